"""compliance init: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
) -> None:
    """Make a new workspace."""
