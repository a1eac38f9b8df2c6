"""compliance diff --own: each voice with itself, on the shipped workspace and at its edges."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path

import pytest

from support.builders import GAZETTE, record, workspace
from support.cli import printed, printed_json, run_cli
from support.golden import Golden
from support.lake_quarrels import BROKEN, DONE, FLOOD, LATE, fact, north
from support.reports import lake
from support.repository import ROOT

own = partial(printed, "diff", "--own")


@pytest.mark.parametrize("format", ["text", "md", "html", "json", "csv"])
def test_the_ministry_of_defence_of_russia(format: str, golden: Golden) -> None:
    golden(f"shipped/diff-own-ru-mod.{format}", own("ru-mod", "--public", "-f", format))


@pytest.mark.parametrize("side", ["az", "am", "third"])
def test_the_voices_of_a_side(side: str, golden: Golden) -> None:
    golden(f"shipped/diff-own-{side}.txt", own(side))


def test_a_day_is_a_cut() -> None:
    document = printed_json("diff", "--own", "ru-mod@2022-03-31")
    assert [row["kind"] for row in document["rows"]] == ["other_time"]
    (row,) = document["rows"]
    assert row["voice"] == "ru-mod"
    assert row["differs"] == (
        "fulfilled; by whom, not said, 18 Nov 2020 | "
        "violated by Azerbaijan, 26 Mar 2022, of 24–25 Mar 2022"
    )


def test_a_spreadsheet_of_two_sides_has_a_row_a_record() -> None:
    rows = list(csv.DictReader(io.StringIO(printed("diff", "az", "ru", "-p", "1", "-f", "csv"))))
    document = printed_json("diff", "az", "ru", "-p", "1")
    wanted = [
        (str(number), row["kind"], side, e["id"])
        for number, row in enumerate(document["rows"], 1)
        for side in ("left", "right")
        for e in row[side]["evidence"]
    ]
    found = [(r["row"], r["kind"], r["cell"], r["evidence"]) for r in rows]
    assert sorted(wanted) == sorted(found)


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ((), "name two to compare, or with --own the one whose voices are"),
        (("az",), "name two to compare"),
        (("az", "ru", "--own", "az"), "stands in place of LEFT and RIGHT"),
        (("--own", "./there"), '"./there" names no side or voice'),
        (("--own", "@2021-01-01"), "names no side or voice"),
        (("--own", "az@"), "has nothing behind @"),
    ],
)
def test_what_cannot_be_compared_is_a_mistake_on_the_command_line(
    argv: tuple[str, ...], says: str
) -> None:
    done = run_cli("diff", *argv)
    assert done.status == 2
    assert says in " ".join(done.stderr.replace("│", " ").split())


def test_the_exit_status_says_whether_there_is_a_row() -> None:
    assert run_cli("diff", "--own", "ru-mod", "--exit-code").status == 1
    assert run_cli("diff", "--own", "nk", "--exit-code").status == 0


def test_another_number_than_before_is_told_with_both(tmp_path: Path) -> None:
    boats = {"what": "boats", "of": "boatmen"}
    counted = [
        north(
            **fact(figures=[boats | {"value": value, "as_printed": word}]),
            asserted=f"1999-06-0{value}",
        )
        for value, word in ((1, "one"), (2, "two"))
    ]
    root = tmp_path / "lake"
    lake(root, articles=[LATE], incidents=[FLOOD], evidence=counted)
    (row,) = printed_json("-w", root, "diff", "--own", "north-ministry")["rows"]
    assert row["kind"] == "figure"
    before, after = row["differs"].split(" | ")
    assert "one" in before
    assert "two" in after


def test_of_an_act_told_twice_it_is_said_whose_conduct_each_tells_of(tmp_path: Path) -> None:
    told = [
        north(**fact(respondents=["north"]), asserted="1999-06-01"),
        north(**fact(respondents=["south", "isles"], origin="one"), asserted="1999-06-02"),
    ]
    root = tmp_path / "lake"
    lake(root, articles=[LATE], incidents=[FLOOD], evidence=told)
    (row,) = printed_json("-w", root, "diff", "--own", "north-ministry")["rows"]
    assert row["kind"] == "attribution"
    assert row["differs"] == (
        "conduct of North Shore, 1 Jun 1999 | conduct of South Shore and Lake Isles, 2 Jun 1999"
    )


def test_a_site_tells_it_on_the_page_of_the_voice(tmp_path: Path) -> None:
    assert run_cli("-w", ROOT, "site", tmp_path / "site", "--public").status == 0
    page = (tmp_path / "site/voices/ru-mod.html").read_text("utf-8")
    assert "Where its own statements are opposed" in page
    assert "fulfilled; by whom, not said, 18 Nov 2020 | violated by Azerbaijan, 4 Aug 2022" in page
    assert 'href="../articles/pravdareport-2020-11-18.html#e03"' in page
    assert "violate the ceasefire agreement (point inferred by us)" in page
    other = (tmp_path / "site/voices/az-mod.html").read_text("utf-8")
    assert "Where its own statements are opposed" not in other


def test_an_objection_stands_with_it_on_the_page_of_the_voice(tmp_path: Path) -> None:
    days = ({"asserted": "1999-06-01"}, {"asserted": "1999-06-02"})
    evidence = [
        record(id=f"e{number}", **told, **day)
        for number, (told, day) in enumerate(zip((DONE, BROKEN), days, strict=True), 1)
    ]
    objection = (
        f"objections:\n  - id: o1\n    to: [{GAZETTE}#e2]\n    by: wire\n"
        "    said_on: '1999-08'\n    ground: A ground.\n    citation: A letter\n"
    )
    root = workspace(tmp_path / "lake", evidence=evidence, files={"objections.yaml": objection})
    assert run_cli("-w", root, "site", tmp_path / "site").status == 0
    page = (tmp_path / "site/voices/north-ministry.html").read_text("utf-8")
    own = page.partition('id="own"')[2].partition("</section>")[0]
    assert "opposed words for how the duty stands, of one time" in own
    assert "A ground." in own


def test_a_page_quotes_the_first_of_many_and_leads_to_the_others(tmp_path: Path) -> None:
    evidence = [
        record(id=f"e{number}", **told, asserted=f"1999-06-0{number}")
        for number, told in enumerate((DONE, DONE, DONE, BROKEN), 1)
    ]
    root = workspace(tmp_path / "lake", evidence=evidence)
    assert run_cli("-w", root, "site", tmp_path / "site").status == 0
    page = (tmp_path / "site/voices/north-ministry.html").read_text("utf-8")
    own = page.partition('id="own"')[2].partition("</section>")[0]
    statements = {f"{GAZETTE}.html#e{number}" for number in range(1, 5)}
    assert own.count("<blockquote") == 2
    assert "2 more statements" in own
    assert {one for one in statements if f'href="../articles/{one}"' in own} == statements
