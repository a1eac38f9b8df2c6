"""What an agreement says of its own targets."""

from __future__ import annotations

from compliance.workspace.load import load_workspace
from support.builders import LAKE

AGREEMENT = load_workspace(LAKE).agreement()


def test_targets_are_the_whole_then_each_clause_with_what_is_in_it() -> None:
    assert AGREEMENT.targets == ("*", "1", "1a", "1b", "2", "2a", "2b")
    assert [one.id for one in AGREEMENT.obligations] == ["1a", "1b", "2a", "2b"]
    assert AGREEMENT.clauses[1].targets == ("2", "2a", "2b")


def test_a_clause_and_an_obligation_are_found_by_their_ids() -> None:
    first, second = AGREEMENT.clauses
    assert [AGREEMENT.clause_of(target) for target in ("1", "1b", "2a")] == [first, first, second]
    assert [AGREEMENT.clause_of(target) for target in ("*", "9", "1c")] == [None] * 3
    assert AGREEMENT.obligation("2a") == second.obligations[0]
    assert [AGREEMENT.obligation(target) for target in ("*", "2", "2c")] == [None] * 3
