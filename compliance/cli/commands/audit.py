"""compliance audit: every step from an obligation to the articles, and what deserves a look."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from compliance.audit.audited import Audited
from compliance.audit.rule import Severity
from compliance.audit.run import run_audit
from compliance.cli.asking import spoken_for
from compliance.cli.context import Context
from compliance.cli.exit_code import ExitCode
from compliance.cli.options import (
    ByEnding,
    Lang,
    Output,
    Points,
    Public,
    Source,
    by_ending,
    command_app,
)
from compliance.views.audit.build import AuditRequest, build_audit_view
from compliance.wording.speaking import Language

app = command_app()


class AuditFormat(StrEnum):
    """How an audit is written."""

    TEXT = "text"
    MD = "md"
    HTML = "html"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"


class FailOn(StrEnum):
    """From which severity on a finding makes the exit status 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


@app.command()
def audit(  # noqa: PLR0913, PLR0917 - the options of DESIGN.md 5
    ctx: typer.Context,
    source: Source = None,
    point: Points = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="From which severity on to end with status 1.")
    ] = FailOn.ERROR,
    public: Public = False,
    lang: Lang = Language.ENGLISH,
    format: Annotated[AuditFormat | None, ByEnding] = None,
    output: Output = None,
) -> None:
    """Trace each obligation to records, passages, texts and articles; list what to look at."""
    context = ctx.ensure_object(Context)
    workspace, agreement = context.workspace, context.agreement
    audited = Audited(
        workspace, agreement, context.prover, source=source, points=tuple(point or ())
    )
    least = None if fail_on is FailOn.NEVER else Severity(fail_on)
    request = AuditRequest(
        root=context.root, fail_on=least, public=public, checkout=context.checkout
    )
    chosen = format or by_ending(output, AuditFormat)
    with spoken_for(workspace, lang, chosen):
        view = build_audit_view(run_audit(audited), request)
        context.write("audit", view, chosen, output)
    if view.failing:
        raise typer.Exit(ExitCode.FINDINGS)
