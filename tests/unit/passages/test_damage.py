"""What became of a stored text that no longer has its hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compliance.library.store import TextLibrary
from compliance.model.base import EvidenceId
from compliance.model.edtf import parse_edtf
from compliance.passages.affirm import Affirmer
from compliance.passages.damage import AlteredText, Damage
from compliance.passages.prove import Prover
from compliance.passages.restore import Alteration
from compliance.passages.suspect import sha256_of
from compliance.workspace.load import load_workspace
from support.builders import GAZETTE, workspace
from support.lake_texts import GAZETTE as TEXT
from support.lake_texts import TEXTS

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

E1, E2, E3 = (EvidenceId(f"{GAZETTE}#e{number}") for number in (1, 2, 3))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(
        tmp_path,
        evidence=[
            {"passage": {"start": "The boats left the lane"}},
            {"passage": {"start": "Two boats stayed"}},
            {"passage": {"start": "boats left the lane", "end": "came back"}},
        ],
    )


def examined(root: Path, text: str, affirmed: Collection[EvidenceId] = (E1, E2, E3)) -> Damage:
    """Affirm some records, then examine an altered text of the gazette."""
    library = TextLibrary(root / "library")
    for one in TEXTS.values():
        library.put(one)
    known = load_workspace(root)
    affirmer = Affirmer(workspace=known, prover=Prover(known, library), on=parse_edtf("1999"))
    entries = affirmer.affirm(affirmed, accept=False).lock
    lock = {entry.evidence: entry for entry in entries}
    altered = AlteredText(text=text, sha256=sha256_of(TEXT), length=len(TEXT))
    return altered.examine(tuple(known.evidence.values()), lock)


def test_a_letter_in_two_passages_touches_both_and_is_the_only_one(root: Path) -> None:
    letter = Alteration(at=TEXT.index("boats left"), there="g", was="b")
    damage = examined(root, TEXT.replace("boats left", "goats left"))
    assert damage.touched == {E1: letter, E3: letter}
    assert damage.letter == letter
    assert damage.untold == frozenset()


def test_a_passage_moved_by_a_letter_before_it_is_whole(root: Path) -> None:
    damage = examined(root, f"x{TEXT}")
    assert damage.touched == {}
    assert damage.letter == Alteration(at=0, there="x", was="")


def test_a_letter_beside_another_alteration_is_told_but_is_not_the_only_one(root: Path) -> None:
    altered = TEXT.replace("Two boats", "Two goats").replace("August", "Augusd")
    damage = examined(root, altered)
    assert set(damage.touched) == {E2}
    assert damage.touched[E2] is not None
    assert damage.letter is None


def test_the_letter_tells_which_passages_that_were_never_affirmed_are_touched(root: Path) -> None:
    damage = examined(root, TEXT.replace("boats left", "goats left"), affirmed=[E1])
    assert set(damage.touched) == {E1, E3}
    assert damage.untold == frozenset()


def test_where_nothing_was_affirmed_a_nearly_found_pin_leads_to_the_letter(root: Path) -> None:
    damage = examined(root, TEXT.replace("Two boats", "Two goats"), affirmed=[])
    assert set(damage.touched) == {E2}


def test_a_letter_outside_every_passage_is_found_without_a_pin_to_lead_there(root: Path) -> None:
    damage = examined(root, TEXT.replace("LOWTOWN", "LOWTOWM"), affirmed=[])
    assert damage.touched == {}
    assert damage.letter == Alteration(at=31, there="M", was="N")


def test_a_letter_added_at_the_edge_of_a_passage_is_outside_of_it(root: Path) -> None:
    # the quotation mark: the letter would be part of the word otherwise
    damage = examined(root, TEXT.replace("“Two", "““Two"), affirmed=[])
    assert damage.letter is not None
    assert damage.touched == {}


def test_of_what_was_never_affirmed_nothing_is_told_where_the_text_cannot_be_put_right(
    root: Path,
) -> None:
    damage = examined(root, TEXT.replace("Two boats", "Ten ships"), affirmed=[E1])
    assert damage.touched == {}
    assert damage.untold == {E2, E3}


def test_the_same_passage_of_two_records_is_examined_once(tmp_path: Path) -> None:
    pin = {"start": "Two boats stayed"}
    root = workspace(tmp_path, evidence=[{"passage": pin}, {"passage": pin}])
    damage = examined(root, TEXT.replace("Two boats", "Two goats"), affirmed=[E1, E2])
    assert damage.touched[E1] is damage.touched[E2] is not None


def test_a_passage_that_never_stood_in_the_text_is_not_touched(tmp_path: Path) -> None:
    pins = ["Nothing of this sort", "Two goats stayed", "The dam was opened"]
    root = workspace(tmp_path, evidence=[{"passage": {"start": pin}} for pin in pins])
    damage = examined(root, TEXT.replace("LOWTOWN", "LOWTOWM"), affirmed=[])
    assert damage.touched == {}
    assert damage.letter is not None


def test_a_lock_of_other_words_or_of_another_text_does_not_count(root: Path) -> None:
    library = TextLibrary(root / "library")
    library.put(TEXT)
    known = load_workspace(root)
    affirmer = Affirmer(workspace=known, prover=Prover(known, library), on=parse_edtf("1999"))
    (entry,) = affirmer.affirm([E1], accept=False).lock
    text = TEXT.replace("Two boats", "Ten ships")
    other = AlteredText(text=text, sha256="0" * 64, length=len(TEXT))
    assert other.examine((known.evidence[E1],), {E1: entry}).untold == {E1}
    same = AlteredText(text=text, sha256=sha256_of(TEXT), length=len(TEXT))
    assert same.examine((known.evidence[E2],), {E2: entry}).untold == {E2}
