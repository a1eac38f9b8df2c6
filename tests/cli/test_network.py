"""compliance network: on the shipped workspace, by a reader of others, and at its edges."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path

import networkx as nx
import pytest

from support.cli import printed, printed_json, run_cli
from support.golden import Golden

network = partial(printed, "network", cwd=Path())

pytestmark = pytest.mark.usefixtures("there")


@pytest.mark.parametrize("format", ["text", "json", "csv", "graphml", "svg", "html"])
def test_the_sides_of_the_shipped_workspace(format: str, golden: Golden) -> None:
    golden(f"shipped/network.{format}", network("-f", format))


def test_the_official_voices_of_point_1(golden: Golden) -> None:
    options = ("--by", "voice", "--official", "-p", "1", "--as-of", "2022-12-31")
    golden("shipped/network-voices-point-1.txt", network(*options))


def test_networkx_reads_what_json_has() -> None:
    document = printed_json("network", "--by", "voice", cwd=Path())
    graph = nx.parse_graphml(network("--by", "voice", "-f", "graphml"), force_multigraph=True)
    names = {node: data["label"] for node, data in graph.nodes(data=True)}
    assert names == {one["id"]: one["name"] for one in document["nodes"]}
    read = [
        (data["relation"], data["statements"], data["evidence"].split())
        for _, _, data in graph.edges(data=True)
    ]
    ties = document["ties"]
    wanted = [(tie["tie"], len(tie["statements"]), tie["statements"]) for tie in ties]
    assert sorted(read) == sorted(wanted)


def test_a_spreadsheet_has_a_row_a_tie() -> None:
    rows = [*csv.DictReader(io.StringIO(network("-f", "csv")))]
    ties = printed_json("network", cwd=Path())["ties"]
    assert [row["evidence"].split() for row in rows] == [tie["statements"] for tie in ties]
    for row, tie in zip(rows, ties, strict=True):
        assert (row["tie"], row["from"], row["to"]) == (tie["tie"], tie["from"], tie["to"])
        assert int(row["statements"]) == sum(int(row[g]) for g in ("official", "media", "other"))


def test_an_ending_chooses_the_format(tmp_path: Path) -> None:
    for ending in ("graphml", "svg", "csv", "json", "html"):
        written = tmp_path / f"network.{ending}"
        assert run_cli("network", "-o", written, cwd=Path()).status == 0
        assert written.read_bytes().decode() == network("-f", ending)


def test_a_point_that_is_not_there_is_named() -> None:
    done = run_cli("network", "--point", "99", cwd=Path())
    assert done.status == 3
    assert "99" in done.stderr
