"""Assign rows to columns one to one at the least total cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

_NONE: Final = -1


def assign(costs: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Return the column of each row, all different, of the least total cost.

    The method of Kuhn and Munkres in the form of shortest augmenting paths (R. Jonker and
    A. Volgenant, Computing 38, 1987), in whole numbers: it is exact, and the same every time.

    Args:
        costs: A row for each to be assigned, with no more rows than columns.
    """
    columns = len(costs[0]) if costs else 0
    of_rows, of_columns = [0] * len(costs), [0] * columns
    row_of = [_NONE] * columns
    for row in range(len(costs)):
        _augment(row, costs, of_rows, of_columns, row_of)
    column_of = {row: column for column, row in enumerate(row_of) if row != _NONE}
    return tuple(column_of[row] for row in range(len(costs)))


def _augment(
    start: int,
    costs: Sequence[Sequence[int]],
    of_rows: list[int],
    of_columns: list[int],
    row_of: list[int],
) -> None:
    """Give one more row a column, moving others along the cheapest path; prices are kept tight."""
    columns = range(len(row_of))
    least: dict[int, int] = {}
    came_from: dict[int, int] = {}
    reached: list[int] = []
    row, behind = start, _NONE
    while row != _NONE:
        left = [column for column in columns if column not in reached]
        for column in left:
            cost = costs[row][column] - of_rows[row] - of_columns[column]
            if cost < least.get(column, cost + 1):
                least[column], came_from[column] = cost, behind
        behind = min(left, key=lambda column: (least[column], column))
        step = least[behind]
        of_rows[start] += step
        for column in reached:
            of_rows[row_of[column]] += step
            of_columns[column] -= step
        for column in left:
            least[column] -= step
        reached.append(behind)
        row = row_of[behind]
    _move(start, behind, came_from, row_of)


def _move(start: int, last: int, came_from: Mapping[int, int], row_of: list[int]) -> None:
    """Give each row on the path the next column, and the first one the first."""
    while last != _NONE:
        before = came_from[last]
        row_of[last] = start if before == _NONE else row_of[before]
        last = before
