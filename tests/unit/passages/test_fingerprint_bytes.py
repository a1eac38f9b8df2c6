"""A fingerprint is made of stated bytes: another program can make the same from the files."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from compliance.passages.fingerprint import fingerprint, pin_hash
from support.reports import lake

OBLIGATION: dict[str, Any] = {
    "id": "1a",
    "duty": "Open the gates",
    "detail": "All of them",
    "kind": "act",
    "bearers": [{"side": "north", "part": "half"}, {"source": "north-ministry"}],
    "due": {"date": "1999-06-01", "words": "in June"},
    "confidence": "A",
}
DUTY = (
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
    "target_text": f'[{DUTY},["The dam",{DUTY}],["Treaty on the dam"]]',
    "targets": '["1a","1","*"]',
    "via": '["south-gazette"]',
    "voice": '"quoted"',
}


def prints(root: Path, **keys: object) -> dict[str, str]:
    reading = {
        "id": "all",
        "says": "All.",
        "turns_on": "the gates",
        "holders": [{"source": "south", "citation": "A note", "confidence": "A"}],
    }
    obligation = {**OBLIGATION, "readings": [reading], **keys}
    clauses = [{"number": "1", "title": "The dam", "obligations": [obligation]}]
    made = lake(
        root,
        evidence=[RECORD],
        agreement={"title": "Treaty on the dam", "clauses": clauses, "wordings": []},
    )
    (e,) = made.evidence.values()
    found = fingerprint(e, made.agreement())
    assert found["passage"] == pin_hash(e)
    return dict(found)


def short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def test_every_part_is_the_hash_of_its_json_without_spaces(tmp_path: Path) -> None:
    assert prints(tmp_path) == {name: short(text) for name, text in BYTES.items()}


@pytest.mark.parametrize(
    ("due", "told"),
    [(None, "null"), ({"words": "in June"}, '["None","in June"]')],
    ids=["no date", "no day"],
)
def test_a_duty_without_a_day_says_so(due: object, told: str, tmp_path: Path) -> None:
    keys = {} if due is None else {"due": due}
    plain = {key: value for key, value in OBLIGATION.items() if key != "due"}
    clause = {"number": "1", "title": "The dam", "obligations": [{**plain, **keys}]}
    made = lake(
        tmp_path,
        evidence=[{"targets": ["1a"]}],
        agreement={"clauses": [clause], "wordings": []},
    )
    (e,) = made.evidence.values()
    duty = DUTY.replace('["1999-06-01","in June"]', told)
    found = fingerprint(e, made.agreement())
    assert found["target_text"] == short(f"[{duty}]")
    assert found["dates"] == short(f'["None","{e.asserted.text}"]')
