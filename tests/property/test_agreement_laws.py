"""Laws of what an agreement's file may write in two ways: every output is the same for both."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from compliance.model.agreement import Agreement, Clause, SharedAmendment
from compliance.model.holder import Holder
from compliance.model.obligation import Amendment, Obligation
from compliance.model.side import SideRole
from compliance.model.words import Confidence, Role
from compliance.render.json.timeline import render_timeline_json
from compliance.views.report.view import ReportView
from compliance.views.timeline.build import build_timeline_view
from compliance.workspace.records import Records
from compliance.workspace.workspace import link
from property.test_report_laws import FORMATS
from support.examples import FEW
from support.rendered import text_of
from support.reports import queries, selection_of, view_of
from support.strategies import all_faults, records


def changed(drawn: Records, change: Callable[[Agreement], Agreement]) -> Records:
    return replace(drawn, agreements={file: change(one) for file, one in drawn.agreements.items()})


def written_at_each(agreement: Agreement) -> Agreement:
    """Return an agreement with what several obligations share written at each of them."""

    def own(shared: SharedAmendment | Amendment) -> Amendment:
        return Amendment(
            instrument=shared.instrument,
            due=shared.due,
            says=shared.says,
            according_to=shared.according_to,
        )

    def duty(one: Obligation) -> Obligation:
        return replace(one, amendments=tuple(map(own, agreement.amendments_of(one))))

    def clause(one: Clause) -> Clause:
        return replace(
            one,
            obligations=tuple(map(duty, one.obligations)),
            clauses=tuple(map(clause, one.clauses)),
        )

    return replace(agreement, amendments=(), clauses=tuple(map(clause, agreement.clauses)))


def without_ids(value: object) -> object:
    """Return a document without the ids of amendments, which only those written once have."""
    if isinstance(value, dict):
        return {
            key: [{k: v for k, v in one.items() if k != "id"} for one in inner]
            if key == "amended"
            else without_ids(inner)
            for key, inner in value.items()
        }
    return [without_ids(one) for one in value] if isinstance(value, list) else value


def outputs(view: ReportView) -> Iterator[tuple[str, object]]:
    for name, render in FORMATS.items():
        text = text_of(render(view))
        yield name, without_ids(json.loads(text)) if name == "json" else text


@FEW
@given(data=st.data())
def test_an_amendment_written_once_is_shown_as_one_written_at_each_obligation(
    data: st.DataObject,
) -> None:
    """Law: every format of a report, after any cut, and the timeline are the same."""
    drawn = data.draw(records())
    made, other = link(drawn), link(changed(drawn, written_at_each))
    query: dict[str, Any] = data.draw(queries(made))
    assert dict(outputs(view_of(made, **query))) == dict(outputs(view_of(other, **query)))
    lanes = (build_timeline_view(selection_of(one)) for one in (made, other))
    first, second = (text_of(render_timeline_json(one)) for one in lanes)
    assert first == second


def given_by_somebody(agreement: Agreement) -> Agreement:
    """Return an agreement whose undisputed roles are given by its first side."""
    says = Holder(source=agreement.sides[0].id, citation="A letter", confidence=Confidence.A)
    return replace(
        agreement,
        sides=tuple(
            side if side.role is None else replace(side, role=None, roles=(role(side.role, says),))
            for side in agreement.sides
        ),
    )


def role(one: Role, *holders: Holder) -> SideRole:
    return SideRole(role=one, according_to=holders)


@FEW
@given(data=st.data())
def test_who_gives_a_role_changes_neither_what_is_valid_nor_any_report(
    data: st.DataObject,
) -> None:
    """Law: a role that somebody gives counts as one that nobody disputes, and is in no report."""
    drawn = data.draw(records())
    other = changed(drawn, given_by_somebody)
    assert all_faults(other) == []
    made = link(drawn)
    query: dict[str, Any] = data.draw(queries(made))
    assert dict(outputs(view_of(made, **query))) == dict(outputs(view_of(link(other), **query)))
