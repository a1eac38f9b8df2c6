"""compliance diff, on what was coded in full of the shipped workspace, and at its edges."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from support.builders import workspace
from support.cli import printed, printed_json, run_cli
from support.golden import Golden
from support.lake_quarrels import one_record
from support.reports import Json
from support.repository import ROOT

POINT_1 = ("az", "ru", "--point", "1")
FARRUKH = ("farrukh-entry", "farrukh-post", "farrukh-strikes", "farrukh-withdrawal")


pytestmark = pytest.mark.usefixtures("there")

diff = partial(printed, "diff", cwd=Path())
diff_json = partial(printed_json, "diff", cwd=Path())


def topics(document: Json) -> dict[tuple[str, str], Json]:
    """Return rows by target and by respondents or incident."""
    found = {}
    for row in document["rows"]:
        topic = row["topic"]
        if topic is None:
            continue
        name = topic["incident"] or topic["record"] or "+".join(topic["respondents"] or ())
        found[row["target"], name] = row
    return found


def ids(cell: Json) -> list[str]:
    return [e["id"] for e in cell["evidence"]]


@pytest.mark.parametrize(
    ("case", "options"),
    [
        ("az-ru", ("az", "ru")),
        ("az-am", ("az", "am")),
        ("az-nk-all-point-1", ("az", "nk", "--all", "-p", "1")),
        ("az-az-mod", ("az", "az-mod", "--official")),
        ("az-2021-az-2022", ("az@2021-12-31", "az@2022-12-31")),
        ("az-ru-point-4", ("az", "ru", "--point", "4")),
    ],
)
def test_differences_in_the_shipped_workspace(
    case: str, options: tuple[str, ...], golden: Golden
) -> None:
    golden(f"shipped/diff-{case}.txt", diff(*options))


@pytest.mark.parametrize("format", ["txt", "md", "html", "json"])
def test_azerbaijan_and_russia_on_point_1(format: str, golden: Golden) -> None:
    written = diff(*POINT_1, "-f", format.replace("txt", "text"))
    golden(f"shipped/diff-az-ru-point-1.{format}", written)


def test_farrukh_is_as_the_articles_have_it() -> None:
    rows = topics(diff_json(*POINT_1))
    assert {name: rows[t, name]["kind"] for t, name in rows if name in FARRUKH} == dict.fromkeys(
        FARRUKH, "denial"
    )
    # Russia says entry, a post, strikes on the 26th and a withdrawal on the 27th.
    said = {
        name: {e["asserted"] for e in rows[t, name]["right"]["evidence"]}
        for t, name in rows
        if name in FARRUKH
    }
    days = {
        name: "2022-03-27" if name == "farrukh-withdrawal" else "2022-03-26" for name in FARRUKH
    }
    assert said == {name: {day} for name, day in days.items()}
    # Azerbaijan's ministry rejects the account on the 26th without saying which part ...
    for target, name in (("1a", "farrukh-strikes"), ("1b", "farrukh-post")):
        denials = rows[target, name]["left"]["denials"]
        assert {d["extent"] for d in denials} == {"unspecified"}
        assert {"dw-2022-03-26#e15", "azernews-2022-03-27#e63"} <= {d["evidence"] for d in denials}
    # ... and on the 27th denies a withdrawal, and says that positions have not changed.
    withdrawal = rows["1b", "farrukh-withdrawal"]["left"]
    assert {e["asserted"] for e in withdrawal["evidence"]} == {"2022-03-27"}
    assert "whole" in {d["extent"] for d in withdrawal["denials"]}
    whole = rows["1b", "farrukh-2022-03"]
    assert whole["kind"] == "one_sided"
    assert "reuters-2022-03-27-barbs#e08" in ids(whole["left"])
    assert whole["right"]["beside"] == [f"dw-2022-03-26#e{number}" for number in range(11, 15)]


def test_the_columnist_is_no_ministry() -> None:
    rows = topics(diff_json(*POINT_1))
    entry = rows["1b", "farrukh-entry"]["left"]
    assert entry["groups"]["media"] == ["azernews-2022-03-27#e01", "azernews-2022-03-27#e04"]
    conflict = rows["1a", "az"]
    assert conflict["kind"] == "conflict"
    assert conflict["left"]["groups"]["official"] == []
    assert conflict["left"]["caveats"] == ["azernews-2022-03-27#e16"]
    assert ids(conflict["right"]) == ["dw-2022-03-26#e08"]


def test_casualties_of_different_people_are_no_figures_to_compare() -> None:
    row = topics(diff_json("az", "nk"))["1a", "farrukh-casualties"]
    assert (row["kind"], row["also"]) == ("partial", [])
    assert ids(row["left"]) == ["azernews-2022-03-27#e05"]
    assert ids(row["right"]) == ["dw-2022-03-26#e10"]


def test_a_record_that_two_caveats_limit_carries_both() -> None:
    """The report of November 2020 limits all it says, and one of its quotations once more."""
    carried = {i for row in diff_json("az", "third")["rows"] for i in row["right"]["caveats"]}
    assert {"bm-2020-11-22#e10", "bm-2020-11-22#e11"} <= carried


def test_wire_quotes_count_once() -> None:
    origins: dict[str, set[str]] = {"left": set(), "right": set()}
    for (_, name), row in topics(diff_json(*POINT_1)).items():
        if name.startswith("farrukh") and name != "farrukh-casualties":
            for side, found in origins.items():
                found |= set(row[side]["origins"])
    assert origins == {
        "left": {
            "given:az-mod-2022-03-26",
            "given:az-mod-2022-03-27",
            "told:azernews-ismayilova:azernews-2022-03-27",
        },
        "right": {"given:ru-mod-2022-03-26", "given:ru-mod-2022-03-27"},
    }


def test_what_is_not_compared_is_counted() -> None:
    document = diff_json("az", "ru")
    for side in ("left", "right"):
        operand = document[side]
        out = [i for found in operand["not_compared"].values() for i in found]
        in_rows = {i for row in document["rows"] for i in ids(row[side])}
        assert len(out) + len(in_rows) == len({*out, *in_rows}) == operand["records"]
    assert document["right"]["not_compared"]["characterised"] == [
        "azernews-2022-03-27#e07",
        "azernews-2022-03-27#e40",
    ]
    assert document["right"]["not_compared"]["in_doubt"] == ["bm-2021-04-23#e10"]


def test_counts_are_those_of_the_rows() -> None:
    for options in (("az", "ru", "--all"), ("az@2021", "az@2022", "--all"), ("az", "az", "--all")):
        document = diff_json(*options)
        kinds = [row["kind"] for row in document["rows"]]
        assert document["counts"] == {
            kind: kinds.count(kind)
            for kind in sorted(set(kinds), key=list(document["counts"]).index)
        }


def test_days_of_both_and_of_each(tmp_path: Path) -> None:
    both = diff_json("az", "ru", "--as-of", "2022-03-26")
    assert (both["left"]["as_of"], both["right"]["as_of"]) == ("2022-03-26", "2022-03-26")
    assert ("1b", "farrukh-withdrawal") not in topics(both)
    each = diff_json("az@2022", "ru@2022-03-26", "--as-of", "2022-06-30")
    assert (each["left"]["as_of"], each["right"]["as_of"]) == ("2022-06-30", "2022-03-26")
    known = tmp_path / "known.txt"
    assert diff("az", "ru", "--known-by", "2021-12-31", "-o", known) == ""
    assert known.read_text("utf-8").splitlines()[0].endswith("known by 2021-12-31")


def test_official_voices_only() -> None:
    document = diff_json("az", "ru", "--official")
    groups = {
        group
        for row in document["rows"]
        for side in ("left", "right")
        for group, found in row[side]["groups"].items()
        if found
    }
    assert groups == {"official"}
    assert "official voices only" in diff("az", "ru", "--official", "-p", "1").splitlines()[0]


def test_public_output_has_the_ends_of_passages_only(texts: dict[str, str]) -> None:
    options = ("diff", "az", "ru", "-p", "1", "-f")
    for format in ("text", "md", "html"):
        open_, public = (
            run_cli(*options, format, *more, env=texts).stdout for more in ((), ("--public",))
        )
        assert len(public) <= len(open_)
    document = json.loads(run_cli(*options, "json", "--public", env=texts).stdout)
    passages = [e["passage"] for r in document["rows"] for e in r["left"]["evidence"]]
    assert {passage["text"] for passage in passages} == {None}
    assert {passage["proof"] for passage in passages} == {"exact"}


def test_the_status_tells_of_differences_only_if_asked() -> None:
    for options, status in (
        (("az", "ru"), 0),
        (("az", "ru", "--exit-code"), 1),
        (("az", "az", "--exit-code"), 0),
        (("am", "nk", "-p", "2", "--exit-code"), 0),
        (("az@2021", "az@2022", "--exit-code"), 1),
    ):
        assert run_cli("diff", *options).status == status, options


def test_two_workspaces(tmp_path: Path) -> None:
    here, there = one_record(tmp_path / "here"), one_record(tmp_path / "there", note="A note.")
    for options in (
        ("-w", here, "diff", ".", "../there"),
        ("-w", here, "diff", "north", "../there"),
        ("-w", here, "diff", "../here", "north@../there"),
        ("diff", ".", "../there"),
        ("-a", "lake_1999", "diff", here, there),
    ):
        finished = run_cli(*options, cwd=here)
        assert finished.stderr == ""
        assert "1 row. it says it in other words: 1." in finished.stdout


def test_workspaces_of_two_agreements(tmp_path: Path) -> None:
    finished = run_cli("diff", ROOT, workspace(tmp_path), cwd=ROOT)
    assert finished.status == 3
    assert finished.stderr == (
        'the agreements differ: "nov10_2020" and "lake_1999"; choose one of both with --agreement\n'
    )


def test_problems_of_an_operand_name_it(tmp_path: Path) -> None:
    workspace(tmp_path / "broken", files={"searches.yaml": "searches: 1\n"})
    finished = run_cli("diff", "./broken", "./broken", cwd=tmp_path)
    assert finished.status == 3
    assert finished.stderr.startswith("./broken: searches.yaml:1:1: ")
