"""The process that makes PDFs of pages: it loads what it needs, then can open nothing any more.

A request is pages in HTML. What there is to say of its PDF are the characters for which there is
no letter.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from itertools import count
from pkgutil import resolve_name
from typing import Any, Final

from compliance.processes.held import grant, hold
from compliance.render.apart.answers import UNLOADED, Answer, answered, serve
from compliance.render.typeface import SETTINGS

_LAID_OUT: Final = "compliance.render.pdf.laid_out:LaidOut"


def main(seconds: int, memory: int) -> None:
    """Answer pages until no more come, with so many seconds, and bytes of memory."""
    answer = loaded()
    done = count()
    hold(memory)
    serve(answer, sys.stdin.buffer, sys.stdout.buffer, lambda: grant(seconds, next(done)))


def loaded() -> Callable[[Any], Answer]:
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
    return lambda asked: answered(lambda: laid_out(asked))
