"""A text on the command line whose bytes are no UTF-8 is refused by name, in every command."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
import typer

from compliance.cli.app import app
from compliance.cli.options import MAY_NAME_FILES
from support.builders import workspace
from support.cli import run_cli
from support.scenes import parameters_of

HALF: Final = "x\udcff"
"""What Python makes of the bytes `x` and 0xFF."""
ARGUMENTS: Final = {
    "articles add": ("given.txt",),
    "articles mark": ("x", "--state", "read", "--by", "Ida"),
    "articles text": ("x",),
    "diff": ("north", "south"),
    "dossier": ("lake.zip",),
    "explain": ("cycle",),
    "export": ("--to", "graphml"),
    "init": ("new",),
    "scan": ("nowhere.warc", "--out", "hits"),
    "schema": (),
    "search for": ("boats",),
    "search run": ("boats",),
    "site": ("pages",),
}
"""The arguments without which a command is no command line."""


def texts() -> list[tuple[str, Any]]:
    """Return each parameter of the program that takes a text, after its command's name."""
    found = parameters_of(typer.main.get_command(app), "")
    return [
        (name.strip(), one)
        for name, one in found
        if one.type.name == "str" and one.metavar not in MAY_NAME_FILES
    ]


def command_line(name: str, one: Any) -> tuple[str, ...]:  # noqa: ANN401 - typer hides its class
    """Return a command line with a half character as one parameter."""
    arguments = ARGUMENTS.get(name, ())
    if not name:
        return (one.opts[0], HALF, "check")
    if one.param_type_name == "option":
        return (*name.split(), *arguments, one.opts[0], HALF)
    return (*name.split(), HALF, *arguments[1:])


def everything_in(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("name", "one"), texts(), ids=[f"{name} {one.name}" for name, one in texts()]
)
def test_a_text_that_is_no_utf_8_is_refused_by_name(name: str, one: Any, tmp_path: Path) -> None:  # noqa: ANN401 - typer hides its class
    workspace(tmp_path)
    (tmp_path / "given.txt").write_text("A headline\n\nA text.\n", "utf-8")
    before = everything_in(tmp_path)
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    finished = run_cli(*command_line(name, one), cwd=tmp_path, env=env)
    said = finished.stderr.splitlines()[-1]
    named = one.opts[0] if one.param_type_name == "option" else one.metavar or one.name.upper()
    assert finished.status == 2
    assert named in said
    assert said.endswith("these bytes are no UTF-8; type it in UTF-8")
    assert finished.stdout == ""
    assert everything_in(tmp_path) == before


def test_many_parameters_take_texts() -> None:
    assert len(texts()) > 30
    names = {one.name for _, one in texts()}
    assert {"agreement", "article_id", "outlet", "source", "point"} <= names


def test_the_name_of_a_file_may_have_any_bytes(tmp_path: Path) -> None:
    root = workspace(tmp_path / HALF)
    report = tmp_path / f"{HALF}.md"
    assert run_cli("-w", root, "report", "-o", report).status == 0
    assert report.is_file()
    revision = run_cli("-w", root, "diff", "north", f"north@rev:{HALF}")
    assert revision.status == 2
    assert "has no revision of git" in revision.stderr
