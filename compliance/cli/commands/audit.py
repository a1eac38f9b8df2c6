"""compliance audit: every step from an obligation to the articles, and what deserves a look."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from compliance.cli.commands.report import template_folders
from compliance.cli.context import Context
from compliance.cli.declared import Option, command
from compliance.cli.exits import ExitCode
from compliance.cli.options import Output, by_ending
from compliance.cli.output import wants_colour, write_output

if TYPE_CHECKING:
    from compliance.views.audit import AuditView


class AuditFormat(StrEnum):
    """How an audit is written."""

    TEXT = "text"
    MD = "md"
    HTML = "html"
    JSON = "json"
    GITHUB = "github"


class FailOn(StrEnum):
    """From which severity on a finding makes the exit status 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


@command
def audit(  # noqa: PLR0913, PLR0917 - the options of DESIGN.md 5
    context: Context,
    source: Annotated[
        str | None,
        Option("--source", "-s", metavar="ID", help="A side or voice; see: compliance show"),
    ] = None,
    point: Annotated[
        list[str] | None,
        Option("--point", "-p", metavar="N", help="Only this point; may be repeated."),
    ] = None,
    fail_on: Annotated[
        FailOn, Option("--fail-on", help="From which severity on to end with status 1.")
    ] = FailOn.ERROR,
    public: Annotated[
        bool, Option("--public", help="Never print more of a passage than its ends.")
    ] = False,
    format: Annotated[
        AuditFormat | None,
        Option("--format", "-f", help="Else by the ending of --output, else text."),
    ] = None,
    output: Output = None,
) -> None:
    """Trace each obligation to records, passages, texts and articles; list what to look at."""
    from compliance.audit.audited import Audited
    from compliance.audit.finding import Severity
    from compliance.audit.run import run_audit
    from compliance.views.build_audit import AuditRequest, build_audit_view

    workspace, agreement = context.workspace, context.agreement
    audited = Audited(
        workspace, agreement, context.prover, source=source, points=tuple(point or ())
    )
    least = None if fail_on is FailOn.NEVER else Severity(fail_on)
    request = AuditRequest(root=context.root, fail_on=least, public=public)
    view = build_audit_view(run_audit(audited), request)
    chosen = format or by_ending(output, AuditFormat)
    write_output(render(view, chosen, context.root, colour=output is None), output)
    if view.failing:
        raise SystemExit(ExitCode.FINDINGS)


def render(view: AuditView, format: AuditFormat, root: Path, *, colour: bool) -> str:
    """Write an audit view in a format; each renderer is imported only when wanted."""
    if format is AuditFormat.TEXT:
        from compliance.render.text_audit import render_audit

        return render_audit(view, colour=colour and wants_colour())
    if format is AuditFormat.JSON:
        from compliance.render.json_audit import render_audit_json

        return render_audit_json(view)
    if format is AuditFormat.GITHUB:
        from compliance.render.github_audit import render_audit_annotations

        return render_audit_annotations(view)
    from compliance.render.pages_audit import render_audit_html, render_audit_markdown

    page = render_audit_html if format is AuditFormat.HTML else render_audit_markdown
    return page(view, template_folders(root))
