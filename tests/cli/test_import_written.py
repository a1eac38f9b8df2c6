"""What is written of an import: all files that change, or none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from unittest import mock

import pytest

from compliance.export.returned.apply import ChangedMeanwhileError, write_files
from compliance.export.returned.incoming import Returned
from compliance.export.returned.plan import Plan, plan_of
from compliance.export.tables.rows import returned_table
from compliance.export.tables.table import table_of
from compliance.files.writing import replace_file
from compliance.workspace.layout import UnwritableWorkspaceError
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import Workspace
from support.builders import GAZETTE, HERALD
from support.tables import Sheet, evidence, exported, lake_in_rows


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    return lake_in_rows(tmp_path)


def plan_here(root: Path, sheet: Sheet) -> tuple[Workspace, Plan]:
    made = load_workspace(root)
    lines = [sheet.names, *([row.get(name, "") for name in sheet.names] for row in sheet.rows)]
    return made, plan_of(root, made, made.agreement(), returned(made, lines))


def returned(made: Workspace, lines: list[list[str]]) -> Returned:
    return returned_table(made, "made.csv", table_of(lines))


def two_changes(lake: Path) -> Sheet:
    sheet = Sheet.of(exported(lake))
    sheet.set(f"{GAZETTE}#e1", claim="one").set(f"{HERALD}#e1", claim="two")
    new = {"targets": "1a", "link": "named", "speaker": "north-ministry", "act": "background"}
    words = {"claim": "A new one.", "passage__start": "Two boats stayed", "voice": "quoted"}
    sheet.add(article="wire-1999-07-05", **new, **words)
    sheet.rows.insert(0, sheet.rows.pop())
    return sheet


def test_a_file_that_was_changed_meanwhile_is_not_written(lake: Path) -> None:
    sheet = two_changes(lake)
    made, plan = plan_here(lake, sheet)
    path = lake / "evidence" / f"{GAZETTE}.yaml"
    path.write_bytes(path.read_bytes().replace(b"e2", b"e8"))
    before = evidence(lake)
    with pytest.raises(ChangedMeanwhileError):
        write_files(lake, plan.files, print)
    one = returned(made, [["id", "claim"], [f"{GAZETTE}#e1", "x"]])
    with pytest.raises(ChangedMeanwhileError):
        plan_of(lake, made, made.agreement(), one)
    assert evidence(lake) == before


@pytest.mark.parametrize("error", [OSError(28, "no space"), KeyboardInterrupt()])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_all_files_are_written_or_none(lake: Path, error: BaseException, at: int) -> None:
    _, plan = plan_here(lake, two_changes(lake))
    assert len(plan.files) == 3
    before = evidence(lake)
    left = [at]
    write = replace_file

    def fails(path: Path, parts: Iterable[bytes], *, below: Path) -> None:
        left[0] -= 1
        if not left[0]:
            raise error
        write(path, parts, below=below)

    wanted = UnwritableWorkspaceError if isinstance(error, OSError) else KeyboardInterrupt
    with mock.patch("compliance.export.returned.apply.replace_file", fails), pytest.raises(wanted):
        write_files(lake, plan.files, print)
    assert evidence(lake) == before
