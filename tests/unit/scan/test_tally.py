"""Every record is counted once, and like reasons are one."""

from __future__ import annotations

from compliance.library.intake.warc_record import Left
from compliance.scan.tally import MOST_REASONS, OTHERS, Fault, Passed, Tally


def test_each_record_is_in_one_of_the_counts() -> None:
    tally = Tally()
    tally.found([2, 1])
    tally.miss(Fault.CORRUPT, 3)
    tally.miss(Passed.NO_CUE)
    tally.miss(Left.REDIRECT)
    tally.refuse("has more than 200 elements")
    tally.refuse("has more than 1,200 elements")
    assert (tally.records, tally.hits, tally.articles, tally.candidates) == (8, 1, 2, 3)
    assert tally.faults == {"corrupt": 3}
    assert tally.passed == {"without the cues of an agreement": 1, "redirects": 1}
    assert tally.refused == {"has more than N elements": 2}


def test_of_very_many_reasons_the_first_are_told() -> None:
    tally = Tally()
    for number in range(MOST_REASONS + 7):
        tally.refuse("is bad" + "x" * number)
    assert len(tally.refused) == MOST_REASONS + 1
    assert tally.refused[OTHERS] == 7


def test_counts_are_added_up() -> None:
    one, other = Tally(), Tally()
    for tally in (one, other):
        tally.found([1])
        tally.miss(Fault.SHORT)
        tally.miss(Passed.LATE)
        tally.refuse("is bad")
    one.add(other)
    assert one == Tally(
        records=8,
        hits=2,
        articles=2,
        candidates=2,
        passed={"from after the days asked for": 2},
        faults={"cut short": 2},
        refused={"is bad": 2},
    )
