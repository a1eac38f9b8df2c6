"""The engine "rules" turns sentences into suggestions by the codebook, and pins each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from compliance.model.base import SideId
from compliance.model.dates.edtf import parse_edtf
from compliance.model.words import Act, Link, Scope, Status
from compliance.suggest.given import Given
from compliance.suggest.law import ask
from compliance.suggest.rank import topics
from compliance.suggest.rules import RulesEngine
from compliance.suggest.said import Said
from compliance.suggest.suggestion import Clue, Suggestion
from support.builders import GAZETTE, HERALD
from support.lake_cues import lake_given, lake_known
from support.reading import as_read, changed


def suggested(
    root: Path,
    text: str,
    monkeypatch: pytest.MonkeyPatch,
    **changes: Any,  # noqa: ANN401 - any field
) -> tuple[Suggestion, ...]:
    """Return what is suggested for a text of one sentence that was read as told."""
    place = (0, len(text))
    read = Said(range=place, sentence=place, side=SideId("north"), act=Act.STATES)
    told = as_read(changed(read, **changes), sure=False)
    monkeypatch.setattr(topics, "read_text", lambda given: [told])  # noqa: ARG005
    known = lake_known(root)[1]
    given = Given(text=text, published=parse_edtf("1999-07-01"), known=known, language="en")
    outcome = ask(RulesEngine(), given)
    assert outcome.dropped == ()
    return outcome.suggestions


BOATS = "The patrol boats of South Shore were withdrawn"


@pytest.mark.parametrize(
    ("act", "status", "kept"),
    [
        (Act.ASSESSES, Status.FULFILLED, (Act.ASSESSES, Status.FULFILLED)),
        (Act.ASSESSES, None, (Act.STATES, None)),
        (Act.STATES, Status.FULFILLED, (Act.STATES, None)),
    ],
)
def test_a_status_goes_with_its_act_and_with_none_else(
    act: Act,
    status: Status | None,
    kept: tuple[Act, Status | None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (one,) = suggested(tmp_path, BOATS, monkeypatch, act=act, status=status)
    assert (one.act, one.status) == kept
    assert one.targets[0] == "2a"
    assert one.link is Link.NAMED


def test_what_lies_outside_has_no_status_and_is_of_no_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "They broke the fishing accord"
    (one,) = suggested(tmp_path, text, monkeypatch, act=Act.ASSESSES, status=Status.VIOLATED)
    assert (one.act, one.status, one.scope) == (Act.ASSESSES, None, Scope.OTHER_INSTRUMENT)
    assert (one.targets[0], one.instrument) == ("*", "fishing-1997")


def test_parts_and_points_that_were_read_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = suggested(tmp_path, BOATS, monkeypatch, parts=("p1",), named=("2",))
    assert one.part is not None
    assert one.part.of == ("p1",)
    assert one.link is Link.NAMED


def test_a_passage_that_no_words_find_is_not_suggested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = lake_known(tmp_path)[1]
    text = f"{BOATS}.\n{BOATS}."
    sentences = [(0, len(BOATS)), (len(BOATS) + 2, len(text) - 1)]
    read = [
        Said(range=place, sentence=place, side=SideId("north"), act=Act.STATES)
        for place in sentences
    ]
    monkeypatch.setattr(topics, "read_text", lambda given: map(as_read, read))  # noqa: ARG005
    given = Given(text=text, published=parse_edtf("1999"), known=known, language="en")
    assert RulesEngine().suggest(given) == []


@pytest.mark.parametrize("article", [GAZETTE, HERALD])
def test_suggestions_keep_the_law_and_come_in_order_each_with_reasons(
    article: str, tmp_path: Path
) -> None:
    given = lake_given(tmp_path, article)
    outcome = ask(RulesEngine(), given)
    assert outcome.dropped == ()
    assert outcome.suggestions
    ranges = [one.range for one in outcome.suggestions]
    assert ranges == sorted(set(ranges))
    assert all(one.reasons for one in outcome.suggestions)
    assert ask(RulesEngine(), given) == outcome
    # What was coded from the article itself is no example for it.
    examples = {
        why.words for one in outcome.suggestions for why in one.reasons if why.cue is Clue.RESEMBLES
    }
    assert not any(example.startswith(f"{article}#") for example in examples)


def test_a_denial_names_the_record_of_whom_it_denies_that_it_is_most_like(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "It denied that North Shore shut one gate of the dam on 20 June"
    denial = {"act": Act.DENIES, "side": SideId("north")}
    (one,) = suggested(tmp_path / "a", text, monkeypatch, **denial, denied="south")
    assert one.responds_to == ("gazette-1999-06-28#e1",)
    (by,) = suggested(tmp_path / "b", text, monkeypatch, **denial, denied="south-office")
    assert by.responds_to == one.responds_to
    (other,) = suggested(tmp_path / "c", text, monkeypatch, **denial, denied="league")
    assert other.responds_to == ()
    (nobody,) = suggested(tmp_path / "d", text, monkeypatch, **denial)
    assert nobody.responds_to == ()


def test_what_has_nothing_to_do_with_the_agreement_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert suggested(tmp_path / "a", "A ferry crossed in the far north", monkeypatch) == ()
    assert suggested(tmp_path / "b", "Rain fell on North Shore", monkeypatch) == ()
    assert suggested(tmp_path / "c", "Ferries crossed to North Shore", monkeypatch) != ()


def test_a_language_without_words_has_its_sentences_ranked(tmp_path: Path) -> None:
    given = lake_given(tmp_path, HERALD)
    known = given.known
    text = "Так. South Shore has not withdrawn its patrol boats from the ferry lane.\n\n"
    plain = Given(text=text, published=given.published, known=known, language="uk", outlet=None)
    found = RulesEngine().suggest(plain)
    assert [(one.targets[0], one.side) for one in found] == [("2a", "unknown")]


def test_a_caveat_limits_the_suggestion_before_it_and_names_its_record(tmp_path: Path) -> None:
    given = lake_given(tmp_path, HERALD)
    coded = next(one for one in given.coded if one.evidence.article.id == HERALD)
    text = f"North Shore said this: {coded.text}. There is no confirmation of the treaty. Ferries."
    here = replace(given, text=text)
    said, caveat = RulesEngine().suggest(here)[:2]
    assert (said.limits, said.qualifies) == (None, ())
    assert (caveat.act, caveat.limits) == (Act.CAVEATS, said.range)
    assert caveat.qualifies == (coded.evidence.id,)
    elsewhere = RulesEngine().suggest(replace(here, article=None))[1]
    assert elsewhere.qualifies == ()


def test_a_caveat_on_what_is_not_suggested_limits_the_suggestion_before_that(
    tmp_path: Path,
) -> None:
    given = lake_given(tmp_path, HERALD)
    caveat = "There is no confirmation of the treaty on North Shore."
    (alone,) = RulesEngine().suggest(replace(given, text=caveat))
    assert (alone.act, alone.limits) == (Act.CAVEATS, None)
    text = f"The patrol boats of South Shore were withdrawn. In 1985 the treaty was old. {caveat}"
    boats, last = RulesEngine().suggest(replace(given, text=text))
    assert last.limits == boats.range
