"""The page on method names every kind of difference, with an example: shipped, or invented."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from compliance.diff.compare import compare
from compliance.diff.rows import DiffKind
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import Workspace
from docs.json_keys import listed_keys, written_keys
from docs.session import Shell
from support.differences import subject_of, told
from support.repository import ROOT

METHOD = (ROOT / "docs" / "method.md").read_text("utf-8")
ROW = re.compile(
    r"^\| `(?P<kind>\w+)` \| (?P<rule>[^|]+) \|(?: (?P<example>[^|]+) \|)?$", re.MULTILINE
)
EXAMPLE = re.compile(
    r"`diff (?P<left>\S+) (?P<right>\S+)`, (?P<target>\S+?)(?:, `(?P<topic>\S+)`)?(?::|$)"
)
ROWS = {found["kind"]: found for found in ROW.finditer(METHOD)}
INVENTED = "invented: "


@pytest.fixture(scope="module")
def shipped() -> Workspace:
    return load_workspace(ROOT)


def test_every_kind_is_named_and_no_other() -> None:
    assert set(ROWS) == {kind.value for kind in DiffKind}


def test_the_first_rules_stand_in_the_order_in_which_they_are_tried() -> None:
    listed = [kind for kind in ROWS if ROWS[kind]["example"]]
    assert listed == [kind.value for kind in DiffKind][: len(listed)]


def examples(*, invented: bool) -> dict[str, str]:
    """Return the examples of the page by kind."""
    every = {kind: row["example"] for kind, row in ROWS.items() if row["example"]}
    return {kind: one for kind, one in every.items() if one.startswith(INVENTED) is invented}


def test_an_invented_example_names_no_difference_of_the_shipped_data() -> None:
    assert [one for one in examples(invented=True).values() if EXAMPLE.search(one)] == []


@pytest.mark.parametrize("kind", examples(invented=False))
def test_an_example_is_in_the_shipped_data(kind: str, shipped: Workspace) -> None:
    example = ROWS[kind]["example"]
    found = EXAMPLE.search(example)
    assert found
    rows = difference(shipped, found["left"], found["right"])
    row = next(
        row
        for row in rows
        if row["target"] == found["target"]
        and (row["topic"] is None or "+".join(row["topic"][1]) == found["topic"])
    )
    assert row["kind"] == kind
    carried = {
        i
        for side in ("left", "right")
        for i in (*row[side]["records"], *(d for d, _ in row[side]["denials"]))
    }
    assert set(re.findall(r"`(\S+#\S+)`", example)) <= carried


def difference(made: Workspace, left: str, right: str) -> list[dict[str, Any]]:
    both = subject_of(made, left), subject_of(made, right)
    rows: list[dict[str, Any]] = told(compare(*both, everything=True))["rows"]
    return rows


def test_records_that_the_page_names_are_there(shipped: Workspace) -> None:
    named = set(re.findall(r"`([a-z0-9-]+#e\d+)`", METHOD))
    assert len(named) > 8
    assert named <= set(shipped.evidence)


def test_the_keys_of_a_difference_are_listed(tmp_path: Path) -> None:
    shell = Shell(home=tmp_path)
    shell.run("compliance init ours --from nov10_2020")
    file = shell.folder / "ours" / "evidence" / "dw-2022-03-26.yaml"
    file.write_text(file.read_text("utf-8").replace("surveillance post", "post", 1), "utf-8")
    operands = ("az ru --all", "az am", "az third", "ru ./ours")
    keys = written_keys(shell, "diff", *(f"diff {both} -f json" for both in operands))
    listed = listed_keys((ROOT / "docs" / "reference" / "json.md").read_text("utf-8"))
    assert keys["diff"] == listed["diff"]
    assert keys["E"] <= listed["E"] | listed["given"]
