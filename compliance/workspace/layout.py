"""The layout of a workspace and of what the program carries, and how a root is found."""

from __future__ import annotations

from pathlib import Path

import compliance
from compliance.errors import ComplianceError

SETTINGS = "compliance.toml"
AGREEMENTS = "agreements"
SOURCES = "sources"
ARTICLES = "articles"
EVIDENCE = "evidence"
INCIDENTS = "incidents.yaml"
SEARCHES = "searches.yaml"
TEMPLATES = "templates"
LOCK = "compliance.lock"

# The shipped reference pages on problems and findings, with one section for each code.
PROBLEMS = "problems.md"
FINDINGS = "findings.md"


class NoWorkspaceError(ComplianceError):
    """A folder that was named as a workspace but is not one."""

    def __init__(self, named: str) -> None:
        super().__init__(
            f'"{named}" is no workspace: it has no {SETTINGS}; '
            f"make one with: compliance init {named}"
        )


class BundledDataMissingError(ComplianceError):
    """An installed package without the workspace that it should contain."""

    def __init__(self) -> None:
        super().__init__("this installation has no shipped workspace; install the package again")


class UnwritableWorkspaceError(ComplianceError):
    """A workspace that cannot be written: the shipped one, or one without permission."""

    def __init__(self) -> None:
        super().__init__(
            "this workspace is read-only; copy it with: compliance init DIR --from nov10_2020"
        )


def installed_root() -> Path:
    """Return the folder of the workspace in an installed package; a checkout does not have it."""
    return Path(compliance.__file__).parent / "_bundled"


def bundled_root() -> Path:
    """Return the folder of the shipped workspace: in the package, or the checkout around it.

    The marker is tested, so that a broken wheel never reads a stray folder beside it.
    """
    installed = installed_root()
    root = installed if installed.is_dir() else installed.parent.parent
    if not (root / SETTINGS).is_file() or not (root / AGREEMENTS).is_dir():
        raise BundledDataMissingError
    return root


def section_of(page: str, code: str) -> str:
    """Return the Markdown below a code's heading in a page; nothing if it has no such heading."""
    text = (bundled_root() / "docs" / "reference" / page).read_text("utf-8")
    _, _, after = text.partition(f"\n## `{code}`\n")
    return after.partition("\n## ")[0].strip()


def find_root(named: Path | None, start: Path) -> Path:
    """Return the workspace to use: `named`, else the nearest at or above `start`, else the shipped.

    Raises:
        NoWorkspaceError: `named` is given and is no workspace.
    """
    if named is not None:
        if not (named / SETTINGS).is_file():
            raise NoWorkspaceError(named.as_posix())
        return named
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return folder
    return bundled_root()
