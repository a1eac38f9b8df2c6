"""A bar that shows how far a long command is; nothing where it is done before that matters."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def follow(paths: Iterable[str], total: int, *, after: float) -> None:
    """Go through an iteration of `total` items; once it has lasted `after` seconds, show a bar."""
    from rich.console import Console
    from rich.progress import Progress

    started = time.monotonic()
    console = Console(file=sys.stderr)
    with Progress(console=console, transient=True, auto_refresh=False) as progress:
        task = progress.add_task("pages", total=total, visible=False)
        for _ in paths:
            late = time.monotonic() - started > after
            progress.update(task, advance=1, visible=late, refresh=late)
