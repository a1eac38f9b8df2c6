"""Suggestions in words: neutral ones, or what stands in the article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from compliance.model.base import InstrumentId, Target
from compliance.model.dates.edtf import parse_edtf
from compliance.model.words import Act, Scope, Status, Voice
from compliance.render.text.suggest import render_suggest_text
from compliance.suggest.law import Outcome
from compliance.suggest.suggestion import Suggestion
from compliance.views.suggest import SuggestView, SuggestWriter, Wanted
from support.builders import HERALD
from support.lake_cues import lake_given
from unit.suggest.test_law import SOUND

NAMES = {
    "north": "North Shore",
    "south": "South Shore",
    "north-ministry": "Ministry of Waters",
}
LATER = replace(SOUND, range=(200, 220), score=0.9, targets=(Target("2a"), Target("1a")))


@pytest.fixture
def writer() -> SuggestWriter:
    return SuggestWriter(names=NAMES, wanted=Wanted(), public=False)


def shown(root: Path, writer: SuggestWriter, **changes: Any) -> tuple[str, str]:  # noqa: ANN401
    """Return what is said, and who says it, of one suggestion."""
    outcome = Outcome((replace(SOUND, **changes),), ())
    (one,) = writer.write(lake_given(root, HERALD), outcome, HERALD, reads=True).suggestions
    return one.said, one.who


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "says"),
        ({"act": Act.BACKGROUND}, "background"),
        ({"act": Act.ASSESSES, "status": Status.NOT_FULFILLED}, "says: not fulfilled"),
        ({"respondents": ("south", "north")}, "says, of South Shore, North Shore"),
        ({"scope": Scope.NOT_A_CLAUSE}, "says (in no point)"),
        (
            {"scope": Scope.OTHER_INSTRUMENT, "instrument": InstrumentId("fishing-1997")},
            "says (another instrument: fishing-1997)",
        ),
    ],
)
def test_what_is_said_is_told_in_neutral_words(
    changes: dict[str, Any], said: str, tmp_path: Path, writer: SuggestWriter
) -> None:
    assert shown(tmp_path, writer, **changes)[0] == said


@pytest.mark.parametrize(
    ("changes", "who"),
    [
        ({}, "Ministry of Waters (North Shore), quoted"),
        ({"voice": Voice.OWN}, "Ministry of Waters (North Shore)"),
        ({"speaker": None, "speaker_words": "two aides"}, "two aides (North Shore), quoted"),
        ({"speaker": None}, "nobody named (North Shore), quoted"),
        ({"asserted": parse_edtf("1999-07")}, "Ministry of Waters (North Shore), quoted, 1999-07"),
    ],
)
def test_who_says_it_is_named_as_printed(
    changes: dict[str, Any], who: str, tmp_path: Path, writer: SuggestWriter
) -> None:
    assert shown(tmp_path, writer, **changes)[1] == who


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (Wanted(), (SOUND, LATER)),
        (Wanted(most=1), (LATER,)),
        (Wanted(most=2), (SOUND, LATER)),
        (Wanted(least=0.6), (LATER,)),
        (Wanted(targets=frozenset({Target("2a")})), (LATER,)),
        (Wanted(targets=frozenset()), ()),
    ],
)
def test_those_asked_for_are_chosen_in_the_order_of_the_text(
    wanted: Wanted, chosen: tuple[Suggestion, ...]
) -> None:
    assert wanted.chosen([SOUND, LATER]) == chosen


def test_what_was_not_read_left_out_or_dropped_is_said(
    tmp_path: Path, writer: SuggestWriter
) -> None:
    given = lake_given(tmp_path, HERALD)
    few = replace(writer, wanted=Wanted(least=0.95))
    article = few.write(given, Outcome((SOUND,), ("no", "no")), HERALD, reads=False)
    unread = replace(article, language=None)
    read = writer.write(given, Outcome((SOUND,), ()), HERALD, reads=True)
    view = SuggestView(
        engine="stand-in", version="1", explain=False, public=False, articles=(unread, read)
    )
    text = render_suggest_text(view)
    assert "no language: no list of words; what sentences are about was ranked, no more" in text
    assert "nothing suggested" in text
    assert "1 more with other options" in text
    assert "2 suggestions dropped: no\n" in text
    assert text.count("no list of words") == 1
