"""What is wrong within a record: every combination of act and fields, dates, and voices."""

from __future__ import annotations

from itertools import product

import pytest

from compliance.model.base import EvidenceId, IncidentId, ReadingId, SourceId, Target
from compliance.model.dates.edtf import parse_edtf
from compliance.model.evidence import DeniedClaim, EvidenceEntry, PassagePin, ProbableSpeaker
from compliance.model.words import Act, Extent, Link, Scope, Status, Voice
from compliance.workspace.checks.record import (
    find_illegal_acts,
    find_scope_faults,
    find_voice_faults,
    is_after,
)
from compliance.workspace.load import load_workspace
from support.builders import LAKE

# DESIGN.md, section 2: what an act needs (+), may have (?) and may not have (-).
TABLE = {
    #                  status, respondents, denial, qualifies
    Act.ASSESSES: "+ ? - -",
    Act.STATES: "- ? - -",
    Act.DENIES: "- - + -",
    Act.INTERPRETS: "- ? - -",
    Act.COMMITS: "- ? - -",
    Act.FORECASTS: "- ? - -",
    Act.DEMANDS: "- + - -",
    Act.CAVEATS: "- - - +",
    Act.BACKGROUND: "- - - -",
}
KEYS = ("status", "respondents", "responds_to", "qualifies")
RIGHT_ACT = {"status": "assesses", "responds_to": "denies", "qualifies": "caveats"}


def entry(act: Act, **keys: object) -> EvidenceEntry:
    defaults = {
        "id": "e1",
        "targets": (Target("1a"),),
        "link": Link.NAMED,
        "speaker": SourceId("wire"),
        "claim": "A claim.",
        "passage": PassagePin(start="A claim"),
        "incident": IncidentId("gate-shut") if act is Act.STATES else None,
        "reading": ReadingId("gates_all") if act is Act.INTERPRETS else None,
    }
    return EvidenceEntry(act=act, **{**defaults, **keys})  # type: ignore[arg-type]


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("given", list(product([False, True], repeat=4)), ids=str)
def test_every_row_of_the_table_of_acts(act: Act, given: tuple[bool, ...]) -> None:
    status, respondents, responds_to, qualifies = given
    made = entry(
        act,
        status=Status.VIOLATED if status else None,
        respondents=("north",) if respondents else (),
        responds_to=(EvidenceId("e2"),) if responds_to else (),
        extent=Extent.WHOLE if responds_to else None,
        qualifies=(EvidenceId("e3"),) if qualifies else (),
    )
    rules = TABLE[act].split()
    wrong = {
        key
        for key, rule, is_given in zip(KEYS, rules, given, strict=True)
        if (rule, is_given) in {("+", False), ("-", True)}
    }
    found = dict(find_illegal_acts(made))
    assert found.keys() - {"extent"} == wrong
    assert ("extent" in found) == (responds_to and act is not Act.DENIES)
    for key, message in found.items():
        assert f'"{act}"' in message
        if key in RIGHT_ACT and given[KEYS.index(key)]:
            assert f'"{RIGHT_ACT[key]}"' in message


def test_the_table_has_every_act() -> None:
    assert TABLE.keys() == set(Act)


@pytest.mark.parametrize("scope", [Scope.OUTSIDE_ZONE, Scope.OTHER_INSTRUMENT, Scope.NOT_A_CLAUSE])
def test_out_of_scope_an_assessment_neither_needs_nor_may_have_a_status(scope: Scope) -> None:
    assert dict(find_illegal_acts(entry(Act.ASSESSES, scope=scope))) == {}
    [(key, message)] = find_illegal_acts(entry(Act.ASSESSES, scope=scope, status=Status.LAPSED))
    assert key == "status"
    assert f'"{scope}"' in message


PROBABLE = ProbableSpeaker(source=SourceId("south-office"), because="It says so.")
NOT_CODED = DeniedClaim(by="north", claim="It was.")


@pytest.mark.parametrize(
    ("act", "keys", "wrong"),
    [
        # With a probable speaker an assessment neither needs nor may have a status.
        (Act.ASSESSES, {"probable_speaker": PROBABLE}, set()),
        (Act.ASSESSES, {"probable_speaker": PROBABLE, "status": Status.LAPSED}, {"status"}),
        # A denial of what nobody coded needs no extent but may have one.
        (Act.DENIES, {"denied_claim": NOT_CODED}, set()),
        (Act.DENIES, {"denied_claim": NOT_CODED, "extent": Extent.PART}, set()),
        # An unlisted reading needs a note.
        (Act.INTERPRETS, {"reading": ReadingId("unlisted")}, {"note"}),
        (Act.INTERPRETS, {"reading": ReadingId("unlisted"), "note": "It says so."}, set()),
    ],
)
def test_what_an_act_may_carry_beside_the_table(
    act: Act, keys: dict[str, object], wrong: set[str]
) -> None:
    assert dict(find_illegal_acts(entry(act, **keys))).keys() == wrong


@pytest.mark.parametrize("act", [Act.STATES, Act.ASSESSES, Act.COMMITS])
def test_a_reading_may_stand_with_any_act(act: Act) -> None:
    status = Status.VIOLATED if act is Act.ASSESSES else None
    made = entry(act, reading=ReadingId("gates_all"), scope=Scope.ARGUABLE, status=status)
    assert dict(find_illegal_acts(made)) == {}
    assert dict(find_scope_faults(made)) == {}


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        ("1999-06-02", "1999-06-01", True),
        ("1999-06-01", "1999-06-01", False),
        ("1999-06", "1999-06-30", False),
        ("1999-07", "1999-06-30", True),
        ("1999-07-01~", "1999-06?", True),
        ("../1999-07-01", "1999-06-30", False),
        ("1999-07-01/..", "1999-06-30", True),
        ("1999-07-01", "1999-06-01/..", False),
    ],
)
def test_a_date_is_after_another_only_if_it_must_be(
    later: str, earlier: str, expected: bool
) -> None:
    assert is_after(parse_edtf(later), parse_edtf(earlier)) is expected


ARTICLE = next(iter(load_workspace(LAKE).articles.values()))
VOICES = {str(one.id): one for one in load_workspace(LAKE).sources.values()}
FORMAL = frozenset({"north", "south", "league"})


def faults(speaker: str, voice: Voice, *via: str) -> list[str]:
    made = entry(Act.BACKGROUND, speaker=speaker, voice=voice, via=via)
    return [str(route[0]) for route, _ in find_voice_faults(made, ARTICLE, VOICES, FORMAL)]


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
