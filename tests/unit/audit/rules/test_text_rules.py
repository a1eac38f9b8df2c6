"""Rules that read texts, on texts written for the purpose: whole messages, and every record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from compliance.audit.audited import Audited
from compliance.audit.rule import AuditRule, Remark
from compliance.audit.rules import boundary, lock, passages, records
from compliance.library.store import TextLibrary
from compliance.model.base import ArticleId
from compliance.passages.prove import Prover
from compliance.workspace.workspace import Workspace
from support.audits import audited
from support.builders import HERALD as HERALD_ID
from support.lake_texts import HERALD
from support.reports import TextsInMemory, lake, lock_for

LONG = "so " * 399 + "on"


def with_text(made: Workspace, text: str) -> Workspace:
    """Return a workspace in which every article has one text, the one given."""
    (sha256,) = TextsInMemory([text]).known()
    return replace(
        made,
        evidence={
            i: replace(
                e,
                article=replace(
                    e.article,
                    held=tuple(replace(held, text_sha256=sha256) for held in e.article.held),
                ),
            )
            for i, e in made.evidence.items()
        },
    )


def found(
    root: Path, rule: AuditRule, text: str, *pins: dict[str, str], **keys: object
) -> list[Remark]:
    made = with_text(lake(root, evidence=[{"passage": pin, **keys} for pin in pins]), text)
    return [finding.remark for finding in rule.findings(audited(made, texts=[text]))]


@pytest.mark.parametrize(
    ("text", "where", "words", "context"),
    [
        ("They never left the lane at all.", "before it", '"never"', "They never […]"),
        ("They left the lane for nothing.", "after it", '"nothing"', "[…] for nothing."),
        (
            "Nobody ever left the lane for nothing.",
            "before it and after it",
            '"Nobody", "nothing"',
            "Nobody ever […] for nothing.",
        ),
        (
            "No, they did not say no and never left the lane not once.",
            "before it and after it",
            '"not", "no", "never"',
            "they did not say no and never […] not once.",
        ),
        (
            "Of all the boats on the lake none left the lane not once or twice in the month.",
            "before it and after it",
            '"none", "not"',
            "boats on the lake none […] not once or twice in",
        ),
    ],
)
def test_words_on_both_sides_of_a_passage_are_told_once_and_in_order(
    text: str, where: str, words: str, context: str, tmp_path: Path
) -> None:
    (remark,) = found(tmp_path, boundary.negation, text, {"start": "left the lane"})
    assert remark.message == (
        f"the sentence of the passage has a word of negation {where}: {words}; "
        "include it in the passage, or make sure that the claim holds without it"
    )
    assert remark.context == context


def test_a_passage_that_is_not_close_to_anything_does_not_hide_the_next(tmp_path: Path) -> None:
    text = "All of the boats left the lane on the first day."
    pins = [{"start": "Zebras graze"}, {"start": "boats had left the lanes"}]
    (remark,) = found(tmp_path, passages.near, text, *pins)
    assert remark.subject.endswith("#e2")
    assert "stands instead of" in remark.message


def test_each_thing_that_differs_at_the_closest_place_is_told(tmp_path: Path) -> None:
    text = "Most of the boats left the lane, and some of them came back at noon."
    pin = {"start": "most of the boats were left", "end": "of them went back"}
    (remark,) = found(tmp_path, passages.near, text, pin)
    assert remark.message.endswith(
        '"Most" stands instead of "most", "were" is missing, "came" stands instead of "went"; '
        "copy its words from the text"
    )


@pytest.mark.parametrize(("length", "is_long"), [(1_200, False), (1_201, True)])
def test_a_passage_is_long_from_the_first_code_point_over_the_most(
    length: int, is_long: bool, tmp_path: Path
) -> None:
    passage = f"They left {'a' * (length - 14)} end"
    pin = {"start": "They left", "end": "end"}
    remarks = found(tmp_path, passages.long, f"On a day in June. {passage} of it.", pin)
    message = (
        "the passage has 1,201 code points, more than 1,200; pin the words that carry the claim"
    )
    assert [remark.message for remark in remarks] == ([message] if is_long else [])


def test_a_passage_that_is_not_found_does_not_hide_a_long_one(tmp_path: Path) -> None:
    text = f"Before {LONG} and {LONG} after."
    pins = [{"start": "Zebras graze"}, {"start": "Before so", "end": "after"}]
    (remark,) = found(tmp_path, passages.long, text, *pins)
    assert remark.subject.endswith("#e2")
    assert remark.message.startswith(f"the passage has {len(text) - 1:,} code points")


def test_a_suspect_names_what_changed_in_its_record_and_in_each_of_its_targets(
    tmp_path: Path,
) -> None:
    text = "Most of the boats left the lane."
    pin = {"passage": {"start": "Most of the boats"}, "targets": ["1a", "2a"]}
    before = with_text(lake(tmp_path / "before", evidence=[pin]), text)
    changed = {**pin, "claim": "Another.", "event": "1999-06-02"}
    after = with_text(lake(tmp_path / "after", evidence=[changed]), text)
    after = replace(after, lock=lock_for(before, [text]))
    agreement = after.agreement()
    (first, second) = agreement.clauses
    shut = replace(first.obligations[0], duty="Shut the gates")
    other = replace(
        agreement, clauses=(replace(first, obligations=(shut, *first.obligations[1:])), second)
    )
    changed_since = Audited(after, other, Prover(after, TextsInMemory([text])))
    (finding,) = lock.suspect.findings(changed_since)
    assert finding.remark.message.startswith(
        "changed since it was affirmed on 2001-01-01: in the record claim, dates; in the agreement "
        "the text of 1a, 2a; if it is right as it stands: compliance affirm "
    )


def test_each_point_that_a_passage_names_is_told_and_a_named_link_hides_no_other(
    tmp_path: Path,
) -> None:
    text = "They kept to points 1 and 2 of it. Nobody spoke of the rest."
    made = with_text(
        lake(
            tmp_path,
            evidence=[
                {"passage": {"start": "Nobody spoke"}, "link": "inferred"},
                {"passage": {"start": "They kept", "end": "of it"}, "link": "named"},
                {
                    "passage": {"start": "They kept", "end": "of it"},
                    "link": "inferred",
                    "targets": ["2a", "1a", "1"],
                },
            ],
        ),
        text,
    )
    (finding,) = records.inferred_but_named.findings(audited(made, texts=[text]))
    assert finding.remark.subject.endswith("#e3")
    assert finding.remark.message == (
        'the passage names point 2, 1, but its link is "inferred"; '
        'write "link: named", or say in a note why not'
    )


def test_records_of_different_origins_are_not_held_against_each_other(tmp_path: Path) -> None:
    made = lake(
        tmp_path,
        evidence=[
            {"origin": "one", "asserted": "1999-06-01"},
            {"origin": "other", "asserted": "1999-06-02"},
            {"asserted": "1999-06-03"},
            {"origin": "other", "asserted": "1999-06-04"},
        ],
    )
    (finding,) = records.origin_differs.findings(audited(made))
    assert finding.remark.subject.endswith("#e4")
    assert '"other" with "gazette-1999-06-28#e2"' in finding.remark.message


def test_the_words_around_a_place_begin_with_the_text_where_it_is_near(tmp_path: Path) -> None:
    text = "A boat left the lane, and another boat left it too."
    (remark,) = found(tmp_path, passages.ambiguous, text, {"start": "boat left"})
    assert remark.context == "A | boat left the lane, and another"


def test_a_damaged_text_of_which_no_record_tells_is_found_on_its_article(tmp_path: Path) -> None:
    made = lake(tmp_path / "lake", evidence=[])
    library = TextLibrary(tmp_path / "library")
    sha256 = library.put(HERALD)
    stored = tmp_path / "library" / "texts" / sha256[:2] / f"{sha256}.txt"
    stored.write_bytes(HERALD.replace("boats", "goats").encode())
    prover = Prover(made, TextLibrary(tmp_path / "library"))
    (finding,) = passages.altered.findings(Audited(made, made.agreement(), prover))
    assert (finding.remark.subject, finding.remark.route) == (HERALD_ID, ("held", 0))
    assert finding.remark.evidence is None
    assert finding.remark.message == (
        f'its text, the file "texts/{sha256[:2]}/{sha256}.txt" of the text library, was altered: '
        "no record has a passage in it; store it again from its file: compliance articles add FILE"
    )


def test_an_altered_text_is_found_after_one_that_is_not_altered_and_one_that_is_not_held(
    tmp_path: Path,
) -> None:
    made = lake(tmp_path / "lake", evidence=[])
    library = TextLibrary(tmp_path / "library")
    whole, sha256 = library.put("A text that is whole."), library.put(HERALD)
    library.root.joinpath(library.file_name(sha256)).write_text("Another.", "utf-8")
    herald = ArticleId(HERALD_ID)
    article = made.articles[herald]
    (held,) = article.held
    hashes = (whole, "0" * 64, sha256)
    held_texts = tuple(replace(held, text_sha256=one) for one in hashes)
    made = replace(made, articles={**made.articles, herald: replace(article, held=held_texts)})
    prover = Prover(made, TextLibrary(tmp_path / "library"))
    (finding,) = passages.altered.findings(Audited(made, made.agreement(), prover))
    assert finding.remark.route == ("held", 2)


def test_the_edges_of_what_was_found_are_looked_at_whatever_was_not_found_before(
    tmp_path: Path,
) -> None:
    text = "They never left the lane at all. They did not stay in the bay for long."
    pins = (
        {"start": "goats without number", "end": "at noon"},
        {"start": "left the lone", "end": "at all"},
        {"start": "stay in the bay"},
    )
    remarks = found(tmp_path, boundary.negation, text, *pins)
    assert [remark.subject.rpartition("#")[2] for remark in remarks] == ["e3"]
