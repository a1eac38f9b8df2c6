"""The audit as text: what is said, the words, the place, and what was found."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.model.words import Confidence
from compliance.render.text.columns import (
    HEAD,
    WIDTH,
    Page,
    add_duty,
    add_head,
    add_point,
    numbers,
    printable,
    whose,
)
from compliance.views.article import ChainView
from compliance.views.audit.view import (
    AuditedClauseView,
    AuditedTargetView,
    AuditView,
    FindingsView,
    FindingView,
    TracedArticleView,
    TraceView,
)
from compliance.views.words import UNCONFIRMED, counted

LEFT = 12
INDENT = " " * 6
FURTHER = " " * 7
HOW = (
    "An obligation rests on statements, a statement on a passage, a passage on a place in a text, "
    "a text on an article: [n] at the end.  ~ point inferred by us."
)


def render_audit_text(view: AuditView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return an audit as lines of at most so many cells."""
    page = Page(width)
    _add_head(page, view)
    if view.whole is not None:
        page.add()
        _add_target(page, view.whole)
    for clause in view.clauses:
        _add_clause(page, view.point_word, clause)
    if view.articles:
        page.add()
        page.add("TEXTS AND ARTICLES", HEAD)
    for article in view.articles:
        _add_article(page, article)
    _add_findings(page, view)
    return page.render(colour=colour)


def _add_head(page: Page, view: AuditView) -> None:
    parts = [f"AUDIT OF {whose(view.source, view.source_name)}"]
    if view.points:
        parts.append(f"{view.point_word.lower()} {', '.join(view.points)}")
    parts.append(view.agreement_title)
    held = f"texts held {view.texts_held}/{len(view.articles)}"
    add_head(page, " · ".join(parts), held)
    levels = ", ".join(f"{one.number} {one.level.short}" for one in view.levels)
    total = counted(view.total, "passage")
    page.wrapped(f"{'PASSAGES':<{LEFT}}", f"{total}{': ' if levels else ''}{levels}")
    for one in view.levels:
        page.wrapped(" " * LEFT, f"{one.level.short}: {one.level.meaning} ({one.level.code})")
    counts = ", ".join(part.counted for part in view.findings)
    page.wrapped(f"{'FINDINGS':<{LEFT}}", counts)
    for words in view.unchecked:
        page.wrapped(f"{'UNCHECKED':<{LEFT}}", words)
    full, part = numbers(view.read_in_full), numbers(view.read_in_part)
    page.wrapped(f"{'READ':<{LEFT}}", f"in full, articles by the side of the outlet: {full}")
    if part:
        page.wrapped(" " * LEFT, f"in part: {part}")
    page.wrapped("", HOW)


def _add_clause(page: Page, point_word: str, clause: AuditedClauseView) -> None:
    add_point(page, point_word, clause.heading, clause.title)
    if clause.whole is not None:
        _add_target(page, clause.whole)
    for obligation in clause.obligations:
        _add_target(page, obligation)


def _add_target(page: Page, target: AuditedTargetView) -> None:
    if target.kind is None:
        within = "" if target.heading.endswith("as a whole") else f"  {target.duty}"
        page.wrapped("", f"{target.heading}{within}", HEAD)
    else:
        add_duty(page, target.heading, target.duty, f"{target.bearers} · {target.due}")
    _add_marks(page, target.findings)
    for trace in target.traces:
        _add_trace(page, trace)
    for trace in target.above:
        record = trace.record
        page.wrapped(_name(trace), f"[{record.number}], in full above, under {record.under}")
    for blank in target.blanks:
        page.wrapped(f"  {printable(', '.join(blank.names))}: ", f"{blank.why}")


def _name(trace: TraceView) -> str:
    return f"{'~ ' if trace.record.inferred else '  '}{printable(trace.record.id)}  "


def _add_trace(page: Page, trace: TraceView) -> None:
    record = trace.record
    said = record.headline
    if record.status is not None:
        said = f"{record.act} {record.headline}: {record.words}"
    page.wrapped(_name(trace), f"{trace.who}, {record.date}")
    page.wrapped(INDENT, said)
    pinned = "" if trace.found else "not found: "
    page.wrapped(f"{INDENT}{pinned}“", f"{record.passage.printed}”{record.passage.in_brackets}")
    steps = (record.proof, trace.place, trace.affirmed)
    page.wrapped(INDENT, " · ".join(step for step in steps if step))
    note = None if record.note is None else f"coder's note: {record.note}"
    objections = (one.words for one in record.objections)
    told = (trace.apart, note, *trace.looked_at, *trace.answered, *objections)
    for words in (*trace.differences, *told):
        if words is not None:
            page.wrapped(INDENT, words)
    _add_marks(page, trace.findings)


def _add_marks(page: Page, findings: Sequence[FindingView]) -> None:
    for finding in findings:
        page.wrapped(INDENT, f"! {finding.severity}: {finding.code}")


def _add_article(page: Page, traced: TracedArticleView) -> None:
    article = traced.article
    by = f", {', '.join(article.authors)}" if article.authors else ""
    number = f"  {f'[{article.number}]':<5}"
    page.wrapped(number, f"{article.id}: “{article.title}”{by}, {article.outlet}")
    page.wrapped(FURTHER, f"published {article.date} ({traced.confidence}): {traced.basis}")
    retrieved = (
        f"copy taken {traced.retrieved}" if traced.retrieved else "day of our copy not noted"
    )
    for words, address in (("at", article.url), ("copy read at", article.copy_url)):
        if address is not None:
            page.wrapped(FURTHER, f"{words} {address}")
    if article.url is None and article.copy_url is None:
        page.wrapped(FURTHER, "no address noted")
    page.wrapped(FURTHER, f"{retrieved}; {article.coded}")
    for text in traced.texts:
        file = f"{text.made_by}the file {text.container_short}"
        cut = f"code points {text.start}–{text.end} of {file}"
        page.wrapped(FURTHER, f"text {text.short}, {cut}; {text.standing}")
    page.wrapped(FURTHER, _chain(article.chain) or "no chain of copies noted")
    _add_marks(page, traced.findings)


def _chain(hands: Sequence[ChainView]) -> str:
    """Write the way the words went; hands of one role stand side by side: none quoted another."""
    line = ""
    role = None
    for hand in hands:
        sure = UNCONFIRMED.strip("()") if hand.confidence == Confidence.M else hand.confidence
        name = f"{hand.name} ({', '.join(part for part in (hand.date, sure) if part)})"
        between = "; " if hand.role == role else f"{' → ' if line else ''}{hand.role}: "
        line += f"{between}{name}"
        role = hand.role
    return line


def _add_findings(page: Page, view: AuditView) -> None:
    for part in view.findings:
        if part.findings:
            page.add()
            _add_severity(page, part)
    if view.all_findings:
        page.add()
        page.wrapped("", "What a code means: compliance explain CODE")
    if view.failing:
        least = f"--fail-on {view.fail_on}"
        found = counted(view.failing, "finding")
        page.wrapped("", f"{found} at or above {least}: exit status 1")


def _add_severity(page: Page, part: FindingsView) -> None:
    page.wrapped("", part.counted.upper(), HEAD)
    for finding in part.findings:
        page.wrapped("  ", f"{finding.place}: {finding.code}: {finding.subject}")
        page.wrapped(INDENT, finding.message)
        if finding.context is not None:
            page.wrapped(INDENT, f"there: “{finding.context}”")
