"""Lay out heads and lines of so many cells, with styles, safe for a terminal."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from typing import Final, Protocol

from rich.cells import cell_len

from compliance.model.characters import (
    REPLACEMENT,
    STEERING_A_TERMINAL,
    UNFIT_FOR_TEXT_OUTPUT,
)
from compliance.model.graphemes import is_character_edge, may_break
from compliance.model.log_commands import without_commands
from compliance.model.spaceless import is_spaceless
from compliance.wording.speaking import capitals, tr, written_in

WIDTH: Final = 100
"""How many cells a line has where nobody says how many there are, as in a file."""
NARROWEST: Final = 40
"""In less nothing can be laid out; lines are as long as this, and the terminal breaks them."""
WIDEST: Final = 1000
"""No screen is wider; what is filled up to the right edge must not take the memory."""
LEAST: Final = 2
"""No line can be narrower than its widest character."""
BETWEEN: Final = 2
"""So many cells are left free between the columns of a table."""
_ADDRESS: Final = re.compile(r"\W{0,3}https?://\S")
HEAD: Final = "bold"
"""How heads are shown where there is colour."""


def printable(text: str) -> str:
    """Return text that steers neither a terminal nor a build service.

    Line breaks and runs of white space become one space, controls and bidi marks U+FFFD; commands
    are taken apart.
    """
    return without_commands(UNFIT_FOR_TEXT_OUTPUT.sub(REPLACEMENT, " ".join(text.split())))


def wrap(text: str, width: int, *, whole_addresses: bool = False) -> list[str]:
    """Break text into lines of at most `width` cells, between words where it can.

    In scripts that write no spaces a line ends where a reader of the script would end one. An
    address in two lines leads nowhere: with `whole_addresses`, one that is longer than a line
    stands alone in one all the same.
    """
    width = max(width, LEAST)
    text = printable(text)
    if _cells(text) <= width:
        return [text]
    lines: list[str] = []
    line, used, gap = "", 0, ""
    for word in text.split(" "):
        whole = whole_addresses and _ADDRESS.match(word)
        for piece, cells in [(word, _cells(word))] if whole else _measured(word, width):
            if used + len(gap) + cells <= width:
                line, used = f"{line}{gap}{piece}", used + len(gap) + cells
            else:
                if line:
                    lines.append(line)
                line, used = piece, cells
            gap = ""
        gap = " "
    return [*lines, line]


def _cells(text: str) -> int:
    """Return how many cells a printable text takes; asking `rich` of each word would be slow."""
    return len(text) if text.isascii() else cell_len(text)


def _measured(word: str, width: int) -> Iterator[tuple[str, int]]:
    """Yield the pieces of a word between which a line may end, each with its cells."""
    cells = _cells(word)
    if word.isascii() and cells <= width:
        yield word, cells
        return
    for part in _parts(word):
        yield from ((piece, _cells(piece)) for piece in _pieces(part, width))


def _parts(word: str) -> Iterable[str]:
    """Divide a word where its line may be broken."""
    if not is_spaceless(word):
        return [word]
    places = [at for at in range(1, len(word)) if may_break(word, at)]
    return [word[start:end] for start, end in pairwise([0, *places, len(word)])]


def _pieces(word: str, width: int) -> Iterable[str]:
    """Cut a word that is wider than a line, between characters as readers see them."""
    while cell_len(word) > width:
        end = width
        while cell_len(word[:end]) > width:
            end -= 1
        while cell_len(word[: end + 1]) <= width:
            end += 1
        end = next((at for at in range(end, 0, -1) if is_character_edge(word, at)), end)
        yield word[:end]
        word = without_commands(word[end:])
    yield word


def _cut(text: str, lines: Sequence[str], room: int, most: int) -> bool:
    """Return whether a word was cut to make lines of a text that has room in one of `most`."""
    if all(" " in line for line in lines[:-1]):
        return False
    return room < longest_word([text]) <= most


def fill(left: str, right: str, width: int) -> str:
    """Put one text at the left and one at the right of a line; at least two spaces between."""
    gap = width - cell_len(left) - cell_len(right)
    return f"{left}{' ' * max(gap, 2)}{right}".rstrip()


def longest_word(texts: Iterable[str]) -> int:
    """Return how many cells the longest word of some texts takes; 0 of no texts.

    It is the least width in which `wrap` breaks the texts into lines that are no wider.
    """
    words = (word for text in texts for word in printable(text).split())
    return max((cell_len(part) for word in words for part in _parts(word)), default=0)


def pad(text: str, width: int, gap: int = 1) -> str:
    """Fill text with spaces up to a width in cells; `gap` at least."""
    return text + " " * max(width - cell_len(text), gap)


@dataclass(slots=True)
class Page:
    """Lines of styled text, gathered one by one; they are laid out for `width` cells.

    `legend` has the short words that they use, each with what it means.
    """

    width: int = WIDTH
    lines: list[tuple[str, str]] = field(default_factory=list)
    legend: dict[str, str] = field(default_factory=dict)

    def add(self, line: str = "", style: str = "") -> None:
        """Add a line; its text must be printable already."""
        self.lines.append((line.rstrip(), style))

    def wrapped(self, first: str, text: str, style: str = "") -> None:
        """Add text after a left part, continued under itself; addresses in it stay whole.

        A left part goes on lines of its own that would leave less than half of the line, for which
        a word would be cut that has room without it, or beside which an address has none.
        """
        lead = len(first) - len(first.lstrip(" "))
        name, room = first[lead:].rstrip(" "), self.width - cell_len(first)
        lines = wrap(text, room, whole_addresses=True)
        apart = room < self.width - self.width // 2 or _cut(text, lines, room, self.width - lead)
        if name and (apart or max(map(_cells, lines)) > room):
            first, room = first[:lead], self.width - lead
            self.wrapped(first, name, style)
            lines = wrap(text, room, whole_addresses=True)
        indent = " " * (self.width - room)
        for index, line in enumerate(lines):
            self.add(f"{first if index == 0 else indent}{line}", style)

    def render(self, *, colour: bool) -> str:
        """Return the page; with escape sequences for colour only if asked for."""
        if not colour:
            return "".join(f"{line}\n" for line, _ in self.lines)
        from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
        from rich.text import Text  # noqa: PLC0415 - only a terminal needs it

        out = io.StringIO()
        # Nothing is asked of the environment: whether to colour was decided by the caller.
        console = Console(
            file=out,
            force_terminal=True,
            color_system="standard",
            no_color=False,
            width=self.width,
            highlight=False,
            _environ={},
        )
        for line, style in self.lines:
            # The sequences that the console adds are the only ones that a terminal is to get.
            text = Text(STEERING_A_TERMINAL.sub(REPLACEMENT, line), style=style)
            console.print(text, soft_wrap=True)
        return out.getvalue()


def whose(source: str | None, name: str | None, names_in: str | None) -> str:
    """Name the source that a text is about; names are in a language, None: the workspace's."""
    if source is None:
        return capitals(tr("All sides"))
    return f"{capitals(name or '', written_in(names_in))} ({source})"


