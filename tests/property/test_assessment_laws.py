"""Laws of assessments: nothing is said that a record does not say, and nothing is passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from compliance.assessments.assessment import Assessment, Assessor
from compliance.assessments.cut import Cut
from compliance.assessments.part import part_key
from compliance.assessments.perspective import find_perspective, perspectives
from compliance.assessments.status import Label, find_displaced
from compliance.assessments.time import Rule, Times
from compliance.model.base import EvidenceId, Target
from compliance.model.dates.edtf import parse_edtf
from compliance.model.words import COUNTED_SCOPES, Act, Voice
from compliance.workspace.evidence import Evidence
from compliance.workspace.load import load_workspace
from compliance.workspace.records import Records
from compliance.workspace.workspace import ALWAYS, Workspace, link
from support.builders import LAKE
from support.examples import MANY
from support.pools import DATES
from support.removal import ids_of, with_answers, without
from support.reports import cuts, document_of, json_panels, queries, view_of
from support.strategies import records, workspaces


def targets_in(workspace: Workspace) -> Iterator[Target]:
    for clause in workspace.agreement().clauses:
        yield clause.number
        yield from (obligation.id for obligation in clause.obligations)


def assessments(
    workspace: Workspace, cut: Cut | None = None, *, official: bool = False
) -> list[Assessment]:
    """Return what every side and every voice says of every target."""
    return [a for _, a in assessed(workspace, cut, official=official)]


def assessed(
    workspace: Workspace, cut: Cut | None = None, *, official: bool = False
) -> list[tuple[Assessor, Assessment]]:
    """Return the same, each with what assessed it."""
    agreement = workspace.agreement()
    assessor = Assessor.of(workspace, agreement, cut or Cut(), official=official)
    voices = [find_perspective(workspace, agreement, source) for source in workspace.sources]
    return [
        (assessor, assessor.assess(perspective, target))
        for perspective in (*perspectives(workspace, agreement), *voices)
        for target in targets_in(workspace)
    ]


@MANY
@given(st.data(), workspaces())
def test_nothing_is_said_without_a_record_that_says_it(
    data: st.DataObject, workspace: Workspace
) -> None:
    """Law: every status, fact, denial and reading rests on records of that very thing."""
    for a in assessments(workspace, data.draw(cuts()), official=data.draw(st.booleans())):
        by_id = {e.id: e for e in a.evidence}
        for line in a.statuses:
            for e in map(by_id.__getitem__, line.evidence):
                assert e.entry.status is line.status
                assert set(e.entry.respondents) == set(line.respondents)
                assert e.speaker.group is line.group
                assert e.speaker.id in line.voices
        assert all(by_id[i].entry.act is Act.STATES for i in a.facts)
        assert all(by_id[d.evidence].responds_to == d.denies for d in a.denials)
        assert all(by_id[i].entry.reading == r.reading for r in a.readings for i in r.evidence)
        assert all(a.perspective.speaks(e) and a.target in e.entry.targets for e in a.evidence)


@MANY
@given(workspaces())
def test_every_record_has_one_place(workspace: Workspace) -> None:
    """Law: own words, characterised, in doubt and not counted share out the evidence."""
    for a in assessments(workspace):
        own = [e.id for e in a.evidence if e.own]
        shares = [*own, *a.characterised, *a.in_doubt, *a.not_counted]
        assert Counter(shares) == Counter(e.id for e in a.evidence)
        said = [i for line in a.statuses for i in line.evidence]
        assert Counter(said) == Counter(
            e.id for e in a.evidence if e.own and e.entry.status is not None
        )


@MANY
@given(workspaces())
def test_what_is_set_apart_is_set_apart_for_its_reason(workspace: Workspace) -> None:
    """Law: scope decides first, then who relays, then whether the speaker is in doubt."""
    for a in assessments(workspace):
        for e in a.evidence:
            counted = e.entry.scope in COUNTED_SCOPES
            told = e.entry.voice is Voice.CHARACTERISED
            assert (e.id in a.not_counted) == (not counted)
            assert (e.id in a.characterised) == (counted and told)
            doubted = counted and not told and e.entry.probable_speaker is not None
            assert (e.id in a.in_doubt) == doubted


@MANY
@given(records())
def test_what_is_set_apart_enters_no_label_and_no_blank(drawn: Records) -> None:
    """Law: without characterised, doubted and uncounted records, all else is the same."""
    apart = with_answers(drawn, ids_of(drawn, lambda e: not e.own))
    assume(not ids_of(drawn, lambda e: e.own and e.id in apart))
    before, after = assessments(link(drawn)), assessments(link(without(drawn, apart)))
    for one, other in zip(before, after, strict=True):
        assert list(map(shown, one.labels)) == list(map(shown, other.labels))
        assert one.statuses == other.statuses
        assert one.blank == other.blank
        assert (one.facts, one.denials, one.readings) == (
            other.facts,
            other.denials,
            other.readings,
        )


@MANY
@given(records())
def test_a_denial_changes_no_status(drawn: Records) -> None:
    """Law: without denials, and what answers them, every status and label is the same."""
    denials = with_answers(drawn, ids_of(drawn, lambda e: e.entry.act is Act.DENIES))
    before, after = assessments(link(drawn)), assessments(link(without(drawn, denials)))
    for one, other in zip(before, after, strict=True):
        assert one.statuses == other.statuses
        assert list(map(shown, one.labels)) == list(map(shown, other.labels))


@MANY
@given(st.data(), records())
def test_evidence_on_one_target_changes_no_other(data: st.DataObject, drawn: Records) -> None:
    """Law: a record more changes nothing but the panels of its targets, in machine output."""
    ids = sorted(ids_of(drawn, lambda e: with_answers(drawn, {e.id}) == {e.id}))
    assume(ids)
    added = data.draw(st.sampled_from(ids))
    touched = {str(t) for t in link(drawn).evidence[added].entry.targets}
    query = data.draw(queries(link(drawn)))
    after = document_of(view_of(link(drawn), **query))
    before = document_of(view_of(link(without(drawn, {added})), **query))
    pairs = zip(json_panels(before), json_panels(after), strict=True)
    for (target, source, one), (same_target, same_source, other) in pairs:
        assert (target, source) == (same_target, same_source)
        if target not in touched:
            assert one["assessment"] == other["assessment"]
            assert [e["id"] for e in one["evidence"]] == [e["id"] for e in other["evidence"]]


def is_displaced(e: Evidence, others: list[Evidence], target: Target, times: Times) -> bool:
    """Say whether a status is no longer current, straight from the rule."""
    return any(
        e.speaker.id in other.speaker.line
        and part_key(e.part) == part_key(other.part)
        and set(other.entry.respondents) == set(e.entry.respondents)
        and not other.asserted.interval
        and other.asserted.lower is not None
        and other.asserted.upper is not None
        and e.asserted.upper is not None
        and other.asserted.lower > e.asserted.upper
        and (
            (times.is_once(e, target) and times.is_once(other, target))
            or times.spoken_of(e, Rule.KEPT).may.meets(times.spoken_of(other, Rule.KEPT).may)
        )
        for other in others
    )


@MANY
@given(workspaces())
def test_a_status_is_current_unless_its_voice_surely_said_another_later(
    workspace: Workspace,
) -> None:
    """Law: currency is what the rule says, tried on every pair."""
    for assessor, a in assessed(workspace):
        said = [e for e in a.evidence if e.own and e.entry.status is not None]
        displaced = {e.id for e in said if is_displaced(e, said, a.target, assessor.times)}
        assert find_displaced(said, a.target, assessor.times) == displaced == a.displaced
        assert {i for line in a.statuses if not line.current for i in line.evidence} == displaced


LAKE_WORKSPACE = load_workspace(LAKE)
RECORD = next(iter(LAKE_WORKSPACE.evidence.values()))
TIMES = Times.of(LAKE_WORKSPACE.agreement())
WHEN = st.sampled_from(
    [*DATES, "2020-11-25/2020-12-01", "2020-11-25/..", "/2020-11-08", "2020-11-25"]
)


@MANY
@given(
    st.lists(st.tuples(WHEN, st.none() | WHEN), max_size=8), st.sampled_from(sorted(TIMES.rules))
)
def test_dates_of_every_form_displace_as_the_rule_says(
    written: list[tuple[str, str | None]], target: Target
) -> None:
    """Law: of statuses by one voice the rule, tried on every pair, names the displaced."""
    said = [
        replace(
            RECORD,
            id=EvidenceId(f"a#e{n}"),
            asserted=parse_edtf(day),
            entry=replace(RECORD.entry, event=None if event is None else parse_edtf(event)),
        )
        for n, (day, event) in enumerate(written)
    ]
    times = Times.of(LAKE_WORKSPACE.agreement())
    displaced = find_displaced(said, target, times)
    assert displaced == {e.id for e in said if is_displaced(e, said, target, times)}
    assert len(displaced) < max(len(said), 1)


@MANY
@given(workspaces())
def test_a_label_differs_only_where_one_group_says_two_things_of_one_time(
    workspace: Workspace,
) -> None:
    """Law: labels have each current status once; `third` and `unknown` have none.

    Those of one label meet in time, by way of others perhaps; no two labels of the same
    respondents have the same single status, and a status of one that differs meets none of another.
    """
    for assessor, a in assessed(workspace):
        if a.perspective.side in ALWAYS:
            assert a.labels == ()
            continue
        current = {e.id for e in a.own if e.entry.status is not None} - a.displaced
        assert sorted(i for label in a.labels for i in label.evidence) == sorted(current)
        single = [(*of(label), label.told[0].status) for label in a.labels if not label.differs]
        assert len(single) == len(set(single))
        for one in a.labels:
            statuses = [told.status for told in one.told]
            assert len(statuses) == len(set(statuses)) >= 1
            for other in a.labels:
                apart = one is not other and (one.differs or other.differs)
                if apart and of(one) == of(other):
                    assert not meet(assessor.times, one, other, a.target)


def of(label: Label) -> tuple[object, ...]:
    return (label.group, label.respondents, part_key(label.part))


def shown(label: Label) -> tuple[object, ...]:
    told = [(one.status, one.times, [e.id for e in one.records]) for one in label.told]
    return (label.group, label.respondents, told)


def meet(times: Times, one: Label, other: Label, target: Target) -> bool:
    spans = [
        [times.span(e, target) for told in label.told for e in told.records]
        for label in (one, other)
    ]
    return any(mine.meets(theirs) for mine in spans[0] for theirs in spans[1])


@MANY
@given(workspaces())
def test_a_blank_stands_exactly_where_there_is_no_own_word(workspace: Workspace) -> None:
    """Law: blank iff the voices have no counted record of their own on the target."""
    for a in assessments(workspace):
        assert (a.blank is None) == any(e.own for e in a.evidence)


@pytest.mark.parametrize("official", [False, True])
@MANY
@given(data=st.data(), workspace=workspaces())
def test_no_record_is_passed_over(
    official: bool, data: st.DataObject, workspace: Workspace
) -> None:
    """Law: each record that the cut admits is in one panel of each of its targets."""
    voices = [None, *workspace.sides(workspace.agreement()), *workspace.sources, *ALWAYS]
    cut = data.draw(cuts())
    source = data.draw(st.sampled_from(voices))
    view = view_of(workspace, source, cut=cut, official=official)
    places = Counter(
        (target, e["id"])
        for target, _, panel in json_panels(document_of(view))
        for e in panel["evidence"]
    )
    expected = Counter(
        (str(target), str(e.id))
        for e in workspace.evidence.values()
        if cut.admits(e) and (not official or e.speaker.group == "official")
        for target in e.entry.targets
    )
    assert places == expected
