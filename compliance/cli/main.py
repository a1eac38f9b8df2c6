"""Where the program starts: sets up the interpreter, then runs the command line."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

HELP = ("-h", "--help")


def main() -> NoReturn:
    """Run the command line and leave with its exit status."""
    if len(sys.argv) == 2 and sys.argv[1] in HELP:  # noqa: PLR2004 - the program and one option
        sys.stdout.write(help_text())
        sys.exit(0)
    # What is built lives to the end; looking through it for garbage took a tenth of a run.
    gc.disable()
    # A plugin found among other packages may not change what the models accept.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from compliance.cli.exits import run
    from compliance.cli.plain_line import run_line

    status = run(lambda: run_line(sys.argv[1:]))
    # Else the interpreter looks through it all once more before it leaves.
    gc.freeze()
    sys.exit(status)


def help_text() -> str:
    """Return what typer prints for `compliance --help`, kept as a file: a test compares the two."""
    path = os.path.join(os.path.dirname(__file__), "help.txt")  # noqa: PTH118, PTH120 - no pathlib yet
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - the same
        return file.read()
