"""What a finished command says to the shell, and how it is decided: once, here."""

from __future__ import annotations

import sys
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class ExitCode(IntEnum):
    """Exit statuses, one meaning each."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNUSABLE_INPUT = 3
    BUG = 70


def run(command: Callable[[], object]) -> int:
    """Run a command and return its exit status; print what went wrong to standard error."""
    from compliance.errors import ComplianceError

    try:
        command()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else ExitCode.OK
    except ComplianceError as error:
        _tell(f"{error}\n")
        return ExitCode.UNUSABLE_INPUT
    except BrokenPipeError:
        # Whoever read the output has read enough, as `compliance report | head` does.
        sys.stderr.close()
        return ExitCode.OK
    except Exception:  # noqa: BLE001 - the one place where a bug becomes a status
        from traceback import format_exc

        _tell(format_exc())
        sys.stderr.write("this is a bug in compliance; please report it with the lines above\n")
        return ExitCode.BUG
    return ExitCode.OK


def _tell(message: str) -> None:
    from compliance.cli.terminal import for_terminal

    sys.stderr.write(for_terminal(message))
