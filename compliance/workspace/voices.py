"""Sources as they are linked: their names and sides in time, and whose place each has taken."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from compliance.model.base import SideId, SourceId
from compliance.model.dates.edtf import EdtfDate
from compliance.model.period import covers, meets
from compliance.model.source import SourceEntry
from compliance.model.words import GROUPS, Group, SourceKind
from compliance.workspace.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source, with the side to which its file counts it.

    For which side it speaks, and what it is called, may differ from day to day. `line` is itself
    and everybody whose place it has taken, at whatever remove: what it says later takes the place
    of what any of them said. Of two that took over from one, neither is in the line of the other,
    nor are two whose place one has taken. `bodies` is itself and every body that it is part of.
    """

    id: SourceId
    home: SideId
    entry: SourceEntry
    line: tuple[SourceId, ...]
    bodies: tuple[SourceId, ...]

    @property
    def name(self) -> str:
        """The full neutral name."""
        return self.entry.name

    @property
    def short(self) -> str:
        """The name as printed in a line of a report."""
        return self.entry.short or self.entry.name

    @property
    def kind(self) -> SourceKind:
        """The kind of voice."""
        return self.entry.kind

    @property
    def group(self) -> Group:
        """The group in which its statuses are labelled."""
        return GROUPS[self.entry.kind]

    @property
    def sides(self) -> tuple[SideId, ...]:
        """Every side for which it speaks on some day, that of its file first."""
        return tuple(dict.fromkeys((self.home, *(period.side for period in self.entry.sides))))

    def side_on(self, when: EdtfDate) -> SideId:
        """Return the side for which it spoke on a day; of several days, on the last."""
        if not self.entry.sides:
            return self.home
        day = when.upper or date.max
        return next((one.side for one in self.entry.sides if covers(one, day)), self.home)

    def sides_in(self, when: EdtfDate) -> tuple[SideId, ...]:
        """Return every side for which it spoke on some day that a date may mean."""
        first, last = when.lower or date.min, when.upper or date.max
        meeting = [one for one in self.entry.sides if meets(one, first, last)]
        ends = [one.side for one in meeting] if meeting else []
        if not all(any(covers(one, day) for one in meeting) for day in (first, last)):
            ends.append(self.home)
        return tuple(dict.fromkeys(ends))

    def name_on(self, when: EdtfDate) -> str:
        """Return the full name that it bore on a day; of several days, on the last."""
        day = when.upper or date.max
        return next((one.name for one in self.entry.names if covers(one, day)), self.name)

    def short_on(self, when: EdtfDate) -> str:
        """Return the name of a day as printed in a line: short only where it is today's."""
        if not self.entry.names:
            return self.short
        name = self.name_on(when)
        return self.short if name == self.name else name

    def is_channel_of(self, speaker: Source, when: EdtfDate) -> bool:
        """Return whether what it relays of a voice is that voice's own word, going by its file."""
        return any(
            one.source in speaker.bodies or one.side == speaker.side_on(when)
            for one in self.entry.relays_for
        )


def tellers_apart(
    relays: Sequence[Source], published: EdtfDate, side: SideId, formal: Collection[str]
) -> list[Source]:
    """Return the relays of a statement of a side that speak for another party or signatory.

    What one of them tells is characterised, unless it is a channel of the speaker.

    Args:
        relays: Who relays it.
        published: When that was printed.
        side: The side of the speaker.
        formal: The sides that are party or signatory on that day.
    """
    told_by = [(relay, relay.side_on(published)) for relay in relays]
    return [relay for relay, its_side in told_by if its_side in formal and its_side != side]


def link_sources(records: Records) -> dict[SourceId, Source]:
    """Return every source by its id, in the order of files; of two alike, the last."""
    homes = {
        entry.id: (file.side, entry)
        for _, file in sorted(records.sources.items())
        for entry in file.sources
    }
    succeeded = {one: entry.succeeds for one, (_, entry) in homes.items()}
    wholes = {one: (entry.part_of,) if entry.part_of else () for one, (_, entry) in homes.items()}
    return {
        source: Source(
            id=source,
            home=home,
            entry=entry,
            line=line_of(source, succeeded),
            bodies=line_of(source, wholes),
        )
        for source, (home, entry) in homes.items()
    }


def line_of(
    source: SourceId, before: Mapping[SourceId, tuple[SourceId, ...]]
) -> tuple[SourceId, ...]:
    """Return a source, then those to which it leads, the nearest first, each once."""
    line = {source: None}
    ahead = [source]
    for one in ahead:
        for other in before.get(one, ()):
            if other not in line:
                line[other] = None
                ahead.append(other)
    return tuple(line)
