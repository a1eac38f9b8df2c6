"""What statements of other times and other parts come to, in each output of an invented quarrel."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from support.cli import run_cli
from support.repository import ROOT

BRIDGE = ROOT / "tests" / "support" / "bridge"


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BRIDGE, tmp_path / "bridge"))


def told(root: Path, *words: str) -> str:
    ran = run_cli("-w", root, *words)
    assert (ran.status, ran.stderr) == (0, "")
    return ran.stdout


def rows(root: Path, left: str, right: str) -> dict[tuple[str, ...], list[str]]:
    """Return the kinds of each row, what else applies included, by target and topic."""
    document: dict[str, Any] = json.loads(told(root, "diff", left, right, "-f", "json"))
    found = {}
    for row in document["rows"]:
        topic = row["topic"] or {}
        ids = topic.get("respondents") or [topic["incident"]] if topic.get("incident") else []
        ids = ids or topic.get("respondents") or []
        found[row["target"], *ids] = [row["kind"], *row["also"]]
    return found


def assess(root: Path, number: int, day: str, **keys: object) -> None:
    """Add a status to the article of 2021, told of a day by one voice."""
    said = {
        "id": f"e{10 + number}",
        "targets": ["1a"],
        "link": "named",
        "act": "assesses",
        "event": day,
        "claim": "Invented.",
        "passage": {"start": f"Passage {number}"},
        "voice": "reported",
        **keys,
    }
    file = root / "evidence" / "post-2021-02-20.yaml"
    file.write_text(f"{file.read_text('utf-8')}  - {json.dumps(said)}\n", "utf-8")


def test_statuses_of_other_years_stand_side_by_side_with_their_days(bridge: Path) -> None:
    text = told(bridge, "report", "--point", "1")
    assert "differs" not in text
    assert "1a official: violated · 20 Feb 2021" in text
    assert "1a official: fulfilled · 1 Oct 2015" in text
    # In text that cell is cut where its column ends.
    summary = told(bridge, "report", "--point", "1", "-f", "md")
    assert "1a official: violated by Vale · 20 Feb 2021" in summary
    assert "(earlier)" not in text


def test_what_is_said_of_other_years_is_no_conflict_and_no_figure(bridge: Path) -> None:
    assert rows(bridge, "hill", "vale") == {
        ("1a",): ["one_sided"],
        ("1a", "vale"): ["other_time"],
        ("2a", "held"): ["other_time"],
    }
    assert rows(bridge, "hill-command", "hill-staff") == {
        ("1a",): ["other_time"],
        ("1a", "vale"): ["other_time"],
        ("2a",): ["not_read"],
    }


def test_the_same_day_makes_it_a_conflict_and_an_open_one_opposed(bridge: Path) -> None:
    assess(bridge, 3, "2015-03-01", speaker="hill-staff", status="violated", respondents=["vale"])
    assert rows(bridge, "hill", "vale")["1a", "vale"] == ["conflict", "other_time"]
    assess(bridge, 4, "../2015-03-01", speaker="hill-staff", status="violated")
    text = told(bridge, "diff", "hill", "vale")
    assert "of one time: of Vale (also: of different times)" in " ".join(text.split())


def test_a_successor_displaces_where_the_times_meet(bridge: Path) -> None:
    keys = {"speaker": "hill-staff", "status": "violated", "asserted": "2021-02-20"}
    assess(bridge, 3, "2015-09-30/2015-10-02", **keys)
    text = told(bridge, "report", "--point", "1")
    assert (
        "fulfilled; by whom, not said: nobody shot along the river on that day until six in" in text
    )
    assert text.count("(earlier)") == 1
    assert "differs" not in text
    summary = told(bridge, "report", "-f", "md")
    assert "1a official: violated · 20 Feb 2021 (2 times from 20 Feb 2021, of " in summary


def test_a_group_differs_only_over_one_time(bridge: Path) -> None:
    keys = {"speaker": "hill-staff", "respondents": ["vale"]}
    assess(bridge, 3, "2021-02-20", status="partly_fulfilled", **keys)
    text = " ".join(told(bridge, "report", "--point", "1").split())
    assert "differs: partly fulfilled by Vale · 20 Feb 2021, violated by Vale · 20 Feb 2021" in text


def test_a_part_is_not_the_whole_and_not_another_part(bridge: Path) -> None:
    said = {"speaker": "vale-mayor", "respondents": ["vale"], "event": "2021-02-20"}
    day: dict[str, Any] = said | {"status": "fulfilled", "part": {"of": ["day"]}}
    assess(bridge, 3, "2021-02-20", **day)
    assert rows(bridge, "hill", "vale")["1a", "vale"] == ["other_time"]
    night: dict[str, Any] = {"speaker": "hill-staff", "status": "violated", "respondents": ["vale"]}
    assess(bridge, 4, "2021-02-20", **night, part={"of": ["night"]})
    assert rows(bridge, "hill", "vale")["1a", "vale"] == ["other_time", "other_part"]
    text = told(bridge, "report", "--point", "1", "-f", "md")
    assert "fulfilled by Vale (only by day) · 20 Feb 2021" in text
    assert "violated by Vale (only by night)" in text
    assess(bridge, 5, "2021-02-20", **night, part={"of": ["day"]})
    assert rows(bridge, "hill", "vale")["1a", "vale"][0] == "conflict"


@pytest.mark.parametrize("format", ["text", "md", "html"])
def test_what_third_parties_say_with_a_status_is_counted_so(format: str, bridge: Path) -> None:
    text = told(bridge, "report", "-f", format)
    assert ("1 judgement, not summed up" in text) == (format != "text")
    assert "records without status" not in text


def test_a_group_of_which_nothing_was_read_is_not_said_to_give_no_status(bridge: Path) -> None:
    document = json.loads(told(bridge, "report", "--source", "vale", "-f", "json"))
    (duty,) = document["clauses"][0]["obligations"]
    assert duty["assessment"]["labels"] == {
        "official": "fulfilled by Vale · 1 Mar 2015",
        "media": "not searched",
        "other": "not searched",
    }
