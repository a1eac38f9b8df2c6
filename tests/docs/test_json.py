"""The page on JSON lists every key that the program writes, and no other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from docs.json_keys import found_keys, listed_keys
from docs.session import Shell
from support.repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LISTED = listed_keys((ROOT / "docs" / "reference" / "json.md").read_text("utf-8"))
SHOWN = ("*", "4", "4b", "az", "az-mod", "farrukh-2022-03")
COMMANDS = {
    "report": ("report -f json", "report -f json -s az", "report -f json -s ru-mod"),
    "articles": ("articles list -f json",),
    "show": tuple(f'show -f json "{wanted}"' for wanted in SHOWN),
    "inventory": ("show -f json",),
}


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """All keys that the commands write for the shipped workspace, by section."""
    shell = Shell(home=tmp_path_factory.mktemp("json"))
    keys: dict[str, set[str]] = {}
    for section, lines in COMMANDS.items():
        for line in lines:
            document = json.loads("\n".join(shell.run(f"compliance {line}")))
            for name, found in found_keys(document, section).items():
                keys.setdefault(name, set()).update(found)
    return keys


@pytest.mark.parametrize("section", ["report", "A", "O", "E", "articles", "show", "inventory"])
def test_the_keys_of_a_document_are_listed(section: str, written: dict[str, set[str]]) -> None:
    assert LISTED[section] == written[section]


def test_the_keys_of_problems_are_listed(tmp_path: Path) -> None:
    shell = Shell(home=tmp_path)
    shell.write("compliance.toml", ['title = "x"', 'agreement = "none"'])
    document = json.loads("\n".join(shell.run("compliance check -f json")))
    assert found_keys(document, "check") == {"check": LISTED["check"]}


def test_keys_are_found_in_lists_and_shared_shapes() -> None:
    document = {"a": [{"b": 1}, {"c": ["x"]}], "evidence": [{"id": "e1"}], "links": {"x": []}}
    assert found_keys(document, "top") == {
        "top": {"a", "a[].b", "a[].c", "evidence", "links"},
        "E": {"id"},
    }
    assert found_keys({"A": {"evidence": ["e1"]}}, "top") == {"top": {"A", "A.evidence"}}
