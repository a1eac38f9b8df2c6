"""compliance report, on the shipped workspace, what was coded in full of it, and at its edges."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from compliance.workspace.load import load_workspace
from support.cli import printed, printed_json, run_cli
from support.golden import Golden
from support.reports import json_panels, json_targets, middles
from support.repository import ROOT

POINTS = range(1, 10)
ENDINGS = {"text": "txt", "md": "md", "html": "html", "json": "json", "csv": "csv"}


pytestmark = pytest.mark.usefixtures("there")

report = partial(printed, "report", cwd=Path())
report_json = partial(printed_json, "report")


@pytest.mark.parametrize(
    ("case", "options"),
    [
        ("az", ("--source", "az")),
        ("am", ("--source", "am")),
        ("ru", ("--source", "ru")),
        ("nk", ("--source", "nk")),
        ("az-mod", ("--source", "az-mod")),
        ("az-official", ("--source", "az", "--official")),
        ("az-as-of-2021-12-31", ("--source", "az", "--as-of", "2021-12-31")),
        ("az-point-4", ("--source", "az", "--point", "4")),
        ("all", ()),
    ],
)
def test_reports_of_the_shipped_workspace(
    case: str, options: tuple[str, ...], golden: Golden
) -> None:
    golden(f"shipped/report-{case}.txt", report(*options))


@pytest.mark.parametrize("format", ["md", "html", "json", "csv"])
def test_point_4_in_every_format(format: str, golden: Golden) -> None:
    written = report("--source", "az", "--point", "4", "-f", format)
    golden(f"shipped/report-az-point-4.{ENDINGS[format]}", written.replace("\r\n", "\n"))


def test_the_report_on_azerbaijan_has_nine_points_and_eleven_targets_with_a_status() -> None:
    text = report("--source", "az")
    assert [f"POINT {n} " for n in POINTS if f"\nPOINT {n} " in text] == [
        f"POINT {n} " for n in POINTS
    ]
    document = report_json("--source", "az")
    with_status = [t for t, found in json_targets(document) if found["assessment"]["statuses"]]
    assert len(with_status) >= 11
    for _, found in json_targets(document):
        listed = {e["id"] for e in found["evidence"]}
        carried = {e["id"] for e in found["evidence"] if e["status"]}
        for line in found["assessment"]["statuses"]:
            assert set(line["evidence"]) <= carried <= listed


def test_every_other_side_stands_beside_every_target() -> None:
    for _, found in json_targets(report_json("--source", "az")):
        others = [other["source"] for other in found["others"]]
        assert others == ["am", "ru", "nk", "third", "unknown"]


def test_sides_none_of_whose_articles_was_read_are_not_searched_where_they_say_nothing() -> None:
    blanks = {
        other["assessment"]["blank"]
        for _, found in json_targets(report_json("--source", "az"))
        for other in found["others"]
        if other["source"] in ("am", "ru", "nk")
    }
    assert blanks >= {None, "not_searched"}
    assert blanks <= {None, "not_searched", "searched_empty"}


def test_a_voice_is_followed_by_the_rest_of_its_own_side() -> None:
    document = report_json("--source", "az-mod")
    assert [other["source"] for other in document["others"]][:2] == ["az", "am"]
    speakers = {e["speaker"] for _, found in json_targets(document) for e in found["evidence"]}
    assert speakers == {"az-mod"}


def test_official_voices_only() -> None:
    panels = json_panels(report_json("--source", "az", "--official"))
    assert {e["group"] for _, _, panel in panels for e in panel["evidence"]} == {"official"}


def test_what_was_said_or_published_later_is_left_out() -> None:
    def articles(*cut: str) -> set[str]:
        return {article["id"] for article in report_json(*cut)["articles"]}

    days = {a.id: a.published for a in load_workspace(ROOT).articles.values()}
    for day in (date(2021, 4, 23), date(2021, 12, 31)):
        printed_by_then = {
            one for one, published in days.items() if (published.upper or date.max) <= day
        }
        assert articles("--known-by", day.isoformat()) == printed_by_then & articles()
        assert articles("--as-of", day.isoformat()) >= articles("--known-by", day.isoformat())
    assert articles("--as-of", "2019") == set()


def test_a_report_that_cannot_be_written_leaves_what_stood_there(tmp_path: Path) -> None:
    file = tmp_path / "none" / "report.txt"
    finished = run_cli("report", "-o", file, cwd=ROOT)
    assert finished.status == 3
    assert finished.stderr == (
        f'cannot write "{file}": No such file or directory; name a file in a folder you may write\n'
    )


def test_a_file_that_is_written_over_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("old")
    file.chmod(0o600)
    report("--point", "4", "-o", file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text("utf-8").startswith("ALL SIDES")


def test_with_the_texts_passages_are_whole_and_exact(
    texts: dict[str, str], read: frozenset[str]
) -> None:
    document = report_json("--source", "az", env=texts)
    assert document["corpus"]["texts_held"] == len(read)
    records = [e for _, _, panel in json_panels(document) for e in panel["evidence"]]
    held = [e for e in records if e["article"] in read]
    assert {e["passage"]["proof"] for e in held} <= {"exact", "folded"}
    assert all(e["passage"]["text"] for e in held)


@pytest.mark.parametrize("format", sorted(ENDINGS))
def test_a_public_report_prints_of_a_passage_only_its_ends(
    format: str, texts: dict[str, str]
) -> None:
    public = report("--public", "--source", "az", "-f", format, env=texts)
    panels = json_panels(report_json("--source", "az", env=texts, cwd=Path()))
    hidden = middles(e for _, _, panel in panels for e in panel["evidence"])
    assert [words for words in hidden if words in public] == []


def test_same_bytes_for_any_hash_seed_locale_time_zone_and_directory(tmp_path: Path) -> None:
    def written(format: str, seed: str, locale: str, zone: str, cwd: Path) -> bytes:
        env = {
            "PYTHONHASHSEED": seed,
            "LC_ALL": locale,
            "TZ": zone,
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "COMPLIANCE_TEXTS": "/nonexistent/texts",
            "COMPLIANCE_CACHE": "off",
        }
        command = [sys.executable, "-m", "compliance", "-w", str(ROOT), "report", "-f", format]
        return subprocess.run(command, check=True, capture_output=True, env=env, cwd=cwd).stdout

    for format in ("text", "json", "html"):
        first = written(format, "1", "C", "UTC", tmp_path)
        assert first == written(format, "2", "tr_TR.UTF-8", "Pacific/Kiritimati", ROOT)


def test_reading_commands_work_on_a_read_only_tree_and_write_nothing(
    shipped: Path, tmp_path: Path
) -> None:
    before = {path: path.stat().st_mtime_ns for path in shipped.rglob("*")}
    for path in before:
        path.chmod(0o555 if path.is_dir() else 0o444)
    shipped.chmod(0o555)
    home = {"HOME": str(tmp_path / "home"), "XDG_DATA_HOME": "", "COMPLIANCE_TEXTS": ""}
    for command in ("report", "check", "show", "show 4b", "audit", "matrix", "articles list"):
        finished = run_cli("-w", shipped, *command.split(), env=home, cwd=shipped)
        assert finished.status == 0, finished.stderr
    assert {path: path.stat().st_mtime_ns for path in shipped.rglob("*")} == before
    assert not (tmp_path / "home").exists()
    for path in (shipped, *before):
        path.chmod(0o755)
