"""Rules that read texts, on texts written for the purpose: whole messages, and every record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from compliance.audit.audited import Audited
from compliance.audit.rules import boundary, lock, passages
from compliance.model.edtf import parse_edtf
from compliance.passages.affirm import Affirmer
from compliance.passages.prove import Prover
from support.reports import TextsInMemory, lake

if TYPE_CHECKING:
    from pathlib import Path

    from compliance.audit.finding import Remark
    from compliance.audit.rule import Rule
    from compliance.workspace.workspace import Workspace

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


def found(root: Path, rule: Rule, text: str, *pins: dict[str, str], **keys: object) -> list[Remark]:
    made = with_text(lake(root, evidence=[{"passage": pin, **keys} for pin in pins]), text)
    audited = Audited(made, made.agreement(), Prover(made, TextsInMemory([text])))
    return [finding.remark for finding in rule.findings(audited)]


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
        f"in the sentence of the passage, {where}, stands a word of negation: {words}; "
        "take it into the passage, or see that the claim holds without it"
    )
    assert remark.context == context


def test_a_passage_that_is_not_close_to_anything_does_not_hide_the_next(tmp_path: Path) -> None:
    text = "All of the boats left the lane on the first day."
    pins = [{"start": "Zebras graze"}, {"start": "boats had left the lanes"}]
    (remark,) = found(tmp_path, passages.near, text, *pins)
    assert remark.subject.endswith("#e2")
    assert "stands as" in remark.message


def test_each_thing_that_differs_at_the_closest_place_is_told(tmp_path: Path) -> None:
    text = "Most of the boats left the lane, and some of them came back at noon."
    pin = {"start": "most of the boats were left", "end": "of them went back"}
    (remark,) = found(tmp_path, passages.near, text, pin)
    assert remark.message.endswith(
        '"most" stands as "Most", "were" does not stand, "went" stands as "came"; '
        "copy its words from the text"
    )


@pytest.mark.parametrize(("more", "is_long"), [(0, False), (1, True)])
def test_a_passage_is_long_from_the_first_code_point_over_the_most(
    more: int, is_long: bool, tmp_path: Path
) -> None:
    text = f"Before {'a' * more}{LONG} end after."
    pin = {"start": f"{'a' * more}so so", "end": "so on end", "prefix": "Before"}
    length = len(f"{'a' * more}{LONG} end")
    limit = passages.MOST_CODE_POINTS
    padded = text.replace(" end", " " + "e" * (limit - length + more) + "end")
    remarks = found(tmp_path, passages.long, padded, {**pin, "end": padded.split()[-2]})
    assert [remark.message for remark in remarks] == (
        [
            "the passage has 1,201 code points, more than 1,200; "
            "pin the words that carry the claim"
        ]
        if is_long
        else []
    )


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
    prover = Prover(before, TextsInMemory([text]))
    affirmer = Affirmer(workspace=before, prover=prover, on=parse_edtf("2001-01-01"))
    locked = affirmer.affirm(tuple(before.evidence), accept=False).lock
    changed = {**pin, "claim": "Another.", "note": "A note.", "scope": "arguable"}
    after = with_text(lake(tmp_path / "after", evidence=[changed]), text)
    after = replace(after, lock={entry.evidence: entry for entry in locked})
    agreement = after.agreement()
    (first, second) = agreement.clauses
    shut = replace(first.obligations[0], duty="Shut the gates")
    other = replace(
        agreement, clauses=(replace(first, obligations=(shut, *first.obligations[1:])), second)
    )
    audited = Audited(after, other, Prover(after, TextsInMemory([text])))
    (finding,) = lock.suspect.findings(audited)
    assert finding.remark.message.startswith(
        "changed since it was affirmed on 2001-01-01: in the record claim, scope; in the agreement "
        "the text of 1a, 2a; if it is right as it stands: compliance affirm "
    )
