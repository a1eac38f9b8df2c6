"""What an agreement says of its own targets."""

from __future__ import annotations

from dataclasses import replace

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


def test_a_target_covers_itself_and_what_stands_in_it() -> None:
    assert AGREEMENT.within("*") == AGREEMENT.targets
    assert [AGREEMENT.within(target) for target in ("2", "2b", "9")] == [
        ("2", "2a", "2b"),
        ("2b",),
        (),
    ]
    assert [one.id for one in AGREEMENT.under("1")] == ["1a", "1b"]
    assert [AGREEMENT.printed(target) for target in ("*", "1", "9")] == ["*", "1", "9"]


def test_what_stands_where_is_worked_out_once_for_an_agreement_and_not_for_its_equal() -> None:
    equal = replace(AGREEMENT)
    assert AGREEMENT.outline is AGREEMENT.outline
    assert equal.outline is not AGREEMENT.outline
    assert equal.outline == AGREEMENT.outline
