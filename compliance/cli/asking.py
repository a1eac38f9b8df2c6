"""What the options of a command ask for, as a request, and the selection that it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import typer

from compliance.assessments.cut import Cut
from compliance.assessments.perspective import find_perspective
from compliance.cli.context import Context
from compliance.cli.options import last_day
from compliance.views.selection import Request, Selection
from compliance.wording.speaking import Language, spoken_in
from compliance.workspace.workspace import Workspace


def asked_for(  # noqa: PLR0913 - the options of DESIGN.md 5
    context: Context,
    as_of: str | None,
    known_by: str | None,
    point: Sequence[str] | None,
    *,
    source: str | None = None,
    official: bool = False,
    public: bool = False,
) -> Request:
    """Return what is asked for by the values of the options that commands share.

    Raises:
        typer.BadParameter: a date is none, or has no last day.
        ComplianceError: there is no such source.
    """
    cut = Cut(as_of=last_day(as_of, "--as-of"), known_by=last_day(known_by, "--known-by"))
    return Request(
        source=None
        if source is None
        else find_perspective(context.workspace, context.agreement, source),
        cut=cut,
        points=tuple(point or ()),
        official=official,
        public=public,
    )


FOR_PROGRAMS: Final = frozenset({"csv", "github", "graphml", "json", "junit", "sarif"})
"""The formats whose words are codes."""


@contextmanager
def spoken_for(workspace: Workspace, lang: Language, format: str) -> Iterator[None]:
    """Speak the language of `--lang` within the block, of what stands in a workspace.

    Raises:
        typer.BadParameter: what is written in the format is the same in every language.
    """
    if format in FOR_PROGRAMS and lang is not Language.ENGLISH:
        message = f"{format} is for programs, and the same in every language; leave it out"
        raise typer.BadParameter(message, param_hint="--lang")
    with spoken_in(lang, workspace.settings.language):
        yield


def selected(context: Context, request: Request) -> Selection:
    """Return what is asked for of the agreement that the command line names."""
    return Selection.of(context.workspace, context.agreement, context.prover, request)
