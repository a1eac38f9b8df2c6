"""Lay out lines of a fixed width in cells, with styles, safe for a terminal."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 100
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Return text that cannot steer a terminal: controls and bidi marks become U+FFFD.

    Line breaks and runs of white space become one space first.
    """
    return UNSAFE.sub("\ufffd", " ".join(text.split()))


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines of at most `width` cells, between words where it can."""
    lines: list[str] = []
    line = ""
    for word in printable(text).split(" "):
        for piece in _pieces(word, width):
            joined = f"{line} {piece}" if line else piece
            if cell_len(joined) <= width:
                line = joined
            else:
                lines.append(line)
                line = piece
    return [*lines, line]


def _pieces(word: str, width: int) -> Iterable[str]:
    """Cut a word that is wider than a line."""
    while cell_len(word) > width:
        end = width
        while cell_len(word[:end]) > width:
            end -= 1
        yield word[:end]
        word = word[end:]
    yield word


def fill(left: str, right: str, width: int = WIDTH) -> str:
    """Put one text at the left and one at the right of a line; at least two spaces between."""
    gap = width - cell_len(left) - cell_len(right)
    return f"{left}{' ' * max(gap, 2)}{right}".rstrip()


@dataclass(slots=True)
class Page:
    """Lines of styled text, gathered one by one."""

    lines: list[Text] = field(default_factory=list)

    def add(self, line: str = "", style: str = "") -> None:
        """Add a line; its text must be printable already."""
        self.lines.append(Text(line.rstrip(), style=style, end=""))

    def wrapped(self, first: str, text: str, style: str = "") -> None:
        """Add text after a left part, continued under itself."""
        indent = cell_len(first)
        for index, line in enumerate(wrap(text, WIDTH - indent)):
            self.add(f"{first if index == 0 else ' ' * indent}{line}", style)

    def render(self, *, colour: bool) -> str:
        """Return the page; with escape sequences for colour only if asked for."""
        if not colour:
            return "".join(f"{line.plain}\n" for line in self.lines)
        from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

        out = io.StringIO()
        console = Console(file=out, force_terminal=True, width=WIDTH, highlight=False)
        for line in self.lines:
            console.print(line, soft_wrap=True, end="\n")
        return out.getvalue()
