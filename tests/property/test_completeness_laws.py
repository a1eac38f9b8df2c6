"""Laws of completeness: what any command prints rests on records, and no record is passed over."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Collection
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compliance.audit.run import Audit
from compliance.model.base import EvidenceId
from compliance.passages.level import Level
from compliance.passages.prove import Prover
from compliance.render.csv import REPORT_HEAD, plain, render_report_csv
from compliance.render.json.audit import render_audit_json
from compliance.render.json.show import render_thing_json
from compliance.views.audit.build import AuditRequest, build_audit_view
from compliance.views.selection import Selection
from compliance.views.show.build import build_thing_view
from compliance.workspace.evidence import Evidence
from compliance.workspace.load import load_workspace
from compliance.workspace.records import Records
from compliance.workspace.things import Thing, ThingKind, all_things
from compliance.workspace.workspace import Workspace, link
from support.audits import audit_of
from support.builders import LAKE
from support.removal import ids_of, with_answers, with_texts, without
from support.rendered import text_of
from support.reports import (
    Json,
    TextsInMemory,
    document_of,
    json_panels,
    json_targets,
    queries,
    view_of,
)
from support.repository import ROOT
from support.strategies import records, workspaces

NOWHERE = Path("nowhere")


@cache
def loaded(root: Path) -> Workspace:
    return load_workspace(root)


def record_of(workspace: Workspace, wanted: str) -> Evidence:
    """Return a record by its id; there must be one."""
    return next(e for i, e in workspace.evidence.items() if i == wanted)


# Reports


def assert_says_what_its_records_say(panel: Json, target: str, workspace: Workspace) -> None:
    """Check each status, fact, denial and reading of a panel against the records it names."""
    a = panel["assessment"]
    shown = {e["id"] for e in panel["evidence"]}

    def named(wanted: str) -> Evidence:
        assert wanted in shown
        e = record_of(workspace, wanted)
        assert target in e.entry.targets
        return e

    for line in a["statuses"]:
        assert line["evidence"]
        for e in map(named, line["evidence"]):
            assert e.entry.status == line["status"]
            assert set(e.entry.respondents) == set(line["respondents"])
            assert e.speaker.group == line["group"]
            assert e.own
    for e in map(named, a["facts"]):
        assert (e.entry.act, e.own) == ("states", True)
    for denial in a["denials"]:
        e = named(denial["evidence"])
        assert (e.entry.act, e.own) == ("denies", True)
        assert list(e.responds_to) == denial["denies"]
        assert e.entry.extent == denial["extent"]
    for reading in a["readings"]:
        assert reading["evidence"]
        for e in map(named, reading["evidence"]):
            assert (e.entry.reading, e.own) == (reading["reading"], True)
    assert all(e.characterised and e.counted for e in map(named, a["characterised"]))
    assert not any(e.counted for e in map(named, a["not_counted"]))
    assert all(e.entry.probable_speaker is not None for e in map(named, a["in_doubt"]))
    assert (a["blank"] is None) == any(named(wanted).own for wanted in shown)


def assert_has_every_record(panel: Json, workspace: Workspace) -> None:
    """Check that each record of a panel is in the one list of it where it belongs."""
    a = panel["assessment"]
    statuses = Counter(e for line in a["statuses"] for e in line["evidence"])
    denials = {denial["evidence"] for denial in a["denials"]}
    readings = {(e, r["reading"]) for r in a["readings"] for e in r["evidence"]}
    for shown in panel["evidence"]:
        e = record_of(workspace, shown["id"])
        own = e.own
        assert statuses[e.id] == (own and e.entry.status is not None)
        assert (e.id in a["facts"]) == (own and e.entry.act == "states")
        assert (e.id in denials) == (own and e.entry.act == "denies")
        if e.entry.reading is not None:
            assert ((e.id, e.entry.reading) in readings) == own
        apart = [e.id in a[key] for key in ("characterised", "not_counted", "in_doubt")]
        apart.append(e.id in a.get("replaced", ()))
        assert apart.count(True) == (not own)


def assert_report_is_complete(workspace: Workspace) -> None:
    """Check the report of all sides: each record under each of its targets, answers there too."""
    document = document_of(view_of(workspace))
    panels = list(json_panels(document))
    for target, _, panel in panels:
        assert_says_what_its_records_say(panel, target, workspace)
        assert_has_every_record(panel, workspace)
    shown = {(target, e["id"]) for target, _, panel in panels for e in panel["evidence"]}
    assert shown == places_of(workspace)
    everything = {e for _, e in shown}
    for _, _, panel in panels:
        for e in panel["evidence"]:
            assert everything.issuperset(e["responds_to"])
            assert everything.issuperset(e["qualifies"])


def places_of(workspace: Workspace) -> set[tuple[str, str]]:
    """Return every record on the agreement with each of its targets."""
    evidence = workspace.evidence_on(workspace.agreement())
    return {(str(target), str(e.id)) for e in evidence for target in e.entry.targets}


@given(workspaces())
@example(loaded(ROOT))
@example(loaded(LAKE))
def test_a_report_of_all_sides_says_what_its_records_say_and_leaves_none_out(
    workspace: Workspace,
) -> None:
    """Law: statuses, facts, denials and readings are those of the records; every one is there."""
    assert_report_is_complete(workspace)


@given(st.data(), workspaces())
def test_no_report_says_more_than_the_records_in_it(
    data: st.DataObject, workspace: Workspace
) -> None:
    """Law: the same of any report, of whatever source, points, days and group."""
    document = document_of(view_of(workspace, **data.draw(queries(workspace))))
    for target, _, panel in json_panels(document):
        assert_says_what_its_records_say(panel, target, workspace)
        assert_has_every_record(panel, workspace)


def said(workspace: Workspace) -> set[tuple[str, ...]]:
    """Return all that a report of all sides says, each with one record on which it rests."""
    found: set[tuple[str, ...]] = set()
    for target, source, panel in json_panels(document_of(view_of(workspace))):
        a = panel["assessment"]
        for line in a["statuses"]:
            what = (line["group"], line["status"], *line["respondents"])
            found.update((target, source, *what, e) for e in line["evidence"])
        for kind in ("facts", "characterised", "not_counted", "in_doubt"):
            found.update((target, source, kind, e) for e in a[kind])
        for denial in a["denials"]:
            found.add((target, source, "denies", denial["evidence"], *denial["denies"]))
        for reading in a["readings"]:
            found.update((target, source, reading["reading"], e) for e in reading["evidence"])
    return found


@given(st.data(), records())
def test_what_rests_on_a_record_goes_with_it_and_nothing_else_does(
    data: st.DataObject, drawn: Records
) -> None:
    """Law: said(w without r) == said(w) less what names r or a record that answers it."""
    every = sorted(ids_of(drawn, lambda _: True))
    some = st.lists(st.sampled_from(every), max_size=3) if every else st.just([])
    gone = with_answers(drawn, data.draw(some))
    before, after = said(link(drawn)), said(link(without(drawn, gone)))
    assert after == {one for one in before if gone.isdisjoint(one)}


def assert_rows_are_complete(workspace: Workspace) -> None:
    """Check that a spreadsheet has each record under each target once, with its own words."""
    rows = list(
        csv.DictReader(io.StringIO(text_of(render_report_csv(view_of(workspace))), newline=""))
    )
    places = Counter((row["target"], row["evidence"]) for row in rows)
    assert places == Counter(places_of(workspace))
    for row in rows:
        e = record_of(workspace, row["evidence"])
        assert row["status"] == (e.entry.status or "")
        assert row["speaker"] == e.speaker.id
        assert row["reading"] == plain(e.entry.reading)
        assert row["responds_to"].split() == list(e.responds_to)
        assert set(row) >= set(REPORT_HEAD)
    # A field that came later has a column where some record gives it.
    later = {name for row in rows for name in row} - set(REPORT_HEAD)
    assert all(any(row[name] for row in rows) for name in later)


@given(workspaces())
@example(loaded(ROOT))
@example(loaded(LAKE))
def test_a_spreadsheet_has_every_record_under_each_of_its_targets(workspace: Workspace) -> None:
    """Law: a row for each record and target, none twice, each with what the record says."""
    assert_rows_are_complete(workspace)


# Single things


def touches(e: Evidence, thing: Thing) -> bool:
    """Tell whether a thing is plainly what a record is, or stands in, or is about."""
    if thing.kind in (ThingKind.OBLIGATION, ThingKind.POINT):
        return thing.id in e.entry.targets
    related = {
        ThingKind.EVIDENCE: e.id,
        ThingKind.ARTICLE: e.article.id,
        ThingKind.SOURCE: e.speaker.id,
        ThingKind.INCIDENT: e.entry.incident,
    }
    if thing.kind is ThingKind.BODY:
        return thing.id in e.entry.respondents
    return related.get(thing.kind) == thing.id


def assert_thing_is_complete(workspace: Workspace, thing: Thing) -> None:
    """Check that one thing is shown with what touches it, and that all it refers to is there."""
    prover = Prover(workspace, TextsInMemory())
    selection = Selection.of(workspace, workspace.agreement(), prover)
    view = build_thing_view(selection, thing, NOWHERE)
    document = json.loads(text_of(render_thing_json(view)))
    shown = {e["id"]: e for e in document["evidence"]}
    every = workspace.evidence_on(workspace.agreement())
    assert shown.keys() >= {e.id for e in every if touches(e, thing)}
    for wanted, e in shown.items():
        entry = record_of(workspace, wanted).entry
        assert (e["status"], e["act"], e["claim"]) == (entry.status, entry.act, entry.claim)
    known = {one.id for one in all_things(workspace, workspace.agreement())}
    for ids in document["links"].values():
        assert known.issuperset(ids)


@given(st.data(), workspaces())
def test_a_thing_is_shown_with_every_record_that_touches_it(
    data: st.DataObject, workspace: Workspace
) -> None:
    """Law: the records of a thing are all shown, as they are; each id it links to has a thing."""
    things = list(all_things(workspace, workspace.agreement()))
    assert_thing_is_complete(workspace, data.draw(st.sampled_from(things)))


SECOND = {ThingKind.BODY, ThingKind.AMENDMENT}
"""What only the second of the two workspaces that ship has."""
ELSEWHERE = {ThingKind.EVIDENCE, ThingKind.OBJECTION}
"""What has tests of its own."""


@pytest.mark.parametrize("kind", [kind for kind in ThingKind if kind not in ELSEWHERE])
def test_the_things_that_ship_are_shown_with_every_record_that_touches_them(
    kind: ThingKind,
) -> None:
    workspace = loaded(ROOT / "examples" / "minsk2" if kind in SECOND else ROOT)
    things = [t for t in all_things(workspace, workspace.agreement()) if t.kind is kind]
    assert things
    for thing in things:
        assert_thing_is_complete(workspace, thing)


# Audits


def assert_levels_add_up(audit: Audit, held: Collection[EvidenceId]) -> None:
    """Check that each record has one level, and is said to be unchecked iff no text shows it."""
    audited = audit.audited
    ids = [e.id for e in audited.workspace.evidence_on(audited.agreement)]
    assert audit.total == sum(audit.levels.values()) == len(ids)
    assert list(audit.levels) == list(Level)
    levels = Counter(audited.prover.prove(e).level for e in audited.evidence)
    assert {level: number for level, number in audit.levels.items() if number} == levels
    assert audit.unchecked.evidence == tuple(i for i in ids if i not in held)
    assert bool(audit.unchecked.codes) == bool(audit.unchecked.evidence)


@given(st.data(), records())
def test_every_passage_has_one_level_and_is_unchecked_iff_no_text_is_held(
    data: st.DataObject, drawn: Records
) -> None:
    """Law: levels sum to the records; unchecked are exactly those of articles without a text."""
    made, texts = with_texts(drawn)
    files = [one.article for one in made.evidence.values()]
    held = data.draw(st.lists(st.booleans(), min_size=len(files), max_size=len(files)))
    here = {article for article, is_held in zip(files, held, strict=True) if is_held}
    library = [text for text, is_held in zip(texts, held, strict=True) if is_held]
    audit = audit_of(link(made), texts=library)
    assert_levels_add_up(audit, ids_of(made, lambda e: e.article.id in here))


@pytest.mark.parametrize("root", [ROOT, LAKE], ids=["shipped", "lake"])
def test_the_levels_of_a_workspace_on_disk_add_up_without_a_text(root: Path) -> None:
    audit = audit_of(loaded(root))
    assert_levels_add_up(audit, ())
    assert audit.total == len(audit.unchecked.evidence)


def assert_audit_document_is_complete(audit: Audit) -> None:
    """Check that the machine output of an audit has every record, level and finding."""
    workspace = audit.audited.workspace
    document = json.loads(
        text_of(render_audit_json(build_audit_view(audit, AuditRequest(root=NOWHERE))))
    )
    shown: dict[str, Json] = {}
    places = set()
    for target, found in json_targets({"assessment": None, **document}):
        for e in found["evidence"]:
            shown[e["id"]] = e
            places.add((target, e["id"]))
    assert places == places_of(workspace)
    levels = Counter(e["passage"]["proof"] for e in shown.values())
    total = document["passages"].pop("total")
    assert document["passages"] == {str(level): levels[level] for level in Level}
    assert total == len(shown)
    assert set(document["unchecked"]["evidence"]) <= shown.keys()
    assert [(f["code"], f["subject"]) for f in document["findings"]] == [
        (f.code, f.remark.subject) for f in audit.findings
    ]
    for wanted, e in shown.items():
        about = [f["code"] for f in document["findings"] if f["subject"] == wanted]
        assert e["findings"] == about
        denials = [d for d in workspace.evidence.values() if wanted in d.responds_to]
        assert e["denied_by"] == [d.id for d in denials if d.entry.act == "denies"]


@given(workspaces())
@example(loaded(ROOT))
@example(loaded(LAKE))
def test_machine_output_of_an_audit_has_every_record_and_every_finding(
    workspace: Workspace,
) -> None:
    """Law: each record under each of its targets with its level; each finding at its record."""
    assert_audit_document_is_complete(audit_of(workspace))
