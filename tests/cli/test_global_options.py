"""Global options that name what is not there are an error in every command."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import typer

from compliance.cli.app import app
from support.builders import GAZETTE, workspace
from support.cli import run_cli

ARGUMENTS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("report",): (),
    ("diff",): ("north", "south"),
    ("matrix",): (),
    ("network",): (),
    ("timeline",): (),
    ("coverage",): (),
    ("audit",): (),
    ("site",): ("pages",),
    ("export",): ("--to", "graphml"),
    ("import",): ("lake.qdc",),
    ("dossier",): ("lake.zip",),
    ("verify",): ("text.txt",),
    ("show",): (),
    ("check",): (),
    ("articles", "add"): ("text.txt",),
    ("articles", "list"): (),
    ("articles", "mark"): (GAZETTE, "--state", "read", "--by", "Ida"),
    ("articles", "text"): (GAZETTE,),
    ("search", "for"): ("boats",),
    ("search", "run"): ("boats",),
    ("suggest",): (),
    ("scan",): ("nowhere.warc", "--out", "hits"),
    ("review",): ("--no-browser", "nowhere"),
    ("decisions",): (),
    ("reliability",): (),
    ("adjudicate",): ("--plan", "--by", "anna"),
    ("affirm",): ("--all",),
    ("init",): ("new",),
    ("schema",): (),
    ("explain",): ("cycle",),
}
"""What each command is given so that it would run."""


def leaves() -> set[tuple[str, ...]]:
    """Return every command, with the group that it is in."""
    found: set[tuple[str, ...]] = set()
    group = typer.main.get_command(app)
    context = typer.Context(group)
    for name in group.list_commands(context):  # type: ignore[attr-defined]
        command = group.get_command(context, name)  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        found |= {(name, one) for one in inner} if inner else {(name,)}
    return found


WITHOUT_WORKSPACE: Final = {("init",), ("schema",), ("explain",), ("verify",)}
"""They use none, unless an agreement of it is named."""
MISSING: Final = (
    ("-a", "lake_1998", 'no agreement "lake_1998"; did you mean "lake_1999"?\n'),
    ("-a", "", 'no agreement ""; known: lake_1999\n'),
    ("-w", "nowhere", '"nowhere" is no workspace: '),
    ("-w", "text.txt", '"text.txt" is no workspace: '),
)


def test_every_command_is_tried() -> None:
    assert leaves() == ARGUMENTS.keys()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "text.txt").write_text("The lake.", "utf-8")
    return workspace(tmp_path / "lake")


@pytest.mark.parametrize(
    ("command", "option", "value", "message"),
    [
        (command, *missing)
        for command in ARGUMENTS
        for missing in MISSING
        if missing[0] == "-a" or command not in WITHOUT_WORKSPACE
    ],
    ids=repr,
)
def test_what_is_not_there_is_told(
    command: tuple[str, ...], option: str, value: str, message: str, root: Path
) -> None:
    env = {"COMPLIANCE_TEXTS": str(root.parent / "texts")}
    before = sorted(root.parent.rglob("*"))
    argv = (option, value, *command, *ARGUMENTS[command])
    finished = run_cli(*argv, env={**env, "COMPLIANCE_WORKSPACE": str(root)}, cwd=root.parent)
    assert (finished.status, finished.stdout) == (3, "")
    assert finished.stderr.startswith(message)
    assert sorted(root.parent.rglob("*")) == before


@pytest.mark.parametrize("command", ARGUMENTS, ids=" ".join)
def test_what_is_there_is_taken(command: tuple[str, ...], root: Path) -> None:
    env = {"COMPLIANCE_TEXTS": str(root.parent / "texts")}
    argv: tuple[str | Path, ...] = ("-w", root, "-a", "lake_1999", *command, *ARGUMENTS[command])
    finished = run_cli(*argv, env=env, cwd=root.parent)
    # A text, a search with that id, an archive, a codebook, and an article: else it would serve
    # until it is told to end.
    missing = {
        ("import",),
        ("articles", "text"),
        ("search", "run"),
        ("scan",),
        ("review",),
        ("reliability",),
        ("adjudicate",),
        ("verify",),
    }
    assert finished.status in (0, 1) or command in missing
