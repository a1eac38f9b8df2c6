"""compliance explain: what a code means, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from compliance.audit.run import RULES
from compliance.workspace.problem_codes import PROBLEM_CODES
from support.cli import run_cli

CODES = [*PROBLEM_CODES, *(rule.code for rule in RULES)]


def test_without_a_code_all_of_them_are_listed() -> None:
    done = run_cli("explain")
    assert (done.status, done.stderr) == (0, "")
    assert done.stdout.startswith("PROBLEMS\n  file-name ")
    assert done.stdout.endswith("\nMore on one: compliance explain CODE\n")
    assert {line.split()[0] for line in done.stdout.splitlines() if line} >= set(CODES)
    assert max(cell_len(line) for line in done.stdout.splitlines()) <= 100


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained_without_marks(code: str) -> None:
    done = run_cli("explain", code)
    assert (done.status, done.stderr) == (0, "")
    head, empty, first, *_ = done.stdout.splitlines()
    assert head.startswith(f"{code} (")
    assert (empty, bool(first.strip())) == ("", True)
    assert "](" not in done.stdout
    assert "**" not in done.stdout


def test_a_problem_is_explained_in_the_words_of_the_reference() -> None:
    assert run_cli("explain", "cycle").stdout == (
        "cycle (problem)\n"
        "\n"
        "A relation leads back to where it began.\n"
        "\n"
        '    agreements/pond.yaml:17:35: cycle: after leads from "1a" to itself; name another or '
        "take it out\n"
        "\n"
        "Remove one of the relations named. part_of, succeeds, rests_on, after, responds_to and "
        "qualifies\n"
        "must not form a circle; a relation to a clause counts as one to each obligation in it.\n"
    )


def test_it_needs_no_workspace_and_can_be_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "cycle.txt"
    done = run_cli("-w", tmp_path, "explain", "cycle", "-o", file)
    assert (done.status, done.stdout) == (0, "")
    assert file.read_text("utf-8") == run_cli("explain", "cycle").stdout
