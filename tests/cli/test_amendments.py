"""An amendment written once for several targets is shown at each as one that is written there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from compliance.workspace.things import ThingKind
from support.annex import DUE, LATER, MORE, NIGHTS, TITLE, WHO, annex, at_each
from support.cli import Finished, run_cli

FORMATS = ("text", "md", "html", "json")
COMMANDS = [
    *(["report", "-f", form] for form in (*FORMATS, "csv")),
    *(["report", "--source", "north", "--as-of", "1999-07-01", "-f", form] for form in FORMATS),
    *(["report", "--as-of", "1999-06-19", "-f", form] for form in FORMATS),
    *(["audit", "--fail-on", "never", "-f", form] for form in FORMATS),
    *(["timeline", "-f", form] for form in ("text", "html", "svg", "json")),
    *(["show", one, "-f", "text"] for one in ("1a", "1b", "2a", "2b")),
    *(["matrix", "-f", form] for form in FORMATS),
    *(["diff", "north", "south", "-f", form] for form in FORMATS),
]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return annex(tmp_path_factory.mktemp("once"))


@pytest.fixture(scope="module")
def each(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return at_each(tmp_path_factory.mktemp("each"))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text))


def shown(root: Path, *argv: str) -> str:
    return plain(run_cli("-w", root, *argv).stdout)


def told(done: Finished, command: list[str]) -> object:
    """Return what a command prints without what only an amendment written once has: its id."""
    if command[-1] == "json":
        return _without(json.loads(done.stdout))
    lines = re.sub(r"agreements/\S+:\d+", "", done.stdout).split("\n")
    return [re.sub(r"^(?:  (?:later|nights)?) +", "  ", line).rstrip() for line in lines]


def _without(value: object) -> object:
    if isinstance(value, dict):
        held = value.get("id") in {"later", "nights"}
        return {key: _without(inner) for key, inner in value.items() if not (held and key == "id")}
    return [_without(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_it_is_shown_as_one_written_at_each_target(
    command: list[str], once: Path, each: Path
) -> None:
    first, second = (run_cli("-w", root, *command) for root in (once, each))
    assert (first.status, second.status) == (0, 0), first.stderr
    assert told(first, command) == told(second, command)


def test_pages_of_a_site_show_it_as_one_written_at_each_target(
    once: Path, each: Path, tmp_path: Path
) -> None:
    for name, root in (("once", once), ("each", each)):
        assert run_cli("-w", root, "site", tmp_path / name).status == 0
    for page in sorted((tmp_path / "once").rglob("*.html")):
        other = tmp_path / "each" / page.relative_to(tmp_path / "once")
        assert page.read_text("utf-8") == other.read_text("utf-8"), page.name
    for point, dues in (("1", (DUE,)), ("2", (DUE, f"{DUE}; {MORE}"))):
        shown = plain((tmp_path / "once" / "points" / f"{point}.html").read_text("utf-8"))
        assert all(due in shown for due in dues)


def test_each_duty_it_concerns_has_its_date_its_instrument_and_who_says_so(once: Path) -> None:
    report = shown(once, "report")
    assert f"1 Jun 1999 in the text; 15 Jun 1999 according to North Shore; {DUE}" in report
    assert report.count(DUE) == 3
    assert report.count(MORE) == 1
    assert DUE not in shown(once, "show", "1b")


def test_machine_output_names_it_and_its_instrument(once: Path) -> None:
    document = json.loads(run_cli("-w", once, "report", "-f", "json").stdout)
    duties = {o["id"]: o for clause in document["clauses"] for o in clause["obligations"]}
    assert duties["2b"]["due"]["amended"] == [
        {
            "date": "1999-07-15",
            "says": "All is due a month later.",
            "according_to": ["league", "north-ministry"],
            "id": "later",
            "instrument": "annex-1999",
        },
        {
            "date": None,
            "says": "At night too.",
            "according_to": ["south"],
            "id": "nights",
            "instrument": "annex-1999",
        },
    ]
    assert duties["1a"]["due"]["amended"][0].keys() == {"date", "says", "according_to"}
    assert duties["1b"]["due"] is None


def test_a_timeline_has_the_later_date_with_instrument_and_holders(once: Path) -> None:
    document = json.loads(run_cli("-w", once, "timeline", "-f", "json").stdout)
    words = f"due (by {TITLE}), according to {WHO.replace(', ', ' and ')}"
    dues = {one["id"]: [due["words"] for due in one["due"]] for one in document["targets"]}
    assert words in dues["1a"]
    assert dues["2a"] == [words]


@pytest.mark.parametrize(
    ("cut", "there"),
    [
        (["--as-of", "1999-06-19"], False),
        (["--as-of", "1999-06-20"], True),
        (["--known-by", "1999-06-19"], False),
        (["--known-by", "1999-06-20"], True),
    ],
)
def test_it_is_not_there_before_its_instrument_was(cut: list[str], there: bool, once: Path) -> None:
    report = shown(once, "report", *cut)
    assert (f"15 Jul 1999 (by {TITLE}) according to River League" in report) is there
    assert DUE not in report


def test_show_tells_what_it_concerns_and_what_concerns_it(once: Path) -> None:
    amendment = shown(once, "show", "later")
    assert amendment.startswith("AMENDMENT later agreements/lake_1999.yaml:")
    assert f"by {TITLE} (annex-1999) due 15 Jul 1999 CONCERNS 1a Open all gates" in amendment
    assert "2 The ferry" in amendment
    assert "North Shore (north-ministry) (unconfirmed): 21 Jun 1999; A note" in amendment
    line = "AMENDMENTS later 15 Jul 1999: All is due a month later. by"
    assert line in shown(once, "show", "2")
    assert "AMENDMENTS" not in shown(once, "show", "1")
    assert f"{line} {TITLE} River League (league): A letter" in shown(once, "show", "annex-1999")
    assert "AMENDMENTS" not in shown(once, "show", "fishing-1997")
    agreement = shown(once, "show", "lake_1999")
    assert line in agreement
    assert "NOT TO BE CONFUSED WITH fishing-1997 Fishing accord of 1997 NORTH" in agreement


def test_show_gives_an_amendment_as_json(once: Path) -> None:
    document = json.loads(run_cli("-w", once, "show", "nights", "-f", "json").stdout)
    assert document["kind"] == ThingKind.AMENDMENT
    assert document["record"] == NIGHTS
    assert document["links"] == {
        "targets": ["2b"],
        "holders": ["south"],
        "instruments": ["annex-1999"],
    }
    assert LATER["id"] in run_cli("-w", once, "show", "lake_1999", "-f", "json").stdout


def test_an_amendment_of_one_duty_may_name_its_instrument(each: Path) -> None:
    duty = shown(each, "show", "2b")
    assert f"due no date in the text; {DUE}; {MORE}" in duty
    assert f"15 Jul 1999: All is due a month later. by {TITLE} River League" in duty
    assert "All is due a month later." in shown(each, "show", "annex-1999")


def test_an_amendment_of_the_whole_is_of_every_obligation(tmp_path: Path) -> None:
    root = annex(tmp_path, {**LATER, "targets": ["*"]})
    assert shown(root, "report").count(DUE) == 4
    assert "CONCERNS * the agreement as a whole" in shown(root, "show", "later")
