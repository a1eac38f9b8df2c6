"""compliance decisions: what coders decided, in figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.cli.context import Context
from compliance.coding.decision_store import DecisionStore
from support.builders import workspace
from support.cli import printed, printed_json, run_cli
from support.decided import DECISIONS
from support.golden import Golden


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"COMPLIANCE_TEXTS": str(tmp_path / "data")}


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """The invented workspace, with decisions of two coders in the user's folder."""
    root = workspace(tmp_path / "lake")
    store = DecisionStore(tmp_path / "data", Context(workspace=root).key, root)
    for one in DECISIONS:
        store.add(one)
    return root


@pytest.mark.parametrize("format", ["text", "json"])
def test_decisions_are_counted_in_each_format(
    format: str, lake: Path, env: dict[str, str], golden: Golden
) -> None:
    golden(f"decisions/lake.{format}", printed("-w", lake, "decisions", "-f", format, env=env))


def test_those_of_one_coder_can_be_asked_for(lake: Path, env: dict[str, str]) -> None:
    made = printed_json("-w", lake, "decisions", "--coder", "boris", "-f", "json", env=env)
    assert made["coders"] == ["boris"]
    (engine,) = made["engines"]
    assert engine["engine"] is None
    assert engine["decided"]["accepted"] == 1
    nobody = printed("-w", lake, "decisions", "--coder", "rules", env=env)
    assert nobody.endswith("nothing decided\n")
    done = run_cli("-w", lake, "decisions", "--coder", "carla", env=env)
    assert (done.status, done.stderr) == (3, 'no coder "carla"; known: anna, boris, rules\n')


def test_nobody_has_decided_anything(tmp_path: Path, env: dict[str, str]) -> None:
    root = workspace(tmp_path / "lake")
    assert "nobody" in printed("-w", root, "decisions", env=env)
    assert printed_json("-w", root, "decisions", "-f", "json", env=env)["engines"] == []


def test_a_line_that_is_none_is_told(lake: Path, env: dict[str, str], tmp_path: Path) -> None:
    (path,) = (tmp_path / "data").rglob("anna.jsonl")
    with path.open("a") as file:
        file.write('{"schema": "comp')
    out = printed("-w", lake, "decisions", env=env)
    lines = len(path.read_text().splitlines())
    assert f"anna.jsonl:{lines} is no decision: cut short, or changed; it stays there and" in out
    made = printed_json("-w", lake, "decisions", "-f", "json", env=env)
    assert made["damaged"] == [f"anna.jsonl:{lines}"]
