"""Check that an agreement's names are there as a whole in each language that it has any in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compliance.model.agreement import Agreement
from compliance.workspace.checks.ids import IdKind, KnownIds
from compliance.workspace.faults import Fault, Route

_MOST_NAMED = 8


def find_translation_faults(file: str, agreement: Agreement) -> Iterator[Fault]:
    """Yield ids of which a translation has no name, or has one though there is no such thing."""
    parties = KnownIds(
        kind=IdKind.SIDE,
        ids=(*(one.id for one in agreement.sides), *(one.id for one in agreement.bodies)),
        within=agreement.id,
        called="side or joint body",
    )
    targets = KnownIds(kind=IdKind.TARGET, ids=tuple(agreement.outline.about), within=agreement.id)
    for tag, one in (agreement.translations or {}).items():
        route = ("translations", tag)
        yield from _names(file, (*route, "names"), one.names, parties)
        yield from _names(file, (*route, "titles"), one.titles, targets)


def _names(file: str, route: Route, names: Mapping[str, str], known: KnownIds) -> Iterator[Fault]:
    for one in names:
        yield from known.find_dangling(file, (*route, one), one)
    missing = [one for one in known.ids if one not in names]
    if missing:
        more = ", ..." if missing[_MOST_NAMED:] else ""
        listed = ", ".join(f'"{one}"' for one in missing[:_MOST_NAMED])
        message = f"a translation is of all names, and this one lacks {listed}{more}"
        yield Fault(file, route, "translation", f"{message}; add them, or take the language out")
