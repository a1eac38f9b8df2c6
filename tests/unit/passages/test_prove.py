"""How far a passage is checked: in the texts held, else by the lock, else not; and where it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from compliance.audit.left_out import is_limited
from compliance.library.store import TextLibrary
from compliance.model.base import EvidenceId
from compliance.model.dates.edtf import parse_edtf
from compliance.passages.affirm import Affirmer, Refusal, Suspect
from compliance.passages.fingerprint import pin_hash
from compliance.passages.locate import Level
from compliance.passages.prove import Proof, Prover
from compliance.workspace.workspace import Workspace
from support.builders import HERALD as HERALD_ID
from support.lake_texts import GAZETTE, HERALD
from support.reports import TextsInMemory, lake, lock_for

FIRST = EvidenceId(f"{HERALD_ID}#e1")
PASSAGE = "South Shore has not withdrawn its patrol boats from the ferry lane"


def prove(made: Workspace, texts: Iterable[str], evidence: EvidenceId = FIRST) -> Proof:
    return Prover(made, TextsInMemory(texts)).prove(made.evidence[evidence])


def affirmed(made: Workspace) -> Workspace:
    return replace(made, lock=lock_for(made, [HERALD, GAZETTE]))


def pinned(root: Path, start: str, **pin: str) -> Workspace:
    """Return a workspace with one record, of the herald."""
    return lake(root, evidence=[{"article": HERALD_ID, "passage": {"start": start, **pin}}])


def places(words: str) -> list[tuple[int, int]]:
    starts = [at for at in range(len(HERALD)) if HERALD.startswith(words, at)]
    return [(at, at + len(words)) for at in starts]


def test_a_passage_in_a_held_text_is_exact_with_its_place_and_words(tmp_path: Path) -> None:
    made = lake(tmp_path)
    proof = prove(made, [HERALD])
    start = HERALD.index(PASSAGE)
    assert proof == Proof(
        level=Level.EXACT,
        range=(start, start + len(PASSAGE)),
        found_in=HERALD,
        text_sha256=made.evidence[FIRST].article.held[0].text_sha256,
        candidates=1,
    )
    assert proof.text == PASSAGE


def test_print_that_differs_is_folded(tmp_path: Path) -> None:
    proof = prove(pinned(tmp_path, "South Shore has not  withdrawn"), [HERALD])
    assert (proof.level, proof.text) == (Level.FOLDED, "South Shore has not withdrawn")


def test_words_that_stand_twice_have_both_places_and_no_text(tmp_path: Path) -> None:
    proof = prove(pinned(tmp_path, "South Shore"), [HERALD])
    assert proof.level is Level.AMBIGUOUS
    assert list(proof.places) == places("South Shore")
    assert proof.candidates == len(proof.places) > 1
    assert (proof.range, proof.text, proof.near) == (None, None, None)


@pytest.mark.parametrize("number", [0, 1])
def test_the_words_before_pick_one_of_two_places(number: int, tmp_path: Path) -> None:
    place = places("South Shore")[number]
    before = " ".join(HERALD[: place[0]].split()[-3:])
    proof = prove(pinned(tmp_path, "South Shore", prefix=before), [HERALD])
    assert (proof.level, proof.range, proof.places) == (Level.EXACT, place, ())


def test_what_only_nearly_stands_there_says_where_and_which_words_differ(tmp_path: Path) -> None:
    proof = prove(pinned(tmp_path, "South Shore has now withdrawn its"), [HERALD])
    ((start, _),) = places("South Shore has not withdrawn its")
    assert proof.level is Level.NEAR
    assert proof.near is not None
    assert proof.range == proof.near.range
    assert proof.near.range[0] == start
    assert [(one.text, one.pin) for one in proof.near.difference] == [("not", "now")]
    assert (proof.text, proof.candidates, proof.places) == (None, 0, ())


def test_a_passage_that_stands_nowhere_has_no_place(tmp_path: Path) -> None:
    proof = prove(pinned(tmp_path, "Nothing of it"), [HERALD])
    assert proof.level is Level.MISSING
    assert (proof.range, proof.text, proof.near, proof.places) == (None, None, None, ())


def test_without_text_a_passage_is_attested_by_its_lock_or_unverified(tmp_path: Path) -> None:
    made = lake(tmp_path)
    assert prove(made, []) == Proof(level=Level.UNVERIFIED)
    exact, attested = prove(made, [HERALD]), prove(affirmed(made), [])
    assert attested == Proof(
        level=Level.ATTESTED, range=exact.range, text_sha256=exact.text_sha256, on="2001-01-01"
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
    made = pinned(tmp_path, "not withdrawn its")
    e = made.evidence[FIRST]
    held = tuple(
        replace(e.article.held[0], text_sha256=sha256)
        for sha256 in TextsInMemory([GAZETTE, HERALD]).known()
    )
    both = replace(e, article=replace(e.article, held=held))
    for texts in ([GAZETTE], [HERALD], [GAZETTE, HERALD], []):
        assert Prover(made, TextsInMemory(texts)).holds(both.article) == bool(texts)
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
    nothing = Affirmer(
        workspace=made, prover=Prover(made, TextsInMemory()), on=on, is_limited=is_limited
    )
    fresh = replace(made, lock={})
    unfound = Affirmer(
        workspace=fresh, prover=Prover(fresh, TextsInMemory()), on=on, is_limited=is_limited
    )
    assert nothing.affirm([FIRST], accept=True).unchanged == 1
    assert unfound.affirm([FIRST], accept=True).refused == (Refusal(FIRST, Level.UNVERIFIED),)
    entry = replace(made.lock[FIRST], passage_sha256="0" * 64)
    moved = replace(made, lock={FIRST: entry})
    affirmer = Affirmer(
        workspace=moved, prover=Prover(moved, TextsInMemory([HERALD])), on=on, is_limited=is_limited
    )
    assert affirmer.affirm([FIRST], accept=False).suspects == (Suspect(FIRST, ("text",)),)
    assert affirmer.affirm([FIRST], accept=True).affirmed == (FIRST,)


def test_a_lock_of_a_record_that_is_gone_can_be_cleared(tmp_path: Path) -> None:
    made = affirmed(lake(tmp_path))
    left = replace(made, evidence={i: e for i, e in made.evidence.items() if i != FIRST})
    affirmer = Affirmer(
        workspace=left,
        prover=Prover(left, TextsInMemory()),
        on=parse_edtf("2002-02-02"),
        is_limited=is_limited,
    )
    assert affirmer.gone() == (FIRST,)
    done = affirmer.affirm((), accept=False)
    cleared = affirmer.without(done, affirmer.gone())
    assert [entry.evidence for entry in cleared] == list(left.evidence)
    assert len(done.lock) == len(cleared) + 1


def test_a_lock_does_not_help_where_the_text_it_names_is_held_and_says_otherwise(
    tmp_path: Path,
) -> None:
    was = affirmed(pinned(tmp_path / "was", "not withdrawn its"))
    now = pinned(tmp_path / "now", "Nothing of it")
    entry = was.lock[FIRST]
    pin = pin_hash(now.evidence[FIRST])
    forged = replace(entry, fingerprint={**entry.fingerprint, "passage": pin})
    assert prove(replace(now, lock={FIRST: forged}), [HERALD]).level is Level.MISSING
    assert prove(replace(now, lock={FIRST: forged}), []).level is Level.ATTESTED
    assert prove(replace(now, lock={FIRST: entry}), []).level is Level.UNVERIFIED


def test_a_lock_of_a_text_that_is_not_of_the_article_attests_nothing(tmp_path: Path) -> None:
    made = affirmed(pinned(tmp_path, "not withdrawn its"))
    (other,) = TextsInMemory([GAZETTE]).known()
    moved = replace(made.lock[FIRST], text_sha256=other)
    assert prove(replace(made, lock={FIRST: moved}), []).level is Level.UNVERIFIED


def test_a_record_without_a_lock_is_unverified_beside_one_with_a_lock(tmp_path: Path) -> None:
    made = affirmed(pinned(tmp_path, "not withdrawn its"))
    e = made.evidence[FIRST]
    two = replace(e, id=EvidenceId(f"{HERALD_ID}#e2"))
    prover = Prover(made, TextsInMemory())
    assert [prover.prove(one).level for one in (e, two)] == [Level.ATTESTED, Level.UNVERIFIED]
