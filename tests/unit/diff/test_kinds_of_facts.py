"""What facts, denials and what is left out are called: one small example a rule."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from compliance.assessments.cut import Cut
from compliance.diff.compare import compare_sides
from compliance.views.diff.data import count_words
from compliance.workspace.lock_file import lock_bytes
from support.builders import GAZETTE, HERALD, lock_of
from support.differences import sides, subject_of, told
from support.lake_quarrels import (
    BROKEN,
    DONE,
    LATE,
    Record,
    denial,
    difference,
    fact,
    kinds,
    north,
    south,
)
from support.reports import lake


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (["north"], ["south"], "attribution"),
        (["north"], ["north"], "agree"),
        (["north"], ["north-harbour"], "agree"),
        ([], [], "agree"),
        (["north"], [], "partial"),
        (["north"], ["north", "south"], "partial"),
    ],
)
def test_tellings_of_one_incident(
    one: list[str], other: list[str], expected: str, tmp_path: Path
) -> None:
    rows = kinds(tmp_path, north(**fact(respondents=one)), south(**fact(respondents=other)))
    assert rows == [("gate-shut", expected)]


def figure(value: int, of: str | None = "boatmen") -> dict[str, Any]:
    printed = {"what": "wounded", "value": value, "as_printed": str(value)}
    return {"figures": [printed | ({"of": of} if of else {})]}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (figure(3), figure(4), ("figure",)),
        (figure(3), figure(3), ("agree",)),
        (figure(3), figure(4, "soldiers"), ("agree",)),
        (figure(3, None), figure(4, None), ("agree",)),
        (figure(3, "not said"), figure(4, "not said"), ("agree",)),
        (
            figure(3) | {"respondents": ["north"]},
            figure(4) | {"respondents": ["south"]},
            ("attribution", "figure"),
        ),
    ],
)
def test_figures_are_compared_where_they_count_the_same_of_the_same(
    one: Record, other: Record, expected: tuple[str, ...], tmp_path: Path
) -> None:
    rows = kinds(tmp_path, north(**fact(**one)), south(**fact(**other)))
    assert rows == [("gate-shut", *expected)]


@pytest.mark.parametrize(
    ("number", "expected"), [(4, ("other_time",)), (3, ("agree",))], ids=["another", "the same"]
)
def test_figures_told_with_statuses_of_other_times_do_not_differ(
    number: int, expected: tuple[str, ...], tmp_path: Path
) -> None:
    rows = kinds(
        tmp_path,
        north(**DONE, **figure(3)),
        south(**DONE | {"event": "1999-05-02"}, **figure(number)),
    )
    assert rows == [("north", *expected)]


def bounds(what: str = "wounded", of: str = "boatmen", /, **keys: object) -> Record:
    return {"figures": [{"what": what, "of": of, "as_printed": "so many", **keys}]}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (bounds(at_least=3000), bounds(value=3500), "agree"),
        (bounds(at_least=3000), bounds(value=2999), "figure"),
        (bounds(value="1.5"), bounds(value="1.6"), "figure"),
        (bounds(about=100), bounds(value=109), "agree"),
        (bounds("wounded", "boatmen", **{"from": 1, "to": 5}), bounds(value=6), "figure"),
        (bounds("Wounded", value=3), bounds(value=4), "figure"),
        (bounds("hurt", value=3), bounds(value=4), "figure"),
        (bounds("injured", value=3), bounds("Hurt", value=4), "figure"),
        (bounds("drowned", value=3), bounds(value=4), "agree"),
        (bounds(value=3, unit="km"), bounds(value=4, unit="miles"), "agree"),
    ],
)
def test_figures_conflict_where_no_number_fits_both(
    one: Record, other: Record, expected: str, tmp_path: Path
) -> None:
    flood = {
        "id": "flood-2",
        "name": "The second flood",
        "counts": [{"id": "hurt", "words": "wounded", "aliases": ["injured"]}],
    }
    told = [north(**fact(incident="flood-2", **one)), south(**fact(incident="flood-2", **other))]
    made = lake(tmp_path, articles=[LATE], incidents=[flood], evidence=told)
    (row,) = sides(made, "north", "south").rows
    assert row.kind == expected


def test_a_count_is_printed_in_words_of_its_figures(tmp_path: Path) -> None:
    said = [
        north(act="states", event="1999-06-20", **bounds("Killed", "Guards", value=3)),
        south(act="states", event="1999-06-20", **bounds("killed", "guards", value=4)),
    ]
    made = lake(tmp_path, articles=[LATE], evidence=said)
    for asked in (("north", "south"), ("south", "north")):
        (row,) = sides(made, *asked).rows
        assert (row.kind, count_words(row)) == ("figure", ("Killed", "Guards"))


COUNTED: Record = {"act": "states", "event": "1999-06-20"}
SHUT: Record = {"incident": "gate-shut"}
NOT_CODED: Record = {"act": "denies", "denied_claim": {"by": "north", "claim": "That."}, **SHUT}
ROWS: dict[str, tuple[list[Record], list[tuple[str, ...]]]] = {
    "an incident and its part are two": (
        [north(**fact()), south(**fact(incident="gates-1999"))],
        [("gates-1999", "one_sided"), ("gate-shut", "one_sided")],
    ),
    "without an incident the same count is one topic": (
        [north(**COUNTED, **figure(3)), south(**COUNTED, **figure(4))],
        [("wounded+boatmen", "figure")],
    ),
    "without incident and count a fact stands alone": (
        [north(**COUNTED), south(**COUNTED)],
        [("late#e1", "one_sided"), ("late#e2", "one_sided")],
    ),
    "a denial stands with what it denies": (
        [north(**fact()), south(**denial("e1"))],
        [("gate-shut", "denial")],
    ),
    "a denial of a status stands with the respondents": (
        [north(**BROKEN), south(**denial("e1")), south(**DONE)],
        [("north", "denial", "conflict")],
    ),
    "a denial of a status told of an incident stands with the incident": (
        [north(**BROKEN, **SHUT), south(**denial("e1")), south(**DONE)],
        [("north", "conflict"), ("gate-shut", "denial")],
    ),
    "a status joins what is told of its incident": (
        [north(**BROKEN, **SHUT), south(**fact(respondents=["south"]))],
        [("north", "one_sided"), ("gate-shut", "attribution")],
    ),
    "opposed statuses told of one incident are no agreement on it": (
        [north(**BROKEN, **SHUT), south(**DONE, **SHUT), south(**fact(respondents=["north"]))],
        [("north", "conflict"), ("gate-shut", "partial")],
    ),
    "a denial of somebody else is one-sided": (
        [north(**fact(), speaker="wire"), south(**denial("e1"))],
        [("late#e2", "one_sided")],
    ),
    "a denial of what nobody coded is partial": (
        [south(**NOT_CODED), north(**fact())],
        [("gate-shut", "partial")],
    ),
    "an earlier status that is denied has a row": (
        [
            north(**BROKEN, asserted="1999-06-01"),
            north(**DONE, asserted="1999-07-01"),
            south(**denial("e1")),
        ],
        [("north", "denial"), ("late#e1", "denial")],
    ),
}


@pytest.mark.parametrize(("evidence", "expected"), ROWS.values(), ids=ROWS)
def test_rows_of_facts_and_denials(
    evidence: list[Record], expected: list[tuple[str, ...]], tmp_path: Path
) -> None:
    assert kinds(tmp_path, *evidence) == expected


def test_a_denial_reaches_what_was_uttered_with_what_it_names(tmp_path: Path) -> None:
    rows = difference(
        tmp_path,
        north(**fact()),
        north(**fact(claim="Told otherwise.")),
        north(**fact(incident="flood")),
        north(act="demands", respondents=["south"], incident="gate-shut"),
        south(**denial("e1")),
    )["rows"]
    assert [(row["topic"][1], row["kind"]) for row in rows] == [
        (("gate-shut",), "denial"),
        (("flood",), "one_sided"),
    ]
    assert rows[0]["right"]["denials"] == [("late#e5", ("late#e1", "late#e2"))]
    assert rows[0]["left"]["beside"] == ["late#e4"]


def test_what_a_denial_reaches_is_told_by_what_the_denied_had_said_by_then(tmp_path: Path) -> None:
    """A quotation that others repeat later is one act with what its article tells beside it."""
    first = {"article": GAZETTE, "speaker": "north-ministry", **fact()}
    made = lake(
        tmp_path,
        evidence=[
            first,
            {**first, "claim": "What the lock does not show."},
            {**first, "article": HERALD},
            {"article": HERALD, "speaker": "south-office", **denial(f"{GAZETTE}#e1")},
        ],
        files={"compliance.lock": lock_bytes(map(lock_of, (f"{GAZETTE}#e1", f"{HERALD}#e1")))},
    )
    reached = {}
    for day in (date(1999, 6, 30), None):
        left = subject_of(made, "north", Cut(known_by=day))
        (row,) = compare_sides(left, subject_of(made, "south")).rows
        reached[day] = row.right.denials[0].denies
    assert reached == {
        date(1999, 6, 30): (f"{GAZETTE}#e1", f"{GAZETTE}#e2"),
        None: (f"{GAZETTE}#e1", f"{HERALD}#e1"),
    }


def test_a_denial_by_name_of_what_is_not_compared_gives_it_a_row(tmp_path: Path) -> None:
    rows = difference(
        tmp_path, north(act="forecasts", claim="It will be opened."), south(**denial("e1"))
    )["rows"]
    assert [(row["topic"], row["kind"]) for row in rows] == [(("record", ("late#e1",)), "denial")]
    assert rows[0]["left"]["records"] == ["late#e1"]


def test_a_denial_of_a_denial(tmp_path: Path) -> None:
    told_ = (north(**fact()), south(**denial("e1")), north(**denial("e2")))
    rows = difference(tmp_path, *told_)["rows"]
    assert [(row["topic"][1], row["kind"]) for row in rows] == [
        (("gate-shut",), "denial"),
        (("late#e2",), "denial"),
    ]
    assert rows[1]["left"]["denials"] == [("late#e3", ("late#e2",))]
    assert rows[1]["right"]["denials"] == [("late#e2", ())]


def test_a_voice_may_deny_what_another_of_its_own_side_tells(tmp_path: Path) -> None:
    rows = difference(
        tmp_path,
        north(**fact()),
        north(**denial("e1"), speaker="north-harbour"),
        asked=("north", "north-harbour"),
    )["rows"]
    assert [row["kind"] for row in rows] == ["denial", "one_sided"]
    assert [row["left"]["records"] for row in rows] == [["late#e1"], []]


def test_earlier_statuses_are_left_out_and_counted(tmp_path: Path) -> None:
    found = difference(
        tmp_path,
        north(**BROKEN, asserted="1999-06-01"),
        north(**DONE, asserted="1999-07-01"),
        south(**DONE),
    )
    assert [row["kind"] for row in found["rows"]] == ["agree"]
    assert found["left_out"] == [{"earlier": ["late#e1"]}, {}]


def test_caveats_stand_with_what_they_limit(tmp_path: Path) -> None:
    found = difference(
        tmp_path,
        north(**DONE),
        north(act="caveats", qualifies=["e1"], claim="Minor issues are excepted."),
        south(act="caveats", qualifies=["e1"], claim="Somebody else's."),
    )
    assert found["rows"][0]["left"]["caveats"] == ["late#e2"]
    assert found["left_out"] == [{}, {"caveats": ["late#e3"]}]


def test_everything_else_is_left_out_and_counted(tmp_path: Path) -> None:
    other = {"scope": "other_instrument", "instrument": "fishing-1997", "note": "The accord."}
    doubt = {"probable_speaker": {"source": "south-office", "because": "Its style."}}
    found = difference(
        tmp_path,
        north(act="commits"),
        north(act="demands", respondents=["south"]),
        north(act="forecasts"),
        north(act="background"),
        north(act="interprets", reading="gates_flow"),
        north(**fact(**other)),
        north(**fact(**doubt)),
        north(**fact(), voice="characterised", article="gazette-1999-06-28"),
    )
    assert found["rows"] == []
    left_out = ["other_instrument", "characterised", "in_doubt", "interprets"]
    left_out += ["commits", "demands", "forecasts", "background"]
    counts = {reason: len(ids) for reason, ids in found["left_out"][0].items()}
    assert counts == dict.fromkeys(left_out, 1)


def test_what_is_in_doubt_stands_beside_its_incident_and_what_others_tell_does_not(
    tmp_path: Path,
) -> None:
    doubt = {"probable_speaker": {"source": "south-office", "because": "Its style."}}
    (row,) = difference(
        tmp_path,
        south(**fact()),
        north(**fact(**doubt)),
        north(**fact(), voice="characterised", article="gazette-1999-06-28"),
    )["rows"]
    assert row["left"]["beside"] == ["late#e2"]


def test_empty_cells_say_why(tmp_path: Path) -> None:
    made = lake(
        tmp_path,
        articles=[LATE],
        evidence=[south(**DONE), south(**DONE, targets=["2a"]), north(act="background")],
    )
    rows = told(sides(made, "north", "south"))["rows"]
    assert [row["left"]["blank"] for row in rows] == [None, "silent"]
    league = told(sides(made, "league", "south"))["rows"]
    assert {row["left"]["blank"] for row in league} == {"searched_empty"}
    isles = told(sides(made, "isles", "south"))["rows"]
    assert {row["left"]["blank"] for row in isles} == {"not_searched"}


def test_targets_on_which_both_are_silent_are_listed_on_request(tmp_path: Path) -> None:
    made = lake(tmp_path, articles=[LATE], evidence=[south(**DONE), north(act="background")])
    short, long = (sides(made, "north", "south", everything=asked) for asked in (False, True))
    assert [row.target for row in short.rows] == ["1a"]
    assert [row.target for row in long.rows] == ["*", "1", "1a", "1b", "2", "2a", "2b"]
    assert told(short)["counts"] == told(long)["counts"] == {"one_sided": 1, "both_silent": 6}
