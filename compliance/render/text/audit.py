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
    pad,
    printable,
    whose,
)
from compliance.render.text.records import add_unreviewed
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
from compliance.views.words import INFERRED, counted
from compliance.wording.speaking import capitals, in_quotes, marked, tr, trp

LEFT = 12
INDENT = " " * 6
FURTHER = " " * 7
HOW = marked(
    "An obligation rests on statements, a statement on a passage, a passage on a place in a text, "
    "a text on an article."
)


def render_audit_text(view: AuditView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return an audit as lines of at most so many cells."""
    page = Page(width)
    _add_head(page, view)
    if view.whole is not None:
        page.add()
        _add_target(page, view.whole, whole=True)
    for clause in view.clauses:
        _add_clause(page, view, clause)
    if view.articles:
        page.add()
        page.add(capitals(tr("Texts and articles")), HEAD)
    for article in view.articles:
        _add_article(page, article)
    _add_findings(page, view)
    add_unreviewed(page, view)
    return page.render(colour=colour)


def _add_head(page: Page, view: AuditView) -> None:
    parts = [capitals(tr("Audit")), whose(view.source, view.source_name, view.names_in)]
    if view.points:
        parts.append(f"{view.point_word.lower()} {', '.join(view.points)}")
    parts.append(view.agreement_title)
    number = len(view.articles)
    held = tr("texts held {held}/{articles}", held=view.texts_held, articles=number)
    add_head(page, " · ".join(parts), held)
    levels = ", ".join(f"{one.number} {one.level.short}" for one in view.levels)
    total = counted(view.total, "passage")
    page.wrapped(_left("Passages"), f"{total}{': ' if levels else ''}{levels}")
    for one in view.levels:
        page.wrapped(" " * LEFT, f"{one.level.short}: {one.level.meaning} ({one.level.code})")
    counts = ", ".join(part.counted for part in view.findings)
    page.wrapped(_left("Findings"), counts)
    for words in view.unchecked:
        page.wrapped(_left("Not looked at"), words)
    full, part = numbers(view.read_in_full), numbers(view.read_in_part)
    page.wrapped(
        "", tr("Articles read in full, by the side of the outlet: {numbers}.", numbers=full)
    )
    if part:
        page.wrapped("", tr("Read in part: {numbers}.", numbers=part))
    page.wrapped("", f"{tr(HOW)}  ~ {tr(INFERRED)}.")


def _left(heading: str) -> str:
    return pad(capitals(tr(heading)), LEFT)


def _add_clause(page: Page, view: AuditView, clause: AuditedClauseView) -> None:
    add_point(page, view, clause.heading, clause.title)
    if clause.whole is not None:
        _add_target(page, clause.whole, whole=True)
    for obligation in clause.obligations:
        _add_target(page, obligation)


def _add_target(page: Page, target: AuditedTargetView, *, whole: bool = False) -> None:
    if target.kind is None:
        within = "" if whole else f"  {target.duty}"
        page.wrapped("", f"{target.heading}{within}", HEAD)
    else:
        add_duty(page, target.heading, target.duty, f"{target.bearers} · {target.due}")
    _add_marks(page, target.findings)
    for trace in target.traces:
        _add_trace(page, trace)
    for trace in target.above:
        record = trace.record
        above = tr("in full above, under {target}", target=record.under)
        page.wrapped(_name(trace), f"[{record.number}], {above}")
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
    pinned = "" if trace.found else f"{tr('not found as pinned:')} "
    pinned_words = in_quotes(record.passage.printed)
    page.wrapped(
        f"{INDENT}{pinned}{pinned_words[0]}", pinned_words[1:] + record.passage.in_brackets
    )
    steps = (record.proof, trace.place, trace.affirmed)
    page.wrapped(INDENT, " · ".join(step for step in steps if step))
    label = trp("a field of a statement", "coder’s note")
    note = None if record.note is None else f"{label}: {record.note}"
    objections = (one.words for one in record.objections)
    told = (trace.apart, note, *trace.looked_at, *trace.answered, *objections)
    for words in (*trace.differences, *told):
        if words is not None:
            page.wrapped(INDENT, words)
    _add_marks(page, trace.findings)


def _add_marks(page: Page, findings: Sequence[FindingView]) -> None:
    for finding in findings:
        page.wrapped(INDENT, f"! {finding.severity_words}: {finding.code}")


def _add_article(page: Page, traced: TracedArticleView) -> None:
    article = traced.article
    by = f", {', '.join(article.authors)}" if article.authors else ""
    number = f"  {f'[{article.number}]':<5}"
    page.wrapped(number, f"{article.id}: {in_quotes(article.title)}{by}, {article.outlet}")
    published = f"{article.date} ({traced.confidence}). {traced.basis}"
    page.wrapped(FURTHER, f"{tr('Published')}: {published}")
    retrieved = (
        tr("copy taken {day}", day=traced.retrieved)
        if traced.retrieved
        else tr("day of our copy not noted")
    )
    addresses = ((tr("publication"), article.url), (tr("copy that was read"), article.copy_url))
    for words, address in addresses:
        if address is not None:
            page.wrapped(FURTHER, f"{words}: {address}")
    if article.url is None and article.copy_url is None:
        page.wrapped(FURTHER, tr("no address noted"))
    page.wrapped(FURTHER, f"{retrieved}; {article.coded}")
    for text in traced.texts:
        name = tr("text {hash}", hash=text.short)
        page.wrapped(FURTHER, f"{name}, {text.file_short}; {text.standing}")
    page.wrapped(FURTHER, _chain(article.chain) or tr("no chain of copies noted"))
    _add_marks(page, traced.findings)


def _chain(hands: Sequence[ChainView]) -> str:
    """Write the way the words went; hands of one role stand side by side: none quoted another."""
    line = ""
    role = None
    for hand in hands:
        sure = tr("unconfirmed") if hand.confidence == Confidence.M else hand.confidence
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
        page.wrapped("", tr("What a code means: compliance explain CODE"))
    if view.failing:
        page.wrapped("", view.failing_words)


def _add_severity(page: Page, part: FindingsView) -> None:
    page.wrapped("", capitals(part.counted), HEAD)
    for finding in part.findings:
        page.wrapped("  ", f"{finding.place}: {finding.code}: {finding.subject}")
        page.wrapped(INDENT, finding.message)
        if finding.context is not None:
            page.wrapped(INDENT, tr("there: “{words}”", words=finding.context))
