"""Audits in a line: of an invented workspace with texts in memory, or made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from compliance.audit.audited import Audited
from compliance.audit.rule import Finding, Remark, Severity
from compliance.audit.run import Audit, run_audit
from compliance.passages.prove import Prover
from compliance.views.audit.build import AuditRequest, build_audit_view
from compliance.views.audit.view import (
    AuditedClauseView,
    AuditedTargetView,
    AuditView,
    CodeView,
    FindingsView,
    FindingView,
    LevelCountView,
    TextView,
    TracedArticleView,
    TraceView,
)
from compliance.views.blank import BlankView
from compliance.views.proofs import LevelView
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import Workspace
from support.reports import TextsInMemory
from support.views import article_view, filled, full_record, passage_view, record_view


def audited(
    made: Workspace, source: str | None = None, *points: str, texts: Iterable[str] = ()
) -> Audited:
    """Ask for an audit of a workspace's default agreement, or of one side and some points."""
    prover = Prover(made, TextsInMemory(texts))
    return Audited(made, made.agreement(), prover, source=source, points=points)


def audit_of(
    made: Workspace,
    source: str | None = None,
    *,
    points: Sequence[str] = (),
    texts: Iterable[str] = (),
    findings: Sequence[Finding] | None = None,
) -> Audit:
    """Audit a workspace's default agreement; `findings` stand in for those of the rules."""
    audit = run_audit(audited(made, source, *points, texts=texts))
    return audit if findings is None else replace(audit, findings=tuple(findings))


def level(name: str) -> LevelView:
    """Return a level of proof that no passage has."""
    return LevelView(
        word=f"level {name}", short=f"level {name}", meaning=f"meaning {name}", code=f"code {name}"
    )


def audit_view_of(  # noqa: PLR0913 - what an audit may be asked
    root: Path,
    source: str | None = None,
    *,
    points: Sequence[str] = (),
    texts: Iterable[str] = (),
    findings: Sequence[Finding] | None = (),
    fail_on: Severity | None = Severity.ERROR,
    public: bool = False,
) -> AuditView:
    """Build the audit view of a workspace on disk; without findings unless some are given."""
    audit = audit_of(load_workspace(root), source, points=points, texts=texts, findings=findings)
    return build_audit_view(audit, AuditRequest(root=root, fail_on=fail_on, public=public))


def finding(
    code: str = "missing-passage", severity: Severity = Severity.ERROR, **remark: object
) -> Finding:
    """Return a finding on the first record of the gazette, unless told otherwise."""
    told: dict[str, Any] = {
        "subject": "gazette-1999-06-28#e1",
        "file": "evidence/gazette-1999-06-28.yaml",
        "route": ("evidence", 0, "passage"),
        "message": "something is wrong; put it right",
        "evidence": "gazette-1999-06-28#e1",
        **remark,
    }
    return Finding(code=code, severity=severity, remark=Remark(**told))


def traces_in(view: AuditView) -> Iterator[TraceView]:
    """Yield every record printed in full, in order."""
    whole = (view.whole,) if view.whole else ()
    inner = (t for c in view.clauses for t in (*((c.whole,) if c.whole else ()), *c.obligations))
    for target in (*whole, *inner):
        yield from target.traces


def finding_view(name: str = "one", **changes: object) -> FindingView:
    """Return a finding with a context."""
    told = {
        "anchor": f"f-{name}",
        "code": f"code-{name}",
        "severity": "warning",
        "severity_words": "warning",
        "file": f"file-of-{name}.yaml",
        "line": 301,
        "column": 302,
        "context": f"context of {name}",
    }
    return filled(FindingView, name, **{**told, **changes})


def trace_view(entry: str = "e1", first_under: str = "1a", **changes: object) -> TraceView:
    """Return a record whose passage was found, with nothing to remark on."""
    record = record_view(entry, first_under)
    told = {"record": record, "place": f"place of {entry}", "found": True}
    return filled(TraceView, entry, **{**told, **changes})


