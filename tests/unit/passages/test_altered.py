"""Which passages still stand in a stored text that no longer has its hash."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.model.base import EvidenceId
from compliance.passages.altered import AlteredPassages, standing_in
from compliance.passages.suspect import sha256_of
from compliance.workspace.workspace import Workspace
from support.builders import GAZETTE
from support.lake_texts import GAZETTE as TEXT
from support.reports import lake, lock_for

E1, E2, E3, E4 = (EvidenceId(f"{GAZETTE}#e{number}") for number in (1, 2, 3, 4))
PINS: tuple[dict[str, str], ...] = (
    {"start": "The boats left the lane"},
    {"start": "Two boats stayed"},
    {"start": "boats left the lane", "end": "came back"},
    {"start": '"Two boats', "end": "said"},  # as folded
)


@pytest.fixture
def made(tmp_path: Path) -> Workspace:
    return lake(tmp_path, evidence=[{"passage": pin} for pin in PINS])


def standing(made: Workspace, text: str, *ids: EvidenceId) -> AlteredPassages:
    """Affirm some records, or all, and sort them by what stands in an altered text."""
    lock = lock_for(made, [TEXT], *ids)
    return standing_in(text, sha256_of(TEXT), made.evidence.values(), lock)


@pytest.mark.parametrize(
    ("was", "there", "gone"),
    [
        ("boats left", "goats left", (E1, E3)),
        ("Two boats", "Two goats", (E2, E4)),
        ("none came", "none of them came", (E3,)),  # between the two ends
        ("Two boats stayed", "Some boats stayed", (E2, E4)),
        ("LOWTOWN", "LOWTOWM", ()),
        ("“Two", "‘Two", (E4,)),
        ("stayed,”", "stayed!”", (E4,)),
    ],
)
def test_the_passages_in_which_something_was_altered_no_longer_hold_and_the_others_do(
    was: str, there: str, gone: tuple[EvidenceId, ...], made: Workspace
) -> None:
    assert was in TEXT
    whole = tuple(i for i in made.evidence if i not in gone)
    expected = AlteredPassages(gone=gone, whole=whole, unknown=())
    assert standing(made, TEXT.replace(was, there)) == expected


@pytest.mark.parametrize("before", ["x", "Two boats stayed. "])
def test_a_passage_that_was_moved_still_holds_be_it_there_once_or_twice(
    before: str, made: Workspace
) -> None:
    assert standing(made, f"{before}{TEXT}").whole == (E1, E2, E3, E4)


def test_a_passage_at_its_place_holds_where_its_pin_leads_elsewhere(tmp_path: Path) -> None:
    pin = {"start": "boats left", "prefix": "The"}
    made = lake(tmp_path, evidence=[{"passage": pin}])
    assert standing(made, TEXT.replace("The boats", "Six boats")).whole == (E1,)


def test_of_what_was_never_affirmed_nothing_is_told(made: Workspace) -> None:
    found = standing(made, TEXT.replace("boats left", "goats left"), E1, E2)
    assert found == AlteredPassages(gone=(E1,), whole=(E2,), unknown=(E3, E4))


def test_a_lock_of_another_text_or_of_other_words_does_not_count(made: Workspace) -> None:
    lock = lock_for(made, [TEXT], E1)
    evidence = [made.evidence[E1]]
    assert standing_in(TEXT, "0" * 64, evidence, lock).unknown == (E1,)
    other = {E2: lock[E1]}
    assert standing_in(TEXT, sha256_of(TEXT), [made.evidence[E2]], other).unknown == (E2,)
