"""Laws of fields: each is declared once, and no output forgets one that it does not leave out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import pytest

from compliance.model.evidence import EvidenceEntry
from compliance.model.words import Act
from compliance.passages.fingerprint import fingerprint
from compliance.workspace.evidence_fields import FIELD, FIELDS, OWN_WAY, Output
from compliance.workspace.load import load_workspace
from support.builders import workspace
from support.cli import run_cli

Record = Mapping[str, Any]

NAMES: Final = tuple(one.name for one in fields(EvidenceEntry) if one.name != "id")
STATED: Final = {"act": "states", "incident": "gate-shut", "respondents": ["south"]}
DENIED: Final = {"act": "denies", "responds_to": ["e2"], "extent": "whole"}
READ: Final = {"act": "interprets", "reading": "gates_all"}

# Two records each that differ in one field alone; a field that is not here is a line of text.
PAIRS: Final[Mapping[str, tuple[Record, Record]]] = {
    "targets": ({"targets": ["1a"]}, {"targets": ["1b"]}),
    "link": ({"link": "named"}, {"link": "inferred"}),
    "speaker": ({"speaker": "north-ministry"}, {"speaker": "north-harbour"}),
    "voice": ({"voice": "own", "speaker": "south-gazette"}, {"speaker": "south-gazette"}),
    "via": ({"via": ["wire"]}, {"via": ["south-gazette"]}),
    "act": ({"act": "background"}, {"act": "commits"}),
    "status": ({"status": "fulfilled"}, {"status": "violated"}),
    "respondents": (
        {"status": "violated", "respondents": ["north"]},
        {"status": "violated", "respondents": ["south"]},
    ),
    "respondent_words": (STATED, {**STATED, "respondent_words": "the others"}),
    "part": (
        {"status": "violated", "part": {"words": "the low gates"}},
        {"status": "violated", "part": {"words": "the high gates"}},
    ),
    "scope": (
        {"scope": "outside_zone", "note": "A note."},
        {"scope": "not_a_clause", "note": "A note."},
    ),
    "instrument": (
        {"scope": "other_instrument", "note": "A note.", "instrument": "fishing-1997"},
        {"scope": "other_instrument", "note": "A note.", "instrument": "fishing-1998"},
    ),
    "reading": (READ, {**READ, "reading": "gates_flow"}),
    "claim": ({"claim": "One claim."}, {"claim": "Another claim."}),
    "event": (STATED, {**STATED, "event": "1999-06-20"}),
    "asserted": ({"asserted": "1999-06-20"}, {"asserted": "1999-06-21"}),
    "responds_to": (DENIED, {**DENIED, "responds_to": ["e3"]}),
    "extent": (DENIED, {**DENIED, "extent": "part"}),
    "denied_claim": (
        {"act": "denies", "denied_claim": {"by": "south", "claim": "One claim."}},
        {"act": "denies", "denied_claim": {"by": "south", "claim": "Another claim."}},
    ),
    "qualifies": ({"act": "caveats", "qualifies": ["e2"]}, {"act": "caveats", "qualifies": ["e3"]}),
    "incident": (STATED, {**STATED, "incident": "gates-1999"}),
    "figures": (
        {"figures": [{"what": "boats", "value": 2, "as_printed": "Two"}]},
        {"figures": [{"what": "boats", "value": 3, "as_printed": "Three"}]},
    ),
    "origin": ({"origin": "one"}, {"origin": "two"}),
    "probable_speaker": (
        {"probable_speaker": {"source": "south-office", "because": "A reason."}},
        {"probable_speaker": {"source": "isles-council", "because": "A reason."}},
    ),
    "waivers": (
        {"status": "violated", "waivers": [{"finding": "claim-status", "because": "One."}]},
        {"status": "violated", "waivers": [{"finding": "claim-status", "because": "Other."}]},
    ),
    "coded_by": (
        {"status": "violated", "coded_by": ["anna"]},
        {"status": "violated", "coded_by": ["anna", "boris"]},
    ),
    "original_language": (
        {"status": "violated", "original_language": "ru"},
        {"status": "violated", "original_language": "uk"},
    ),
    "passage": (
        {"status": "violated", "passage": {"start": "Two boats stayed"}},
        {"status": "violated", "passage": {"start": "Two boats stayed", "end": "no name"}},
    ),
}
INSTRUMENTS: Final = [
    {"id": one, "title": f"Accord {one}", "date": "1997", "confidence": "A"}
    for one in ("fishing-1997", "fishing-1998")
]


@pytest.fixture(params=NAMES)
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path, Path]:
    """The name of a field, and two workspaces that differ in it alone."""
    name: str = request.param
    act = next(act for act in Act if act in FIELD[name].acts)
    plain = {"act": act, **({"status": "fulfilled"} if act is Act.ASSESSES else {})}
    one, other = PAIRS.get(name, (plain, {**plain, name: "An invented line."}))
    claims = [{"claim": f"Claim {n}.", "targets": ["1a"]} for n in (2, 3)]
    roots = [
        workspace(
            tmp_path / folder, evidence=[record, *claims], agreement={"instruments": INSTRUMENTS}
        )
        for folder, record in (("one", one), ("other", other))
    ]
    return name, roots[0], roots[1]


def printed(root: Path, *argv: str) -> str:
    done = run_cli("-w", root, *argv)
    assert (done.status, done.stderr) == (0, "")
    return done.stdout


def first_json(root: Path) -> object:
    report = json.loads(printed(root, "report", "-f", "json"))
    return [
        next(e for e in other["evidence"] if e["id"].endswith("#e1"))
        for clause in report["clauses"]
        for obligation in clause["obligations"]
        for other in obligation["others"]
        if any(e["id"].endswith("#e1") for e in other["evidence"])
    ]


def first_csv(root: Path) -> object:
    rows = csv.DictReader(io.StringIO(printed(root, "report", "-f", "csv")))
    return [row for row in rows if row["evidence"].endswith("#e1")]


def first_fingerprint(root: Path) -> object:
    made = load_workspace(root)
    e = next(e for e in made.evidence.values() if e.id.endswith("#e1"))
    parts = dict(fingerprint(e, made.agreements[e.agreement]))
    del parts["target_text"]  # what the agreement says, not the record
    return parts


OUTPUTS: Final[Mapping[Output, Callable[[Path], object]]] = {
    Output.JSON: first_json,
    Output.CSV: first_csv,
    Output.SHOW: lambda root: printed(root, "show", "gazette-1999-06-28#e1"),
    Output.DETAILS: lambda root: [printed(root, "report", "-f", f) for f in ("html", "md")],
    Output.TEXT: lambda root: printed(root, "report"),
    Output.FINGERPRINT: first_fingerprint,
}


def test_every_field_of_a_record_is_declared_once() -> None:
    declared = [one.name for one in FIELDS if one.given]
    assert sorted(declared) == sorted(NAMES)


def test_every_output_tells_records_apart_or_leaves_the_field_out_by_name(
    pair: tuple[str, Path, Path],
) -> None:
    name, one, other = pair
    left_out = {o for o, reason in FIELD[name].left_out.items() if reason != OWN_WAY}
    told = {output for output, tell in OUTPUTS.items() if tell(one) != tell(other)}
    assert (name, told) == (name, OUTPUTS.keys() - left_out)


def test_a_difference_names_the_field(pair: tuple[str, Path, Path]) -> None:
    name, one, other = pair
    done = run_cli("diff", one, other, "-f", "json")
    assert (done.status, done.stderr) == (0, "")
    rows = [row for row in json.loads(done.stdout)["rows"] if row["kind"] != "unchanged"]
    assert name in {change["what"] for row in rows for change in row["changes"]}


def test_what_leaves_a_field_out_says_why() -> None:
    assert all(reason for one in FIELDS for reason in one.left_out.values())