def full_trace(entry: str = "e9", first_under: str = "1a") -> TraceView:
    """Return a record with everything that a trace can have."""
    return trace_view(
        entry,
        first_under,
        record=replace(full_record(entry, first_under), passage=passage_view()),
        apart="why it stands apart",
        looked_at=("looked at: a code: a reason",),
        answered=("denied by somebody", "added to by another"),
        found=False,
        differences=("words that differ", "others that differ"),
        findings=(finding_view("one"),),
    )


def audited_target(id_: str = "1a", **changes: object) -> AuditedTargetView:
    """Return an obligation with one record, and with sides that say nothing."""
    told = {
        "id": id_,
        "heading": id_,
        "kind": f"kind of {id_}",
        "traces": (trace_view(f"e{id_}1", id_),),
        "blanks": (BlankView(why=f"blank of {id_}", names=("left", "right")),),
    }
    return filled(AuditedTargetView, id_, **{**told, **changes})


def traced_article(number: int = 1, **changes: object) -> TracedArticleView:
    """Return an article with a text."""
    told = {
        "article": article_view(number),
        "retrieved": f"retrieved of {number}",
        "texts": (filled(TextView, f"text {number}"),),
    }
    return filled(TracedArticleView, number, **{**told, **changes})


def audit_view(**changes: object) -> AuditView:
    """Return an audit in which everything an audit can have occurs once."""
    whole = {"kind": None, "bearers": "", "due": ""}
    above = trace_view("e7", "*")
    inferred = trace_view("e8", "1a", record=record_view("e8", "1a", inferred=True))
    errors = (finding_view("two", severity="error", context=None),)
    warnings = (finding_view("one"), finding_view("three"), finding_view("four"))
    told = {
        "title": "title of the workspace",
        "agreement_title": "title of the agreement",
        "point_word": "Point",
        "total": 401,
        "levels": (
            LevelCountView(level=level("one"), number=402),
            LevelCountView(level=level("two"), number=403),
        ),
        "texts_held": 404,
        "read_in_full": (("left", "name of left", 405), ("right", "name of right", 406)),
        "read_in_part": (("left", "name of left", 407), ("right", "name of right", 408)),
        "unchecked": ("what was not looked at",),
        "whole": audited_target("*", heading="The whole", traces=(above,), **whole),
        "clauses": (
            AuditedClauseView(
                number="1",
                heading="Point 1",
                title="title of point 1",
                whole=audited_target("1", heading="Point 1 as a whole", **whole),
                obligations=(
                    audited_target(
                        traces=(full_trace(), trace_view("e1", "1a"), inferred),
                        above=(above, trace_view("e11", "1")),
                        findings=(finding_view("three"),),
                    ),
                    audited_target("1b", traces=(), above=(inferred,), blanks=()),
                ),
            ),
            AuditedClauseView(
                number="2", heading="Point 2", title="title of point 2", whole=None, obligations=()
            ),
        ),
        "findings": (
            FindingsView(severity="error", counted="counted errors", findings=errors),
            FindingsView(severity="warning", counted="counted warnings", findings=warnings),
            FindingsView(severity="info", counted="counted infos", findings=()),
        ),
        "codes": tuple(
            CodeView(
                code=f"code-{name}",
                severity="warning",
                severity_words="warning",
                summary=f"summary of {name}",
            )
            for name in ("one", "two", "three", "four")
        ),
        "articles": (
            traced_article(findings=(finding_view("four"),)),
            traced_article(
                2, article=article_view(2, url=None, copy_url=None, authors=(), chain=()), texts=()
            ),
            traced_article(3, retrieved=None, article=article_view(3, held=False)),
        ),
        "fail_on": "warning",
        "failing": 407,
    }
    return filled(AuditView, "the audit", **{**told, **changes})


def asked_audit_view() -> AuditView:
    """Return an audit of one side and some points, in which nothing was found."""
    return audit_view(
        source="left",
        source_name="the left side",
        points=("1", "2"),
        public=True,
        unchecked=(),
        whole=None,
        clauses=(
            AuditedClauseView(
                number="1",
                heading="Point 1",
                title="title",
                whole=None,
                obligations=(audited_target(),),
            ),
        ),
        findings=tuple(
            FindingsView(severity=severity, counted=f"no {severity}", findings=())
            for severity in ("error", "warning", "info")
        ),
        codes=(),
        articles=(traced_article(),),
        fail_on=None,
        failing=0,
    )
