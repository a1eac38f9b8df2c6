"""A lock speaks of its own pin, in a text of the article that is not on this machine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from compliance.model.base import EvidenceId
from compliance.model.dates.edtf import parse_edtf
from compliance.passages.affirm import Affirmer
from compliance.passages.fingerprint import pin_hash
from compliance.passages.level import Level
from compliance.passages.prove import Proof, Prover
from compliance.workspace.workspace import Workspace
from support.builders import HERALD as HERALD_ID
from support.lake_texts import GAZETTE, HERALD
from support.reports import TextsInMemory, lake

ONE = EvidenceId(f"{HERALD_ID}#e1")


def locked(made: Workspace) -> Workspace:
    """Return a workspace of one record, which was affirmed in the text of its article."""
    prover = Prover(made, TextsInMemory([HERALD]))
    affirmer = Affirmer(workspace=made, prover=prover, on=parse_edtf("2001-01-01"))
    (entry,) = affirmer.affirm([ONE], accept=False).lock
    return replace(made, lock={ONE: entry})


def prove(made: Workspace, texts: Iterable[str]) -> Proof:
    return Prover(made, TextsInMemory(texts)).prove(made.evidence[ONE])


def pinned(root: Path, start: str) -> Workspace:
    return lake(root, evidence=[{"article": HERALD_ID, "passage": {"start": start}}])


def test_a_lock_does_not_help_where_the_text_it_names_is_held_and_says_otherwise(
    tmp_path: Path,
) -> None:
    was = locked(pinned(tmp_path / "was", "not withdrawn its"))
    now = pinned(tmp_path / "now", "Nothing of it")
    entry = was.lock[ONE]
    pin = pin_hash(now.evidence[ONE])
    forged = replace(entry, fingerprint={**entry.fingerprint, "passage": pin})
    assert prove(replace(now, lock={ONE: forged}), [HERALD]).level is Level.MISSING
    assert prove(replace(now, lock={ONE: forged}), []).level is Level.ATTESTED
    assert prove(replace(now, lock={ONE: entry}), []).level is Level.UNVERIFIED


def test_a_lock_of_a_text_that_is_not_of_the_article_attests_nothing(tmp_path: Path) -> None:
    made = locked(pinned(tmp_path, "not withdrawn its"))
    (other,) = TextsInMemory([GAZETTE]).known()
    moved = replace(made.lock[ONE], text_sha256=other)
    assert prove(replace(made, lock={ONE: moved}), []).level is Level.UNVERIFIED


def test_a_record_without_a_lock_is_unverified_beside_one_with_a_lock(tmp_path: Path) -> None:
    made = locked(pinned(tmp_path, "not withdrawn its"))
    e = made.evidence[ONE]
    two = replace(e, id=EvidenceId(f"{HERALD_ID}#e2"))
    prover = Prover(made, TextsInMemory())
    assert [prover.prove(one).level for one in (e, two)] == [Level.ATTESTED, Level.UNVERIFIED]


def test_an_article_of_which_one_text_is_held_is_held(tmp_path: Path) -> None:
    made = pinned(tmp_path, "not withdrawn its")
    article = made.evidence[ONE].article
    held = replace(
        article,
        held=tuple(
            replace(article.held[0], text_sha256=sha256)
            for sha256 in TextsInMemory([GAZETTE, HERALD]).known()
        ),
    )
    for texts in ([GAZETTE], [HERALD], [GAZETTE, HERALD]):
        assert Prover(made, TextsInMemory(texts)).holds(held)
    assert not Prover(made, TextsInMemory()).holds(held)
