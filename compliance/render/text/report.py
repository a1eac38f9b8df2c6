"""Text reports: one line of status, one of passage, proof at the right edge."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.render.text.columns import (
    HEAD,
    WIDTH,
    Page,
    add_duty,
    add_head,
    add_point,
    add_table,
    numbers,
    pad,
    printable,
    whose,
)
from compliance.render.text.records import LEFT, add_objections, add_records, add_unreviewed
from compliance.views.article import ArticleView
from compliance.views.denied import shortened
from compliance.views.panel import GroupView, PanelView
from compliance.views.report.view import (
    ClauseView,
    ReportView,
    SummaryView,
    TargetView,
)
from compliance.views.words import (
    ABOUT_ELSE,
    AS_TOLD,
    INFERRED,
    SINCE_REPLACED,
    SPEAKER_IN_DOUBT,
    counted,
)
from compliance.wording.speaking import capitals, marked, tr, written_in

NEUTRAL = marked("Every line is what a named voice says; none is this program’s view.")
MORE = marked('More on one: compliance show "[1] e2"')


def render_report_text(view: ReportView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return a report as lines of at most so many cells."""
    page = Page(width)
    _add_head(page, view)
    if view.summary is not None:
        _add_summary(page, view, view.summary)
    if view.whole.spoken_of:
        page.add()
        _add_whole(page, view.whole)
    for clause in view.clauses:
        _add_clause(page, view, clause)
    _add_foot(page, view)
    return page.render(colour=colour)


def _add_head(page: Page, view: ReportView) -> None:
    parts = [whose(view.source, view.source_name, view.names_in)]
    if view.points:
        parts.append(f"{view.point_word.lower()} {', '.join(view.points)}")
    if view.official:
        parts.append(tr("official voices only"))
    parts.append(view.agreement_title)
    corpus = view.corpus
    held = tr("texts held {held}/{articles}", held=corpus.texts_held, articles=corpus.articles)
    add_head(page, " · ".join(parts), f"{_dates(view)} · {held}")
    full, part = numbers(corpus.read_in_full), numbers(corpus.read_in_part)
    read = tr("Articles read in full, by the side of the outlet: {numbers}.", numbers=full)
    page.wrapped("", read)
    if part:
        page.wrapped("", tr("Read in part: {numbers}.", numbers=part))
    page.wrapped("", f"{tr(NEUTRAL)}  ~ {tr(INFERRED)}.  {tr(MORE)}")


def _add_summary(page: Page, view: ReportView, summary: SummaryView) -> None:
    """Add a table with a row for each point and a column for each labelled side."""
    sides = dict(summary.labelled)
    names_in = written_in(view.names_in)
    head = [
        [capitals(view.point_word, written_in(view.point_in))],
        *([capitals(name, names_in)] for name in sides.values()),
    ]
    rows = [
        [
            [f"{row.number} {row.title}"],
            *([*cell.lines] for cell in row.cells if cell.side in sides),
        ]
        for row in summary.rows
    ]
    add_table(page, [head, *rows], first=22, gap=2, least=16)
    page.wrapped(
        "",
        tr("Third parties, and those not identified, are never labelled; their words stand below."),
    )


def _dates(view: ReportView) -> str:
    cuts = []
    if view.as_of:
        cuts.append(tr("as of {day}", day=view.as_of))
    if view.known_by:
        cuts.append(tr("known by {day}", day=view.known_by))
    return ", ".join(cuts) or tr("all dates")


def _add_clause(page: Page, view: ReportView, clause: ClauseView) -> None:
    add_point(page, view, clause.heading, clause.title)
    if clause.whole.spoken_of:
        _add_whole(page, clause.whole)
    if clause.unspoken:
        page.wrapped("", tr("{heading}: no statement", heading=clause.whole.heading))
    for obligation in clause.obligations:
        _add_obligation(page, obligation)


def _add_whole(page: Page, target: TargetView) -> None:
    page.wrapped("", target.heading, HEAD)
    _add_panels(page, target)


def _add_obligation(page: Page, target: TargetView) -> None:
    """Add an obligation; or a clause within a point, whose blanks say nothing of their own."""
    if target.kind is None:
        add_duty(page, target.heading, target.duty, "")
        if target.spoken_of:
            _add_panels(page, target)
        return
    add_duty(page, target.heading, target.duty, f"{target.bearers} · {target.due}")
    for index, reading in enumerate(target.readings):
        first = _heading(f"  {tr('read as:')}", index)
        holders = ", ".join(reading.holders)
        page.wrapped(first, f"{reading.says}  ({reading.id}: {holders})")
    _add_panels(page, target)


