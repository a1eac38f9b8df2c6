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
    # Almost everything lives until the end; collecting garbage took a tenth of a run.
    gc.disable()
    # A pydantic plugin of another package must not change what the records accept.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    status = run(lambda: app(sys.argv[1:], prog_name="compliance"))
    # Otherwise the interpreter would collect garbage once more before it exits.
    gc.freeze()
    sys.exit(status)
