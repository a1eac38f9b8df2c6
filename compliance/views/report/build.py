"""Build the report view: what everybody says of the points asked for, and what was read of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.assessments.perspective import rests_of
from compliance.model.agreement import Agreement, Clause, target_of
from compliance.model.base import WHOLE, Target
from compliance.model.obligation import Obligation
from compliance.model.spoken import names_in, point_in, title_of
from compliance.model.words import Coded, NameKind, NamesPolicy
from compliance.views.article import article_views
from compliance.views.made import Made
from compliance.views.panel import PanelView
from compliance.views.report.view import (
    ClauseView,
    CorpusView,
    NameView,
    NotCountedView,
    ReportView,
    SummaryRowView,
    SummaryView,
    TargetView,
)
from compliance.views.selection import Selection
from compliance.views.target import clause_words, head_of, target_anchor
from compliance.views.words import SCOPE_WORDS
from compliance.wording.speaking import tr, trp
from compliance.workspace.workspace import Workspace


def build_report_view(selection: Selection) -> ReportView:
    """Return the report on what was selected.

    Raises:
        UnknownPointError: a point asked for is not in the agreement.
    """
    request, agreement, workspace = selection.request, selection.agreement, selection.workspace
    source, cut = request.source, request.cut
    whole = target_view(selection, None, WHOLE, assessed=not request.points)
    clauses = tuple(clause_view(selection, clause) for clause in selection.clauses)
    return ReportView(
        title=title_of(workspace.settings),
        agreement_title=agreement.short_title,
        point_word=agreement.one_point,
        source=source.id if source else None,
        source_name=selection.names[source.id] if source else None,
        as_of=cut.as_of.isoformat() if cut.as_of else None,
        known_by=cut.known_by.isoformat() if cut.known_by else None,
        points=tuple(target for target in selection.targets if target in selection.points),
        official=request.official,
        public=request.public,
        corpus=corpus_view(selection),
        summary=None if source else summary_view(selection, whole_too=whole.spoken_of),
        whole=whole,
        clauses=clauses,
        not_counted=not_counted_views(selection),
        objections=selection.objections.among(e.id for e in selection.evidence),
        articles=article_views(
            workspace,
            selection.prover,
            selection.numbers,
            selection.evidence,
            selection.assessor.versions,
        ),
        names=name_views(workspace, agreement, (whole, *clauses)),
        agreement=agreement,
        names_in=names_in(agreement),
        point_in=point_in(agreement),
    )


def clause_view(selection: Selection, clause: Clause) -> ClauseView:
    """Return a point: as a whole, then what stands in it, as far as it was asked for."""
    wanted = selection.wanted
    whole, *inside = clause.inside
    return ClauseView(
        number=clause.number,
        heading=clause_words(selection.agreement, clause),
        title=clause.title,
        whole=target_view(selection, whole, clause.number, assessed=clause.number in wanted),
        obligations=tuple(
            target_view(selection, one, target_of(one))
            for one in inside
            if target_of(one) in wanted
        ),
    )


def target_view(
    selection: Selection,
    about: Clause | Obligation | None,
    target: Target,
    *,
    assessed: bool = True,
) -> TargetView:
    """Return a target with what everybody says of it; its head alone if not `assessed`."""
    source = selection.request.source
    beside = [p for p in selection.everyone if source is None or p.side not in source.sides]
    if source is not None and not source.is_side:
        # The other voices of a voice's own side come first: they are whom it is read with.
        beside[:0] = rests_of(source, selection.workspace)
    panel = selection.panels.panel
    return TargetView(
        **head_of(selection.holders, selection.agreement, about),
        focus=panel(source, target) if source and assessed else None,
        beside=tuple(panel(p, target) for p in beside) if assessed else (),
    )


def corpus_view(selection: Selection) -> CorpusView:
    """Return how much was read. Of what was published after the cut only what is quoted counts."""
    workspace, cut = selection.workspace, selection.request.cut
    # Media articles are read for what officials say in them: `official` leaves none out here.
    # Asked only if there are such: a site has this page for every point.
    late = not all(map(cut.reads, workspace.articles.values()))
    every = workspace.evidence_on(selection.agreement) if late else ()
    told = {e.article.id for e in every if cut.admits(e)}
    replaced = selection.assessor.versions.replaced_by
    articles = [
        a
        for a in workspace.articles.values()
        if (cut.reads(a) or a.id in told) and a.id not in replaced
    ]
    return CorpusView(
        texts_held=sum(selection.prover.holds(article) for article in articles),
        articles=len(articles),
        read_in_full=selection.read(Coded.FULL),
        read_in_part=selection.read(Coded.PART),
        records=len(selection.evidence),
        articles_cited=len(selection.numbers),
        origins=len({selection.origins[e.id] for e in selection.evidence}),
    )


def not_counted_views(selection: Selection) -> tuple[NotCountedView, ...]:
    """Return the records that fall under no target, together by why they do not."""
    left_out = [e for e in selection.evidence if not e.counted]
    write = selection.records.write
    return tuple(
        NotCountedView(why=words, records=Made(found, write))
        for scope, words in SCOPE_WORDS.items()
        if (found := [e for e in left_out if e.entry.scope is scope])
    )


def summary_view(selection: Selection, *, whole_too: bool) -> SummaryView:
    """Return the table of points by sides; `whole_too`: the agreement as a whole before them."""

    def row(target: Target, words: tuple[str, str], anchor: str) -> SummaryRowView:
        number, title = words
        within = selection.agreement.within(target) if target != WHOLE else (WHOLE,)
        asked = [one for one in within if one in selection.wanted]
        cells = tuple(selection.panels.cell(p, asked) for p in selection.everyone)
        return SummaryRowView(id=target, number=number, title=title, anchor=anchor, cells=cells)

    points = [
        row(c.number, (c.printed or c.number, c.title), f"point-{c.number}")
        for c in selection.clauses
    ]
    whole = (
        [row(WHOLE, (trp("an agreement", "whole"), tr("agreement")), target_anchor(WHOLE))]
        if whole_too
        else []
    )
    return SummaryView(
        sides=tuple((p.id, selection.names[p.id]) for p in selection.everyone),
        rows=(*whole, *points),
    )


LISTED = (NameKind.PLACE, NameKind.BODY)


def name_views(
    workspace: Workspace, agreement: Agreement, sections: Sequence[TargetView | ClauseView]
) -> tuple[NameView, ...]:
    """Return the names this report prints that have others, with the policy "both"; else none."""
    if workspace.settings.names is not NamesPolicy.BOTH:
        return ()
    printed = "\n".join(text for section in sections for text in _texts(section))
    return tuple(
        NameView(
            neutral=entry.forms[0].text,
            others=tuple(dict.fromkeys(form.text for form in entry.forms[1:])),
        )
        for entry in agreement.names
        if entry.kind in LISTED
        and len(entry.forms) > 1
        and _stands_in(entry.forms[0].text, printed)
    )


def _stands_in(name: str, text: str) -> bool:
    """Return whether a name occurs in a text as a word of its own."""
    at = text.find(name)
    while at >= 0:
        around = text[at - 1 : at] + text[at + len(name) : at + len(name) + 1]
        if not any(one.isalnum() or one == "_" for one in around):
            return True
        at = text.find(name, at + 1)
    return False


def _texts(section: TargetView | ClauseView) -> Iterator[str]:
    if isinstance(section, ClauseView):
        yield section.title
        for target in (section.whole, *section.obligations):
            yield from _texts(target)
        return
    yield f"{section.duty} {section.detail or ''}"
    panels = (*section.beside, section.focus) if section.focus else section.beside
    for panel in panels:
        yield from _said(panel)


def _said(panel: PanelView) -> Iterator[str]:
    return (record.words for record in panel.records)
