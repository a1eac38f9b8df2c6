"""Write what a command has to say: to standard output, or whole into a file or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.errors import ComplianceError

if TYPE_CHECKING:
    from collections.abc import Sequence


class UnwritableOutputError(ComplianceError):
    """The file named with --output, or standard output, cannot be written."""

    def __init__(self, path: Path | None, reason: str) -> None:
        if path is None:
            message = f"cannot write to standard output: {reason}; write to a file with --output"
        else:
            message = f'cannot write "{path}": {reason}; name a file in a folder you may write'
        super().__init__(message)


def write_output(text: str | Sequence[bytes], output: Path | None) -> None:
    """Write text as UTF-8, whatever the locale; to a terminal, without what could steer it.

    Pieces of bytes are UTF-8 already.

    Raises:
        UnwritableOutputError: it cannot be written; what stood in a file stays.
        BrokenPipeError: the reader of standard output has gone.
    """
    if output is None and sys.stdout.isatty():
        from compliance.cli.terminal import for_terminal

        whole = text if isinstance(text, str) else b"".join(text).decode("utf-8", "surrogatepass")
        text = for_terminal(whole)
    pieces = (text.encode("utf-8", "surrogatepass"),) if isinstance(text, str) else text
    try:
        if output is None:
            sys.stdout.flush()
            sys.stdout.buffer.writelines(pieces)
            sys.stdout.buffer.flush()
        else:
            from compliance.workspace.atomic import replace_file

            # Replaced by a file, a device would be lost to the whole system.
            if output.exists() and not output.is_file():
                raise UnwritableOutputError(output, "it is no regular file")
            replace_file(output, *pieces)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwritableOutputError(output, error.strerror or "unknown reason") from None


def wants_colour() -> bool:
    """Tell whether standard output is a terminal that may be coloured (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
