"""Build step: put the workspace's top-level files beside its folders inside the wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TOP_LEVEL_FILES = (
    "compliance.toml",
    "incidents.yaml",
    "places.yaml",
    "searches.yaml",
    "coders.yaml",
    "compliance.lock",
)
OPTIONAL_FILES = ("objections.yaml",)


class WorkspaceFiles(BuildHookInterface[Any]):
    """Adds the files that a mapping of folders cannot move; a missing one fails the build.

    Optional are those that not every workspace has.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add them to a real wheel; an editable install reads them where they stand."""
        if version == "standard":
            there = (name for name in OPTIONAL_FILES if (Path(self.root) / name).is_file())
            for name in (*TOP_LEVEL_FILES, *there):
                build_data["force_include"][name] = f"compliance/_bundled/{name}"
