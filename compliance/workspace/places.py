"""Where in the files of a workspace something is written: file and line, for the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.workspace.files import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from compliance.workspace.faults import Route


def find_line(root: Path, file: str, route: Route) -> int | None:
    """Return the line, from 1, that a route of keys leads to; None where there is no such file."""
    source = read_file(root, file, [])
    if source is None:
        return None
    from compliance.workspace.yaml_places import locate_all  # noqa: PLC0415 - reads YAML

    line, _ = locate_all(source.data, [route])[tuple(route)]
    return line
