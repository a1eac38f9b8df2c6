"""Links in what a stranger made lead nowhere: nothing is read, written or removed over one."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.files.reading import MOST_NESTED
from support.builders import GAZETTE, workspace
from support.cli import run_cli

SECRET = "PRIVATE"

READERS = (
    ("check",),
    ("report",),
    ("report", "-f", "html"),
    ("report", "-f", "json"),
    ("audit",),
    ("show",),
    ("matrix",),
    ("timeline", "-f", "html"),
    ("diff", "north", "south"),
    ("articles", "list"),
    ("affirm", "--all"),
)
PLACES = {
    "templates": "folder",
    "templates/report.html.j2": "file",
    "templates/deep": "folder",
    "templates/deep/notes.txt": "file",
    "templates/nowhere": "file",
    "agreements": "folder",
    "agreements/lake_1999.yaml": "file",
    "sources/deep": "folder",
    "articles/notes.txt": "file",
    f"articles/{GAZETTE}.yaml": "file",
    "evidence/deep/er": "folder",
    "incidents.yaml": "file",
    "searches.yaml": "file",
    "compliance.lock": "file",
    "compliance.toml": "file",
}
"""Where a link stands in place of a file or a folder, among those that nothing asks for too."""


def linked(root: Path, place: str, what: str) -> Path:
    """Put a link in a place of a workspace, to what stood there, moved out."""
    out, path = root.parent / "out", root / place
    out.mkdir()
    (out / "id_rsa").write_text(SECRET, "utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    aim = out / path.name
    if path.exists():
        path.rename(aim)
    elif what == "folder":
        aim.mkdir()
        (aim / "report.html.j2").write_text('{% include "id_rsa" %}', "utf-8")
    elif path.name != "nowhere":
        aim.write_text(SECRET, "utf-8")
    path.symlink_to(aim)
    return root


@pytest.mark.parametrize("place", PLACES)
def test_a_link_anywhere_in_a_workspace_is_a_problem_in_every_command(
    place: str, tmp_path: Path
) -> None:
    root = linked(workspace(tmp_path / "lake"), place, PLACES[place])
    message = f'"{Path(place).name}" is a link; put the {PLACES[place]} itself here'
    for words in READERS:
        done = run_cli("-w", root, *words)
        assert done.status == 3, words
        assert f"{place}:1:1: link: {message}" in done.stdout + done.stderr, words
        assert SECRET not in done.stdout + done.stderr


def test_folders_too_deep_are_a_problem(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    deep = "/".join(["evidence", *"d" * (MOST_NESTED + 1)])
    (root / deep).mkdir(parents=True)
    done = run_cli("-w", root, "check")
    wanted = f'{deep}:1:1: too-deep: "d" lies in more than 32 folders; move it up\n'
    assert (done.status, done.stdout.partition("\n")[0] + "\n") == (3, wanted)


@pytest.mark.parametrize("link", ["out.html", "deep/out.html", "deep"])
@pytest.mark.parametrize("where", ["workspace", "current folder"])
def test_no_output_is_written_over_a_link_of_a_stranger(
    link: str, where: str, tmp_path: Path
) -> None:
    """Outside both, links are the user's own and followed."""
    mine, root = tmp_path / "mine", workspace(tmp_path / "lake")
    (mine / "deep").mkdir(parents=True)
    (mine / "out.html").write_text("mine", "utf-8")
    here = root if where == "workspace" else tmp_path / "here"
    (here / link).parent.mkdir(parents=True, exist_ok=True)
    (here / link).symlink_to(mine if link == "deep" else mine / "out.html")
    output = here / (f"{link}/out.html" if link == "deep" else link)
    if where == "current folder":
        done = run_cli("-w", root, "report", "-o", output.relative_to(here), cwd=here)
    else:
        done = run_cli("-w", root, "report", "-o", output, cwd=mine)
    assert (done.status, done.stdout) == (3, "")
    assert "a link stands there" in done.stderr
    assert (mine / "out.html").read_text("utf-8") == "mine"
    assert (here / link).is_symlink()
    if where == "current folder":
        assert run_cli("-w", root, "report", "-o", output, cwd=here).status == 0
        assert (mine / "out.html").read_text("utf-8") != "mine"
        assert (here / link).is_symlink()


@pytest.mark.parametrize("command", [("site",), ("init",), ("schema", "--all")], ids=" ".join)
@pytest.mark.parametrize("link", ["made", "deep/made", "deep"])
def test_no_folder_is_written_into_over_a_link_of_a_stranger(
    command: tuple[str, ...], link: str, tmp_path: Path
) -> None:
    mine, root = tmp_path / "mine", workspace(tmp_path / "lake")
    (mine / "made").mkdir(parents=True)
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(mine if link == "deep" else mine / "made")
    target = f"{link}/made" if link == "deep" else link
    for named, cwd in ((target, root), (str(root / target), tmp_path)):
        done = run_cli("-w", root, *command, named, cwd=cwd)
        assert (done.status, done.stdout) == (3, "")
        assert [path.name for path in mine.rglob("*")] == ["made"]
