"""Write a view in the format asked for, by the table of formats."""

from __future__ import annotations

from pathlib import Path
from pkgutil import resolve_name

from compliance.cli.context import Context
from compliance.cli.output import wants_colour, write_output
from compliance.render.formats import FORMATS, TEXT, ByTemplate


def write_view(context: Context, kind: str, view: object, format: str, output: Path | None) -> None:
    """Write a view of a kind that FORMATS has, to a file or to standard output."""
    renderer = FORMATS[kind][format]
    if isinstance(renderer, ByTemplate):
        # Imported late: Jinja takes longer than a report.
        from compliance.render.pages import Pages

        pages = Pages(context.shipped_templates, context.own_templates)
        drawn = resolve_name(renderer.drawn)(view) if renderer.drawn else view
        write_output(pages.page(drawn, renderer.template), output)
    elif format == TEXT:
        write_output(resolve_name(renderer)(view, colour=wants_colour(output)), output)
    else:
        write_output(resolve_name(renderer)(view), output)
