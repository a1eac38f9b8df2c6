"""A letter beside a passage is not in it; one that was lost from it, or added to it, is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from compliance.model.base import EvidenceId
from compliance.model.edtf import parse_edtf
from compliance.passages.affirm import Affirmer
from compliance.passages.damage import AlteredText, Damage
from compliance.passages.prove import Prover
from compliance.passages.restore import Alteration, Work
from compliance.passages.suspect import sha256_of
from support.builders import GAZETTE
from support.lake_texts import GAZETTE as TEXT
from support.reports import TextsInMemory, lake

if TYPE_CHECKING:
    from pathlib import Path

ONE = EvidenceId(f"{GAZETTE}#e1")
PASSAGE = "Two boats stayed"
START = TEXT.index(PASSAGE)
END = START + len(PASSAGE)


def examined(root: Path, text: str, *more: str, affirmed: bool) -> Damage:
    made = lake(root, evidence=[{"passage": {"start": start}} for start in (PASSAGE, *more)])
    affirmer = Affirmer(
        workspace=made, prover=Prover(made, TextsInMemory([TEXT])), on=parse_edtf("1999")
    )
    lock = {
        e.evidence: e
        for e in affirmer.affirm(tuple(made.evidence) if affirmed else (), accept=False).lock
    }
    altered = AlteredText(text=text, sha256=sha256_of(TEXT), length=len(TEXT))
    return altered.examine(tuple(made.evidence.values()), lock)


def put(at: int, there: str, was: str) -> tuple[str, Alteration]:
    letter = Alteration(at=at, there=there, was=was)
    return replace(letter, there=was, was=there).put_back(TEXT), letter


@pytest.mark.parametrize("affirmed", [True, False])
@pytest.mark.parametrize("at", [START - 1, END])
def test_a_letter_directly_beside_a_passage_does_not_touch_it(
    at: int, affirmed: bool, tmp_path: Path
) -> None:
    text, letter = put(at, "!", TEXT[at])
    damage = examined(tmp_path, text, affirmed=affirmed)
    assert damage.letter == letter
    assert damage.touched == {}


@pytest.mark.parametrize("affirmed", [True, False])
@pytest.mark.parametrize("at", [START, END - 1])
def test_the_first_and_the_last_letter_of_a_passage_touch_it(
    at: int, affirmed: bool, tmp_path: Path
) -> None:
    text, letter = put(at, "x", TEXT[at])
    damage = examined(tmp_path, text, affirmed=affirmed)
    assert (damage.letter, damage.touched) == (letter, {ONE: letter})


@pytest.mark.parametrize(("there", "was"), [("", "a"), ("xyz", "")])
def test_what_was_lost_from_an_affirmed_passage_or_added_to_it_is_told(
    there: str, was: str, tmp_path: Path
) -> None:
    text, letter = put(START + PASSAGE.index("a"), there, was)
    damage = examined(tmp_path, text, affirmed=True)
    assert (damage.letter, damage.touched) == (letter, {ONE: letter})


def test_each_of_two_altered_passages_has_its_own_letter(tmp_path: Path) -> None:
    other = "The boats left the lane"
    first, second = TEXT.index(other), START
    text = TEXT.replace(other, f"X{other[1:]}").replace(PASSAGE, f"Y{PASSAGE[1:]}")
    damage = examined(tmp_path, text, other, affirmed=True)
    assert set(damage.touched.values()) == {
        Alteration(at=first, there="X", was="T"),
        Alteration(at=second, there="Y", was="T"),
    }
    assert (damage.letter, damage.text) == (None, text)


@pytest.mark.parametrize("at", [0, len(TEXT)])
def test_passages_before_and_after_what_was_added_are_whole(at: int, tmp_path: Path) -> None:
    text, letter = put(at, "xy", "")
    damage = examined(tmp_path, text, "Office: a gate", affirmed=True)
    assert (damage.letter, damage.touched, damage.text) == (letter, {}, text)


def test_work_is_allowed_up_to_the_last_byte_of_all_tries() -> None:
    one = 10 + 64  # what a try costs beside the bytes hashed
    work = Work(3 * one)
    assert [work.allows(2, 10), work.allows(1, 10), work.allows(1, 0)] == [True, True, False]
    assert not Work(one - 1).allows(1, 10)
