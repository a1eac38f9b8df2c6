"""Laws of decisions: whatever is decided and undone, the files are what a replay says."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.coding.desk import Desk
from compliance.coding.queue import Filters
from compliance.workspace.yaml.reader import read_yaml
from support.builders import HERALD
from support.desks import Office, office, suggested

WORDS: Final = (
    "The gates of the dam were opened on the first of June",
    "Ferries crossed twelve times in June",
    "as the treaty asks",
    "the harbour office noted",
)
GIVEN: Final = {
    HERALD: tuple(
        suggested(HERALD, words, "1a", speaker="north-ministry", score=0.9 - number / 10)
        for number, words in enumerate(WORDS)
    )
}
ENTRY: Final = (
    "{id: e3, targets: [2a], link: named, speaker: north-ministry, voice: quoted, "
    "act: background, claim: Ours, passage: {start: South Shore}}"
)
HEAD: Final = f"article: {HERALD}\nagreement: lake_1999\n"
FILES: Final = st.sampled_from(
    [
        None,
        f"{HEAD}evidence: []\n",
        f"# who says what\n{HEAD}evidence: []  # nothing yet\n# end\n",
        f"{HEAD}coded_by: [anna]\nevidence:\n- {ENTRY} # by hand\n# end",
        f"{HEAD}evidence:\n  # first\n  - {ENTRY}\n\n  # to do: more\n".replace("\n", "\r\n"),
    ]
)
STEPS: Final = st.lists(
    st.tuples(
        st.sampled_from(["anna", "boris"]),
        st.sampled_from(["accept", "accept", "edit", "reject", "unsure", "undo", "undo"]),
        st.integers(0, len(WORDS) - 1),
    ),
    max_size=9,
)


@contextmanager
def begun(text: str | None) -> Iterator[Office]:
    """Make a workspace with a file of evidence in a folder of its own."""
    folder = Path(tempfile.mkdtemp())
    try:
        yield office(folder, GIVEN, files={f"evidence/{HERALD}.yaml": text})
    finally:
        shutil.rmtree(folder)


def take(desk: Desk, what: str, number: int) -> str | None:
    """Take one step; return the record that it wrote or took out."""
    if what == "undo":
        return desk.undo().record
    waiting = [*desk.queue(), *desk.queue(Filters(unsure=True))]
    found = [one for one in waiting if one.suggestion.text == WORDS[number]]
    if not found:
        return None
    key = found[0].key
    if what in {"reject", "unsure"}:
        done = desk.reject(key, "no") if what == "reject" else desk.unsure(key)
        assert done.done
        return None
    item = desk.item(key)
    form = {one.name: one.values for one in item.fields if one.values}
    if what == "edit":
        form["note"] = ("edited",)
    outcome = desk.accept(key, form, f"Claim {number}", item.revision)
    assert outcome.record, outcome
    return outcome.record


def ids(data: bytes | None) -> list[str]:
    if data is None:
        return []
    content = read_yaml(data, "").value
    assert isinstance(content, dict)
    return [one["id"] for one in content["evidence"]]


def is_within(less: bytes | None, more: bytes | None) -> bool:
    """Return whether bytes are others with one piece put in."""
    if less is None or more is None:
        return less is None
    start = 0
    while start < len(less) and less[start] == more[start]:
        start += 1
    return more.endswith(less[start:])


@settings(max_examples=15, deadline=None)  # each step reads a workspace
@given(FILES, STEPS)
def test_the_file_is_what_a_replay_says_and_nothing_else_in_it_changes(
    text: str | None, steps: list[tuple[str, str, int]]
) -> None:
    with begun(text) as made:
        first = made.evidence()
        standing: list[str] = []
        for coder, what, number in steps:
            before = made.evidence()
            record = take(made.desk(coder), what, number)
            after = made.evidence()
            if record is None:
                assert after == before
            elif what == "undo":
                standing.remove(record)
                assert is_within(after, before) or not standing
            else:
                standing.append(record)
                assert is_within(before, after) or before == first
            assert ids(after) == [*ids(first), *(one.partition("#")[2] for one in standing)]
        for coder in ("anna", "boris"):
            while made.desk(coder).undo().done:
                pass
        assert made.evidence() == first or (made.evidence(), first) == (None, None)


@settings(max_examples=10, deadline=None)
@given(STEPS)
def test_what_waits_is_what_nobody_decided(steps: list[tuple[str, str, int]]) -> None:
    with begun(None) as made:
        for coder, what, number in steps:
            take(made.desk(coder), what, number)
        decided = {
            one.passage
            for coder in ("anna", "boris")
            for one in made.desk(coder).decisions()
            if one.decision != "unsure"
        }
        for coder in ("anna", "boris"):
            desk = made.desk(coder)
            waits = {one.suggestion.range for one in desk.queue()}
            unsure = {one.suggestion.range for one in desk.queue(Filters(unsure=True))}
            assert waits | unsure == {one.range for one in GIVEN[HERALD]} - decided
            assert waits.isdisjoint(unsure)
