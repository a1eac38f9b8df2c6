"""How a command ends: what went wrong becomes a sentence on standard error, and a status."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from traceback import format_exc

from compliance.cli.exit_code import ExitCode
from compliance.cli.interrupts import Interrupted
from compliance.cli.messages import Messages
from compliance.cli.output import write_message
from compliance.cli.shortage import is_shortage, tell_shortage
from compliance.errors import ComplianceError
from compliance.files.refusals import refusal

BUG = "this is a bug in compliance; please report it with the lines above"


def run(command: Callable[[], object]) -> int:
    """Run a command and return its exit status; print what went wrong to standard error."""
    with redirect_stderr(Messages(sys.stderr)):
        try:
            command()
        except SystemExit as ended:
            return ended.code if isinstance(ended.code, int) else ExitCode.OK
        except ComplianceError as error:
            return _unusable(*error.lines)
        except OSError as error:
            return _unusable(sentence_of(error))
        except Exception as error:  # noqa: BLE001 - the one place where a bug becomes a status
            if is_shortage(error):
                return tell_shortage()
            if isinstance(error.__cause__, Interrupted):  # raised in the body of a class
                raise error.__cause__ from None
            write_message(*format_exc().splitlines(), BUG)
            return ExitCode.BUG
        return ExitCode.OK


def sentence_of(error: OSError) -> str:
    """Return what the system refused, of what no command says more: which file, and why."""
    names = [name for name in (error.filename, error.filename2) if name is not None]
    of = "".join(f' "{name}"' for name in names)
    return f"cannot use{of}: {refusal(error, 'see its rights and its disk')}"


def _unusable(*lines: str) -> int:
    write_message(*lines)
    return ExitCode.UNUSABLE_INPUT
