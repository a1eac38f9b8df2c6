"""Laws of the audit: nothing is lost or counted twice, and no side is treated otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from compliance.audit.audited import Audited
from compliance.audit.run import run_audit
from compliance.passages.fingerprint import changed_parts, fingerprint
from compliance.passages.prove import Prover
from compliance.render.github import render_audit_annotations
from compliance.render.json.audit import render_audit_json
from compliance.render.text.audit import render_audit_text
from compliance.views.audit.build import AuditRequest, build_audit_view
from compliance.workspace.workspace import link
from support.audits import audit_view, traces_in
from support.drawn_agreements import SIDE_IDS
from support.examples import FEW
from support.pages import read_page
from support.relabel import Swap
from support.reports import TextsInMemory
from support.strategies import records, workspaces
from support.templates import page_text
from support.views import HOSTILE, with_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from compliance.model.lock import LockEntry
    from compliance.views.audit.view import AuditView
    from compliance.workspace.workspace import Workspace

LEFT, RIGHT = SIDE_IDS[:2]
EVERYTHING = audit_view()
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PAGES = ("audit/audit.html.j2", "audit/audit.md.j2")
SIGNS = st.text("\\`*_{}[]()<>#+-.!|~&;:=\"'/@$ \t\n\r0a1.htpsw\u202e\u00a0é", min_size=1)
TEXTS = st.sampled_from(HOSTILE) | SIGNS | st.text(min_size=1)
NOWHERE = Path("/nonexistent/workspace")

RENDERERS: dict[str, Callable[[AuditView], str]] = {
    "text": render_audit_text,
    "github": render_audit_annotations,
    "html": lambda view: page_text(view, "audit/audit.html.j2"),
    "md": lambda view: page_text(view, "audit/audit.md.j2"),
}


def as_read(text: str) -> str:
    """Return text as it stands in a page: nothing is left of white space alone."""
    return " ".join(re.sub("[\t-\r\x1c-\x20\x85\u2028\u2029]+", " ", text).split())


def view_of(
    made: Workspace, source: str | None, points: tuple[str, ...], *, public: bool
) -> AuditView:
    prover = Prover(made, TextsInMemory())
    audited = Audited(made, made.agreement(), prover, source=source, points=points)
    return build_audit_view(run_audit(audited), AuditRequest(root=NOWHERE, public=public))


@st.composite
def asked(draw: st.DrawFn, made: Workspace) -> dict[str, Any]:
    """Draw what may be asked of an audit, as arguments of `view_of`."""
    agreement = made.agreement()
    voices = [*made.sides(agreement), *made.sources, "third", "unknown"]
    numbers = [str(clause.number) for clause in agreement.clauses]
    return {
        "source": draw(st.none() | st.sampled_from(voices)),
        "points": tuple(draw(st.lists(st.sampled_from(numbers), max_size=2, unique=True))),
        "public": draw(st.booleans()),
    }


@dataclass(frozen=True)
class Case:
    """An audit, and the same one asked of the workspace with two sides exchanged."""

    query: dict[str, Any]
    swap: Swap = field(repr=False)
    before: AuditView = field(repr=False)
    after: AuditView = field(repr=False)


@st.composite
def exchanged(draw: st.DrawFn, *, equal_names: bool = False) -> Case:
    """Draw an audit, and the same one asked of the workspace with two sides exchanged."""
    drawn = draw(records(equal_names=equal_names))
    swap = Swap(drawn, LEFT, RIGHT)
    made = link(drawn)
    query = draw(asked(made))
    other = query | {"source": query["source"] and swap.text(query["source"])}
    after = view_of(affirmed_alike(made, link(swap.value(drawn))), **other)
    return Case(query=query, swap=swap, before=view_of(made, **query), after=after)


def affirmed_alike(before: Workspace, after: Workspace) -> Workspace:
    """Return the exchanged workspace with a lock of which the same parts are out of date.

    The lock holds hashes, in which no side can be exchanged.
    """

    def now(made: Workspace, entry: LockEntry) -> Mapping[str, str]:
        evidence = made.evidence[entry.evidence]
        return fingerprint(evidence, made.agreements[evidence.agreement])

    lock = dict(after.lock)
    for i, entry in before.lock.items():
        if i in before.evidence:
            old = dict.fromkeys(changed_parts(entry.fingerprint, now(before, entry)), "0" * 16)
            lock[i] = replace(after.lock[i], fingerprint={**now(after, entry), **old})
    return replace(after, lock=lock)


@given(exchanged())
def test_machine_output_is_exchanged_and_nothing_else(case: Case) -> None:
    """Law: json(s(W)) == s(json(W)), byte for byte."""
    assert render_audit_json(case.after) == case.swap.text(render_audit_json(case.before))


@pytest.mark.parametrize("format", RENDERERS)
@FEW
@given(case=exchanged(equal_names=True))
def test_pages_are_exchanged_and_nothing_else(format: str, case: Case) -> None:
    """Law: f(s(W)) == s(f(W)) for text, github, html and md, if the names are equally wide."""
    render = RENDERERS[format]
    assert render(case.after) == case.swap.text(render(case.before))


@pytest.mark.parametrize("name", PAGES)
@given(text=TEXTS)
def test_no_text_changes_the_shape_of_a_page(name: str, text: str) -> None:
    """Law: shape(render(t in every field)) == shape(render("word" in every field))."""
    assume(as_read(text))

    def shape(said: str) -> object:
        page = page_text(with_texts(EVERYTHING, lambda _: said), name)
        return read_page(PARSER.render(page) if name.endswith(".md.j2") else page).shape

    assert shape(text) == shape("word")


@given(st.data())
def test_every_record_asked_for_is_printed_in_full_once(data: st.DataObject) -> None:
    """Law: the records printed in full are those audited, each once, and the levels add up."""
    made = data.draw(workspaces())
    view = view_of(made, **data.draw(asked(made)))
    printed = [trace.record.id for trace in traces_in(view)]
    assert sorted(printed) == sorted(e.id for e in view.audit.audited.evidence)
    assert sum(one.number for one in view.levels) == view.total == len(printed)
    assert {one.article.id for one in view.articles} == set(view.audit.audited.articles)


@given(st.data())
def test_every_finding_is_listed_and_marked_where_it_belongs(data: st.DataObject) -> None:
    """Law: the findings by severity are all findings; those of a record stand with it."""
    made = data.draw(workspaces())
    view = view_of(made, **data.draw(asked(made)))
    assert [one.finding for one in view.all_findings] == list(view.audit.findings)
    assert len({one.anchor for one in view.all_findings}) == len(view.all_findings)
    marked = {(f.code, t.record.id) for t in traces_in(view) for f in t.findings}
    told = {
        (f.code, f.remark.evidence) for f in view.audit.findings if f.remark.evidence is not None
    }
    assert marked == told
