"""What is told of a place in a file: a problem, a notice, a finding or an objection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.errors import Problem

if TYPE_CHECKING:
    from compliance.views.audit.view import AuditView

ERROR: Final = "error"
WARNING: Final = "warning"
NOTICE: Final = "notice"
LEVELS: Final[Mapping[str, str]] = {"error": ERROR, "warning": WARNING, "info": NOTICE}
"""What each severity of a finding is told as."""
OBJECTION: Final = "objection"
OBJECTION_MEANING: Final = "Somebody objects to a record."


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told, of a line and a column of a file that is named from the checkout's root.

    `failing`: for it, the command ends with a status other than 0.
    """

    level: str
    code: str
    message: str
    file: str
    line: int
    column: int
    failing: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """All that a command tells: its name, what each code means, and the things one by one.

    `meanings` has at least the codes of these.
    """

    command: str
    meanings: Mapping[str, str]
    told: tuple[Told, ...]


def told_by_check(
    problems: Iterable[Problem],
    notices: Iterable[Problem],
    meanings: Mapping[str, str],
    checkout: str,
) -> Account:
    """Return what a check tells; `checkout` leads from the checkout's root to the workspace."""
    kinds: Sequence[tuple[str, Iterable[Problem]]] = ((ERROR, problems), (NOTICE, notices))
    told = (
        Told(kind, one.code, one.message, checkout + one.file, one.line, one.column, kind == ERROR)
        for kind, each in kinds
        for one in each
    )
    return Account("check", meanings, tuple(told))


def told_by_audit(view: AuditView) -> Account:
    """Return what an audit tells: findings, and objections with the first about a record."""
    meanings = {one.code: one.summary for one in view.codes}
    told = tuple(_findings(view))
    if any(one.code == OBJECTION for one in told):
        meanings[OBJECTION] = OBJECTION_MEANING
    return Account("audit", meanings, told)


def _findings(view: AuditView) -> Iterator[Told]:
    objections: dict[str | None, list[str]] = {}
    for one in view.objections:
        objections.setdefault(one.record, []).append(one.words)
    severities = [*LEVELS]
    failing = severities[: severities.index(view.fail_on) + 1] if view.fail_on else ()
    for f in view.all_findings:
        place = view.checkout + f.file, f.line, f.column
        fails = f.severity in failing
        yield Told(LEVELS[f.severity], f.code, f"{f.subject}: {f.message}", *place, failing=fails)
        for words in objections.pop(f.record, ()):
            yield Told(NOTICE, OBJECTION, words, *place)
