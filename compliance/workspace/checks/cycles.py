"""Find cycles of relations, in which a record would rest on itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

_MOST_NAMED: Final = 8


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
