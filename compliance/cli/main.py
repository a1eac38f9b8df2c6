"""Where the program starts and ends: the interpreter, its streams and signals, the exit status.

As little as can be is imported here at the top: until `main` runs, Ctrl-C prints a traceback.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from importlib import import_module


def main() -> None:
    """Run the command line, and leave the interpreter with its exit status."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Almost everything lives until the end; collecting garbage took a tenth of a run.
    gc.disable()
    # A pydantic plugin of another package must not change what the records accept.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from compliance.cli.interrupts import Interrupts, end_by
    from compliance.cli.shortage import is_shortage, tell_shortage

    interrupts, status = Interrupts(), 0
    with interrupts:
        try:
            from compliance.cli.run import run
            from compliance.cli.streams import guard_streams

            guard_streams()
            # Imported inside, since even that may find a full disk or too little memory.
            app = "compliance.cli.app"
            status = run(lambda: import_module(app).app(sys.argv[1:], prog_name="compliance"))
        except (MemoryError, ImportError) as error:  # before `run` catches any, or as it tells one
            if not is_shortage(error):
                raise
            status = tell_shortage()
    if interrupts.came is not None:
        status = end_by(interrupts.came)
    # Otherwise the interpreter would collect garbage once more before it exits.
    gc.freeze()
    sys.exit(status)
