"""Find which statuses of two operands meet: their respondents are shared or covered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from compliance.diff.order import Place
from compliance.model.base import EvidenceId
from compliance.model.words import Status
from compliance.workspace.evidence import Evidence, id_order
from compliance.workspace.voices import Source

NOBODY = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Statuses of the same respondents; either part may be empty."""

    respondents: tuple[str, ...]
    left: tuple[Evidence, ...]
    right: tuple[Evidence, ...]


class Said:
    """The statuses of one operand on one target, by whom they name."""

    def __init__(
        self, statuses: Iterable[Evidence], bearers: Collection[str], bodies: Mapping[str, Source]
    ) -> None:
        """Sort statuses by whom they name."""
        self.bearers, self.bodies = bearers, bodies
        self.named: dict[str, list[Evidence]] = {}
        self.unnamed: list[Evidence] = []
        for e in statuses:
            for party in dict.fromkeys(e.entry.respondents):
                self.named.setdefault(party, []).append(e)
            if not e.entry.respondents:
                self.unnamed.append(e)

    def covering(self, party: str) -> list[tuple[str | None, Evidence]]:
        """Return what covers a party without naming it, each with what it was said of.

        "Fulfilled" with nobody named covers every bearer, and "fulfilled by a side" the bodies of
        that side. No negative covers anybody.
        """
        body = self.bodies.get(party)
        found: list[tuple[str | None, Evidence]] = []
        for e in filter(is_positive, self.unnamed):
            side = None if body is None else body.side_on(e.told_of)
            if party in self.bearers or side in self.bearers:
                found.append((NOBODY, e))
        if body is not None:
            for side in body.sides:
                told = filter(is_positive, self.named.get(side, ()))
                found += [(side, e) for e in told if body.side_on(e.told_of) == side]
        return found


def is_positive(e: Evidence) -> bool:
    """Return whether a status says that the duty is done or kept."""
    return e.entry.status is Status.FULFILLED


def meetings(left: Said, right: Said, place: Callable[[str], Place]) -> tuple[Meeting, ...]:
    """Return who is said what of, those of whom the same records speak together."""
    both = (left, right)
    covered: set[tuple[str | None, EvidenceId]] = set()
    found: dict[str | None, tuple[list[Evidence], list[Evidence]]] = {}
    for party in sorted({*left.named, *right.named}, key=place):
        cells = ([*left.named.get(party, ())], [*right.named.get(party, ())])
        for mine, other, cell in zip(both, reversed(both), cells, strict=True):
            if party in other.named:
                told = mine.covering(party)
                covered.update((of, e.id) for of, e in told)
                cell += [e for _, e in told]
        found[party] = cells
    found[NOBODY] = ([*left.unnamed], [*right.unnamed])
    return _together(
        {
            party: (_once(cells[0]), _once(cells[1]))
            for party, cells in found.items()
            if _stands(party, cells, covered)
        }
    )


def _stands(
    party: str | None,
    cells: tuple[list[Evidence], list[Evidence]],
    covered: set[tuple[str | None, EvidenceId]],
) -> bool:
    """Return whether there is something here that has not met anything where it covers."""
    if all(cells):
        return True
    return any((party, e.id) not in covered for cell in cells for e in cell)


def _once(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    found = {e.id: e for e in evidence}
    return tuple(found[i] for i in sorted(found, key=id_order))


def _together(
    found: Mapping[str | None, tuple[tuple[Evidence, ...], tuple[Evidence, ...]]],
) -> tuple[Meeting, ...]:
    """Return meetings in which parties with the same records stand together."""
    alike: dict[tuple[object, ...], list[str | None]] = {}
    for party, cells in found.items():
        same = tuple(tuple(e.id for e in cell) for cell in cells)
        alike.setdefault((party is NOBODY, *same), []).append(party)
    return tuple(
        Meeting(
            respondents=tuple(party for party in parties if party is not NOBODY),
            left=found[parties[0]][0],
            right=found[parties[0]][1],
        )
        for parties in alike.values()
    )
