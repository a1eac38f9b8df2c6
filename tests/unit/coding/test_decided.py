"""Which suggestions are decided, and for which of their targets."""

from __future__ import annotations

from typing import Any

import pytest

from compliance.coding.decided import Decided
from compliance.coding.decision import Asked, Decision, Verdict
from compliance.model.base import Target
from compliance.model.evidence import PassagePin
from compliance.passages.words import Pin
from compliance.suggest.suggestion import Suggestion
from support.decided import decision
from support.suggestions import suggestion

ONE = PassagePin(start="One", end="two")


def judged(verdict: Verdict, *targets: str, **changes: Any) -> Decision:  # noqa: ANN401 - of any field
    return decision(decision=verdict, targets=tuple(map(Target, targets)), **changes)


def left(one: Suggestion, *decisions: Decision) -> tuple[str, ...]:
    return Decided(decisions, []).left(one)


def test_a_suggestion_is_decided_by_a_record_over_it_of_one_of_its_targets() -> None:
    given = [suggestion(0, 10, "1a", "1b"), suggestion(10, 20, "1a"), suggestion(30, 40, "2a")]
    first, second = frozenset({Target("1b")}), frozenset({Target("1a")})
    for accepted, count in (
        ([], 0),
        ([((9, 10), first)], 1),
        ([((5, 15), first)], 1),
        ([((5, 15), second), ((20, 30), second), ((30, 40), first)], 2),
    ):
        assert Decided((), accepted).count(given) == count


def test_what_is_rejected_for_each_of_its_targets_is_decided() -> None:
    one = suggestion(0, 9, "1a", "1b", pin=ONE)
    rejected = judged(Verdict.REJECTED, "1a")
    assert left(one, rejected) == ("1b",)
    assert left(one, rejected, judged(Verdict.REJECTED, "1b")) == ()
    assert left(one, judged(Verdict.UNSURE, "1a", "1b")) == ("1a", "1b")
    assert Decided([rejected, judged(Verdict.REJECTED, "1b")], []).count([one]) == 1


@pytest.mark.parametrize("verdict", [Verdict.ACCEPTED, Verdict.EDITED, Verdict.ADJUDICATED])
def test_what_a_record_was_made_of_is_decided_whatever_was_changed(verdict: Verdict) -> None:
    one = suggestion(0, 9, "1a", "1b", pin=ONE)
    asked = Asked(pin=Pin("One", "two"), targets=(Target("1a"), Target("1b")))
    made = judged(verdict, "2a", pin=Pin("Another"), asked=asked)
    assert left(one, made) == ()
    # Of another target of the same passage nobody was asked.
    assert left(suggestion(0, 9, "2b", pin=ONE), made) == ("2b",)


@pytest.mark.parametrize(
    ("pin", "same"),
    [
        (PassagePin(start="One", end="two"), True),
        (PassagePin(start="One", end="two", prefix="said"), True),
        (PassagePin(start="One", end="three"), False),
        (PassagePin(start="One"), False),
        (PassagePin(start="Ones", end="two"), False),
    ],
)
def test_a_passage_is_known_by_its_ends(pin: PassagePin, same: bool) -> None:
    rejected = judged(Verdict.REJECTED, "1a")
    assert left(suggestion(50, 59, "1a", pin=pin), rejected) == (() if same else ("1a",))


def test_of_two_alike_passages_the_words_before_them_tell() -> None:
    rejected = judged(Verdict.REJECTED, "1a", pin=Pin("One", "two", "first"))
    for prefix, waits in (("first", False), ("second", True), (None, False)):
        pin = PassagePin(start="One", end="two", prefix=prefix)
        assert left(suggestion(0, 9, "1a", pin=pin), rejected) == (("1a",) if waits else ())


def test_a_coder_is_unsure_of_their_own_doubts_alone() -> None:
    decided = Decided([judged(Verdict.UNSURE, "1a"), judged(Verdict.REJECTED, "1b")], [])
    assert decided.unsure(suggestion(0, 9, "1a", pin=ONE), "anna")
    assert not decided.unsure(suggestion(0, 9, "1a", pin=ONE), "boris")
    assert not decided.unsure(suggestion(0, 9, "1b", pin=ONE), "anna")
