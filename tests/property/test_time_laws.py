"""Laws of time: how opposed statuses stand, held against every day that they could mean.

A small calendar of six days, and one day before it that stands for all earlier ones. The oracle
lays out what each record may mean, day by day, and knows nothing of bounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from compliance.assessments.time import NEGATIVE, Rule, Stand, Times
from compliance.model.base import EvidenceId, Target
from compliance.model.dates.edtf import parse_edtf
from compliance.model.words import Status
from compliance.workspace.evidence import Evidence
from compliance.workspace.load import load_workspace
from support.builders import LAKE

WORKSPACE = load_workspace(LAKE)
RECORD = next(iter(WORKSPACE.evidence.values()))
BEFORE, LAST = 0, 6
"""The day that stands for all before the calendar, and the last of the calendar."""

Event = tuple[int | None, str, int | None]
"""First day, sign between, last day: None with "" is an end not known, with ".." an open one."""


@st.composite
def told(draw: st.DrawFn, statuses: st.SearchStrategy[Status]) -> tuple[Status, str | None, int]:
    """Draw a status, its event, and the day on which it was said, none before the event."""
    said = draw(st.integers(1, LAST))
    first = draw(st.integers(1, said))
    last = draw(st.integers(first, said))
    one, other = f"2015-02-{first:02}", f"2015-02-{last:02}"
    event = draw(
        st.sampled_from(
            [None, one, f"{one}/{other}", f"{one}/..", f"{one}/", f"../{other}", f"/{other}"]
        )
    )
    return draw(statuses), event, said


def record(name: str, status: Status, event: str | None, said: int) -> Evidence:
    return replace(
        RECORD,
        id=EvidenceId(name),
        asserted=parse_edtf(f"2015-02-{said:02}"),
        entry=replace(
            RECORD.entry,
            status=status,
            reading=None,
            event=None if event is None else parse_edtf(event),
        ),
    )


def extents(event: str | None, said: int) -> Iterator[range]:
    """Yield each run of days that an event may have lasted, as it was told on a day."""
    if event is None:
        yield range(BEFORE, said + 1)
        return
    left, slash, right = event.partition("/")
    if not slash:
        right = left
    firsts = [BEFORE] if left == ".." else range(BEFORE, LAST) if left == "" else [int(left[-2:])]
    lasts = [said] if right == ".." else range(said + 1) if right == "" else [int(right[-2:])]
    yield from (range(first, last + 1) for first in firsts for last in lasts if first <= last)


def worlds(rule: Rule, status: Status, event: str | None, said: int) -> Iterator[frozenset[int]]:
    """Yield the days of which a status speaks, in each way in which it may be meant.

    Of a negative status each has one day, on which it was not kept or not yet done.
    """
    days = range(BEFORE, LAST + 1)
    runs = list(extents(event, said))
    if status is Status.LAPSED or (rule is Rule.ONCE and status is Status.FULFILLED):
        for start in {day for run in runs for day in run}:
            yield frozenset(day for day in days if day >= start)
    elif status is Status.FULFILLED:
        yield from map(frozenset, runs)
    elif rule is Rule.ONCE and event is None:
        yield frozenset({said})
    else:
        yield from (frozenset({day}) for run in runs for day in run)


@given(
    told(st.sampled_from(sorted(NEGATIVE))),
    told(st.sampled_from([Status.FULFILLED, Status.LAPSED])),
    st.sampled_from(Rule),
    st.booleans(),
)
def test_a_conflict_is_what_no_choice_of_days_can_reconcile(
    negative: tuple[Status, str | None, int],
    lasting: tuple[Status, str | None, int],
    rule: Rule,
    negative_first: bool,
) -> None:
    """Law: conflict iff every choice of days contradicts, other time iff none does."""
    times = Times(rules={Target("1a"): frozenset({rule})}, readings={})
    both = (record("a#e1", *negative), record("a#e2", *lasting))
    both = both if negative_first else both[::-1]
    found = times.stand(*both, Target("1a"), times)
    contradicts = {
        undone <= done for undone in worlds(rule, *negative) for done in worlds(rule, *lasting)
    }
    assert (found is Stand.CONFLICT) == (contradicts == {True})
    assert (found is Stand.OTHER_TIME) == (contradicts == {False})


@given(
    told(st.sampled_from(sorted(NEGATIVE))),
    told(st.sampled_from([Status.FULFILLED, Status.LAPSED])),
)
def test_where_duties_of_both_kinds_are_meant_only_what_follows_from_both_is_said(
    negative: tuple[Status, str | None, int], lasting: tuple[Status, str | None, int]
) -> None:
    """Law: of a point with both kinds, a conflict is one by either rule; so is another time."""
    target = Target("1")
    one, other = record("a#e1", *negative), record("a#e2", *lasting)

    def stand(*rules: Rule) -> Stand:
        times = Times(rules={target: frozenset(rules)}, readings={})
        return times.stand(one, other, target, times)

    single = {stand(Rule.ONCE), stand(Rule.KEPT)}
    assert stand(*Rule) is (single.pop() if len(single) == 1 else Stand.OPPOSED)
