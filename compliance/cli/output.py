"""Write the output of a command to standard output, or to a file, completely or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from compliance.errors import ComplianceError
from compliance.files.refusals import refusal
from compliance.model.characters import REPLACEMENT, STEERING_A_TERMINAL, escaped


class UnwritableOutputError(ComplianceError):
    """An output, standard or named with --output, that cannot be written."""

    def __init__(self, path: Path | None, error: OSError) -> None:
        if path is None:
            why = refusal(error, "write to a file with --output")
            super().__init__(f"cannot write to standard output: {why}")
        else:
            why = refusal(error, "name a file in a folder you may write")
            super().__init__(f'cannot write "{path}": {why}')


def write_output(text: str | bytes, output: Path | None, *, coloured: bool = False) -> None:
    """Write text as UTF-8, whatever the locale; to a terminal, without what could steer it.

    Bytes are UTF-8 already. What is `coloured` was made for a terminal: nothing but our colours
    steers there. `streams` says what becomes of a standard output that fails.

    Raises:
        UnwritableOutputError: it cannot be written; what stood in a file stays.
    """
    if output is None and not coloured and sys.stdout.isatty():
        text = for_terminal(
            text if isinstance(text, str) else text.decode("utf-8", "surrogatepass")
        )
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if output is None:
        _print(data)
        return
    # Imported late: help writes no files.
    from compliance.files.writing import write_given
    from compliance.workspace.layout import place_of

    try:
        place, stranger = place_of(output, written=True)
        write_given(place, [data], below=stranger)
    except OSError as error:
        raise UnwritableOutputError(output, error) from None


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


def _print(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
