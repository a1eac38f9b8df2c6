"""Where the program starts: sets up the interpreter, then runs the command line."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from compliance.cli.app import app
from compliance.cli.exits import run


def main() -> NoReturn:
    """Run the command line and leave with its exit status."""
    # What is built lives to the end; looking through it for garbage took a tenth of a run.
    gc.disable()
    # A plugin found among other packages may not change what the models accept.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    status = run(lambda: app(sys.argv[1:], prog_name="compliance"))
    # Else the interpreter looks through it all once more before it leaves.
    gc.freeze()
    sys.exit(status)
