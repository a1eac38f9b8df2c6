"""Whether a voice is borne out by who relays it, side by side."""

from __future__ import annotations

import pytest

from compliance.model.base import SourceId, Target
from compliance.model.evidence import EvidenceEntry, PassagePin
from compliance.model.words import Act, Link, Voice
from compliance.workspace.checks.voices import find_voice_faults
from compliance.workspace.load import load_workspace
from support.builders import LAKE

ARTICLE = next(iter(load_workspace(LAKE).articles.values()))
SIDES = {
    "south-gazette": "south",
    "south-office": "south",
    "north-ministry": "north",
    "league-mission": "league",
    "isles-council": "isles",
    "wire": "third",
    "an-officer": "unknown",
}
FORMAL = frozenset({"north", "south", "league"})


def faults(speaker: str, voice: Voice, *via: str) -> list[str]:
    entry = EvidenceEntry(
        id="e1",
        targets=(Target("1a"),),
        link=Link.NAMED,
        speaker=SourceId(speaker),
        voice=voice,
        via=tuple(map(SourceId, via)),
        act=Act.BACKGROUND,
        claim="A claim.",
        passage=PassagePin(start="A claim"),
    )
    return [str(route[0]) for route, _ in find_voice_faults(entry, ARTICLE, SIDES, FORMAL)]


@pytest.mark.parametrize(
    ("speaker", "via", "is_characterised"),
    [
        ("south-office", (), False),  # by the outlet, which is of the same side
        ("north-ministry", (), True),  # by the outlet, which is not
        ("an-officer", (), True),
        ("north-ministry", ("wire",), False),
        ("north-ministry", ("isles-council",), False),  # no party and no signatory
        ("north-ministry", ("league-mission",), True),
        ("wire", ("wire-service", "south-office"), None),  # a source that does not exist
        ("isles-council", ("wire", "south-office"), True),  # one of several is enough
    ],
)
def test_what_another_party_or_signatory_relays_is_characterised_and_nothing_else(
    speaker: str, via: tuple[str, ...], is_characterised: bool | None
) -> None:
    reported = faults(speaker, Voice.REPORTED, *via)
    characterised = faults(speaker, Voice.CHARACTERISED, *via)
    assert reported == (["voice"] if is_characterised else [])
    assert characterised == (["voice"] if is_characterised is False else [])
    assert faults(speaker, Voice.QUOTED, *via) == []


def test_an_own_voice_has_no_via() -> None:
    assert faults("wire", Voice.OWN) == []
    assert faults("wire", Voice.OWN, "south-gazette") == ["via"]


def test_nobody_relays_what_they_say_themselves() -> None:
    assert faults("wire", Voice.QUOTED, "south-gazette", "wire") == ["via"]
