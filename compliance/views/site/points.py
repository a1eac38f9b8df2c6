"""Build the page of a point, and those that lead there from where its parts once stood."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.agreement import Clause
from compliance.model.base import WHOLE, Target
from compliance.model.dates.words import display_date
from compliance.model.holder import Holder
from compliance.model.obligation import Reading
from compliance.model.words import Group
from compliance.views.panel import PanelView
from compliance.views.report.view import TargetView
from compliance.views.site.card import CardView
from compliance.views.site.column import ColumnView, GroupLineView, Statements
from compliance.views.site.contents import SiteContents
from compliance.views.site.links import LinkView, moved_addresses
from compliance.views.site.point import (
    DutyLineView,
    HeldView,
    MovedPageView,
    PointLinkView,
    PointPageView,
    PointSectionView,
    ReadingBoxView,
)
from compliance.views.site.takeaway import paper_of
from compliance.views.site.view import SilentView
from compliance.views.site.when import when_of
from compliance.views.target import clause_words
from compliance.views.texts import document_view
from compliance.views.words import (
    GROUP_WORDS,
    WHOLE_AGREEMENT,
)
from compliance.wording.speaking import tr, trp
from compliance.workspace.evidence import Evidence

EXPECTED = (Group.OFFICIAL, Group.MEDIA)
"""Those of whom it is worth a line that they say nothing; that others do not is worth none."""
AS_A_WHOLE = "as_a_whole"
"""The anchor of what is said of a point as a whole; no id of a target has such a sign."""


class PointPages:
    """Builds the pages of points: of each in the order of the agreement, and of the whole."""

    def __init__(self, contents: SiteContents) -> None:
        self.contents = contents
        self.agreement = contents.agreement
        self.cards = contents.cards
        self.document = document_view(self.agreement)

    @property
    def targets(self) -> tuple[Target, ...]:
        """Those that have a page: the points, then the agreement as a whole."""
        return (*(clause.number for clause in self.agreement.clauses), WHOLE)

    def page(self, target: Target) -> PointPageView:
        """Return the page of a point, or of the agreement as a whole."""
        contents, whole = self.contents, self.contents.targets[target]
        clause = self.agreement.about(target)
        inside = clause.targets if isinstance(clause, Clause) else (target,)
        heading = clause_words(self.agreement, clause) if isinstance(clause, Clause) else ""
        place = self.targets.index(target)
        return PointPageView(
            site=contents.head(f"{heading}: {whole.duty}" if heading else whole.heading),
            heading=heading or whole.heading,
            title=whole.duty,
            points=tuple(self._in_row(t, here=t == target) for t in self.targets),
            previous=self._beside(place - 1) if place else None,
            next=self._beside(place + 1) if place + 1 < len(self.targets) else None,
            picture=contents.pictures.parts(clause) if isinstance(clause, Clause) else None,
            duties=tuple(map(self._duty, inside[1:])),
            texts=tuple(text for text in self.document.texts if text.official),
            wordings=tuple(
                one
                for one in self.document.wordings
                if any(place in inside for place, _ in one.targets)
            ),
            sections=tuple(self._section(contents.targets[t]) for t in inside),
            when=when_of(contents, inside),
            citation=self.cards.citer.page(
                f"point-{target}" if heading else "whole",
                f"{heading}: {whole.duty}" if heading else whole.heading,
                contents.address("target", target),
            ),
            downloads=tuple(contents.data(words, path) for words, path in self._files(target)),
        )

    def _files(self, target: Target) -> Iterator[tuple[str, str]]:
        yield from data_of(target)
        if self.contents.pdf:
            yield "PDF", paper_of(self.contents.address("target", target))

    def moved(self) -> Iterator[tuple[str, MovedPageView]]:
        """Yield where each part of a point once stood, with the page that leads on from there."""
        for target, former in moved_addresses(self.agreement).items():
            words = self.contents.targets[target].heading
            link = self.contents.link(words, "target", target)
            address = self.contents.address("target", target)
            yield former, MovedPageView(site=self.contents.head(words), link=link, address=address)

    def _in_row(self, target: Target, *, here: bool) -> PointLinkView:
        whole = target == WHOLE
        words = trp("row of points", "whole") if whole else self.agreement.printed(target)
        return PointLinkView(
            link=self.contents.link(words, "target", target),
            title=tr(WHOLE_AGREEMENT) if whole else self.contents.targets[target].duty,
            here=here,
        )

    def _beside(self, place: int) -> LinkView:
        target = self.targets[place]
        about = self.agreement.about(target)
        words = tr(WHOLE_AGREEMENT)
        if isinstance(about, Clause):
            words = f"{clause_words(self.agreement, about)}: {about.title}"
        return self.contents.link(words, "target", target)

    def _duty(self, target: Target) -> DutyLineView:
        view = self.contents.targets[target]
        printed = self.agreement.printed(target)
        link = LinkView(words=printed, href=f"#{target}")
        return DutyLineView(link=link, duty=view.duty, detail=view.detail)

    def _section(self, view: TargetView) -> PointSectionView:
        target, obligation = Target(view.id), view.obligation
        told = [self._column(panel) for panel in view.beside]
        outer = obligation is None and target in self.targets
        return PointSectionView(
            anchor=AS_A_WHOLE if outer else view.id,
            heading=view.heading,
            duty=view.duty,
            detail=view.detail,
            kind=view.kind,
            bearers=view.bearers,
            due=view.due,
            note=obligation.note if obligation else None,
            readings=tuple(map(self._reading, obligation.readings if obligation else ())),
            columns=tuple(one for one in told if one.labelled and not one.empty),
            voices=tuple(one for one in told if not (one.labelled or one.empty)),
            silent=tuple(self._silent(one) for one in told if one.empty),
        )

    def _column(self, panel: PanelView) -> ColumnView:
        """Return what a side says of a target, with a line for each of its groups."""
        displaced = panel.assessment.displaced

        def card(e: Evidence) -> CardView:
            return self.cards.card(e, current=e.id not in displaced)

        found = Statements.of(panel.assessment.evidence, card, lambda e: e.id in displaced)
        told = {group.group for group in panel.groups} | {GROUP_WORDS[group] for group in EXPECTED}
        return ColumnView(
            id=panel.id,
            name=panel.name,
            labelled=panel.labelled,
            lines=tuple(
                GroupLineView(group=group, labels=labels)
                for group, labels in panel.said.items()
                if labels and group in told
            ),
            blank=panel.blank,
            shown=found.shown,
            folds=found.folds,
            apart=found.apart,
        )

    def _silent(self, column: ColumnView) -> SilentView:
        """Return why there is nothing of a side, of each group; once if it is the same of all."""
        lines = {line.words: line.group for line in column.lines}
        words = "; ".join(f"{line.group}: {line.words}" for line in column.lines)
        if len(lines) < 2:  # noqa: PLR2004 - one reason for all, or only that of the side
            words = column.blank or words
        return SilentView(link=self.contents.side_link(column.id), words=words)

    def _reading(self, reading: Reading) -> ReadingBoxView:
        return ReadingBoxView(
            id=reading.id,
            says=reading.says,
            turns_on=reading.turns_on,
            holders=tuple(map(self._holder, reading.holders)),
        )

    def _holder(self, holder: Holder) -> HeldView:
        return HeldView(
            link=self.contents.party_link(holder.source),
            marks=self.contents.selection.holders.marks(holder),
            said=display_date(holder.said_on) if holder.said_on else None,
            citation=holder.citation,
            url=holder.url,
            record=holder.evidence,
        )


def data_of(target: Target) -> tuple[tuple[str, str], ...]:
    """Return the files that hold a page's statements for programs, each with what it is."""
    if target == WHOLE:
        return (
            (tr("All statements, CSV"), "data/records.csv"),
            (tr("The report, JSON"), "data/report.json"),
        )
    return ("CSV", f"data/point-{target}.csv"), ("JSON", f"data/point-{target}.json")
