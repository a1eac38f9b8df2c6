"""The process that makes PDFs of pages: it loads what it needs, then can open nothing any more.

It reads lines of JSON, each a page in HTML, and answers each with a line: the PDF in base 64 and
the characters for which there is no letter, or else what went wrong.
"""

from __future__ import annotations

import json
import os
import sys
from base64 import b64encode
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from itertools import count
from pkgutil import resolve_name
from typing import IO, Final

from compliance.processes.held import grant, hold
from compliance.render.typeface import SETTINGS

MADE, FAILED, UNLOADED = "made", "failed", "unloaded"

_LAID_OUT: Final = "compliance.render.pdf.laid_out:LaidOut"

Answer = tuple[str, ...]


def main(seconds: int, memory: int) -> None:
    """Answer pages until no more come, with so many seconds, and bytes of memory."""
    answer = loaded()
    done = count()
    hold(memory)
    serve(answer, sys.stdin.buffer, sys.stdout.buffer, lambda: grant(seconds, next(done)))


def loaded() -> Callable[[str], Answer]:
    """Return what makes a PDF of a page; or else what says of every page why none can be made."""
    # Read by a library of the system, which else would go by the fonts of this machine.
    os.environ["FONTCONFIG_FILE"] = str(SETTINGS)
    try:
        # If it does not find Pango it says so at length to standard output, where our answers go.
        with redirect_stdout(StringIO()):
            laid_out = resolve_name(_LAID_OUT)()
    except (ImportError, OSError) as error:
        why = str(error)
        return lambda _: (UNLOADED, why)
    return lambda page: _answer(laid_out, page)


def serve(
    answer: Callable[[str], Answer],
    requests: IO[bytes],
    replies: IO[bytes],
    begin: Callable[[], None],
) -> None:
    """Answer one page after another; `begin` is called before each."""
    for line in requests:
        begin()
        replies.write(json.dumps(answer(json.loads(line))).encode("ascii") + b"\n")
        replies.flush()


def _answer(laid_out: Callable[[str], tuple[bytes, str]], page: str) -> Answer:
    try:
        data, without = laid_out(page)
    except MemoryError:
        return FAILED, "it takes more memory than it may"
    except Exception as error:  # noqa: BLE001 - whatever a stranger's page makes the library do
        return FAILED, f"{type(error).__name__}: {error}"
    return MADE, b64encode(data).decode("ascii"), without