def add_head(page: Page, left: str, right: str) -> None:
    """Add a head with something at the right, or below it where there is no room."""
    left, right = printable(left), printable(right)
    if cell_len(left) + cell_len(right) + 2 > page.width:
        page.wrapped("", left, HEAD)
        page.wrapped("", right)
    else:
        page.add(fill(left, right, page.width), HEAD)


def numbers(counts: Iterable[tuple[str, str, int]]) -> str:
    """Return how many there are of each side, in a line: "3 north, 0 south"."""
    return ", ".join(f"{number} {side}" for side, _, number in counts)


def add_right(page: Page, indent: str, right: str) -> None:
    """Add what stands at the right of a line, where the left part has lines of its own."""
    if len(indent) + cell_len(right) <= page.width:
        page.add(fill("", right, page.width))
    else:
        page.wrapped(indent, right)


class Named(Protocol):
    """A view with names of an agreement: their language, that of its word for a point, the word."""

    @property
    def names_in(self) -> str | None:
        """The tag of the language of names; None: that of the workspace."""
        ...

    @property
    def point_in(self) -> str | None:
        """The same of the word."""
        ...

    @property
    def point_word(self) -> str:
        """That word."""
        ...


def add_point(page: Page, view: Named, heading: str, title: str) -> None:
    """Add the head of a numbered point, after an empty line."""
    if heading.startswith(view.point_word):
        word = capitals(view.point_word, written_in(view.point_in))
        heading = f"{word}{heading.removeprefix(view.point_word)}"
    page.add()
    page.wrapped(f"{printable(heading)}  ", capitals(title, written_in(view.names_in)), HEAD)


def add_duty(page: Page, number: str, duty: str, right: str) -> None:
    """Add the head of an obligation; who bears it and until when stands at the right, or below."""
    left = pad(printable(number), 4)
    duty, right = printable(duty), printable(right)
    if cell_len(left + duty) + cell_len(right) + 2 <= page.width:
        page.add(fill(left + duty, right, page.width), HEAD)
    else:
        page.wrapped(left, duty, HEAD)
        page.wrapped(" " * 4, right)


def add_table(
    page: Page, rows: Iterable[Sequence[Sequence[str]]], *, first: int, gap: int, least: int
) -> None:
    """Add rows of cells, each of some texts; the first row is the head.

    The first column is `first` wide, its `gap` included, or as wide as its longest word. Where the
    others would be narrower than `least`, or than a word, the table goes on below with the rest.
    """
    head, *others = rows = tuple(rows)
    first = max(first, longest_word(text for row in rows for text in row[0]) + gap)
    first = min(first, page.width // 2)
    longest = longest_word(text for row in rows for cell in row[1:] for text in cell)
    most = max((page.width - first) // max(least, longest + BETWEEN), 1)
    for start in range(1, len(head), most):
        page.add()
        width = (page.width - first) // len(head[start : start + most])
        for row, style in ((head, HEAD), *((row, "") for row in others)):
            cells = [_wrapped(row[0], first - gap)]
            cells += [_wrapped(cell, width - BETWEEN) for cell in row[start : start + most]]
            for lines in zip_longest(*cells, fillvalue=""):
                padded = (pad(line, width if i else first) for i, line in enumerate(lines))
                page.add("".join(padded), style)


def _wrapped(texts: Iterable[str], width: int) -> list[str]:
    return [line for text in texts for line in wrap(text, width)]
