"""Machine output has the keys it promises (DESIGN.md 8), and the values of the files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.render.json.report import render_report_json
from support.builders import HERALD as HERALD_ID
from support.builders import one_duty
from support.lake_texts import HERALD
from support.rendered import text_of
from support.reports import Json, document_of, json_panels, json_targets, lake, view_of

PROMISED = {
    "report": "schema agreement source as_of known_by corpus assessment evidence others clauses "
    "articles",
    "clause": "number title assessment evidence others obligations",
    "obligation": "id duty kind bearers due assessment evidence others",
    "due": "date words amended",
    "other": "source assessment evidence",
    "assessment": "labels label statuses facts denials readings characterised not_counted blank",
    "labels": "official media other",
    "status": "status respondents voices evidence latest current",
    "denial": "evidence denies extent",
    "reading": "reading evidence",
    "record": "id targets link speaker side group voice via act status respondents "
    "respondent_words scope instrument reading claim event asserted responds_to extent "
    "denied_claim qualifies incident figures origin probable_speaker article passage",
    "passage": "start end range text proof",
}
ADDED = {
    "report": "points official public",
    "due": "computed",
    "assessment": "in_doubt",
    "status": "group",
    "record": "note",
    "passage": "prefix proof_words",
}


def keys(kind: str) -> set[str]:
    return {*PROMISED[kind].split(), *ADDED.get(kind, "").split()}


@pytest.fixture
def document(tmp_path: Path) -> Json:
    return document_of(view_of(lake(tmp_path), "south"))


def test_a_report_has_the_promised_keys_and_those_added_since(document: Json) -> None:
    assert set(document) == keys("report")
    assert {frozenset(clause) for clause in document["clauses"]} == {frozenset(keys("clause"))}
    obligations = [o for clause in document["clauses"] for o in clause["obligations"]]
    assert {frozenset(o) for o in obligations} == {frozenset(keys("obligation"))}
    assert set(obligations[0]["due"]) == keys("due")
    assert [o["due"] for o in obligations[1:]] == [None, None, None]


def test_panels_have_the_promised_keys_and_those_added_since(document: Json) -> None:
    for _, found in json_targets(document):
        for other in found["others"]:
            assert set(other) == keys("other")
    panels = [panel for _, _, panel in json_panels(document)]
    for assessment in (panel["assessment"] for panel in panels):
        assert set(assessment) == keys("assessment")
        assert set(assessment["labels"]) == keys("labels")
    parts: dict[str, list[Any]] = {
        "status": [s for panel in panels for s in panel["assessment"]["statuses"]],
        "denial": [d for panel in panels for d in panel["assessment"]["denials"]],
        "reading": [r for panel in panels for r in panel["assessment"]["readings"]],
        "record": [e for panel in panels for e in panel["evidence"]],
        "passage": [e["passage"] for panel in panels for e in panel["evidence"]],
    }
    for kind, written in parts.items():
        assert all(set(one) == keys(kind) for one in written)
        assert written or kind == "reading"


@pytest.mark.parametrize(
    ("bearers", "written"),
    [
        ([{"side": "north"}], [{"side": "north", "part": None, "named": True}]),
        ([{"source": "wire", "part": "half"}], [{"source": "wire", "part": "half", "named": True}]),
        ([{"named": False}], [{"side": None, "part": None, "named": False}]),
    ],
)
def test_bearers_are_sides_sources_or_nobody(
    bearers: list[dict[str, Any]], written: list[dict[str, Any]], tmp_path: Path
) -> None:
    made = lake(tmp_path, agreement=one_duty(bearers=bearers), evidence=[])
    (found,) = document_of(view_of(made))["clauses"][0]["obligations"]
    assert found["bearers"] == written


SOUTH, WIRE = ({"source": one, "citation": "x", "confidence": "C"} for one in ("south", "wire"))


@pytest.mark.parametrize(
    ("keys", "written"),
    [
        ({}, None),
        ({"due": {"words": "soon"}}, {"words": "soon"}),
        (
            {"amendments": [{"says": "Later.", "according_to": [SOUTH, WIRE]}]},
            {"amended": [{"date": None, "says": "Later.", "according_to": ["south", "wire"]}]},
        ),
        (
            {
                "due": {"date": "1999-06", "computed": "a month on"},
                "amendments": [{"due": "1999-07", "says": "Later.", "according_to": [SOUTH]}],
            },
            {
                "date": "1999-06",
                "computed": "a month on",
                "amended": [{"date": "1999-07", "says": "Later.", "according_to": ["south"]}],
            },
        ),
    ],
)
def test_due_dates_keep_the_text_apart_from_what_was_amended(
    keys: dict[str, Any], written: dict[str, Any] | None, tmp_path: Path
) -> None:
    made = lake(tmp_path, agreement=one_duty(**keys), evidence=[])
    (found,) = document_of(view_of(made))["clauses"][0]["obligations"]
    nothing: dict[str, Any] = {"date": None, "words": None, "computed": None, "amended": []}
    assert found["due"] == (written if written is None else {**nothing, **written})


def test_a_record_is_what_its_file_says_with_every_default_filled_in(tmp_path: Path) -> None:
    full = {
        "article": HERALD_ID,
        "targets": ["2a", "1a"],
        "link": "inferred",
        "speaker": "south-office",
        "voice": "characterised",
        "via": ["north-ministry"],
        "act": "assesses",
        "status": "violated",
        "respondents": ["south", "north-harbour"],
        "respondent_words": "both",
        "scope": "arguable",
        "reading": "gates_all",
        "claim": "A claim.",
        "event": "1999-06",
        "asserted": "1999-06-30",
        "incident": "gate-shut",
        "figures": [{"what": "gates", "value": 1, "as_printed": "one"}],
        "origin": "briefing",
        "passage": {"start": "South Shore has not", "end": "patrol boats", "prefix": "1999 –"},
        "note": "A note.",
    }
    made = lake(tmp_path, evidence=[full])
    panels = {(t, s): p for t, s, p in json_panels(document_of(view_of(made, texts=[HERALD])))}
    (found,) = panels["2a", "south"]["evidence"]
    start = HERALD.index("South Shore has not")
    text = "South Shore has not withdrawn its patrol boats"
    assert found == {
        **{key: value for key, value in full.items() if key not in ("passage", "article")},
        "id": f"{HERALD_ID}#e1",
        "side": "south",
        "group": "official",
        "instrument": None,
        "responds_to": [],
        "extent": None,
        "denied_claim": None,
        "qualifies": [],
        "figures": [{"what": "gates", "of": None, "value": 1, "as_printed": "one"}],
        "origin": "given:briefing",
        "probable_speaker": None,
        "article": HERALD_ID,
        "passage": {
            "start": "South Shore has not",
            "end": "patrol boats",
            "prefix": "1999 –",
            "range": [start, start + len(text)],
            "text": text,
            "proof": "exact",
            "proof_words": "words found in our copy",
        },
    }
    assert panels["2a", "south"]["assessment"]["characterised"] == [f"{HERALD_ID}#e1"]
    assert panels["2a", "south"]["assessment"]["statuses"] == []


def test_answers_readings_and_doubts_are_told_by_id(tmp_path: Path) -> None:
    evidence: list[dict[str, Any]] = [
        {"act": "states", "event": "1999-06-01", "reading": "gates_flow"},
        {"act": "interprets", "reading": "gates_all"},
        {"act": "denies", "responds_to": ["e1"], "extent": "part"},
        {"act": "denies", "denied_claim": {"by": "wire", "claim": "A tale."}},
        {"act": "caveats", "qualifies": ["e1"]},
        {"probable_speaker": {"source": "wire", "because": "a slip"}},
        {"scope": "not_a_clause", "note": "x"},
        {"act": "commits", "reading": "gates_all", "voice": "own", "speaker": "north-herald"},
    ]
    document = document_of(view_of(lake(tmp_path, evidence=evidence)))
    found = next(p for t, s, p in json_panels(document) if (t, s) == ("1a", "north"))
    ids = [f"gazette-1999-06-28#e{n}" for n in range(9)]
    assessment = found["assessment"]
    assert assessment["facts"] == [ids[1]]
    assert assessment["readings"] == [
        {"reading": "gates_all", "evidence": [ids[2], ids[8]]},
        {"reading": "gates_flow", "evidence": [ids[1]]},
    ]
    assert assessment["denials"] == [
        {"evidence": ids[3], "denies": [ids[1]], "extent": "part"},
        {"evidence": ids[4], "denies": [], "extent": None},
    ]
    assert (assessment["in_doubt"], assessment["not_counted"]) == ([ids[6]], [ids[7]])
    records = {e["id"]: e for e in found["evidence"]}
    assert list(records) == ids[1:]
    assert records[ids[4]]["denied_claim"] == {"by": "wire", "claim": "A tale."}
    assert records[ids[5]]["qualifies"] == [ids[1]]
    assert records[ids[6]]["probable_speaker"] == {"source": "wire", "because": "a slip"}
    assert (records[ids[8]]["via"], records[ids[1]]["via"]) == ([], ["south-gazette"])


def test_letters_are_written_as_they_are_and_the_text_ends_with_a_line(tmp_path: Path) -> None:
    view = view_of(lake(tmp_path, evidence=[{"claim": "Ağdam — “x”"}]))
    text = text_of(render_report_json(view))
    assert "Ağdam — “x”" in text
    assert text.endswith("\n}\n")
