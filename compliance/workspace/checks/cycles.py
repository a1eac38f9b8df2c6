"""Relations that must lead somewhere: no record may rest on itself by way of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def find_cycles(edges: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Yield each cycle once, from its least member, walking without recursion.

    Edges to names that are no key are left out: they are dangling, another fault.
    """
    done: set[str] = set()
    for root in sorted(edges):
        path: list[str] = []
        stack: list[tuple[str, bool]] = [(root, False)]
        while stack:
            name, leaving = stack.pop()
            if leaving:
                path.pop()
                done.add(name)
            elif name in path:
                yield _from_least(path[path.index(name) :])
            elif name not in done and name in edges:
                path.append(name)
                stack.append((name, True))
                stack.extend((after, False) for after in sorted(edges[name], reverse=True))


def _from_least(cycle: list[str]) -> tuple[str, ...]:
    first = cycle.index(min(cycle))
    return (*cycle[first:], *cycle[:first])
