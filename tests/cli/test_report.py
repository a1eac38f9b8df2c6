"""compliance report, on the shipped workspace and at its edges."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from support.cli import run_cli
from support.repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from support.golden import Golden

POINTS = range(1, 10)
ENDINGS = {"text": "txt", "md": "md", "html": "html", "json": "json", "csv": "csv"}


def report(*options: str | Path, env: dict[str, str] | None = None) -> str:
    finished = run_cli("report", *options, env=env, cwd=ROOT)
    assert (finished.status, finished.stderr) == (0, "")
    return finished.stdout


def report_json(*options: str, env: dict[str, str] | None = None) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(report(*options, "-f", "json", env=env))
    return document


def targets(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    found = [("*", document)]
    for clause in document["clauses"]:
        found.append((clause["number"], clause))
        found += [(obligation["id"], obligation) for obligation in clause["obligations"]]
    return found


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
    with_status = [t for t, found in targets(document) if found["assessment"]["statuses"]]
    assert len(with_status) >= 11
    for _, found in targets(document):
        listed = {e["id"] for e in found["evidence"]}
        carried = {e["id"] for e in found["evidence"] if e["status"]}
        for line in found["assessment"]["statuses"]:
            assert set(line["evidence"]) <= carried <= listed


def test_every_other_side_stands_beside_every_target() -> None:
    for _, found in targets(report_json("--source", "az")):
        assert [other["source"] for other in found["others"]] == [
            "am",
            "ru",
            "nk",
            "third",
            "unknown",
        ]


def test_sides_none_of_whose_articles_was_read_are_not_searched_where_they_say_nothing() -> None:
    blanks = {
        other["assessment"]["blank"]
        for _, found in targets(report_json("--source", "az"))
        for other in found["others"]
        if other["source"] in ("am", "ru", "nk")
    }
    assert blanks == {None, "not_searched"}


def test_a_voice_is_followed_by_the_rest_of_its_own_side() -> None:
    document = report_json("--source", "az-mod")
    assert [other["source"] for other in document["others"]][:2] == ["az", "am"]
    speakers = {e["speaker"] for _, found in targets(document) for e in found["evidence"]}
    assert speakers == {"az-mod"}


def test_official_voices_only() -> None:
    groups = {
        e["group"]
        for _, found in targets(report_json("--source", "az", "--official"))
        for panel in (found, *found["others"])
        for e in panel["evidence"]
    }
    assert groups == {"official"}


def test_what_was_said_or_published_later_is_left_out() -> None:
    early = report_json("--as-of", "2021-12-31")
    articles = {article["id"] for article in early["articles"]}
    assert articles == {"bm-2020-11-22", "bm-2021-04-23"}
    assert report_json("--known-by", "2021")["articles"] == early["articles"]
    assert report_json("--as-of", "2019")["articles"] == []


def test_the_ending_of_the_output_file_chooses_the_format(tmp_path: Path) -> None:
    for format, ending in ENDINGS.items():
        file = tmp_path / f"report.{ending}"
        assert report("--point", "4", "-o", file) == ""
        assert file.read_bytes().decode() == report("--point", "4", "-f", format)


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


@pytest.mark.parametrize(
    ("options", "status", "message"),
    [
        (("--source", "azz"), 3, 'no side or source "azz"; did you mean "az"?'),
        (("--source", "nobody"), 3, 'no side or source "nobody"; see: compliance show'),
        (("--point", "10"), 3, 'no point "10"'),
        (("--as-of", "31.12.2021"), 2, "31.12.2021"),
        (("--known-by", "2021-12-31/.."), 2, "has no last day"),
        (("-f", "pdf"), 2, "pdf"),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_message(
    options: tuple[str, ...], status: int, message: str
) -> None:
    finished = run_cli("report", *options, cwd=ROOT)
    assert finished.status == status
    assert message in finished.stderr
    assert finished.stdout == ""


def test_with_the_texts_passages_are_whole_and_exact(texts: dict[str, str]) -> None:
    document = report_json("--source", "az", env=texts)
    assert document["corpus"]["texts_held"] == 8
    records = [
        e
        for _, found in targets(document)
        for panel in (found, *found["others"])
        for e in panel["evidence"]
    ]
    assert {e["passage"]["proof"] for e in records} <= {"exact", "folded"}
    assert all(e["passage"]["text"] for e in records)


@pytest.mark.parametrize("format", sorted(ENDINGS))
def test_a_public_report_is_the_same_with_and_without_texts_but_for_the_proof(
    format: str, texts: dict[str, str]
) -> None:
    with_texts = report("--public", "--source", "az", "-f", format, env=texts)
    for words in without_texts_words(texts):
        assert words not in with_texts


def without_texts_words(texts: dict[str, str]) -> list[str]:
    """Return the middle of every passage of more than its pinned ends."""
    middles = []
    for _, found in targets(report_json("--source", "az", env=texts)):
        for panel in (found, *found["others"]):
            for e in panel["evidence"]:
                passage = e["passage"]
                middle = passage["text"].removeprefix(passage["start"])
                middle = middle.removesuffix(passage["end"] or "").strip()
                if len(middle.split()) > 12:
                    middles.append(middle)
    assert len(middles) > 10
    return middles


def test_csv_has_a_row_a_record_and_target() -> None:
    rows = list(csv.DictReader(io.StringIO(report("-f", "csv"))))
    document = report_json()
    expected = sum(
        len(panel["evidence"]) for _, found in targets(document) for panel in found["others"]
    )
    assert len(rows) == expected
    assert {row["proof"] for row in rows} == {"attested"}


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
    for command in (("report",), ("check",), ("show",), ("show", "4b"), ("articles", "list")):
        finished = run_cli("-w", shipped, *command, env=home, cwd=shipped)
        assert finished.status == 0, finished.stderr
    assert {path: path.stat().st_mtime_ns for path in shipped.rglob("*")} == before
    assert not (tmp_path / "home").exists()
    for path in (shipped, *before):
        path.chmod(0o755)
