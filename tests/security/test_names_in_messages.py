"""Names of files, folders and links are one line of a message wherever they are printed."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from support.builders import workspace
from support.cli import Finished, run_cli

NAMES = {
    "line break": "a\nforged: line",
    "carriage return": "a\rforged: line",
    "escape": "a\x1b]0;title\x07\x1b[2J",
    "conceal": "a\x1b[8mb",
    "control": "a\x08\x7f\x9b31m",
    "bidi": "a\u202eb\u2066c\u200f",
    "separator": "a\u2028forged: line\u2029",
    "invisible": "a\u200bb\u2060",
    "bytes": "a\udcff\udc80",
    "long": "a" * 250,
}
UGLY = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff]"
)

Act = Callable[[Path, str], Finished]


def _link(root: Path, name: str) -> Finished:
    (root / "evidence" / f"{name}.yaml"[-255:]).symlink_to("nowhere")
    return run_cli("-w", root, "check")


def _link_as_json(root: Path, name: str) -> Finished:
    (root / "evidence" / name).symlink_to("/", target_is_directory=True)
    finished = run_cli("-w", root, "check", "-f", "json")
    assert json.loads(finished.stdout)["problems"][0]["code"] == "link"
    return finished


def _link_to_folder(root: Path, name: str) -> Finished:
    (root / "evidence" / name).symlink_to("/", target_is_directory=True)
    return run_cli("-w", root, "report")


def _folder(root: Path, name: str) -> Finished:
    (root / "sources" / name / "x.yaml").mkdir(parents=True)
    return run_cli("-w", root, "check", "-f", "github")


def _pipe(root: Path, name: str) -> Finished:
    os.mkfifo(root / "articles" / f"{name}.yaml"[-255:])
    return run_cli("-w", root, "check")


def _template(root: Path, name: str) -> Finished:
    (root / "templates").mkdir()
    (root / "templates" / name).symlink_to("nowhere")
    return run_cli("-w", root, "report", "-f", "html")


def _workspace(root: Path, name: str) -> Finished:
    moved = root.rename(root.parent / name)
    return run_cli("-v", "-w", moved, "check")


def _no_workspace(root: Path, name: str) -> Finished:
    return run_cli("-w", root / name, "check")


def _operand(root: Path, name: str) -> Finished:
    return run_cli("-w", root, "diff", "north", f"{root}/{name}")


def _broken_operand(root: Path, name: str) -> Finished:
    other = workspace(root / name, files={"sources/north.yaml": "x"})
    return run_cli("-w", root, "diff", "north", str(other))


def _output(root: Path, name: str) -> Finished:
    (root.parent / name).mkdir()
    return run_cli("-w", root, "report", "-o", root.parent / name)


def _given(root: Path, name: str) -> Finished:
    file = root.parent / name
    file.write_text("It rained.\n", "utf-8")
    return run_cli("-w", root, "articles", "add", file, env={"COMPLIANCE_TEXTS": str(root / "t")})


def _not_given(root: Path, name: str) -> Finished:
    return run_cli("-w", root, "articles", "add", root / name)


def _library(root: Path, name: str) -> Finished:
    env = {"COMPLIANCE_TEXTS": str(root.parent / name)}
    return run_cli("-v", "-w", root, "articles", "list", env=env)


def _site(root: Path, name: str) -> Finished:
    return run_cli("-w", root, "site", root.parent / name)


def _foreign_site(root: Path, name: str) -> Finished:
    (root.parent / name).mkdir()
    (root.parent / name / "mine").touch()
    return run_cli("-w", root, "site", root.parent / name)


def _init(root: Path, name: str) -> Finished:
    return run_cli("init", root.parent / name)


def _init_over(root: Path, name: str) -> Finished:
    (root.parent / name).touch()
    return run_cli("init", root.parent / name)


def _schemas(root: Path, name: str) -> Finished:
    return run_cli("schema", "--all", root.parent / name)


PLACES: tuple[Act, ...] = (
    _link,
    _link_as_json,
    _link_to_folder,
    _folder,
    _pipe,
    _template,
    _workspace,
    _no_workspace,
    _operand,
    _broken_operand,
    _output,
    _given,
    _not_given,
    _library,
    _site,
    _foreign_site,
    _init,
    _init_over,
    _schemas,
)


@pytest.mark.parametrize("act", PLACES, ids=lambda act: act.__name__.strip("_"))
@pytest.mark.parametrize("name", NAMES)
def test_a_name_forges_no_line_and_steers_nothing(act: Act, name: str, tmp_path: Path) -> None:
    finished = act(workspace(tmp_path / "lake"), NAMES[name])
    assert finished.status in {0, 1, 3}
    printed = finished.stdout + finished.stderr
    assert not UGLY.search(printed)
    assert not re.search("^forged", printed, re.MULTILINE)
