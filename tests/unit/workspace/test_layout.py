"""Where a workspace is looked for, and the one that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

import compliance
from compliance.workspace import layout
from compliance.workspace.layout import (
    BundledDataMissingError,
    NoWorkspaceError,
    ReadOnlyWorkspaceError,
    UnreachableFolderError,
    bundled_root,
    carried_agreements,
    find_root,
    installed_root,
    refuse_installed,
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


def test_every_folder_of_examples_with_settings_is_a_workspace_that_ships(package: Path) -> None:
    root = workspace(package / "_bundled")
    second = workspace(root / "examples" / "second")
    (second / "agreements" / "lake_1999.yaml").rename(second / "agreements" / "pond_2001.yaml")
    workspace(root / "examples" / "notes").joinpath("compliance.toml").unlink()
    workspace(root / "examples" / "deep" / "down")
    assert carried_agreements() == {"lake_1999": root, "pond_2001": second}


@pytest.mark.parametrize("place", ["", "examples/second"])
def test_what_came_with_an_installed_package_is_not_written(place: str, package: Path) -> None:
    root = workspace(package / "_bundled" / place)
    with pytest.raises(ReadOnlyWorkspaceError, match=r"compliance init DIR --from lake_1999$"):
        refuse_installed(root)
    refuse_installed(workspace(package.parent / "mine"))


def test_a_workspace_that_came_with_a_package_and_has_no_agreement_is_not_written(
    package: Path,
) -> None:
    with pytest.raises(ReadOnlyWorkspaceError, match=r"compliance init DIR --from ID$"):
        refuse_installed(package / "_bundled")
