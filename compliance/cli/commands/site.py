"""compliance site: the workspace as a folder of pages that can be put anywhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.asking import selected
from compliance.cli.commands.diff import view_of
from compliance.cli.context import Context
from compliance.cli.messages import steerable
from compliance.cli.options import Public, command_app
from compliance.diff.operand import REVISION, Operand, OperandError, parse_operand
from compliance.render.pdf.make import PdfMaker
from compliance.render.raster import PngMaker, can_make_png
from compliance.site.editions import of_edition
from compliance.site.folder import SiteFile, SiteFolder
from compliance.site.made import Makers
from compliance.site.plan import SitePlan
from compliance.views.diff.view import DiffView
from compliance.views.selection import Request
from compliance.views.site.contents import SiteContents
from compliance.views.site.edition import Edition, editions
from compliance.wording.speaking import Language, spoken_in

app = command_app()

NO_PNG = (
    'the site has no picture.png and no card.png, which need the extra "png"; '
    "run: pip install 'agreement-compliance[png]'"
)
PATIENCE = 1.0
"""Seconds after which a person wants to see that something happens."""


@app.command()
def site(
    ctx: typer.Context,
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="A new folder, or one with a site.", readable=False),
    ],
    public: Public = False,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="With a PDF of each point, and one of them all.")
    ] = False,
    lang: Annotated[
        list[Language] | None,
        typer.Option(
            help="A language of the program's own words; the first is that of DIR, others have "
            "a folder of their own in it.",
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="GITREV", help="Tell what changed since a revision, with feeds of it."
        ),
    ] = None,
) -> None:
    """Write the workspace as a static site; pages that are as they were are left alone."""
    context = ctx.ensure_object(Context)
    makers, request = _makers(context, pdf=pdf), Request(public=public)
    pages: list[SiteFile] = []
    for edition in editions(lang or ()):
        pages += _edition(context, edition, makers, request, since)
    site_folder = SiteFolder(folder, context.say)
    _go_through(site_folder.write(pages), len(pages), quiet=context.quiet)
    context.say(
        f"written {site_folder.written}, unchanged {site_folder.unchanged}, "
        f"removed {site_folder.removed}; "
        f"open {folder / 'index.html'}"
    )


def _edition(
    context: Context, edition: Edition, makers: Makers, request: Request, since: str | None
) -> tuple[SiteFile, ...]:
    """Return the files of a site in one language."""
    written = context.workspace.settings.language
    with spoken_in(edition.language, written):
        selection = selected(context, request)
        difference = None if since is None else _changes_since(context, since, request)
        contents = SiteContents(
            selection,
            difference,
            edition=edition,
            png=makers.png is not None,
            pdf=makers.pdf is not None,
        )
        plan = SitePlan(contents, context.pages(contents.address), context.root, makers)
        return tuple(of_edition(plan, edition, written))


def _makers(context: Context, *, pdf: bool) -> Makers:
    """Return what makes pictures and PDFs of the pages; say which extra is not there."""
    if can_make_png():
        png = PngMaker()
    else:
        png = None
        context.say(NO_PNG)
    return Makers(png=png, pdf=PdfMaker(context.say) if pdf else None)


def _changes_since(context: Context, revision: str, request: Request) -> DiffView:
    """Compare the workspace as it was at a revision with how it is, record by record."""
    try:
        before = parse_operand(f"@{REVISION}{revision}")
    except OperandError as error:
        raise typer.BadParameter(str(error), param_hint="--since") from None
    return view_of(context, (before, Operand(text="")), request, everything=False)


def _go_through(paths: Iterable[str], total: int, *, quiet: bool) -> None:
    """Write the pages; where a person looks on, show how far it is."""
    if quiet or not looked_on():
        for _ in paths:
            pass
        return
    follow(paths, total, after=PATIENCE)


def follow(paths: Iterable[str], total: int, *, after: float) -> None:
    """Go through an iteration of `total` items; once it has lasted `after` seconds, show a bar."""
    # Imported late: only a person who looks on waits for it.
    from rich.console import Console
    from rich.progress import Progress

    started = time.monotonic()
    console = Console(file=steerable(sys.stderr))
    with Progress(console=console, transient=True, auto_refresh=False) as progress:
        task = progress.add_task("pages", total=total, visible=False)
        for _ in paths:
            late = time.monotonic() - started > after
            progress.update(task, advance=1, visible=late, refresh=late)


def looked_on() -> bool:
    """Return whether a person sees standard error as it is written."""
    return sys.stderr.isatty()
