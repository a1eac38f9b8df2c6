"""Laws of affirming: what is noted once stays, what changed since is named, not overwritten."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from compliance.audit.left_out import is_limited
from compliance.model.dates.edtf import parse_edtf
from compliance.model.evidence import EvidenceEntry
from compliance.passages.affirm import Affirmation, Affirmer
from compliance.passages.fingerprint import changed_parts, fingerprint
from compliance.passages.locate import Level
from compliance.passages.prove import Prover
from compliance.passages.suspect import TEXT
from compliance.workspace.lock_file import lock_bytes
from compliance.workspace.records import Records
from compliance.workspace.workspace import Workspace, link
from support.removal import ids_of, with_answers, with_texts, without
from support.reports import TextsInMemory
from support.strategies import records

FIRST, LATER = parse_edtf("2021-04-01"), parse_edtf("2021-05-01")
CHANGED_CLAIM = "Says something else."


def affirmer(workspace: Workspace, texts: Iterable[str], on: str = "2021-04-01") -> Affirmer:
    return Affirmer(
        workspace=workspace,
        prover=Prover(workspace, TextsInMemory(texts)),
        on=parse_edtf(on),
        is_limited=is_limited,
    )


def affirm_all(
    made: Records, texts: Iterable[str], on: str = "2021-04-01", *, accept: bool = False
) -> Affirmation:
    workspace = link(made)
    return affirmer(workspace, texts, on).affirm(tuple(workspace.evidence), accept=accept)


def with_entries(made: Records, change: Callable[[str, EvidenceEntry], EvidenceEntry]) -> Records:
    """Return records in which each entry, told with its id, is what becomes of it."""
    evidence = {
        file: replace(one, evidence=tuple(change(f"{one.article}#{e.id}", e) for e in one.evidence))
        for file, one in made.evidence.items()
    }
    return replace(made, evidence=evidence)


def with_claims(made: Records, ids: Collection[str]) -> Records:
    """Return records in which some have another claim."""
    return with_entries(made, lambda i, e: replace(e, claim=CHANGED_CLAIM) if i in ids else e)


def reprinted(made: Records) -> Records:
    """Return records whose articles have another text."""
    articles = {
        file: replace(a, held=tuple(replace(h, text_sha256="e" * 64) for h in a.held))
        for file, a in made.articles.items()
    }
    return replace(made, articles=articles)


@given(records())
def test_all_that_is_found_is_affirmed_and_a_second_run_changes_no_byte(drawn: Records) -> None:
    """Law: affirm twice == affirm once, whatever the day of the second run."""
    made, texts = with_texts(drawn)
    first = affirm_all(made, texts)
    assert set(first.affirmed) == set(link(made).evidence)
    assert (first.suspects, first.refused, first.unchanged) == ((), (), 0)
    second = affirm_all(replace(made, lock=first.lock), texts, "2021-05-01", accept=True)
    assert lock_bytes(second.lock) == lock_bytes(first.lock)
    assert (second.affirmed, second.suspects, second.refused) == ((), (), ())
    assert second.unchanged == len(first.affirmed)


@given(st.data(), records())
def test_what_changed_since_is_listed_and_left_until_it_is_accepted(
    data: st.DataObject, drawn: Records
) -> None:
    """Law: --all leaves the entries of suspects byte for byte; accepted, they are as if new."""
    made, texts = with_texts(drawn)
    ids = sorted(link(made).evidence)
    assume(ids)
    changed = set(data.draw(st.lists(st.sampled_from(ids), min_size=1)))
    lock = affirm_all(made, texts).lock
    edited = with_claims(replace(made, lock=lock), changed)
    listed = affirm_all(edited, texts, "2021-05-01")
    assert {s.evidence for s in listed.suspects} == changed
    assert {s.changed for s in listed.suspects} == {("claim",)}
    assert lock_bytes(listed.lock) == lock_bytes(lock)
    accepted = affirm_all(edited, texts, "2021-05-01", accept=True)
    assert set(accepted.affirmed) == changed
    for entry in accepted.lock:
        assert entry.on == (LATER if entry.evidence in changed else FIRST)
    again = affirm_all(replace(edited, lock=accepted.lock), texts)
    assert (again.affirmed, again.suspects) == ((), ())


@given(st.data(), records())
def test_only_what_is_chosen_is_affirmed(data: st.DataObject, drawn: Records) -> None:
    """Law: the lock of one run over A and B is that of a run over A, then over B."""
    made, texts = with_texts(drawn)
    ids = tuple(link(made).evidence)
    chosen = [i for i in ids if data.draw(st.booleans())]
    first = affirmer(link(made), texts).affirm(chosen, accept=False)
    assert {entry.evidence for entry in first.lock} == set(chosen)
    rest = [i for i in ids if i not in chosen]
    then = link(replace(made, lock=first.lock))
    second = affirmer(then, texts).affirm(rest, accept=False)
    assert lock_bytes(second.lock) == lock_bytes(affirm_all(made, texts).lock)


@given(st.data(), records())
def test_a_lock_of_records_that_are_gone_is_named_and_can_be_cleared(
    data: st.DataObject, drawn: Records
) -> None:
    """Law: gone = locked but not there; without them the lock is that of what is left."""
    made, texts = with_texts(drawn)
    lock = affirm_all(made, texts).lock
    ids = [i for i in link(made).evidence if data.draw(st.booleans())]
    gone = with_answers(made, ids)
    left = replace(without(made, gone), lock=lock)
    at_work = affirmer(link(left), texts)
    assert set(at_work.gone()) == gone
    done = at_work.affirm(tuple(link(left).evidence), accept=True)
    cleared = at_work.without(done, at_work.gone())
    assert {entry.evidence for entry in cleared} == set(link(left).evidence)


@given(records())
def test_a_lock_attests_while_the_pin_and_the_text_are_those_it_was_made_for(
    drawn: Records,
) -> None:
    """Law: without texts a passage is attested iff its lock has its pin and its text."""
    made, texts = with_texts(drawn)
    locked = replace(made, lock=affirm_all(made, texts).lock)
    assert levels(locked) <= {Level.ATTESTED}
    assert levels(replace(locked, lock=())) <= {Level.UNVERIFIED}
    assert levels(with_claims(locked, ids_of(locked, lambda _: True))) <= {Level.ATTESTED}
    moved = with_entries(
        locked, lambda _, e: replace(e, passage=replace(e.passage, prefix="before"))
    )
    assert levels(moved) <= {Level.UNVERIFIED}
    assert levels(reprinted(locked)) <= {Level.UNVERIFIED}


def levels(made: Records) -> set[Level]:
    """Return the levels of all passages where no text is held."""
    workspace = link(made)
    prover = Prover(workspace, TextsInMemory())
    return {prover.prove(e).level for e in workspace.evidence.values()}


@given(records())
def test_another_text_of_an_article_makes_its_records_suspect(drawn: Records) -> None:
    """Law: a lock for a text that the article no longer has is suspect for its text."""
    made, texts = with_texts(drawn)
    lock = affirm_all(made, texts).lock
    other = [f"Reprinted.\n{text}" for text in texts]
    done = affirm_all(replace(reprinted(made), lock=lock), other)
    assert {s.changed for s in done.suspects} <= {(TEXT,)}
    assert len(done.suspects) == len(lock)


@given(records())
def test_a_fingerprint_names_its_parts_in_order_and_itself_unchanged(drawn: Records) -> None:
    """Law: changed_parts(p, p) is empty; against nothing it is every part, in order."""
    workspace = link(drawn)
    for e in workspace.evidence.values():
        prints = fingerprint(e, workspace.agreements[e.agreement])
        assert list(prints) == sorted(prints)
        assert changed_parts(prints, prints) == ()
        assert changed_parts({}, prints) == changed_parts(prints, {}) == tuple(prints)
