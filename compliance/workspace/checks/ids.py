"""Check ids: unknown ones, with the nearest known one, those taken already, and circles of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

from compliance.model.nearest import did_you_mean
from compliance.workspace.faults import Fault, Route, shown

_MOST_VOICES: Final = 4
_MOST_NAMED: Final = 8
_DEVICES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)


class IdKind(StrEnum):
    """The kind of thing that an id stands for; the code of a Problem is "unknown-" and this."""

    AGREEMENT = "agreement"
    SIDE = "side"
    SOURCE = "source"
    PARTY = "party"
    BODY = "body"
    ARTICLE = "article"
    EVIDENCE = "evidence"
    INCIDENT = "incident"
    PLACE = "place"
    TARGET = "target"
    READING = "reading"
    INSTRUMENT = "instrument"
    TEXT = "text"
    PART = "part"
    NAME = "name"
    CODER = "coder"


# How messages call it, and what they advise if no id is near and too many are known.
_WORDS: Final[Mapping[IdKind, tuple[str, str]]] = {
    IdKind.AGREEMENT: ("agreement", "add its file to agreements/"),
    IdKind.SIDE: ("side", "declare it under sides of the agreement"),
    IdKind.SOURCE: ("source", "add it to a file in sources/"),
    IdKind.PARTY: ("side or source", "name a side, or add a source to a file in sources/"),
    IdKind.BODY: ("joint body", "declare it under bodies of the agreement"),
    IdKind.ARTICLE: ("article", "add its file to articles/"),
    IdKind.EVIDENCE: ("evidence", "write article-id#e1, or e1 within the same article"),
    IdKind.INCIDENT: ("incident", "add it to incidents.yaml"),
    IdKind.PLACE: ("place", "add it to places.yaml"),
    IdKind.TARGET: ("clause or obligation", "write a clause number or an obligation id"),
    IdKind.READING: ("reading", "add it under its obligation, or write unlisted and a note"),
    IdKind.INSTRUMENT: ("instrument", "add it under instruments of the agreement"),
    IdKind.TEXT: ("text", "add it under texts of the agreement"),
    IdKind.PART: ("part", "add it under parts of the obligation, or write words instead of it"),
    IdKind.NAME: ("name", "add it under names of the agreement"),
    IdKind.CODER: ("coder", "add it to coders.yaml"),
}


_BEARS: Final = "it is a joint body: as a bearer, write it under body; elsewhere, name"
# What they advise where the id of a joint body is no answer.
_NO_VOICE: Final[Mapping[IdKind, str]] = {
    IdKind.SIDE: f"{_BEARS} a side",
    IdKind.SOURCE: f"{_BEARS} the source that speaks for it",
    IdKind.PARTY: "it is a joint body: name its members, or the source that speaks for it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIds:
    """The ids of one kind.

    Where a file that may declare more could not be read (`complete` is false), no id is
    called unknown: one slip in a file of sources would look like a hundred elsewhere.
    `called` is what messages call a thing of the kind, if not as usual.
    """

    kind: IdKind
    ids: Collection[str]
    complete: bool = True
    within: str | None = None
    sides: Collection[str] = ()
    side_of: Mapping[str, str] = field(default_factory=dict)
    bodies: Collection[str] = ()
    called: str | None = None

    def find_dangling(self, file: str, route: Route, wanted: str) -> Iterator[Fault]:
        """Yield a fault if a reference leads to nothing; it says what was probably meant."""
        if self.complete and wanted not in self.ids:
            name = self.called or _WORDS[self.kind][0]
            where = f" in agreement {self.within}" if self.within else ""
            message = f"no {name} {shown(wanted)}{where}; {self._cure(wanted)}"
            yield Fault(file, route, f"unknown-{self.kind}", message)

    def find_all_dangling(self, file: str, route: Route, wanted: Iterable[str]) -> Iterator[Fault]:
        """Yield a fault for each reference in a list that leads to nothing."""
        for index, one in enumerate(wanted):
            if one not in self.ids:
                yield from self.find_dangling(file, (*route, index), one)

    def _cure(self, wanted: str) -> str:
        if self.kind is IdKind.SOURCE and wanted in self.sides:
            return self._voices_of(wanted)
        if self.kind is IdKind.SIDE and wanted in self.side_of:
            return f"it is a source, so write its side: {self.side_of[wanted]}"
        if self.kind is IdKind.BODY and (wanted in self.sides or wanted in self.side_of):
            key = "side" if wanted in self.sides else "source"
            return f"it is a {key}, so write {key}: {wanted}"
        if wanted in self.bodies:
            return _NO_VOICE[self.kind]
        hint = did_you_mean(wanted, self._candidates(wanted))
        return hint.removeprefix("; ") or _WORDS[self.kind][1]

    def _voices_of(self, side: str) -> str:
        voices = sorted(source for source, of in self.side_of.items() if of == side)
        if not voices:
            return f"it is a side, so add a voice of it to sources/{side}.yaml"
        listed = ", ".join(voices[:_MOST_VOICES]) + (", ..." if voices[_MOST_VOICES:] else "")
        return f"it is a side, so name one of its voices: {listed}"

    def _candidates(self, wanted: str) -> Collection[str]:
        """Return the ids to look for a near one among.

        There can be tens of thousands of records, and as many references that dangle, so of
        evidence only those of the same article are looked at, else those of the same number.
        """
        if self.kind is not IdKind.EVIDENCE:
            return self.ids
        article, _, entry = wanted.partition("#")
        return [known for known in self.ids if known.startswith(f"{article}#")] or [
            known for known in self.ids if known.endswith(f"#{entry}")
        ]


def find_taken_ids(file: str, kind: str, ids: Iterable[tuple[Route, str]]) -> Iterator[Fault]:
    """Yield ids that are declared a second time, be it with small letters for capitals."""
    seen: dict[str, str] = {}
    for route, one in ids:
        before = seen.get(one.lower())
        if before is None:
            seen[one.lower()] = one
        elif before == one:
            message = f'the {kind} id "{one}" is taken already; give this one another'
            yield Fault(file, route, "duplicate-id", message)
        else:
            message = f'the {kind} id "{one}" is "{before}" but for its case; change more of it'
            yield Fault(file, route, "duplicate-id", message)


def find_reserved_id(file: str, route: Route, wanted: str, *ours: str) -> Iterator[Fault]:
    """Yield a fault if an id after which a file is named cannot be one everywhere.

    Windows has devices of some names in every folder, whatever the case and the ending. `ours` are
    the names that the program gives to pages of its own.
    """
    if wanted.lower().partition(".")[0] in _DEVICES:
        message = f'"{wanted}" is the name of a device on Windows, where no file can have it'
    elif wanted.lower() in ours:
        message = f'"{wanted}" is the name of a page of every site'
    else:
        return
    yield Fault(file, route, "reserved-id", f"{message}; choose another id")


def find_repeats(file: str, route: Route, listed: Iterable[str]) -> Iterator[Fault]:
    """Yield what a list names a second time."""
    seen: set[str] = set()
    for index, name in enumerate(listed):
        if name in seen:
            message = f'"{name}" stands in this list already; keep one of them'
            yield Fault(file, (*route, index), "repeated", message)
        seen.add(name)


def find_file_name_fault(file: str, wanted: str, route: Route) -> Iterator[Fault]:
    """Yield a fault if a file is not named after its id."""
    path = PurePosixPath(file)
    if path.stem != wanted:
        right = f"{wanted}{path.suffix}"
        message = f'the file is called {shown(path.name)}; call it "{right}" or correct this id'
        yield Fault(file, route, "file-name", message)


def find_taken_names(kind: str, ids: Mapping[str, str]) -> Iterator[Fault]:
    """Yield files that give the same id, as files in different subfolders can."""
    first: dict[str, str] = {}
    for file, one in ids.items():
        before = first.setdefault(one, file)
        if before != file:
            message = f'the {kind} id "{one}" is taken already in {before}'
            yield Fault(file, ("id",), "duplicate-id", f"{message}; give this one another")


def find_cycles(edges: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Yield a cycle for each edge that closes one, beginning at the least name in it.

    Edges to unknown names are ignored: they are reported as another fault. Method: depth-first
    search (Tarjan 1972), in which an edge closes a cycle if it leads back into the current path.
    It has a stack of its own, since a file could chain more records than Python can recurse.
    """
    done: set[str] = set()
    for root in sorted(edges):
        path: dict[str, int] = {}
        stack: list[tuple[str, bool]] = [(root, False)]
        while stack:
            name, leaving = stack.pop()
            if leaving:
                del path[name]
                done.add(name)
            elif name in path:
                yield _from_least(list(path)[path[name] :])
            elif name not in done and name in edges:
                path[name] = len(path)
                stack.append((name, True))
                stack.extend((after, False) for after in sorted(set(edges[name]), reverse=True))


def _from_least(cycle: list[str]) -> tuple[str, ...]:
    first = cycle.index(min(cycle))
    return (*cycle[first:], *cycle[:first])


def describe_cycle(relation: str, cycle: tuple[str, ...]) -> str:
    """Return the message of a cycle."""
    if len(cycle) == 1:
        return f'{relation} leads from "{cycle[0]}" to itself; name another or take it out'
    named = [*cycle, cycle[0]]
    if len(named) > _MOST_NAMED:
        named[_MOST_NAMED // 2 : -_MOST_NAMED // 2] = ["..."]
    return f"{relation} runs in a circle: {' -> '.join(named)}; take one of these out"
