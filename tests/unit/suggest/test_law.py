"""What breaks the law of engines is dropped, and the reader is told why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from compliance.model.base import (
    IncidentId,
    InstrumentId,
    ReadingId,
    SideId,
    SourceId,
    Target,
)
from compliance.model.evidence import PassagePin
from compliance.model.words import Act, Scope, Status, Voice
from compliance.suggest.given import Given
from compliance.suggest.law import ask
from compliance.suggest.suggestion import Dropped, Suggestion
from support.builders import HERALD
from support.lake_cues import lake_given
from support.lake_texts import TEXTS

WORDS = "The gates of the dam were opened"
START = TEXTS[HERALD].index(WORDS)
SOUND = Suggestion(
    range=(START, START + len(WORDS)),
    text=WORDS,
    pin=PassagePin(start="The gates of", end="were opened"),
    targets=(Target("1a"),),
    side=SideId("north"),
    speaker=SourceId("north-ministry"),
    voice=Voice.QUOTED,
    act=Act.STATES,
    score=0.5,
    reasons=(),
    engine="stand-in",
    version="1",
)


@dataclass(frozen=True)
class StandIn:
    """An engine that suggests what it is told to."""

    suggestions: tuple[Suggestion | Dropped, ...]
    name: str = "stand-in"
    version: str = "1"

    def suggest(self, given: Given) -> Sequence[Suggestion | Dropped]:  # noqa: ARG002
        return self.suggestions


def test_what_keeps_the_law_is_let_in(tmp_path: Path) -> None:
    outside = replace(SOUND, act=Act.ASSESSES, scope=Scope.OTHER_INSTRUMENT)
    judging = replace(SOUND, act=Act.ASSESSES, status=Status.FULFILLED)
    engine = StandIn((SOUND, outside, judging))
    outcome = ask(engine, lake_given(tmp_path, HERALD))
    assert outcome.suggestions == engine.suggestions
    assert outcome.dropped == ()


def test_what_an_engine_drops_itself_is_told_too(tmp_path: Path) -> None:
    outcome = ask(StandIn((Dropped("it is a guess"), SOUND)), lake_given(tmp_path, HERALD))
    assert outcome.suggestions == (SOUND,)
    assert outcome.dropped == ("it is a guess",)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"text": "The gates"}, f"its words do not stand at {START}-{START + len(WORDS)}"),
        ({"range": (START, START)}, f"its words do not stand at {START}-{START}"),
        ({"range": (0, 9_999)}, "its words do not stand at 0-9999"),
        (
            {"pin": PassagePin(start="The gates of")},
            f"its first and last words do not find {START}-{START + len(WORDS)} alone",
        ),
        ({"targets": ()}, "it has 0 targets, not one to 3"),
        ({"targets": (Target("9z"),)}, 'there is no target "9z"'),
        ({"side": SideId("east")}, 'there is no side "east"'),
        ({"speaker": SourceId("nobody")}, 'there is no source "nobody"'),
        ({"speaker": SourceId("")}, 'there is no source ""'),
        ({"via": (SourceId("nobody"),)}, 'there is no source "nobody"'),
        ({"respondents": ("nobody",)}, 'there is no respondent "nobody"'),
        ({"instrument": InstrumentId("pact")}, 'there is no instrument "pact"'),
        ({"incident": IncidentId("flood-2")}, 'there is no incident "flood-2"'),
        ({"reading": ReadingId("other")}, 'there is no reading "other"'),
        (
            {"status": Status.FULFILLED},
            "it has a status without the act for it, or the act without a status",
        ),
        (
            {"act": Act.ASSESSES},
            "it has a status without the act for it, or the act without a status",
        ),
        ({"score": 1.5}, "its score is 1.5, not from 0 to 1"),
        ({"version": "2"}, "it names stand-in 2, not the engine that made it"),
    ],
)
def test_what_breaks_the_law_is_dropped_and_told(
    changes: dict[str, object], wrong: str, tmp_path: Path
) -> None:
    broken = replace(SOUND, **changes)  # type: ignore[arg-type]
    outcome = ask(StandIn((broken, SOUND)), lake_given(tmp_path, HERALD))
    assert outcome.suggestions == (SOUND,)
    assert outcome.dropped == (wrong,)


def test_what_a_suggestion_limits_is_another_that_is_let_in(tmp_path: Path) -> None:
    given = lake_given(tmp_path, HERALD)
    words = "gates of the dam"
    start = given.text.index(words)
    place = (start, start + len(words))
    caveat = replace(SOUND, range=place, text=words, pin=PassagePin(start=words), act=Act.CAVEATS)
    kept = ask(StandIn((replace(caveat, limits=SOUND.range), SOUND)), given)
    assert [one.limits for one in kept.suggestions] == [SOUND.range, None]
    for limits in (place, (0, 1)):
        (one,) = ask(StandIn((replace(caveat, limits=limits),)), given).suggestions
        assert one.limits is None
