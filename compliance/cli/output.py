"""Write the output of a command to standard output, or to a file, completely or not at all."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from pkgutil import resolve_name
from typing import Final

from compliance.errors import ComplianceError
from compliance.files.refusals import refusal
from compliance.model.characters import REPLACEMENT, STEERING_A_TERMINAL, escaped

_COLUMNS: Final = re.compile("[0-9]{1,6}")


class UnwritableOutputError(ComplianceError):
    """An output, standard or named with --output, that cannot be written."""

    def __init__(self, path: Path | None, error: OSError) -> None:
        if path is None:
            why = refusal(error, "write to a file with --output")
            super().__init__(f"cannot write to standard output: {why}")
        else:
            why = refusal(error, "name a file in a folder you may write")
            super().__init__(f'cannot write "{path}": {why}')


class NoTextError(ComplianceError):
    """Output that is no text, and would go to a terminal."""

    def __init__(self, format: str) -> None:
        super().__init__(
            f"a {format.upper()} is nothing for a terminal to show; "
            "name a file with --output, or send it to another program"
        )


def refuse_terminal(format: str, output: Path | None) -> None:
    """Refuse to print to a terminal what is no text.

    Raises:
        NoTextError: standard output is one, and no file was named.
    """
    if output is None and sys.stdout.isatty():
        raise NoTextError(format)


def write_output(
    text: str | Iterable[bytes], output: Path | None, *, coloured: bool = False
) -> None:
    """Write text as UTF-8, whatever the locale; to a terminal, without what could steer it.

    Bytes are UTF-8 already, in parts that end with a character, or nothing for a terminal
    (`refuse_terminal`); each part is written before the next is asked for. What is `coloured` was
    made for a terminal: nothing but our colours steers there. `streams` says what becomes of a
    standard output that fails.

    Raises:
        UnwritableOutputError: it cannot be written; what stood in a file stays.
    """
    parts = (text.encode("utf-8", "surrogatepass"),) if isinstance(text, str) else text
    if output is None:
        _print(parts if coloured or not sys.stdout.isatty() else map(_for_terminal, parts))
        return
    # Imported late: help writes no files.
    from compliance.files.writing import write_given
    from compliance.workspace.layout import place_of

    try:
        place, stranger = place_of(output, written=True)
        write_given(place, parts, below=stranger)
    except OSError as error:
        raise UnwritableOutputError(output, error) from None


def is_long(text: str) -> bool:
    """Return whether a text has more lines than the terminal that shows it, if one takes keys too.

    Without somebody at the keys a pager would wait for ever.
    """
    # There is no standard input where it was closed.
    if sys.stdin is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return text.count("\n") >= (_terminal_size().lines or sys.maxsize)


def page_through(text: str, *, coloured: bool) -> None:
    """Show a text in the user's pager, which PAGER names; less, as git sets it up, where none is.

    What is `coloured` was made for a terminal; of all else, nothing that could steer it is shown.
    """
    os.environ.setdefault("LESS", "FRX")
    shown = text if coloured else for_terminal(text)
    # By its name: few texts are paged.
    resolve_name("rich.pager:SystemPager")().show(shown)


def write_message(*lines: str) -> None:
    """Write lines to standard error; whatever one names, it stays one, with nothing hidden in it.

    `messages` takes out what could steer where it is shown.
    """
    sys.stderr.write("".join(f"{escaped(line)}\n" for line in lines))


def for_terminal(text: str) -> str:
    """Return a text in which each character that could control a terminal is U+FFFD.

    Bidi marks count among what steers: they would show words in another order than they are in.
    """
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return STEERING_A_TERMINAL.sub(REPLACEMENT, text)


def wants_colour(output: Path | None) -> bool:
    """Return whether output goes to a terminal that may be coloured (no-color.org)."""
    return output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def width_for(output: Path | None) -> int:
    """Return how many cells a line of text has: COLUMNS, else the terminal's, else the usual one.

    What COLUMNS holds is passed over unless it is a whole number above 0.
    """
    # Imported late: help lays out nothing of ours.
    from compliance.render.text.columns import NARROWEST, WIDEST, WIDTH

    named = os.environ.get("COLUMNS", "")
    width = int(named) if _COLUMNS.fullmatch(named) else 0
    if not width and output is None:
        width = _terminal_size().columns
    return min(max(width, NARROWEST), WIDEST) if width else WIDTH


def _terminal_size() -> os.terminal_size:
    """Return the size of the terminal that shows standard output; 0 by 0 if nobody knows."""
    try:
        return os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):  # it is none, or has no number, or is closed
        return os.terminal_size((0, 0))


def _for_terminal(part: bytes) -> bytes:
    text = for_terminal(part.decode("utf-8", "surrogatepass"))
    return text.encode("utf-8", "surrogatepass")


def _print(parts: Iterable[bytes]) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.writelines(parts)
    sys.stdout.buffer.flush()