def _add_panels(page: Page, target: TargetView) -> None:
    others = target.beside
    if target.focus is not None:
        _add_panel(page, target.focus, full=True)
    spoken = [panel for panel in others if not panel.empty]
    if target.focus is not None and spoken:
        page.add(f"  {tr('beside it:')}")
    for panel in spoken:
        _add_panel(page, panel)
    _add_blanks(page, others)


def _add_panel(page: Page, panel: PanelView, *, full: bool = False) -> None:
    """Add a side; `full` also names its groups that say nothing."""
    name = printable(panel.id if panel.labelled else panel.name)
    first = f"  {name}"
    if panel.blank is not None and not panel.groups:
        page.wrapped(pad(first, LEFT), panel.blank)
    for group in panel.groups:
        if group.records or full:
            _add_group(page, group, first, labelled=panel.labelled)
            first = ""
    for words, records in (
        (f"{name} {tr(AS_TOLD)}:", panel.characterised),
        (f"{tr('printed as {name}', name=name)}, {tr(SPEAKER_IN_DOUBT)}:", panel.in_doubt),
        (f"{name}, {tr(SINCE_REPLACED)}:", panel.replaced),
    ):
        if records:
            page.wrapped("  ", words)
        add_records(page, records)


def _add_group(page: Page, group: GroupView, first: str, *, labelled: bool) -> None:
    """Add the records of a group; that it has no status, or several, is said before them."""
    left = pad(first, 6) + group.group if labelled else first
    no_status = not any(record.status for record in group.records)
    if labelled and (no_status or group.differs):
        page.wrapped(pad(left, LEFT), group.label)
        left = ""
    add_records(page, group.records, left)


def _add_blanks(page: Page, panels: Sequence[PanelView]) -> None:
    """Add the blank sides, those with the same reason in one line."""
    reasons: dict[str, list[str]] = {}
    for panel in panels:
        if panel.empty and panel.labelled and panel.blank is not None:
            reasons.setdefault(panel.blank, []).append(panel.id)
    for reason, sides in reasons.items():
        page.wrapped(pad(f"  {', '.join(sides)}", LEFT), reason)


def _add_foot(page: Page, view: ReportView) -> None:
    page.add()
    for index, left_out in enumerate(view.not_counted):
        places = shortened([f"[{r.number}] {r.entry}" for r in left_out.records])
        if not index:
            page.wrapped("", capitals(tr(ABOUT_ELSE)), HEAD)
        said = counted(len(left_out.records), "statement")
        page.wrapped("  ", f"{left_out.why}, {said}: {places}")
        add_objections(page, left_out.records, " " * LEFT)
    page.wrapped(_heading(capitals(tr("origins"))), view.corpus.counted)
    for article in view.articles:
        _add_article(page, article)
    for index, (short, words) in enumerate(page.legend.items()):
        page.wrapped(_heading(capitals(tr("checked")), index), f"{short}: {words}")
    for index, name in enumerate(view.names):
        first = _heading(capitals(tr("Names")), index)
        page.wrapped(first, f"{name.neutral}: {tr('also {names}', names=', '.join(name.others))}")
    page.wrapped(
        _heading(capitals(tr("Not said here"))),
        tr(
            "whether any point was kept: no status here is the program’s. A date that has passed "
            "is no breach. “Not searched” is our gap, not anyone’s silence."
        ),
    )
    add_unreviewed(page, view)


def _heading(words: str, index: int = 0) -> str:
    """Return the left part of a line; only the first of several has words."""
    return f"{'' if index else words:<{LEFT}}"


def _add_article(page: Page, article: ArticleView) -> None:
    by = f", {', '.join(article.authors)}" if article.authors else ""
    text = f"{article.id}: {article.outlet}{by}, {article.date}, {article.coded}"
    hands = [", ".join(names) for names in article.hands]
    way = f"; {tr('from {hands}', hands=' → '.join(hands))}" if hands else ""
    page.wrapped(f"  {f'[{article.number}]':<5}", f"{text}{way}")
