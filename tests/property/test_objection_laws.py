"""Laws of objections: they stand with their records in every output, and change nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.assessments.assessment import Assessor
from compliance.assessments.cut import Cut
from compliance.passages.fingerprint import fingerprint
from compliance.render.json.audit import render_audit_json
from compliance.render.json.diff import render_diff_json
from compliance.render.json.matrix import render_matrix_json
from compliance.render.json.network import render_network_json
from compliance.render.json.report import render_report_json
from compliance.render.json.show import render_inventory_json
from compliance.render.json.timeline import render_timeline_json
from compliance.workspace.workspace import Workspace, link
from support.exchanged import KINDS
from support.rendered import text_of
from support.reports import Json, cuts, selection_of, view_of
from support.strategies import workspaces

MACHINE: dict[str, Callable[[Any], str | Iterable[bytes]]] = {
    "report": render_report_json,
    "audit": render_audit_json,
    "diff": render_diff_json,
    "matrix": render_matrix_json,
    "network": render_network_json,
    "timeline": render_timeline_json,
    "inventory": render_inventory_json,
}


def silenced(made: Workspace) -> Workspace:
    """Return a workspace to whose records nobody objects."""
    return replace(made, records=replace(made.records, objections={}))


def without_objections(value: object) -> object:
    """Return a document without the keys that hold objections."""
    if isinstance(value, dict):
        kept = {key: one for key, one in value.items() if key != "objections"}
        return {key: without_objections(one) for key, one in kept.items()}
    return [*map(without_objections, value)] if isinstance(value, list) else value


def records_in(value: object) -> Iterator[Json]:
    """Yield every record in a document, however deep."""
    if isinstance(value, dict):
        if "passage" in value and "claim" in value:
            yield value
        value = [*value.values()]
    for one in value if isinstance(value, list) else ():
        yield from records_in(one)


@pytest.mark.parametrize("view", MACHINE)
@given(data=st.data())
def test_machine_output_is_the_same_but_for_the_objections(view: str, data: st.DataObject) -> None:
    """Law: json(W) without the key "objections" == json(W without objections)."""
    made = data.draw(workspaces())
    query = data.draw(KINDS[view].queries(made))
    told, untold = (
        json.loads(text_of(MACHINE[view](KINDS[view].view(one, **query))))
        for one in (made, silenced(made))
    )
    assert without_objections(told) == untold


@given(workspaces(), cuts())
def test_no_assessment_and_no_fingerprint_knows_of_an_objection(made: Workspace, cut: Cut) -> None:
    """Law: statuses, labels, blanks and what `affirm` notes are those of W without objections."""
    agreement, other = made.agreement(), silenced(made)
    both = [Assessor.of(one, agreement, cut) for one in (made, other)]
    for perspective in both[0].everyone:
        for target in agreement.targets:
            told, untold = (one.assess(perspective, target) for one in both)
            assert told == untold
    for e in made.evidence.values():
        assert fingerprint(e, agreement) == fingerprint(other.evidence[e.id], agreement)


@given(st.data())
def test_a_report_shows_each_objection_that_had_been_made_whatever_is_asked_for(
    data: st.DataObject,
) -> None:
    """Law: the two clocks alone decide whether an objection stands with its record."""
    made = data.draw(workspaces())
    query = data.draw(KINDS["report"].queries(made))
    cut = query["cut"]
    document = json.loads(text_of(render_report_json(view_of(made, **query))))
    versions = selection_of(made, cut=cut).assessor.versions.counterparts
    for shown in records_in(document):
        found = {one["id"] for one in shown.get("objections", ())}
        for objection in made.objections:
            meant = {*objection.to, *(versions.get(one) for one in objection.to)}
            told = objection.evidence is None or cut.admits(made.evidence[objection.evidence])
            made_by_then = cut.ended_by_both(objection.said_on) and told
            assert (objection.id in found) == (shown["id"] in meant and made_by_then)


@given(workspaces())
def test_objections_are_drawn_and_linked(made: Workspace) -> None:
    """The laws are about something: what is drawn is a valid file, and says whose record it is."""
    assert link(made.records).objections == made.objections
    for objection in made.objections:
        assert set(objection.to) <= made.evidence.keys()
        assert objection.by in made.sources
