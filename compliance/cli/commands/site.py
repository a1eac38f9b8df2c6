"""compliance site: the workspace as a folder of pages that can be put anywhere."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from compliance.cli.context import Context
from compliance.cli.declared import Argument, Option, command

if TYPE_CHECKING:
    from collections.abc import Iterable


PATIENCE = 1.0
"""Seconds after which a person wants to see that something happens."""


@command
def site(
    context: Context,
    folder: Annotated[Path, Argument(metavar="DIR", help="A new folder, or one with a site.")],
    public: Annotated[
        bool, Option("--public", help="Never print more of a passage than its ends.")
    ] = False,
) -> None:
    """Write the workspace as a static site; pages that are as they were are left alone."""
    from compliance.cli.commands.report import template_folders
    from compliance.render.site import SitePages
    from compliance.site.folder import SiteFolder
    from compliance.site.plan import SitePlan
    from compliance.views.site_desk import SiteDesk

    root = context.root
    desk = SiteDesk(context.workspace, context.agreement, context.prover, public=public)
    pages = tuple(SitePlan(desk, SitePages(template_folders(root)), root))
    written = SiteFolder(folder)
    _go_through(written.write(pages), len(pages), quiet=context.quiet)
    context.say(
        f"written {written.written}, unchanged {written.kept}, removed {written.removed}; "
        f"open {folder / 'index.html'}"
    )


def _go_through(paths: Iterable[str], total: int, *, quiet: bool) -> None:
    """Write the pages; where a person looks on, show how far it is."""
    if quiet or not looked_on():
        for _ in paths:
            pass
        return
    from compliance.cli.progress import follow

    follow(paths, total, after=PATIENCE)


def looked_on() -> bool:
    """Tell whether a person sees standard error as it is written."""
    return sys.stderr.isatty()
