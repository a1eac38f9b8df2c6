"""A fingerprint changes with what was affirmed, names it, and changes with nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from compliance.passages.fingerprint import changed_parts, fingerprint, pin_hash
from compliance.wording.speaking import spoken_in
from compliance.workspace.evidence_fields import FIELD, EvidenceField, Output, fields_in
from support.builders import AGREEMENT, one_duty
from support.pseudo import OPEN, SPOKEN, speak_pseudo
from support.reports import lake

FULL: dict[str, Any] = {
    "targets": ["1a"],
    "status": "fulfilled",
    "respondents": ["north"],
    "reading": "gates_all",
    "event": "1999-06-01",
    "asserted": "1999-06-20",
    "figures": [{"what": "gates", "of": "the dam", "value": 4, "as_printed": "four"}],
    "passage": {"start": "a", "end": "b", "prefix": "c"},
}
ANSWER: dict[str, Any] = {"act": "denies", "responds_to": ["e1"], "extent": "whole"}


def prints(
    root: Path, *evidence: dict[str, Any], agreement: dict[str, Any] | None = None
) -> Mapping[str, str]:
    made = lake(root, evidence=evidence, agreement=agreement)
    return fingerprint(list(made.evidence.values())[-1], made.agreement())


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ({"claim": "Another."}, ("claim",)),
        ({"status": "violated"}, ("status",)),
        ({"respondents": ["north", "south"]}, ("respondents",)),
        ({"reading": "gates_flow"}, ("reading",)),
        ({"scope": "arguable"}, ("scope",)),
        ({"speaker": "south-office", "voice": "reported"}, ("speaker", "voice")),
        ({"voice": "own"}, ("via", "voice")),
        ({"via": ["wire"]}, ("via",)),
        ({"event": "1999-06-02"}, ("dates",)),
        ({"asserted": "1999-06-21"}, ("dates",)),
        ({"figures": []}, ("figures",)),
        ({"figures": [{**FULL["figures"][0], "value": 5}]}, ("figures",)),
        ({"figures": [{**FULL["figures"][0], "what": "locks"}]}, ("figures",)),
        ({"figures": [{**FULL["figures"][0], "of": "a dam"}]}, ("figures",)),
        ({"figures": [{**FULL["figures"][0], "as_printed": "4"}]}, ("figures",)),
        ({"passage": {"start": "z", "end": "b", "prefix": "c"}}, ("passage",)),
        ({"passage": {"start": "a", "end": "z", "prefix": "c"}}, ("passage",)),
        ({"passage": {"start": "a", "end": "b"}}, ("passage",)),
        ({"targets": ["1"]}, ("target_text", "targets")),
        ({"targets": ["1a", "*"]}, ("target_text", "targets")),
        ({"note": "A note."}, ()),
        ({"link": "inferred"}, ()),
        ({"origin": "briefing"}, ()),
        ({"incident": "gate-shut"}, ()),
        ({"respondent_words": "the North"}, ()),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else None,
)
def test_what_changes_in_a_record_is_named(
    change: dict[str, Any], parts: tuple[str, ...], tmp_path: Path
) -> None:
    before = prints(tmp_path / "before", FULL)
    after = prints(tmp_path / "after", {**FULL, **change})
    assert changed_parts(before, after) == parts


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ({"responds_to": ["e2"]}, ("responds_to",)),
        ({"extent": "part"}, ()),
        ({"probable_speaker": {"source": "wire", "because": "x"}}, ("probable_speaker",)),
    ],
)
def test_what_changes_in_a_denial_is_named(
    change: dict[str, Any], parts: tuple[str, ...], tmp_path: Path
) -> None:
    before = prints(tmp_path / "before", {}, {}, ANSWER)
    after = prints(tmp_path / "after", {}, {}, {**ANSWER, **change})
    assert changed_parts(before, after) == parts


def test_another_reason_for_a_probable_speaker_is_no_change(tmp_path: Path) -> None:
    one, other = (
        {"probable_speaker": {"source": "wire", "because": why}} for why in ("a name", "a date")
    )
    assert prints(tmp_path / "one", one) == prints(tmp_path / "other", other)


def test_an_act_that_changes_is_named_with_what_it_takes_along(tmp_path: Path) -> None:
    before = prints(tmp_path / "before", {"act": "forecasts"})
    assert changed_parts(before, prints(tmp_path / "after", {"act": "commits"})) == ("act",)


def test_the_same_reference_in_full_is_no_change(tmp_path: Path) -> None:
    full = {**ANSWER, "responds_to": ["gazette-1999-06-28#e1"]}
    assert prints(tmp_path / "a", {}, ANSWER) == prints(tmp_path / "b", {}, full)


DUTY: dict[str, Any] = {
    "detail": "All of them",
    "bearers": [{"side": "north", "part": "half"}],
    "due": {"date": "1999-06-01", "words": "in June"},
}


def agreed(**change: object) -> dict[str, Any]:
    return one_duty(**{**DUTY, **change})


@pytest.mark.parametrize(
    ("change", "changed"),
    [
        ({"duty": "Shut the gates"}, True),
        ({"detail": "One of them"}, True),
        ({"kind": "state"}, True),
        ({"bearers": [{"side": "south", "part": "half"}]}, True),
        ({"bearers": [{"source": "north-ministry", "part": "half"}]}, True),
        ({"bearers": [{"side": "north"}]}, True),
        ({"bearers": [{"side": "north", "part": "half", "named": False}]}, True),
        ({"due": {"date": "1999-06-02", "words": "in June"}}, True),
        ({"due": {"date": "1999-06-01", "words": "in summer"}}, True),
        ({"due": {"words": "in June"}}, True),
        ({"note": "A note."}, False),
        ({"confidence": "C"}, False),
    ],
)
@pytest.mark.parametrize("target", ["1a", "1"])
def test_what_changes_in_the_text_of_a_target_is_named(
    target: str, change: dict[str, Any], changed: bool, tmp_path: Path
) -> None:
    before = prints(tmp_path / "before", {"targets": [target]}, agreement=agreed())
    after = prints(tmp_path / "after", {"targets": [target]}, agreement=agreed(**change))
    assert changed_parts(before, after) == (("target_text",) if changed else ())


@pytest.mark.parametrize(("target", "changed"), [("1a", False), ("1", True), ("*", False)])
def test_a_title_is_part_of_the_text_of_what_it_is_the_title_of(
    target: str, changed: bool, tmp_path: Path
) -> None:
    before = prints(tmp_path / "before", {"targets": [target]}, agreement=agreed())
    titled = agreed()
    titled["clauses"][0]["title"] = "The gates"
    after = prints(tmp_path / "after", {"targets": [target]}, agreement=titled)
    assert changed_parts(before, after) == (("target_text",) if changed else ())


def test_the_title_of_the_agreement_is_the_text_of_the_whole(tmp_path: Path) -> None:
    before = prints(tmp_path / "before", {"targets": ["*"]})
    after = prints(tmp_path / "after", {"targets": ["*"]}, agreement={"title": "A treaty"})
    assert changed_parts(before, after) == ("target_text",)


def test_a_target_that_the_agreement_has_not_has_no_text(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[{}])
    (e,) = made.evidence.values()
    agreement = made.agreement(AGREEMENT)
    none = replace(agreement, clauses=agreement.clauses[1:])
    assert changed_parts(fingerprint(e, agreement), fingerprint(e, none)) == ("target_text",)


def test_a_fingerprint_is_sixteen_hex_digits_a_part(tmp_path: Path) -> None:
    made = prints(tmp_path, FULL)
    assert list(made) == sorted(made)
    assert {len(part) for part in made.values()} == {16}


def test_a_field_that_came_later_is_hashed_only_where_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = lake(tmp_path, evidence=[{}, {"note": "A note."}])
    without, noted = made.evidence.values()
    before = [fingerprint(e, made.agreement()) for e in (without, noted)]
    later = (*fields_in(Output.FINGERPRINT), EvidenceField("note"))
    monkeypatch.setattr("compliance.passages.fingerprint.fields_in", lambda _output: later)
    after = [fingerprint(e, made.agreement()) for e in (without, noted)]
    assert after[0] == before[0]
    assert changed_parts(before[1], after[1]) == ("note",)


TWO: list[dict[str, Any]] = [*DUTY["bearers"], {"source": "north-ministry"}]
DUTY_BYTES = (
    '["Open the gates","All of them","act",'
    '[["north",null,"half",true],[null,"north-ministry",null,true]],["1999-06-01","in June"]]'
)
RECORD: dict[str, Any] = {
    "targets": ["1a", "1", "*"],
    "status": "partly_fulfilled",
    "respondents": ["north", "south"],
    "reading": "all",
    "claim": "Says “four” – no more.",
    "event": "1999-06-01",
    "asserted": "1999-06-20~",
    "figures": [{"what": "gates", "of": "the dam", "value": 4, "as_printed": "four"}],
    "passage": {"start": "a", "end": "b", "prefix": "c"},
}
BYTES = {
    "act": '"assesses"',
    "claim": '"Says “four” – no more."',
    "dates": '["1999-06-01","1999-06-20~"]',
    "figures": '[["gates","the dam",4,"four"]]',
    "passage": '["a","b","c"]',
    "probable_speaker": "null",
    "reading": '"all"',
    "respondents": '["north","south"]',
    "responds_to": "[]",
    "scope": '"in_scope"',
    "speaker": '"north-ministry"',
    "status": '"partly_fulfilled"',
    "target_text": f'[{DUTY_BYTES},["The dam",{DUTY_BYTES}],["Treaty on the dam"]]',
    "targets": '["1a","1","*"]',
    "via": '["south-gazette"]',
    "voice": '"quoted"',
}


def short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def test_every_part_is_the_hash_of_its_json_without_spaces(tmp_path: Path) -> None:
    """A fingerprint is made of stated bytes: another program can make the same from the files."""
    holder = {"source": "south", "citation": "A note", "confidence": "A"}
    reading = {"id": "all", "says": "All.", "turns_on": "the gates", "holders": [holder]}
    agreement = {"title": "Treaty on the dam", **agreed(bearers=TWO, readings=[reading])}
    made = lake(tmp_path, evidence=[RECORD], agreement=agreement)
    (e,) = made.evidence.values()
    found = fingerprint(e, made.agreement())
    assert found == {name: short(text) for name, text in BYTES.items()}
    assert found["passage"] == pin_hash(e)


@pytest.mark.parametrize(
    ("due", "told"),
    [(None, "null"), ({"words": "in June"}, '["None","in June"]')],
    ids=["no date", "no day"],
)
def test_a_duty_without_a_day_says_so(due: object, told: str, tmp_path: Path) -> None:
    duty = {key: value for key, value in {**DUTY, "bearers": TWO, "due": due}.items() if value}
    made = lake(tmp_path, evidence=[{"targets": ["1a"]}], agreement=one_duty(**duty))
    (e,) = made.evidence.values()
    found = fingerprint(e, made.agreement())
    duty_bytes = DUTY_BYTES.replace('["1999-06-01","in June"]', told)
    assert found["target_text"] == short(f"[{duty_bytes}]")
    assert found["dates"] == short(f'["None","{e.asserted.text}"]')


def test_it_is_the_same_whatever_is_spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a site in another language would tell that every affirmed record has changed."""
    place = {**FULL["passage"], "page": 4, "paragraph": "2", "time": "1:02:03"}
    part, note = {"words": "only the north"}, "a note"
    made = lake(tmp_path, evidence=[{**FULL, "passage": place, "part": part, "note": note}])
    (record,), agreement = made.evidence.values(), made.agreement()
    speak_pseudo(monkeypatch)
    with spoken_in(SPOKEN):
        spoken, said = fingerprint(record, agreement), FIELD["locator"].line(record)
    assert (spoken, said.count(OPEN)) == (fingerprint(record, agreement), 3)
