"""Eleven invented years of two towns, with all that real pages seldom offer, in each output.

Voices change their names, sides and bodies, an article is corrected, a long report has pages,
figures have bounds, a channel relays its ministry, a joint body owes a duty.
"""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.cli import run_cli
from support.golden import Golden
from support.repository import ROOT

HARBOUR = ROOT / "tests" / "support" / "harbour"
COMMANDS: Mapping[str, str] = {
    "report.txt": "report",
    "report.md": "report --source north --format md",
    "report-withdrawal.txt": "report --point '3.2 (b) (i)' --source south",
    "diff-north-league.txt": "diff north league",
    "diff-north-south.txt": "diff north south",
    "matrix.txt": "matrix",
    "matrix-respondent.txt": "matrix --by respondent",
    "matrix-incident.txt": "matrix --by incident",
    "timeline.txt": "timeline",
    "show-withdrawal.txt": "show '3.2 (b) (i)'",
    "show-board.txt": "show board",
    "show-ministry.txt": "show north-port-office",
    "show-person.txt": "show ada-quill",
    "show-radio.txt": "show north-radio",
    "show-replaced.txt": "show gazette-2013-05-06",
    "audit.txt": "audit --fail-on never",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """A text library that holds every article."""
    held = {"COMPLIANCE_TEXTS": str(tmp_path_factory.mktemp("texts"))}
    files = sorted((HARBOUR / "texts").iterdir())
    assert run_cli("-w", HARBOUR, "articles", "add", *files, env=held).status == 0
    return held


def told(command: str, env: Mapping[str, str], root: Path = HARBOUR) -> str:
    ran = run_cli("-w", root, *shlex.split(command), env=env)
    assert (ran.status, ran.stderr) == (0, "")
    return ran.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_each_output_says_when_of_what_part_for_whom_and_in_which_version(
    name: str, library: Mapping[str, str], golden: Golden
) -> None:
    golden(f"harbour/{name}", told(COMMANDS[name], library))


@pytest.mark.parametrize("asked", ["3.2.b.i", "3.2 (b) (i)", "3.2(b)(i)"])
@pytest.mark.parametrize(
    "command", ["report", "matrix", "timeline", "audit --fail-on never", "diff north south"]
)
def test_a_point_is_asked_for_by_its_id_or_by_its_number_as_it_is_printed(
    command: str, asked: str, library: Mapping[str, str]
) -> None:
    for format in ("json", "text"):
        by_id = told(f"{command} --format {format} --point 3.2.b.i", library)
        assert told(f"{command} --format {format} --point '{asked}'", library) == by_id


def test_a_printed_number_of_two_is_nobodys(tmp_path: Path) -> None:
    root = Path(shutil.copytree(HARBOUR, tmp_path / "harbour"))
    file = root / "agreements" / "harbour.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("printed: 3.2 (b)\n", "printed: 3.2 (b) (i)\n"), "utf-8")
    ran = run_cli("-w", root, "report", "--point", "3.2 (b) (i)")
    assert ran.status == 3
    assert ran.stderr.startswith('no point "3.2 (b) (i)"')
    ran = run_cli("-w", root, "show", "3.2 (b) (i)")
    assert ran.stderr.startswith('"3.2 (b) (i)" is the id of several things')
