"""Laws of audits: a finding leads to its place, belongs to no side, and none is lost or doubled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.audit.rule import Finding, Remark
from compliance.workspace import layout
from compliance.workspace.load import load_workspace
from compliance.workspace.places import find_line
from compliance.workspace.records import Records
from compliance.workspace.workspace import Workspace, link
from compliance.workspace.yaml.reader import read_yaml
from support.audits import audit_of, traces_in
from support.builders import LAKE
from support.dump import write
from support.exchanged import LEFT, RIGHT, audit_queries, audit_view
from support.relabel import Swap
from support.repository import ROOT
from support.strategies import records, workspaces


def findings_of(workspace: Workspace) -> tuple[Finding, ...]:
    """Return what an audit without texts finds."""
    return audit_of(workspace).findings


def assert_leads_to_its_subject(root: Path, remark: Remark) -> None:
    """Check that a route leads to something there, past what has the subject's id or names it."""
    data = (root / remark.file).read_bytes()
    line = find_line(root, remark.file, remark.route)
    lines = data.decode().split("\n")
    assert line is not None
    assert 1 <= line <= len(lines)
    if remark.file == layout.LOCK:
        assert f'"{remark.subject}"' in data.decode()
        return
    value: object = read_yaml(data, remark.file).value
    met = [value]
    for step in remark.route:
        # A route that leads nowhere fails here.
        value = value[step]  # type: ignore[index]
        met.append(value)
    ids = {
        one.get(key)
        for one in met
        if isinstance(one, dict)
        for key in ("id", "number", "side", "source")
    }
    wanted = "*" if remark.subject == "*" else remark.subject.rpartition("#")[2]
    assert wanted in ids or wanted == "*"
    if remark.route and isinstance(remark.route[-1], str):
        assert remark.route[-1] in lines[line - 1]


@given(records())
def test_every_finding_leads_to_a_line_about_its_subject(drawn: Records) -> None:
    """Law: the file of a finding has its line; the route passes what its subject names."""
    with TemporaryDirectory() as folder:
        root = write(Path(folder), drawn)
        for finding in findings_of(load_workspace(root)):
            assert_leads_to_its_subject(root, finding.remark)


@pytest.mark.parametrize("root", [ROOT, LAKE], ids=["shipped", "lake"])
def test_the_findings_of_a_workspace_on_disk_lead_to_their_lines(root: Path) -> None:
    found = findings_of(load_workspace(root))
    assert found
    for finding in found:
        assert_leads_to_its_subject(root, finding.remark)


@given(records(equal_names=True))
def test_exchanging_two_sides_exchanges_the_findings_and_nothing_else(drawn: Records) -> None:
    """Law: findings(s(W)) == s(findings(W)), in the same order, where nothing was affirmed.

    A fingerprint is of the words in the files, so a lock does not hold for other names.
    """
    fresh = replace(drawn, lock=())
    swap = Swap(fresh, LEFT, RIGHT)
    assert findings_of(link(swap.value(fresh))) == swap.value(findings_of(link(fresh)))


@given(st.data(), records())
def test_an_audit_of_less_finds_no_record_that_the_whole_does_not(
    data: st.DataObject, drawn: Records
) -> None:
    """Law: a finding about a record, asked for by source or point, is a finding of the whole."""
    workspace = link(drawn)
    query = data.draw(audit_queries(workspace))
    part = audit_of(workspace, query["source"], points=query["points"])
    whole = {(f.code, f.remark.evidence) for f in findings_of(workspace)}
    found = {(f.code, f.remark.evidence) for f in part.findings if f.remark.evidence is not None}
    assert found <= whole
    assert {evidence for _, evidence in found} <= {e.id for e in part.audited.evidence}


@given(st.data())
def test_every_record_asked_for_is_printed_in_full_once(data: st.DataObject) -> None:
    """Law: the records printed in full are those audited, each once, and the levels add up."""
    made = data.draw(workspaces())
    view = audit_view(made, **data.draw(audit_queries(made)))
    printed = [trace.record.id for trace in traces_in(view)]
    assert sorted(printed) == sorted(e.id for e in view.audit.audited.evidence)
    assert sum(one.number for one in view.levels) == view.total == len(printed)
    assert {one.article.id for one in view.articles} == set(view.audit.audited.articles)


@given(st.data())
def test_every_finding_is_listed_and_marked_where_it_belongs(data: st.DataObject) -> None:
    """Law: the findings by severity are all findings; those of a record stand with it."""
    made = data.draw(workspaces())
    view = audit_view(made, **data.draw(audit_queries(made)))
    assert [one.finding for one in view.all_findings] == list(view.audit.findings)
    assert len({one.anchor for one in view.all_findings}) == len(view.all_findings)
    marked = {(f.code, t.record.id) for t in traces_in(view) for f in t.findings}
    told = {
        (f.code, f.remark.evidence) for f in view.audit.findings if f.remark.evidence is not None
    }
    assert marked == told
