"""What every builder of a thing's view needs: the selection, and the writers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from compliance.assessments.assessment import Apart
from compliance.model.base import EvidenceId, Target
from compliance.model.bearers import Bearer
from compliance.model.dates.words import display_date
from compliance.model.document import NameEntry
from compliance.model.holder import Holder
from compliance.views.apart import why_apart
from compliance.views.panel import PanelView, PanelWriter
from compliance.views.parties import bearers_in_full
from compliance.views.record import RecordView, RecordWriter
from compliance.views.selection import Selection
from compliance.views.show.view import BlockView, SectionView
from compliance.views.words import APART_WORDS, counted
from compliance.workspace.evidence import Evidence


class ThingWriter:
    """Writes the records that one thing's view cites.

    The records that it cites are put into `cited`.
    """

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.workspace = selection.workspace
        self.agreement = selection.agreement
        self.evidence = selection.evidence
        self.names = selection.names
        self.numbers = selection.workspace.numbers
        self.cited: dict[EvidenceId, RecordView] = {}

    @cached_property
    def records(self) -> RecordWriter:
        """The writer of records."""
        # Nothing is linked to within a view that is text.
        return self.selection.record_writer(self.numbers, first_under={})

    @cached_property
    def panels(self) -> PanelWriter:
        """The writer of panels, whose records are those of `records`."""
        return PanelWriter(assessor=self.selection.assessor, records=self.records)

    def name(self, party: str) -> str:
        """Return the name of a side or source with its id."""
        return f"{self.names[party]} ({party})"

    def owed(self, bearers: Iterable[Bearer]) -> str:
        """Return who owes or is owed a duty, in full; "" for no bearers."""
        return bearers_in_full(self.names, self.agreement, bearers)

    def holder_lines(self, holders: Iterable[Holder]) -> tuple[str, ...]:
        """Return a line a holder: who it is, what limits that, and where it was said."""
        written = []
        for holder in holders:
            said = display_date(holder.said_on) if holder.said_on else None
            where = [part for part in (said, holder.citation, holder.evidence, holder.url) if part]
            name = f"{self.name(holder.source)}{self.selection.holders.marks(holder)}"
            written.append(f"{name}: {'; '.join(where)}" if where else name)
        return tuple(written)

    def also_called(self, *ids: str) -> str | None:
        """Return the other names of what has one of these ids; None if the agreement lists none."""
        entries: tuple[NameEntry, ...] = self.agreement.names
        forms = [form.text for entry in entries if entry.id in ids for form in entry.forms]
        return ", ".join(dict.fromkeys(forms)) or None

    def write(self, evidence: Sequence[Evidence]) -> tuple[RecordView, ...]:
        """Return records as views, which machine output lists too."""
        views = tuple(self.records.write(e) for e in evidence)
        self.cited.update({view.id: view for view in views})
        return views

    def by_side(
        self, evidence: Sequence[Evidence], about: str = "", parts: Mapping[str, str] | None = None
    ) -> tuple[SectionView, ...]:
        """Return a section for each side that speaks in some records, with those it speaks.

        `parts` has the names of incidents whose records stand apart.
        """
        return tuple(
            SectionView(
                title=self.names[perspective.id],
                id=perspective.id,
                detail=f"{counted(len(found), 'statement')}{about}",
                blocks=self.blocks(found, parts),
            )
            for perspective in self.selection.everyone
            if (found := [e for e in evidence if perspective.speaks(e)])
        )

    def blocks(
        self, evidence: Sequence[Evidence], parts: Mapping[str, str] | None = None
    ) -> tuple[BlockView, ...]:
        """Return the records of one side in blocks: its own words, then what is set apart."""
        apart: dict[str | None, list[Evidence]] = {None: []}
        for e in evidence:
            part = (parts or {}).get(e.entry.incident or "")
            why = ", ".join(words for words in (part, why_apart(e)) if words)
            apart.setdefault(why or None, []).append(e)
        return tuple(BlockView(why, self.write(found)) for why, found in apart.items() if found)

    def records_in(
        self, title: str, found: Sequence[Evidence], blank: str | None = None
    ) -> SectionView:
        """Return records under a heading with how many there are; for none, why or nothing."""
        if not found:
            return SectionView(title=title, blank=blank)
        detail = counted(len(found), "statement")
        return SectionView(title=title, detail=detail, blocks=self.blocks(found))

    def acts_in(self, found: Sequence[Evidence], blank: str | None = None) -> SectionView:
        """Return the records whose respondents name somebody, under a heading that says so."""
        return self.records_in("Named as the one who acts", found, blank)

    def on_target(self, target: Target) -> tuple[SectionView, ...]:
        """Return a section for each side: what it says of a target, or why there is nothing."""
        return tuple(self._panel(self.panels.panel(p, target)) for p in self.selection.everyone)

    def _panel(self, panel: PanelView) -> SectionView:
        blocks = [
            BlockView(f"{g.group}: {g.label}" if g.label else g.group, g.records, targets=False)
            for g in panel.groups
            if g.records
        ]
        apart = {
            Apart.CHARACTERISED: panel.characterised,
            Apart.IN_DOUBT: panel.in_doubt,
            Apart.REPLACED: panel.replaced,
            Apart.NOT_COUNTED: panel.not_counted,
        }
        blocks += [
            BlockView(APART_WORDS[why], found, targets=False)
            for why, found in apart.items()
            if found
        ]
        for block in blocks:
            self.cited.update({view.id: view for view in block.records})
        return SectionView(title=panel.name, id=panel.id, blocks=tuple(blocks), blank=panel.blank)
