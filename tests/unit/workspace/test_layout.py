"""Where a workspace is looked for, and the one that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

import compliance
from compliance.workspace import layout
from compliance.workspace.layout import (
    BundledDataMissingError,
    NoWorkspaceError,
    UnreachableFolderError,
    bundled_root,
    find_root,
    installed_root,
)
from support.builders import workspace
from support.repository import ROOT


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site-packages" / "compliance"
    folder.mkdir(parents=True)
    monkeypatch.setattr(compliance, "__file__", str(folder / "__init__.py"))
    return folder


def test_a_workspace_that_is_named_is_used(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    assert find_root(root, tmp_path) == root


def test_a_folder_that_is_named_and_is_none_is_an_error(tmp_path: Path) -> None:
    workspace(tmp_path)
    named = tmp_path / "sources"
    with pytest.raises(NoWorkspaceError, match=f'"{named}" is no workspace.*compliance init'):
        find_root(named, tmp_path)


def test_else_the_nearest_at_or_above_is_used(tmp_path: Path) -> None:
    outer = workspace(tmp_path)
    inner = workspace(tmp_path / "evidence" / "inner")
    assert find_root(None, inner) == inner
    assert find_root(None, inner / "articles") == inner
    assert find_root(None, inner.parent) == outer


@pytest.mark.parametrize("named", [True, False])
def test_a_folder_that_cannot_be_looked_into_is_never_passed_over(
    named: bool, tmp_path: Path
) -> None:
    folder = tmp_path / ("x" * 300)
    with pytest.raises(UnreachableFolderError, match="File name too long; choose a shorter name"):
        find_root(folder if named else None, folder)


def test_else_the_shipped_one_is_used(tmp_path: Path) -> None:
    assert find_root(None, tmp_path) == bundled_root() == ROOT


def test_an_installed_package_uses_the_workspace_in_it(package: Path) -> None:
    root = workspace(package / "_bundled")
    workspace(package.parent)
    assert bundled_root() == root == installed_root()


@pytest.mark.parametrize("stray", ["agreements", layout.SETTINGS])
def test_a_broken_installation_does_not_read_what_happens_to_lie_beside_it(
    stray: str, package: Path
) -> None:
    (package.parent / stray).mkdir()
    with pytest.raises(BundledDataMissingError, match="no shipped workspace; install"):
        bundled_root()
