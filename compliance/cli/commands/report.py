"""compliance report: what one source says of every point, and everybody else beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from compliance.cli.context import Context
from compliance.cli.declared import Option, command
from compliance.cli.options import Output, ReportFormat, by_ending, last_day
from compliance.cli.output import wants_colour, write_output

if TYPE_CHECKING:
    from compliance.views.report import ReportView


@command
def report(  # noqa: PLR0913, PLR0917 - the options of DESIGN.md 5
    context: Context,
    source: Annotated[
        str | None,
        Option("--source", "-s", metavar="ID", help="A side or voice; see: compliance show"),
    ] = None,
    as_of: Annotated[
        str | None,
        Option("--as-of", metavar="DATE", help="Leave out what was said after this day."),
    ] = None,
    known_by: Annotated[
        str | None,
        Option("--known-by", metavar="DATE", help="Leave out what was published after it."),
    ] = None,
    point: Annotated[
        list[str] | None,
        Option("--point", "-p", metavar="N", help="Only this point; may be repeated."),
    ] = None,
    official: Annotated[bool, Option("--official", help="Official voices only.")] = False,
    public: Annotated[
        bool, Option("--public", help="Never print more of a passage than its ends.")
    ] = False,
    format: Annotated[
        ReportFormat | None,
        Option("--format", "-f", help="Else by the ending of --output, else text."),
    ] = None,
    output: Output = None,
) -> None:
    """Report what a side or a voice says of each point, with everybody else beside it."""
    from compliance.assessments.cut import Cut
    from compliance.assessments.perspective import find_perspective
    from compliance.views.build import ReportRequest, build_report_view

    cut = Cut(as_of=last_day(as_of, "--as-of"), known_by=last_day(known_by, "--known-by"))
    workspace, agreement = context.workspace, context.agreement
    request = ReportRequest(
        source=find_perspective(workspace, agreement, source) if source else None,
        cut=cut,
        points=tuple(point or ()),
        official=official,
        public=public,
    )
    view = build_report_view(workspace, agreement, context.prover, request)
    chosen = format or by_ending(output, ReportFormat)
    write_output(render(view, chosen, context.root, colour=output is None), output)


def render(
    view: ReportView, format: ReportFormat, root: Path, *, colour: bool
) -> str | tuple[bytes, ...]:
    """Write a report view in a format; each renderer is imported only when wanted."""
    if format is ReportFormat.TEXT:
        from compliance.render.text import render_text

        return render_text(view, colour=colour and wants_colour())
    if format is ReportFormat.JSON:
        from compliance.render.json_v1 import render_json

        return render_json(view)
    if format is ReportFormat.CSV:
        from compliance.render.csv_rows import render_csv

        return render_csv(view)
    if format is ReportFormat.HTML:
        from compliance.render.html import render_html

        return render_html(view, template_folders(root))
    from compliance.render.markdown import render_markdown

    return render_markdown(view, template_folders(root))


def template_folders(root: Path) -> tuple[Path, ...]:
    """Return where templates are looked for: the workspace's own first, then the shipped."""
    from compliance.workspace.layout import TEMPLATES, bundled_root

    return tuple(dict.fromkeys((root / TEMPLATES, bundled_root() / TEMPLATES)))
