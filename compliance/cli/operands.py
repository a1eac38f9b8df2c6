"""Turn the arguments of `diff` into two operands with their workspaces."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from compliance.assessments.assessment import Assessor
from compliance.assessments.perspective import find_perspective
from compliance.cli.context import Context
from compliance.cli.revisions import taken_out
from compliance.diff.operand import Operand
from compliance.diff.own import with_line
from compliance.diff.subject import Subject
from compliance.errors import ComplianceError, InvalidWorkspaceError
from compliance.views.selection import Request
from compliance.workspace.faults import MOST_OF_AN_ARGUMENT, shown
from compliance.workspace.layout import find_root
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import Workspace


class UnusableOperandError(ComplianceError):
    """An operand whose workspace has problems."""

    def __init__(self, operand: str, error: InvalidWorkspaceError) -> None:
        self.operand, self.problems = shown(operand, MOST_OF_AN_ARGUMENT)[1:-1], error.problems
        super().__init__("\n".join(self.lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each problem."""
        return tuple(f"{self.operand}: {problem}" for problem in self.problems)


class TwoAgreementsError(ComplianceError):
    """Two operands that are about different agreements."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(
            f'the agreements differ: "{left}" and "{right}"; choose one of both with --agreement'
        )


@contextmanager
def subjects(
    context: Context,
    operands: tuple[Operand, Operand],
    request: Request,
    *,
    heirs: bool = False,
) -> Iterator[tuple[Subject, Subject]]:
    """Yield both operands, made ready; what was taken out of git is gone afterwards.

    With `heirs`, a voice has with it those whose place it has taken.

    Raises:
        ComplianceError: an operand names what is not there, or files that are wrong.
    """
    with ExitStack() as open_until_done:
        loaded: dict[tuple[Path | None, str | None], Workspace] = {}
        for operand in operands:
            key = (operand.path, operand.revision)
            if key not in loaded:
                loaded[key] = _workspace(context, operand, open_until_done)
        left, right = (
            _subject(context, operand, loaded[operand.path, operand.revision], request, heirs=heirs)
            for operand in operands
        )
        if left.agreement.id != right.agreement.id:
            raise TwoAgreementsError(left.agreement.id, right.agreement.id)
        yield left, right


def _workspace(context: Context, operand: Operand, open_until_done: ExitStack) -> Workspace:
    if operand.path is None and operand.revision is None:
        return context.workspace
    root = context.root if operand.path is None else find_root(operand.path, operand.path)
    if operand.revision is not None:
        root = open_until_done.enter_context(taken_out(root, operand.revision))
    try:
        return load_workspace(root)
    except InvalidWorkspaceError as error:
        raise UnusableOperandError(operand.text, error) from None


def _subject(
    context: Context, operand: Operand, workspace: Workspace, request: Request, *, heirs: bool
) -> Subject:
    agreement = workspace.agreement(context.agreement_option)
    perspective = find_perspective(workspace, agreement, operand.voice) if operand.voice else None
    if heirs and perspective is not None:
        perspective = with_line(perspective, workspace)
    cut = replace(request.cut, as_of=_earlier(request.cut.as_of, operand.as_of))
    assessor = Assessor.of(workspace, agreement, cut, official=request.official)
    return Subject.of(assessor, operand, perspective, request.points)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)
