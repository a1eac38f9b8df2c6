"""Build the picture of points by sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from compliance.assessments.assessment import Assessment
from compliance.assessments.blank import Blank
from compliance.assessments.perspective import Perspective
from compliance.assessments.status import said_by
from compliance.diff.rows import DiffKind
from compliance.model.agreement import Clause
from compliance.model.base import WHOLE, EvidenceId, Target
from compliance.model.dates.words import display_date
from compliance.model.spoken import each_point, names_in, point_in, title_of
from compliance.model.words import Act, Group, Link
from compliance.views.blank import blank_of, blanks_together
from compliance.views.comparisons import Comparisons
from compliance.views.panel import expected_groups
from compliance.views.picture.view import (
    PictureBlankView,
    PictureCellView,
    PictureGroupView,
    PictureMarkView,
    PictureOthersView,
    PictureRowView,
    PictureSilentView,
    PictureView,
)
from compliance.views.selection import Selection
from compliance.views.signs import SHAPES, ActShape
from compliance.views.target import clause_words, number_words
from compliance.views.told import claim_of
from compliance.views.words import (
    GROUP_WORDS,
    WHOLE_AGREEMENT,
    blank_words,
    counted,
)
from compliance.wording.speaking import marked, tr
from compliance.workspace.evidence import Evidence, id_order

CAPTION: Final = marked("What each side says of each point: the newest words of each group.")
CAPTION_OF_PARTS: Final = marked(
    "What each side says of each part: the newest words of each group."
)
NOTES: Final = (
    marked("A group’s newest status stands first, then its newest denial; else its newest words."),
    marked("A mark is one statement of one voice, never the view of a whole side."),
)
MOST: Final[Mapping[Group, int]] = {Group.OFFICIAL: 2, Group.MEDIA: 1, Group.OTHER: 1}
"""How many marks a group has in a cell at most."""
SIGNED: Final = frozenset({DiffKind.DENIAL, DiffKind.CONFLICT})
"""The kinds of difference for which a cell bears a sign."""

_Against = Mapping[tuple[Target, str], frozenset[str]]


def build_picture(selection: Selection, comparisons: Comparisons | None = None) -> PictureView:
    """Return the picture of what was asked for.

    `comparisons` are those of the selection where they are made already.
    """
    return PictureWriter.of(selection, comparisons or Comparisons(selection)).picture()


def _against(comparisons: Comparisons) -> _Against:
    """Return with which sides a side has a signed difference on each target."""
    found: dict[tuple[Target, str], set[str]] = {}
    for left, right in comparisons.pairs:
        for row in comparisons.between(left, right).rows:
            if not SIGNED.isdisjoint((row.kind, *row.also)):
                found.setdefault((row.target, left.id), set()).add(right.id)
                found.setdefault((row.target, right.id), set()).add(left.id)
    return {key: frozenset(sides) for key, sides in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWriter:
    """Turns what sides say of points into rows."""

    selection: Selection
    against: _Against

    @classmethod
    def of(cls, selection: Selection, comparisons: Comparisons) -> PictureWriter:
        """Return the writer of a selection; `comparisons` are those of its sides."""
        return cls(selection=selection, against=_against(comparisons))

    def picture(self) -> PictureView:
        """Return the picture of all points that were asked for."""
        wanted = WHOLE in self.selection.wanted
        rows = [self.row(WHOLE, (WHOLE,), "", tr(WHOLE_AGREEMENT))] if wanted else []
        rows += [self.point(clause) for clause in self.selection.clauses]
        return self._view(CAPTION, rows)

    def parts(self, point: Clause) -> PictureView:
        """Return the picture of one point: as a whole, then part by part."""
        agreement, duties = self.selection.agreement, self.selection.duties
        rows = [
            self.row(one, (one,), number_words(agreement, one), duties[one], point.number)
            for one in point.targets
        ]
        return self._view(CAPTION_OF_PARTS, rows)

    def _view(self, caption: str, rows: Sequence[PictureRowView]) -> PictureView:
        selection = self.selection
        silent = (self._silent(side, rows) for side in self._unlabelled)
        return PictureView(
            title=title_of(selection.workspace.settings),
            agreement_title=selection.agreement.short_title,
            point_word=selection.agreement.one_point,
            each_point=each_point(selection.agreement),
            names_in=names_in(selection.agreement),
            point_in=point_in(selection.agreement),
            caption=tr(caption),
            columns=tuple((str(p.id), selection.names[p.id]) for p in self.labelled),
            others=tr("Others") if any(row.others for row in rows) else None,
            rows=tuple(rows),
            silent=tuple(one for one in silent if one.whys),
            unread=blank_words(Blank.NOT_SEARCHED, 0, ""),
            notes=tuple(map(tr, NOTES)),
            objections=selection.objections.among(e.id for e in selection.evidence),
        )

    @property
    def labelled(self) -> tuple[Perspective, ...]:
        """The sides that have a column each."""
        return tuple(p for p in self.selection.everyone if p.labelled)

    @property
    def _unlabelled(self) -> tuple[Perspective, ...]:
        return tuple(p for p in self.selection.everyone if not p.labelled)

    def point(self, clause: Clause) -> PictureRowView:
        """Return the row of a point."""
        targets = tuple(t for t in clause.targets if t in self.selection.wanted)
        heading = clause_words(self.selection.agreement, clause)
        return self.row(clause.number, targets, heading, clause.title)

    def row(
        self,
        id: Target,
        targets: Sequence[Target],
        heading: str,
        title: str,
        within: Target | None = None,
    ) -> PictureRowView:
        """Return the row of a point, or of the whole, with all the targets that stand in it.

        `within` is the point of a part.
        """
        everyone = self.selection.everyone
        return PictureRowView(
            id=id,
            within=within or id,
            heading=heading,
            title=title,
            cells=tuple(self._cell(p, id, targets) for p in everyone if p.labelled),
            others=tuple(self._others(targets)),
        )

    def _assess(self, side: Perspective, targets: Iterable[Target]) -> list[Assessment]:
        return [self.selection.assessor.assess(side, target) for target in targets]

    def _others(self, targets: Sequence[Target]) -> Iterator[PictureOthersView]:
        for side in self._unlabelled:
            own = _own(self._assess(side, targets))
            if own:
                yield PictureOthersView(
                    side=side.id,
                    name=self.selection.names[side.id],
                    words=counted(len(own), "statement"),
                )

    def _silent(self, side: Perspective, rows: Sequence[PictureRowView]) -> PictureSilentView:
        """Return why nothing of a side stands in some rows."""
        found: dict[str, list[str]] = {}
        for row in rows:
            if side.id not in {one.side for one in row.others}:
                target = Target(row.id)
                blank = self.selection.assessor.blank(side, target)
                found.setdefault(self._blank(side, blank, target), []).append(row.name)
        return PictureSilentView(
            name=self.selection.names[side.id],
            whys=tuple(
                (why, () if len(names) == len(rows) else tuple(names))
                for why, names in found.items()
            ),
        )

    def _cell(self, side: Perspective, id: Target, targets: Sequence[Target]) -> PictureCellView:
        found = self._assess(side, targets)
        own = _own(found)
        chosen = {group: _chosen(group, found, own) for group in Group}
        shown = {e.id for of_group in chosen.values() for e in of_group}
        against = frozenset[str]().union(
            *(self.against.get((target, side.id), ()) for target in targets)
        )
        return PictureCellView(
            side=side.id,
            name=self.selection.names[side.id],
            groups=tuple(
                PictureGroupView(
                    group=GROUP_WORDS[group],
                    marks=tuple(self._mark(e, id, targets) for e in of_group),
                )
                for group, of_group in chosen.items()
                if of_group
            ),
            blanks=tuple(self._blanks(side, id, own.values())),
            more=len(own.keys() - shown),
            against=tuple(self.selection.names[p.id] for p in self.labelled if p.id in against),
        )

    def _blank(
        self, side: Perspective, blank: Blank, id: Target, group: Group | None = None
    ) -> str:
        selection = self.selection
        return blank_of(selection.assessor, side, selection.names[side.id], blank, id, group)

    def _blanks(
        self, side: Perspective, id: Target, own: Iterable[Evidence]
    ) -> Iterator[PictureBlankView]:
        assessor = self.selection.assessor
        spoken = {e.speaker.group for e in own}
        unread, whys = set(), []
        for group in expected_groups(side, assessor.groups):
            if group not in spoken:
                blank = assessor.blank(side, id, group)
                why = self._blank(side, blank, id, group)
                whys.append((why, GROUP_WORDS[group]))
                if blank is Blank.NOT_SEARCHED:
                    unread.add(why)
        for together in blanks_together(whys):
            yield PictureBlankView(blank=together, unread=together.why in unread)

    def _mark(self, e: Evidence, id: Target, targets: Sequence[Target]) -> PictureMarkView:
        # The head of the row names the point itself.
        within = [t for t in targets if t in e.entry.targets and t != id]
        printed = map(self.selection.agreement.printed, within)
        records = self.selection.records
        return PictureMarkView(
            shape=SHAPES[e.entry.act],
            filled=e.speaker.group is Group.OFFICIAL,
            targets=", ".join(printed),
            words=self._denied(e) or records.status(e) or records.clause(e),
            claim=claim_of(e),
            written=e.language,
            inferred=e.entry.link is Link.INFERRED,
            date=display_date(e.asserted),
            voice=e.speaker_short,
            record=e.id,
        )

    def _denied(self, e: Evidence) -> str | None:
        """Return whose words a record denies, since what it denies takes more room; else None."""
        claim, names = e.entry.denied_claim, self.selection.names
        if e.entry.act is not Act.DENIES or not (e.responds_to or claim):
            return None
        if claim:
            return tr("denies the words of {whom}", whom=names[claim.by])
        return self.selection.records.verb(e)


def _own(found: Iterable[Assessment]) -> dict[EvidenceId, Evidence]:
    """Return the own statements of some assessments, each once."""
    return {e.id: e for assessment in found for e in assessment.own}


def _chosen(
    group: Group, found: Sequence[Assessment], own: Mapping[EvidenceId, Evidence]
) -> tuple[Evidence, ...]:
    """Return of which statements a group has marks: its newest status, a denial, other statuses.

    Of a group that gives no status and denies nothing, the newest of what it tells, or else asks.
    """
    said = sorted((e for e in own.values() if e.speaker.group is group), key=_newest_first)
    labels = [label for assessment in found for label in assessment.labels]
    current = {told.last.id for label in labels for told in label.told}
    rated = [e for e in said if e.id in current]
    denied = [e for e in said if e.entry.act is Act.DENIES]
    other = [e for e in said if e.entry.status is None and e.entry.act is not Act.DENIES]
    other.sort(key=lambda e: SHAPES[e.entry.act] is ActShape.ASKS)
    if not (rated or denied):
        return tuple(other[:1])
    return (*rated[:1], *denied[:1], *rated[1:])[: MOST[group]]


def _newest_first(e: Evidence) -> tuple[int, tuple[str, str, int, str]]:
    """Return the key by which statements are ordered: neither sides nor voices are in it."""
    return (-said_by(e).toordinal(), id_order(e.id))
