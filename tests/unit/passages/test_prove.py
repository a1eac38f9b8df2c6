"""How far a passage is checked: in the texts held, else by the lock, else not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from compliance.library.store import TextLibrary
from compliance.model.base import EvidenceId
from compliance.model.dates.edtf import parse_edtf
from compliance.passages.affirm import Affirmer, Refusal, Suspect
from compliance.passages.locate import Level
from compliance.passages.prove import Proof, Prover
from compliance.workspace.workspace import Workspace
from support.builders import HERALD as HERALD_ID
from support.lake_texts import GAZETTE, HERALD
from support.reports import TextsInMemory, lake

FIRST = EvidenceId(f"{HERALD_ID}#e1")
PASSAGE = "South Shore has not withdrawn its patrol boats from the ferry lane"


def prove(made: Workspace, texts: Iterable[str], evidence: EvidenceId = FIRST) -> Proof:
    return Prover(made, TextsInMemory(texts)).prove(made.evidence[evidence])


def affirmed(made: Workspace) -> Workspace:
    affirmer = Affirmer(
        workspace=made,
        prover=Prover(made, TextsInMemory([HERALD, GAZETTE])),
        on=parse_edtf("2001-01-01"),
    )
    lock = affirmer.affirm(tuple(made.evidence), accept=False).lock
    return replace(made, lock={entry.evidence: entry for entry in lock})


def test_a_passage_in_a_held_text_is_exact_with_its_place_and_words(tmp_path: Path) -> None:
    made = lake(tmp_path)
    proof = prove(made, [HERALD])
    start = HERALD.index(PASSAGE)
    assert proof == Proof(
        level=Level.EXACT,
        range=(start, start + len(PASSAGE)),
        text=PASSAGE,
        text_sha256=made.evidence[FIRST].article.held[0].text_sha256,
        candidates=1,
    )


@pytest.mark.parametrize(
    ("start", "level"),
    [
        ("South Shore has not  withdrawn", Level.FOLDED),
        ("South Shore", Level.AMBIGUOUS),
        ("South Shore has now withdrawn its", Level.NEAR),
        ("Nothing of it", Level.MISSING),
    ],
)
def test_a_passage_that_is_not_found_once_as_written_has_another_level(
    start: str, level: Level, tmp_path: Path
) -> None:
    made = lake(tmp_path, evidence=[{"article": HERALD_ID, "passage": {"start": start}}])
    proof = prove(made, [HERALD])
    assert proof.level is level
    assert (proof.text is not None) == (level is Level.FOLDED)


def test_without_text_a_passage_is_attested_by_its_lock_or_unverified(tmp_path: Path) -> None:
    made = lake(tmp_path)
    assert prove(made, []) == Proof(level=Level.UNVERIFIED)
    exact, attested = prove(made, [HERALD]), prove(affirmed(made), [])
    assert attested == Proof(
        level=Level.ATTESTED,
        range=exact.range,
        text_sha256=exact.text_sha256,
        on="2001-01-01",
    )


def test_a_damaged_text_proves_nothing(tmp_path: Path) -> None:
    made = lake(tmp_path / "lake")
    library = TextLibrary(tmp_path / "texts")
    sha256 = library.put(HERALD)
    (path,) = (tmp_path / "texts").rglob(f"{sha256}.txt")
    path.write_text(HERALD + "more", "utf-8")
    prover = Prover(made, TextLibrary(tmp_path / "texts"))
    assert prover.prove(made.evidence[FIRST]).level is Level.UNVERIFIED
    assert not prover.holds(made.evidence[FIRST].article)


def test_of_several_texts_that_counts_in_which_the_passage_is_found_best(tmp_path: Path) -> None:
    made = lake(
        tmp_path, evidence=[{"article": HERALD_ID, "passage": {"start": "not withdrawn its"}}]
    )
    (e,) = made.evidence.values()
    held = tuple(
        replace(e.article.held[0], text_sha256=sha256)
        for sha256 in TextsInMemory([GAZETTE, HERALD]).known()
    )
    both = replace(e, article=replace(e.article, held=held))
    prover = Prover(made, TextsInMemory([GAZETTE, HERALD]))
    assert prover.prove(both).level is Level.EXACT
    only = Prover(made, TextsInMemory([GAZETTE]))
    assert only.prove(both).level is Level.MISSING
    locked = affirmed(replace(made, evidence={both.id: both}))
    again = Prover(locked, TextsInMemory([GAZETTE]))
    assert again.prove(both).level is Level.ATTESTED


def test_each_text_is_read_once(tmp_path: Path) -> None:
    made = lake(tmp_path / "lake")
    library = TextLibrary(tmp_path / "texts")
    library.put(HERALD)
    prover = Prover(made, library)
    for e in made.evidence.values():
        prover.prove(e)
    assert library.opened == 1


def test_what_cannot_be_found_is_refused_and_what_was_moved_is_suspect(tmp_path: Path) -> None:
    made = affirmed(lake(tmp_path))
    on = parse_edtf("2002-02-02")
    nothing = Affirmer(workspace=made, prover=Prover(made, TextsInMemory()), on=on)
    fresh = replace(made, lock={})
    unfound = Affirmer(workspace=fresh, prover=Prover(fresh, TextsInMemory()), on=on)
    assert nothing.affirm([FIRST], accept=True).unchanged == 1
    assert unfound.affirm([FIRST], accept=True).refused == (Refusal(FIRST, Level.UNVERIFIED),)
    entry = replace(made.lock[FIRST], passage_sha256="0" * 64)
    moved = replace(made, lock={FIRST: entry})
    affirmer = Affirmer(workspace=moved, prover=Prover(moved, TextsInMemory([HERALD])), on=on)
    assert affirmer.affirm([FIRST], accept=False).suspects == (Suspect(FIRST, ("text",)),)
    assert affirmer.affirm([FIRST], accept=True).affirmed == (FIRST,)


def test_a_lock_of_a_record_that_is_gone_can_be_cleared(tmp_path: Path) -> None:
    made = affirmed(lake(tmp_path))
    left = replace(made, evidence={i: e for i, e in made.evidence.items() if i != FIRST})
    affirmer = Affirmer(
        workspace=left, prover=Prover(left, TextsInMemory()), on=parse_edtf("2002-02-02")
    )
    assert affirmer.gone() == (FIRST,)
    done = affirmer.affirm((), accept=False)
    cleared = affirmer.without(done, affirmer.gone())
    assert [entry.evidence for entry in cleared] == list(left.evidence)
    assert len(done.lock) == len(cleared) + 1
