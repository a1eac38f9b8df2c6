"""Cues: what a line of an agreement's file stands for."""

from __future__ import annotations

import pytest

from compliance.model.cues import Cue, CueError, Phrase, parse_cue


def phrases(*written: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(tuple(one.split())) for one in written)


@pytest.mark.parametrize(
    ("written", "wanted", "without"),
    [
        ("Ceasefire", ["ceasefire"], []),
        ("cease-fire", ["cease fire"], []),
        ("withdraw- + Troops", ["withdraw-", "troops"], []),
        ("withdraw- + troops ! gas", ["withdraw-", "troops"], ["gas"]),
        ("withdraw- ! gas + cash", ["withdraw-"], ["gas", "cash"]),
        ("open- the gate- + @lane", ["open- the gate-", "@lane"], []),
        ("Russia’s side", ["russia s side"], []),
        ("обмен- + пленн-", ["обмен-", "пленн-"], []),
    ],
)
def test_a_cue_is_phrases_and_what_must_not_stand_beside_them(
    written: str, wanted: list[str], without: list[str]
) -> None:
    assert parse_cue(written) == Cue(written, phrases(*wanted), phrases(*without))


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("+ pond", "lacks a word"),
        ("pond ! ", "lacks a word"),
        ("! pond", "lacks a word"),
        ("pond + + full", "lacks a word"),
        ("ab- pond", "fewer than 3 letters"),
        ("pond (full)", "no word"),
        ("the @pond", "stands beside other words"),
    ],
)
def test_what_says_nothing_is_no_cue(written: str, wrong: str) -> None:
    with pytest.raises(CueError, match=wrong):
        parse_cue(written)


def test_a_cue_knows_the_names_in_it() -> None:
    assert list(parse_cue("open- + @lane ! @pond").names) == ["lane", "pond"]
