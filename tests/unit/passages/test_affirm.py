"""What is noted of a passage that was found, and what is left as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from compliance.audit.left_out import is_limited
from compliance.model.base import EvidenceId
from compliance.model.dates.edtf import parse_edtf
from compliance.passages.affirm import Affirmation, Affirmer, Refusal, Suspect
from compliance.passages.fingerprint import fingerprint
from compliance.passages.level import Level
from compliance.passages.prove import Prover
from compliance.workspace.workspace import Workspace
from support.builders import GAZETTE as GAZETTE_ID
from support.builders import HERALD as HERALD_ID
from support.lake_texts import GAZETTE, HERALD
from support.reports import TextsInMemory, lake

FIRST, LATER = parse_edtf("2001-01-01"), parse_edtf("2002-02-02")
FOUND, UNFOUND, OTHER = (
    EvidenceId(f"{HERALD_ID}#e1"),
    EvidenceId(f"{HERALD_ID}#e2"),
    EvidenceId(f"{GAZETTE_ID}#e1"),
)
WORDS = "not withdrawn its patrol boats"


def made(root: Path, start: str = "not withdrawn its") -> Workspace:
    """Return three records: one that is found, one that is not, and one of another article."""
    return lake(
        root,
        evidence=[
            {"article": HERALD_ID, "passage": {"start": start, "end": "patrol boats"}},
            {"article": HERALD_ID, "passage": {"start": "Nothing of it"}},
            {"article": GAZETTE_ID},
        ],
    )


def affirmer(workspace: Workspace, texts: Iterable[str] = (HERALD, GAZETTE)) -> Affirmer:
    return Affirmer(
        workspace=workspace,
        prover=Prover(workspace, TextsInMemory(texts)),
        on=LATER,
        is_limited=is_limited,
    )


def locked(workspace: Workspace, done: Affirmation) -> Workspace:
    return replace(workspace, lock={entry.evidence: entry for entry in done.lock})


def test_a_lock_notes_text_place_words_and_day_of_a_passage(tmp_path: Path) -> None:
    workspace = made(tmp_path)
    evidence = workspace.evidence[FOUND]
    (entry,) = affirmer(workspace).affirm([FOUND], accept=False).lock
    start = HERALD.index(WORDS)
    assert entry.evidence == FOUND
    assert entry.text_sha256 == evidence.article.held[0].text_sha256
    assert entry.range == (start, start + len(WORDS))
    assert entry.words == 5
    assert entry.passage_sha256 == sha256(WORDS.encode()).hexdigest()
    assert entry.fingerprint == fingerprint(evidence, workspace.agreement())
    assert entry.on == LATER


@pytest.mark.parametrize("accept", [False, True])
def test_what_is_found_is_affirmed_and_what_is_not_is_refused(accept: bool, tmp_path: Path) -> None:
    workspace = made(tmp_path)
    done = affirmer(workspace).affirm(tuple(workspace.evidence), accept=accept)
    assert set(done.affirmed) == {FOUND, OTHER}
    assert done.refused == (Refusal(UNFOUND, Level.MISSING),)
    assert (done.suspects, done.unchanged) == ((), 0)


def test_one_that_was_refused_does_not_keep_the_next_from_being_affirmed(tmp_path: Path) -> None:
    done = affirmer(made(tmp_path)).affirm([UNFOUND, FOUND], accept=False)
    assert (done.affirmed, len(done.refused)) == ((FOUND,), 1)


def test_one_that_is_unchanged_does_not_keep_the_next_from_being_affirmed(tmp_path: Path) -> None:
    workspace = made(tmp_path)
    workspace = locked(workspace, affirmer(workspace).affirm([FOUND], accept=False))
    done = affirmer(workspace).affirm([FOUND, OTHER, UNFOUND], accept=False)
    assert (done.affirmed, done.unchanged, len(done.refused)) == ((OTHER,), 1, 1)
    assert {entry.evidence for entry in done.lock} == {FOUND, OTHER}


def test_a_suspect_that_is_no_longer_found_is_listed_and_refused_if_accepted(
    tmp_path: Path,
) -> None:
    before = made(tmp_path / "before")
    lock = affirmer(before).affirm([FOUND], accept=False)
    after = locked(made(tmp_path / "after", "Nothing of it"), lock)
    listed = affirmer(after).affirm([FOUND, OTHER], accept=False)
    assert listed.suspects == (Suspect(FOUND, ("passage",)),)
    assert (listed.affirmed, listed.refused, listed.unchanged) == ((OTHER,), (), 0)
    accepted = affirmer(after).affirm([FOUND, OTHER], accept=True)
    assert [one.evidence for one in accepted.refused] == [FOUND]
    assert (accepted.affirmed, accepted.suspects, accepted.unchanged) == ((OTHER,), (), 0)
    assert lock.lock[0] in accepted.lock


def test_a_passage_is_searched_once_however_often_it_is_affirmed(tmp_path: Path) -> None:
    workspace = made(tmp_path)
    at_work = affirmer(workspace)
    at_work.search([FOUND])
    library = at_work.prover.library
    assert isinstance(library, TextsInMemory)
    library.forget()
    assert at_work.affirm([FOUND], accept=False).affirmed == (FOUND,)


def test_over_another_lock_what_that_lock_has_is_unchanged(tmp_path: Path) -> None:
    workspace = made(tmp_path)
    at_work = affirmer(workspace)
    lock = at_work.affirm([FOUND], accept=False).lock
    done = at_work.over(lock).affirm([FOUND, OTHER], accept=False)
    assert (done.affirmed, done.unchanged) == ((OTHER,), 1)
    assert done.lock[:1] == lock


def test_of_the_records_gone_only_those_are_named_that_this_run_has_seen(tmp_path: Path) -> None:
    workspace = made(tmp_path)
    workspace = locked(workspace, affirmer(workspace).affirm([FOUND, OTHER], accept=False))
    seen = workspace.lock
    left = affirmer(replace(workspace, evidence={}))
    assert left.gone() == left.gone(seen) == (FOUND, OTHER)
    assert left.gone({FOUND: seen[FOUND]}) == (FOUND,)
    assert left.gone({FOUND: replace(seen[FOUND], words=99), OTHER: seen[OTHER]}) == (OTHER,)
    assert left.gone({}) == ()
