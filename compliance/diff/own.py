"""Compare what each voice says with what the same voice says at other times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from compliance.assessments.perspective import Perspective
from compliance.assessments.status import oldest_first, said_by
from compliance.assessments.time import LASTING, NEGATIVE
from compliance.diff.compare import namer_of
from compliance.diff.gathered import Deniable, GatheredCell, targets_in, topic_of
from compliance.diff.naming import find_figures_apart, likeness, of_other_times
from compliance.diff.order import Order
from compliance.diff.row_writer import CellWriter, bodies_of
from compliance.diff.rows import Cell, Difference, DiffKind, Row, Topic, TopicKind
from compliance.diff.statuses import Said, meetings
from compliance.diff.subject import Subject, bearers_of
from compliance.model.base import Target
from compliance.model.words import Act, Group
from compliance.workspace.evidence import Evidence, id_order
from compliance.workspace.voices import Source
from compliance.workspace.workspace import Workspace

KINDS: Final = tuple(DiffKind)
GROUPS: Final = tuple(Group)
_TELLING: Final = frozenset({Act.ASSESSES, Act.STATES})

Cells = tuple[GatheredCell, GatheredCell]
Found = tuple[Target, Topic, DiffKind, Cells]


def with_line(perspective: Perspective, workspace: Workspace) -> Perspective:
    """Return the voices asked for together with those whose place they have taken."""
    if perspective.voices is None:
        return perspective
    line = {one for voice in perspective.voices for one in workspace.sources[voice].line}
    return replace(perspective, voices=frozenset(line))


def compare_own(subject: Subject) -> Difference:
    """Return a row for each way in which statements of one voice are opposed on one topic.

    In each row the left cell has what was said first. A voice and those whose place it has taken
    are one voice. By the rules for two sides, but for two of them: a statement is compared with
    those that were displaced too, and a number or an account of an incident with the last one
    before it, of the same kind, that differs.
    """
    comparer = OwnComparer(subject)
    rows = tuple(row for voice in comparer.voices for row in comparer.rows(voice))
    counts = Counter(row.kind for row in rows)
    return Difference(
        left=subject,
        right=subject,
        by_record=False,
        own=True,
        rows=rows,
        counts={kind: counts[kind] for kind in DiffKind if counts[kind]},
    )


class OwnComparer:
    """Compares voices with themselves, each index made once for all of them."""

    def __init__(self, subject: Subject) -> None:
        """Sort what the voices of an operand say by who says it."""
        self._subject = subject
        self._namer, self._order = namer_of(subject, subject), Order(subject, subject)
        self._bearers, self._bodies = bearers_of(subject.agreement), bodies_of(subject)
        self._said: dict[str, list[Evidence]] = {}
        for e in subject.evidence:
            if e.own:
                self._said.setdefault(e.speaker.id, []).append(e)

    @property
    def voices(self) -> tuple[Source, ...]:
        """Those who speak and whose place no other of them has taken, by group."""
        speakers = [told[0].speaker for told in self._said.values()]
        heirs = {one for speaker in speakers for one in speaker.line[1:]}
        last = (speaker for speaker in speakers if speaker.id not in heirs)
        return tuple(sorted(last, key=lambda speaker: GROUPS.index(speaker.group)))

    def rows(self, voice: Source) -> tuple[Row, ...]:
        """Return the rows of one voice, in the order of targets and topics."""
        told = [e for one in voice.line for e in self._said.get(one, ())]
        alone = replace(self._subject, evidence=tuple(told))
        found = tuple(self._found(alone))
        writer = CellWriter(alone, [cell for *_, cells in found for cell in cells], beside=False)
        rows = [
            _row(voice, target, topic, kind, (writer.cell(target, topic, one) for one in cells))
            for target, topic, kind, cells in found
        ]
        return tuple(
            sorted(
                rows,
                key=lambda row: (self._order.of_row(row), KINDS.index(row.kind), _first(row.left)),
            )
        )

    def _found(self, alone: Subject) -> Iterator[Found]:
        yield from self._denied(alone)
        by_target: dict[Target, list[Evidence]] = {}
        for e in alone.evidence:
            for target in targets_in(alone, e) if e.entry.act in _TELLING else ():
                by_target.setdefault(target, []).append(e)
        for target, told in by_target.items():
            yield from self._statuses(target, told)
            yield from self._tellings(alone, target, told)

    def _denied(self, alone: Subject) -> Iterator[Found]:
        """Yield what the voice said and denies."""
        reachable = Deniable(alone, (e for e in alone.evidence if e.entry.act in _TELLING))
        rows: dict[tuple[Target, Topic], Cells] = {}
        for denial in (e for e in alone.evidence if e.entry.act is Act.DENIES):
            for denied in reachable.denied_by(denial, alone):
                for target in targets_in(alone, denied):
                    key = (target, topic_of(denied))
                    said, denies = rows.setdefault(key, (GatheredCell(), GatheredCell()))
                    said.records[denied.id] = denied
                    denies.deny(denial, denied)
        for (target, topic), cells in rows.items():
            yield target, topic, DiffKind.DENIAL, cells

    def _statuses(self, target: Target, told: Iterable[Evidence]) -> Iterator[Found]:
        """Yield opposed statuses of the same respondents, those that say the same together."""
        statuses = [e for e in told if e.entry.status is not None]
        said = Said(statuses, self._bearers.get(target, ()), self._bodies)
        for meeting in meetings(said, said, self._order.of_party):
            topic = Topic(kind=TopicKind.RESPONDENTS, ids=meeting.respondents)
            cell = Cell(records=meeting.left)
            rows: dict[DiffKind, tuple[set[object], set[object]]] = {}
            for kind, one, other in self._namer.standing(target, topic, cell, cell):
                lasting, broken = (one, other) if _lasts(one) else (other, one)
                alike = rows.setdefault(kind, (set(), set()))
                alike[0].add(likeness(lasting))
                alike[1].add(likeness(broken))
            for kind, alike in rows.items():
                parts = ([e for e in meeting.left if likeness(e) in those] for those in alike)
                yield target, topic, kind, _cells(*parts)

    def _tellings(
        self, alone: Subject, target: Target, told: Iterable[Evidence]
    ) -> Iterator[Found]:
        """Yield what is told or counted otherwise than the last time before."""
        by_topic: dict[Topic, list[Evidence]] = {}
        for e in oldest_first(told):
            by_topic.setdefault(topic_of(e), []).append(e)
        for topic, records in by_topic.items():
            counted = [[e] for e in records if e.figures]
            for cells in _apart(counted, lambda one, other: any(find_figures_apart(one, other))):
                yield target, topic, DiffKind.FIGURE, cells
            if topic.kind is TopicKind.INCIDENT:
                yield from self._accounts(alone, target, topic, records)

    def _accounts(
        self, alone: Subject, target: Target, topic: Topic, records: Iterable[Evidence]
    ) -> Iterator[Found]:
        """Yield accounts of an incident that name others than the last one before of the same kind.

        Who did something and who broke a duty by it may be two; so may who broke and who kept it.
        """
        kinds: dict[object, dict[object, list[Evidence]]] = {}
        for e in (one for one in records if one.entry.respondents):
            occasions = kinds.setdefault((e.entry.act, e.entry.status in NEGATIVE), {})
            occasions.setdefault(alone.origins[e.id], []).append(e)
        for occasions in kinds.values():
            for cells in _apart([*occasions.values()], self._of_others):
                yield target, topic, DiffKind.ATTRIBUTION, cells

    def _of_others(self, one: Sequence[Evidence], other: Sequence[Evidence]) -> bool:
        cells = Cell(records=tuple(one)), Cell(records=tuple(other))
        return self._namer.differ_in_respondents(*cells) and not of_other_times(*cells)


def _apart(
    told: Sequence[Sequence[Evidence]],
    differ: Callable[[Sequence[Evidence], Sequence[Evidence]], bool],
) -> Iterator[Cells]:
    """Yield each telling with the last one before it that differs from it."""
    for place, later in enumerate(told):
        before = (one for one in reversed(told[:place]) if differ(one, later))
        for earlier in islice(before, 1):
            yield _cells(earlier, later)


def _cells(one: Iterable[Evidence], other: Iterable[Evidence]) -> Cells:
    return (
        GatheredCell(records={e.id: e for e in one}),
        GatheredCell(records={e.id: e for e in other}),
    )


def _lasts(e: Evidence) -> bool:
    return e.entry.status in LASTING


def _row(voice: Source, target: Target, topic: Topic, kind: DiffKind, cells: Iterable[Cell]) -> Row:
    left, right = sorted(cells, key=_first)
    return Row(target=target, topic=topic, kind=kind, left=left, right=right, voice=voice)


def _first(cell: Cell) -> tuple[object, ...]:
    """Return the key by which cells are ordered: what was said first in them."""
    first = oldest_first([*cell.records, *(one.evidence for one in cell.denials)])[0]
    return (said_by(first), id_order(first.id))
