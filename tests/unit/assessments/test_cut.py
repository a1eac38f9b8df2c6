"""The two clocks leave out what was said or published later, to the day, and who said it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from compliance.assessments.cut import Cut
from compliance.model.obligation import Obligation
from compliance.workspace.workspace import Workspace
from support.builders import HERALD, one_duty
from support.reports import document_of, lake, view_of

LATE = {"id": "late", "published": "1999-12-31"}


@pytest.mark.parametrize(
    ("asserted", "day", "is_in"),
    [
        ("1999-06-10", date(1999, 6, 10), True),
        ("1999-06-10", date(1999, 6, 9), False),
        ("1999-06-10~", date(1999, 6, 10), True),
        ("1999-06", date(1999, 6, 29), False),
        ("1999-06", date(1999, 6, 30), True),
        ("1999-06-01/1999-06-10", date(1999, 6, 9), False),
        ("../1999-06-10", date(1999, 6, 10), True),
        ("1999-06-10/..", date(2020, 1, 1), False),
    ],
)
def test_a_record_is_in_if_the_last_day_on_which_it_may_have_been_said_is(
    asserted: str, day: date, is_in: bool, tmp_path: Path
) -> None:
    made = lake(tmp_path, articles=[LATE], evidence=[{"article": "late", "asserted": asserted}])
    (e,) = made.evidence.values()
    assert Cut(as_of=day).admits(e) is is_in
    assert Cut(as_of=day, known_by=date(1999, 12, 30)).admits(e) is False


def corpus(root: Path, cut: Cut) -> dict[str, Any]:
    made = lake(root, articles=[LATE], evidence=[{"article": "late", "asserted": "1999-06-01"}, {}])
    document = document_of(view_of(made, cut=cut))
    counts: dict[str, Any] = document["corpus"]
    return {**counts, "cited": [article["id"] for article in document["articles"]]}


def test_an_article_published_later_counts_only_if_it_tells_of_words_said_before(
    tmp_path: Path,
) -> None:
    counts = corpus(tmp_path / "a", Cut(as_of=date(1999, 6, 15)))
    assert (counts["articles"], counts["cited"]) == (1, ["late"])
    counts = corpus(tmp_path / "b", Cut(as_of=date(1999, 5, 1)))
    assert (counts["articles"], counts["cited"], counts["records"]) == (0, [], 0)
    counts = corpus(tmp_path / "c", Cut(known_by=date(1999, 6, 28)))
    assert (counts["articles"], counts["cited"]) == (1, ["gazette-1999-06-28"])


@pytest.mark.parametrize(
    ("cut", "due", "readings"),
    [
        (Cut(), "1 Jun 1999 in the text; 15 Jun 1999 according to North Shore", 2),
        (Cut(as_of=date(1999, 6, 1)), "1 Jun 1999 in the text; 15 Jun 1999 according to", 1),
        (Cut(known_by=date(1999, 6, 2)), "1 Jun 1999 in the text; 15 Jun 1999 according to", 2),
    ],
)
def test_a_reading_is_shown_once_its_holder_had_spoken(
    cut: Cut, due: str, readings: int, tmp_path: Path
) -> None:
    target = view_of(lake(tmp_path), cut=cut).clauses[0].obligations[0]
    assert target.due.startswith(due)
    assert len(target.readings) == readings


BEFORE, ON = date(1999, 6, 29), date(1999, 6, 30)
NOTED = {"source": "south", "citation": "A note", "confidence": "A"}
TOLD = {"source": "north", "evidence": f"{HERALD}#e1", "confidence": "A"}
DATED = {"source": "south", "said_on": "1999-06-30", "citation": "A letter", "confidence": "A"}


def known_of(root: Path, holders: list[dict[str, Any]], cut: Cut) -> Obligation:
    """Return what a cut leaves of an obligation whose reading and amendment have these holders."""
    made = with_holders(root, holders)
    return cut.without_later(made.agreement(), made.evidence).clauses[0].obligations[0]


def with_holders(root: Path, holders: list[dict[str, Any]]) -> Workspace:
    reading = {"id": "all", "says": "All.", "turns_on": "the gates", "holders": holders}
    amendment = {"says": "Later.", "according_to": holders}
    return lake(
        root,
        agreement=one_duty(readings=[reading], amendments=[amendment]),
        evidence=[{"article": HERALD, "asserted": "1999-06-30"}],
        articles=[{"id": HERALD, "published": "1999-06-30", "outlet": "north-herald"}],
    )


def sources(found: Obligation) -> tuple[list[list[str]], list[list[str]]]:
    return (
        [[str(h.source) for h in reading.holders] for reading in found.readings],
        [[str(h.source) for h in amendment.according_to] for amendment in found.amendments],
    )


@pytest.mark.parametrize("clock", ["as_of", "known_by"])
@pytest.mark.parametrize("later", [TOLD, DATED], ids=["in a record", "on a day"])
def test_one_who_spoke_later_is_no_holder_yet(
    clock: str, later: dict[str, Any], tmp_path: Path
) -> None:
    alone = known_of(tmp_path / "alone", [later], Cut(**{clock: BEFORE}))
    assert sources(alone) == ([], [])
    spoken = known_of(tmp_path / "spoken", [later], Cut(**{clock: ON}))
    assert sources(spoken) == ([[later["source"]]], [[later["source"]]])


@pytest.mark.parametrize("clock", ["as_of", "known_by"])
def test_beside_one_whose_day_is_not_known_a_later_one_is_left_out(
    clock: str, tmp_path: Path
) -> None:
    found = known_of(tmp_path, [NOTED, TOLD], Cut(**{clock: BEFORE}))
    assert sources(found) == ([["south"]], [["south"]])
    assert (found.id, found.readings[0].says, found.amendments[0].says) == ("1a", "All.", "Later.")


def test_without_a_day_everybody_is_a_holder(tmp_path: Path) -> None:
    found = known_of(tmp_path, [NOTED, TOLD], Cut())
    assert sources(found) == ([["south", "north"]], [["south", "north"]])


def test_an_amendment_is_shown_once_the_record_that_tells_of_it_is_in(tmp_path: Path) -> None:
    doubted = {**DATED, "said_on": "1999-07", "confidence": "M"}
    made = with_holders(tmp_path, [TOLD, doubted])
    days = [BEFORE, ON, date(1999, 7, 31)]
    dues = [view_of(made, cut=Cut(as_of=day)).clauses[0].obligations[0].due for day in days]
    assert dues == [
        "no date in the text",
        "no date in the text; Later according to North Shore",
        "no date in the text; Later according to North Shore, South Shore (unconfirmed)",
    ]


@pytest.mark.parametrize("clock", ["as_of", "known_by"])
@pytest.mark.parametrize(
    ("date", "day", "there"),
    [("1999-06-30", BEFORE, False), ("1999-06-30", ON, True), (None, BEFORE, True)],
)
def test_an_amendment_is_left_out_before_its_instrument_was_there(
    clock: str, date: str | None, day: date, there: bool, tmp_path: Path
) -> None:
    annex = {"id": "annex", "title": "Annex", "confidence": "A", **({"date": date} if date else {})}
    told = {"instrument": "annex", "says": "Later.", "according_to": [NOTED]}
    made = lake(
        tmp_path,
        agreement={
            **one_duty(amendments=[told]),
            "instruments": [annex],
            "amendments": [{"id": "later", "targets": ["1"], **told}],
        },
        evidence=[],
    )
    cut = Cut(**{clock: day})
    found = cut.without_later(made.agreement(), made.evidence)
    assert len(found.amendments_of(found.obligations[0])) == (2 if there else 0)
    assert len(found.amendments) == (1 if there else 0)
