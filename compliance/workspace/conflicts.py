"""Find what git left in a file where two versions could not be merged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

MERGE_CONFLICT: Final = "merge-conflict"

SIGNS: Final = ("<" * 7, "|" * 7, "=" * 7, ">" * 7)
_FEWEST: Final = 3  # lines of signs in a whole conflict; with the common version four
_MARK: Final = re.compile(rf"^(?:{'|'.join(map(re.escape, SIGNS))})(?=[ \t\r]|$)", re.MULTILINE)


def find_conflicts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the first line and the message of each merge conflict."""
    # Searching for the signs alone is many times as fast, and nearly every file has none.
    if any(sign in text for sign in SIGNS):
        yield from _find(text)


def _find(text: str) -> Iterator[tuple[int, str]]:
    line, counted = 1, 0
    lines: list[int] = []
    for mark in _MARK.finditer(text):
        line += text.count("\n", counted, mark.start())
        counted = mark.start()
        if mark[0] == SIGNS[0] and lines:
            yield lines[0], _left_over(lines)
            lines = []
        lines.append(line)
        if mark[0] == SIGNS[-1]:
            yield lines[0], _whole(lines) if len(lines) >= _FEWEST else _left_over(lines)
            lines = []
    if lines:
        yield lines[0], _left_over(lines)


def _whole(lines: list[int]) -> str:
    return (
        f"a merge conflict stands in lines {lines[0]} to {lines[-1]}; keep what is right of it, "
        f"and take out its lines {_listed(lines)}"
    )


def _left_over(lines: list[int]) -> str:
    its = f"line {lines[0]}" if len(lines) == 1 else f"lines {_listed(lines)}"
    return f"a part of a merge conflict is left here; keep what is right, and take out {its}"


def _listed(lines: list[int]) -> str:
    return " and ".join(part for part in (", ".join(map(str, lines[:-1])), str(lines[-1])) if part)
