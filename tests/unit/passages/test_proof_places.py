"""A proof says where: the one place, the several, or the closest and what differs there."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.passages.level import Level
from compliance.passages.prove import Proof, Prover
from support.builders import HERALD as HERALD_ID
from support.lake_texts import HERALD
from support.reports import TextsInMemory, lake


def prove(root: Path, **pin: str) -> Proof:
    made = lake(root, evidence=[{"article": HERALD_ID, "passage": pin}])
    (e,) = made.evidence.values()
    return Prover(made, TextsInMemory([HERALD])).prove(e)


def places(words: str) -> list[tuple[int, int]]:
    starts = [at for at in range(len(HERALD)) if HERALD.startswith(words, at)]
    return [(at, at + len(words)) for at in starts]


def test_words_that_stand_twice_have_both_places_and_no_text(tmp_path: Path) -> None:
    proof = prove(tmp_path, start="South Shore")
    assert proof.level is Level.AMBIGUOUS
    assert list(proof.places) == places("South Shore")
    assert proof.candidates == len(proof.places) > 1
    assert (proof.range, proof.text, proof.near) == (None, None, None)


@pytest.mark.parametrize("number", [0, 1])
def test_the_words_before_pick_one_of_two_places(number: int, tmp_path: Path) -> None:
    place = places("South Shore")[number]
    before = " ".join(HERALD[: place[0]].split()[-3:])
    proof = prove(tmp_path, start="South Shore", prefix=before)
    assert (proof.level, proof.range, proof.places) == (Level.EXACT, place, ())


def test_what_only_nearly_stands_there_says_where_and_which_words_differ(tmp_path: Path) -> None:
    proof = prove(tmp_path, start="South Shore has now withdrawn its")
    ((start, _),) = places("South Shore has not withdrawn its")
    assert proof.level is Level.NEAR
    assert proof.near is not None
    assert proof.range == proof.near.range
    assert proof.near.range[0] == start
    assert [(one.text, one.pin) for one in proof.near.difference] == [("not", "now")]
    assert (proof.text, proof.candidates, proof.places) == (None, 0, ())


def test_a_passage_that_stands_nowhere_has_no_place(tmp_path: Path) -> None:
    proof = prove(tmp_path, start="Nothing of it")
    assert proof.level is Level.MISSING
    assert (proof.range, proof.text, proof.near, proof.places) == (None, None, None, ())
