"""Where the program starts and ends: the interpreter, the command line, the exit status."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from traceback import format_exc
from typing import NoReturn

from compliance.cli.app import app
from compliance.cli.options import ExitCode
from compliance.cli.output import write_message
from compliance.errors import ComplianceError


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


def run(command: Callable[[], object]) -> int:
    """Run a command and return its exit status; print what went wrong to standard error."""
    try:
        command()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else ExitCode.OK
    except ComplianceError as error:
        write_message(f"{error}\n")
        return ExitCode.UNUSABLE_INPUT
    except Exception:  # noqa: BLE001 - the one place where a bug becomes a status
        write_message(format_exc())
        write_message("this is a bug in compliance; please report it with the lines above\n")
        return ExitCode.BUG
    return ExitCode.OK
