"""Laws of time: how opposed statuses stand, held against every day that they could mean.

A small calendar of six days, and one day before it that stands for all earlier ones. The oracle
lays out what each record may mean, day by day, and knows nothing of bounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from compliance.assessments.assessment import Assessor
from compliance.assessments.cut import Cut
from compliance.assessments.status import Label
from compliance.assessments.time import NEGATIVE, Rule, Stand, Times
from compliance.diff.rows import DiffKind
from compliance.model.base import EvidenceId, InstrumentId, SourceId, Target
from compliance.model.dates.edtf import EdtfDate, parse_edtf
from compliance.model.evidence import EvidenceEntry, PartGiven
from compliance.model.instrument import Instrument
from compliance.model.words import Act, Confidence, ObligationKind, Status
from compliance.workspace.evidence import Evidence
from compliance.workspace.load import load_workspace
from compliance.workspace.records import Records
from compliance.workspace.workspace import link
from support.builders import LAKE
from support.choices import among
from support.differences import sides, subject_of
from support.drawn_agreements import SIDE_IDS
from support.quarrels import quarrels

WORKSPACE = load_workspace(LAKE)
RECORD = next(iter(WORKSPACE.evidence.values()))
BEFORE, LAST = 0, 6
"""The day that stands for all before the calendar, and the last of the calendar."""

RENEWALS = tuple(
    Instrument(
        id=InstrumentId(f"renewal-{day}{again}"),
        title="Renewed",
        renews=(Target("1a"),),
        since=parse_edtf(f"2015-02-{day:02}"),
        confidence=Confidence.A,
    )
    for day in range(1, LAST + 1)
    for again in ("", "-again")
)
Told = tuple[Status, str | None, int, Instrument | None]


@st.composite
def told(draw: st.DrawFn, statuses: st.SearchStrategy[Status]) -> Told:
    """Draw a status, its event, the day on which it was said, none before the event, and a renewal.

    The renewal does not begin after all that is told, as the checks of files ask.
    """
    said = draw(st.integers(1, LAST))
    first = draw(st.integers(1, said))
    last = draw(st.integers(first, said))
    one, other = f"2015-02-{first:02}", f"2015-02-{last:02}"
    event = draw(
        st.sampled_from(
            [None, one, f"{one}/{other}", f"{one}/..", f"{one}/", f"../{other}", f"/{other}"]
        )
    )
    latest = said if event is None or event.endswith(("..", "/")) else last
    if event == one:
        latest = first
    begun = [r for r in RENEWALS if r.since is not None and first_day(r) <= latest]
    return draw(statuses), event, said, draw(st.none() | st.sampled_from(begun))


def first_day(renewal: Instrument | None) -> int:
    """Return the first day of a renewal; of none, that before the calendar."""
    return BEFORE if renewal is None or renewal.since is None else int(renewal.since.text[-2:])


def record(
    name: str, status: Status, event: str | None, said: int, renewal: Instrument | None = None
) -> Evidence:
    return replace(
        RECORD,
        id=EvidenceId(name),
        asserted=parse_edtf(f"2015-02-{said:02}"),
        renewal=renewal,
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


def worlds(
    rule: Rule, status: Status, event: str | None, said: int, renewal: Instrument | None
) -> Iterator[frozenset[int]]:
    """Yield the days of which a status speaks, in each way in which it may be meant.

    Of a negative status each has one day, on which it was not kept or not yet done. What is told
    of a renewal is told of the days that the event has from its first day on.
    """
    days = range(BEFORE, LAST + 1)
    begun = ([day for day in run if day >= first_day(renewal)] for run in extents(event, said))
    runs = [run for run in begun if run]
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
    negative: Told,
    lasting: Told,
    rule: Rule,
    negative_first: bool,
) -> None:
    """Law: conflict iff every choice of days contradicts, other time iff none does.

    But what is done once under one renewal is not contradicted by what was not done under another.
    """
    times = Times(rules={Target("1a"): frozenset({rule})}, readings={})
    both = (record("a#e1", *negative), record("a#e2", *lasting))
    both = both if negative_first else both[::-1]
    found = times.stand(*both, Target("1a"), times)
    contradicts = {
        undone <= done for undone in worlds(rule, *negative) for done in worlds(rule, *lasting)
    }
    again = rule is Rule.ONCE and negative[-1] != lasting[-1]
    assert (found is Stand.CONFLICT) == (contradicts == {True} and not again)
    assert (found is Stand.OTHER_TIME) == (contradicts == {False})


@given(
    told(st.sampled_from(sorted(NEGATIVE))),
    told(st.sampled_from([Status.FULFILLED, Status.LAPSED])),
)
def test_where_duties_of_both_kinds_are_meant_only_what_follows_from_both_is_said(
    negative: Told, lasting: Told
) -> None:
    """Law: of a point with both kinds, a conflict is one by either rule; so is another time."""
    target = Target("1")
    one, other = record("a#e1", *negative), record("a#e2", *lasting)

    def stand(*rules: Rule) -> Stand:
        times = Times(rules={target: frozenset(rules)}, readings={})
        return times.stand(one, other, target, times)

    single = {stand(Rule.ONCE), stand(Rule.KEPT)}
    assert stand(*Rule) is (single.pop() if len(single) == 1 else Stand.OPPOSED)


DAY = among(f"2015-02-{day:02}" for day in range(1, LAST + 1))


@st.composite
def standing_quarrels(draw: st.DrawFn) -> Records:
    """Draw statuses of what must be kept, each told on the day of its event."""
    drawn = draw(quarrels())
    ((name, agreement),) = drawn.agreements.items()
    ((file, evidence),) = drawn.evidence.items()
    kept = [e for e in evidence.evidence if e.act is Act.ASSESSES]
    days = [parse_edtf(draw(DAY)) for _ in kept]
    told = [replace(e, event=day, asserted=day) for e, day in zip(kept, days, strict=True)]
    clauses = tuple(
        replace(
            clause,
            obligations=tuple(
                replace(one, kind=ObligationKind.STATE, readings=()) for one in clause.obligations
            ),
            clauses=(),
        )
        for clause in agreement.clauses
        if clause.obligations
    )
    sources = {
        name: replace(one, sources=tuple(replace(s, sides=(), succeeds=()) for s in one.sources))
        for name, one in drawn.sources.items()
    }
    return replace(
        drawn,
        sources=sources,  # nobody changes sides between two days
        agreements={name: replace(agreement, clauses=clauses)},
        evidence={file: replace(evidence, evidence=tuple(told))},
    )


def later(records: Records, voice: str) -> Records:
    """Return records with all that a voice says moved past everything else that is said."""
    ((file, evidence),) = records.evidence.items()
    moved = tuple(
        replace(e, event=_in_a_century(e.event), asserted=_in_a_century(e.asserted))
        if e.speaker == voice
        else e
        for e in evidence.evidence
    )
    return replace(records, evidence={file: replace(evidence, evidence=moved)})


def _in_a_century(day: EdtfDate | None) -> EdtfDate:
    assert day is not None
    return parse_edtf(day.text.replace("2015", "2115"))


Rows = dict[tuple[Target, tuple[str, ...]], DiffKind]


def rows_of(records: Records) -> Rows:
    difference = sides(link(records), *SIDE_IDS[:2])
    return {(r.target, r.topic.ids if r.topic else ()): r.kind for r in difference.rows}


@given(standing_quarrels())
def test_moving_a_voice_past_all_others_turns_its_conflicts_into_other_times(
    drawn: Records,
) -> None:
    """Law: no conflict and no opposed row is left, and no other kind of row changes.

    But for those that name nobody: that "broken" and "kept" were said of other times can be told of
    them too, though they were opposed to nothing before.
    """
    speaker = next(
        file.sources[0].id for file in drawn.sources.values() if file.side == SIDE_IDS[0]
    )
    before, after = rows_of(drawn), rows_of(later(drawn, speaker))
    assert before.keys() == after.keys()
    for key, kind in before.items():
        if kind in {DiffKind.CONFLICT, DiffKind.OPPOSED, DiffKind.OTHER_TIME}:
            assert after[key] is DiffKind.OTHER_TIME
        elif key[1] or after[key] is not DiffKind.OTHER_TIME:
            assert after[key] is kind


@given(standing_quarrels())
def test_a_successor_displaces_as_the_same_voice_would(drawn: Records) -> None:
    """Law: give the later half of what a voice says to a successor, and the same is current."""
    ((file, evidence),) = drawn.evidence.items()
    ((source_file, own),) = [
        (name, one) for name, one in drawn.sources.items() if one.side == SIDE_IDS[0]
    ]
    voice, heir = own.sources[0], SourceId("heir")
    heirs = replace(own.sources[0], id=heir, name="Heir", succeeds=(voice.id,))
    given_over = tuple(
        replace(e, speaker=heir)
        if e.speaker == voice.id and e.asserted is not None and e.asserted.text > "2015-02-03"
        else e
        for e in evidence.evidence
    )
    other = replace(
        drawn,
        sources={**drawn.sources, source_file: replace(own, sources=(*own.sources, heirs))},
        evidence={file: replace(evidence, evidence=given_over)},
    )
    assert current_of(drawn) == current_of(other)


def current_of(records: Records) -> dict[Target, set[str]]:
    subject = subject_of(link(records), SIDE_IDS[0])
    return {target: {str(e.id) for e in found} for target, found in subject.current.items()}


@given(standing_quarrels(), st.data())
def test_what_is_limited_to_a_part_changes_no_label_of_another_part(
    drawn: Records, data: st.DataObject
) -> None:
    """Law: split a record in two, each of one part, and labels of the other records stay."""
    ((file, evidence),) = drawn.evidence.items()
    if not evidence.evidence:
        return
    split = data.draw(st.sampled_from(evidence.evidence))
    halves = [replace(split, id=f"z{n}", part=PartGiven(words=f"part {n}")) for n in range(1, 3)]
    rest = tuple(e for e in evidence.evidence if e.id != split.id)

    def labels(*more: EvidenceEntry) -> list[tuple[object, ...]]:
        made = link(replace(drawn, evidence={file: replace(evidence, evidence=(*rest, *more))}))
        assessor = Assessor.of(made, made.agreement(), Cut())
        return [
            (side.id, target, label.group, label.respondents, _statuses(label))
            for side in assessor.everyone
            for target in assessor.agreement.targets
            for label in assessor.assess(side, target).labels
            if label.part is None
        ]

    assert labels() == labels(*halves)


def _statuses(label: Label) -> list[tuple[str, list[str]]]:
    return [(told.status, [e.id for e in told.records]) for told in label.told]
