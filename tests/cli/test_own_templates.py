"""Templates of a workspace: copies of the shipped ones make the same pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.builders import workspace
from support.cli import run_cli
from support.templates import SHIPPED

COMMANDS = [
    f"{command} -f {format}"
    for command, formats in {
        "report": ("html", "md"),
        "report --source north --official": ("html", "md"),
        "audit": ("html", "md"),
        "audit --source south": ("html", "md"),
        "diff north south": ("html", "md"),
        "coverage": ("md",),
        "matrix": ("html", "md", "svg"),
        "matrix --by respondent": ("html", "md", "svg"),
        "matrix --by incident": ("html", "md", "svg"),
        "network": ("html", "svg"),
        "timeline": ("html", "svg"),
        "timeline --source north": ("html", "svg"),
    }.items()
    for format in formats
]


@pytest.mark.parametrize("command", COMMANDS)
def test_copies_of_the_shipped_templates_make_the_same_page(command: str, tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    by_ours = run_cli("-w", root, *command.split())
    assert (by_ours.status, by_ours.stderr) == (0, "")
    shutil.copytree(SHIPPED, root / "templates")
    assert run_cli("-w", root, *command.split()) == by_ours


def test_copies_of_the_shipped_templates_make_the_same_site(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    sites = []
    for name in ("by ours", "by copies"):
        assert run_cli("-w", root, "site", tmp_path / name).status == 0
        files = (path for path in (tmp_path / name).rglob("*") if path.is_file())
        sites.append({path.relative_to(tmp_path / name): path.read_bytes() for path in files})
        shutil.copytree(SHIPPED, root / "templates", dirs_exist_ok=True)
    assert len(sites[0]) > 20
    assert sites[0] == sites[1]


def test_one_template_replaces_the_shipped_one_and_leaves_the_others(tmp_path: Path) -> None:
    mine = {"templates/report/_contents.html.j2": "<p>mine: {{ view.title }}</p>\n"}
    root = workspace(tmp_path / "lake", files=mine)
    page = run_cli("-w", root, "report", "-f", "html")
    assert (page.status, page.stderr) == (0, "")
    assert "<p>mine: " in page.stdout
    assert 'id="how-to-read"' in page.stdout
    assert run_cli("-w", root, "report", "-f", "md").stdout.startswith("# All sides")
