"""Align two codings of an article: which record of one is which of the other.

The rule is that of Y. Mathet, A. Widlöcher and J.-P. Métivier, The Unified and Holistic Method
Gamma, Computational Linguistics 41 (2015): of all ways to match units one to one, that of the least
disorder, in which a pair costs how far its passages and its contents are apart, each between 0 and
1, and a unit that is left alone costs 1. Two records are matched only if their passages overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from compliance.coding.alpha import masi
from compliance.coding.assignment import assign
from compliance.coding.coded import Coded

_UNIT: Final = 1_000_000
"""Disorder is counted in whole millionths, so that the best way is the same everywhere."""
_TIES: Final = 1_000
"""What decides between ways of the same disorder is smaller than a millionth."""
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A record of the first coding and one of the second; None where the other has none like it."""

    first: Coded | None
    second: Coded | None

    @property
    def both(self) -> tuple[Coded, Coded] | None:
        """Both records, if both coders have one."""
        return None if self.first is None or self.second is None else (self.first, self.second)

    @property
    def either(self) -> Coded:
        """The first of its records that there is."""
        found = self.first or self.second
        assert found is not None  # noqa: S101 - no pair is of nothing
        return found


def align(first: Iterable[Coded], second: Iterable[Coded]) -> tuple[Pair, ...]:
    """Return the records of two codings of an article in pairs, in the order of the text.

    The same pairs come out, the other way round, if the codings are given the other way round.
    """
    ours, theirs = sorted(first, key=_content), sorted(second, key=_content)
    if list(map(_content, theirs)) < list(map(_content, ours)):
        pairs = [Pair(one, other) for other, one in _matched(theirs, ours)]
    else:
        pairs = [Pair(one, other) for one, other in _matched(ours, theirs)]
    taken = {id(one) for pair in pairs for one in (pair.first, pair.second)}
    pairs += [Pair(one, None) for one in ours if id(one) not in taken]
    pairs += [Pair(None, one) for one in theirs if id(one) not in taken]
    return tuple(sorted(pairs, key=lambda pair: pair.either.order))


def _content(one: Coded) -> tuple[object, ...]:
    ends = (one.pin.start, one.pin.end or "")
    return (*(one.range or (-1, -1)), *ends, str(one.value("claim")), one.index, one.id)


def _matched(ours: Sequence[Coded], theirs: Sequence[Coded]) -> Iterator[tuple[Coded, Coded]]:
    """Yield the pairs of the least disorder, found apart for each stretch of text."""
    gains: dict[int, dict[int, int]] = {}
    for at, one in enumerate(ours):
        found = {
            to: gain for to, other in enumerate(theirs) if (gain := _gain(one, other, at - to))
        }
        if found:
            gains[at] = found
    for rows, columns in _stretches(gains):
        # With as many columns that gain nothing as there are rows, any record may be left alone.
        costs = [
            [-gains[row].get(column, 0) for column in columns] + [0] * len(rows) for row in rows
        ]
        for row, place in zip(rows, assign(costs), strict=True):
            if place < len(columns) and columns[place] in gains[row]:
                yield ours[row], theirs[columns[place]]


def _stretches(gains: Mapping[int, Mapping[int, int]]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the groups of records of both codings that can be matched with each other only."""
    left = set(gains)
    for start in gains:
        if start not in left:
            continue
        rows, columns, ahead = set[int](), set[int](), [start]
        while ahead:
            row = ahead.pop()
            rows.add(row)
            columns |= gains[row].keys()
            ahead += [one for one in left - rows if not columns.isdisjoint(gains[one])]
            left -= rows
        yield sorted(rows), sorted(columns)


def _gain(one: Coded, other: Coded, steps: int) -> int:
    """Return by how much disorder falls if two records are matched; 0 if they cannot be.

    Among ways of the same disorder, that one is taken in which fewer fields differ, then that which
    keeps the order of the records.
    """
    apart = distance(one, other)
    if apart is None:
        return 0
    unlike = sum(one.values.get(name) != said for name, said in other.values.items())
    less = _UNIT * _TIES * 2 - round(apart * _UNIT) * _TIES
    return less - unlike * 10 - min(abs(steps), 9)


def distance(one: Coded, other: Coded) -> float | None:
    """Return how far two records are apart, below 2; None where their passages do not overlap."""
    place = _place(one, other)
    return None if place is None else place + _said(one, other)


def _place(one: Coded, other: Coded) -> float | None:
    """Return how far two passages are apart, from 0 for the same to below 1; None if they are.

    It is the positional dissimilarity of Mathet et al. Where no text is on this machine, passages
    are compared by their ends: both, or one of them.
    """
    if one.range is None or other.range is None or one.text_sha256 != other.text_sha256:
        ends = [_words(one.pin.start) == _words(other.pin.start), _last(one) == _last(other)]
        return (2 - sum(ends)) / 4 if any(ends) else None
    (start, end), (start_2, end_2) = one.range, other.range
    if start >= end_2 or start_2 >= end:
        return None
    off = abs(start - start_2) + abs(end - end_2)
    return float((off / (end - start + end_2 - start_2)) ** 2)


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()


def _last(one: Coded) -> str:
    return _words(one.pin.end or one.pin.start)


def _said(one: Coded, other: Coded) -> float:
    """Return how far apart it is what two records say: who, of what, and by which act."""
    about = masi(_set(one, "targets"), _set(other, "targets"))
    return (_who(one, other) + about + float(one.value("act") != other.value("act"))) / 3


def _who(one: Coded, other: Coded) -> float:
    """Return 0 for the same speaker, a half for two of one side, else 1.

    Where an engine knows no speaker, the side decides alone.
    """
    if one.value("side") != other.value("side"):
        return 1.0
    speakers = one.value("speaker"), other.value("speaker")
    return 0.0 if None in speakers or speakers[0] == speakers[1] else _HALF


def _set(one: Coded, name: str) -> frozenset[object]:
    said = one.value(name)
    return frozenset(said) if isinstance(said, list) else frozenset()
