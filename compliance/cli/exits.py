"""Exit statuses, and the one place that decides which a command ends with."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from traceback import format_exc

from compliance.cli.output import write_message
from compliance.errors import ComplianceError


class ExitCode(IntEnum):
    """Exit statuses, one meaning each."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNUSABLE_INPUT = 3
    BUG = 70


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
