"""A side as a column: what is shown of it, what is folded, and what is set apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from compliance.views.site.card import CardWriter
from compliance.views.site.column import SHOWN, CardsView, FoldView, Statements
from compliance.workspace.load import load_workspace
from support.builders import record, workspace
from support.reports import selection_of


def statements(root: Path, *records: dict[str, Any]) -> Statements:
    """Return what stands under one side, in these records; those claimed as old are earlier."""
    made = load_workspace(workspace(root, evidence=[record(**one) for one in records]))
    selection = selection_of(made)
    writer = CardWriter(selection)
    return Statements.of(selection.evidence, writer.card, lambda e: e.entry.claim.startswith("Old"))


def said(status: str, day: str, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - as files take them
    """Return a record with a status of a day."""
    return {"status": status, "respondents": ["north"], "asserted": day, **keys}


def claims(blocks: tuple[CardsView, ...]) -> list[tuple[str, list[str]]]:
    """Return what stands under each heading, by its claims."""
    return [(b.heading, [c.record.evidence.entry.claim for c in b.cards]) for b in blocks]


def ids(found: Statements) -> Iterator[str]:
    """Yield every statement, wherever it stands."""
    blocks = [*found.shown, *(b for fold in (*found.folds, *found.apart) for b in fold.blocks)]
    return (card.record.id for block in blocks for card in block.cards)


def test_those_with_a_status_come_first_and_the_newest_of_them(tmp_path: Path) -> None:
    found = statements(
        tmp_path,
        {"claim": "It rained."},
        said("fulfilled", "1999-06-01", claim="First"),
        said("violated", "1999-06-20", claim="Old, though last"),
        said("violated", "1999-06-10", claim="Second"),
    )
    assert claims(found.shown) == [("official", ["Second", "First", "Old, though last"])]
    assert [fold.summary for fold in found.folds] == ["1 statement without a judgement"]


def test_the_first_status_of_each_group_is_shown(tmp_path: Path) -> None:
    herald = {"speaker": "north-herald", "claim": "The paper"}
    found = statements(
        tmp_path,
        *(said("fulfilled", f"1999-06-0{n}", claim=f"Ministry {n}") for n in range(1, 6)),
        said("violated", "1999-05-20", **herald),
    )
    assert claims(found.shown) == [
        ("official", ["Ministry 5", "Ministry 4"]),
        ("media", ["The paper"]),
    ]
    assert [fold.summary for fold in found.folds] == ["3 more statements with a judgement"]


def test_what_is_folded_says_what_it_is_and_how_many(tmp_path: Path) -> None:
    found = statements(
        tmp_path,
        said("fulfilled", "1999-06-01"),
        *({"claim": f"It rained on day {n}."} for n in range(5)),
    )
    assert sum(len(block.cards) for block in found.shown) == SHOWN
    assert [fold.summary for fold in found.folds] == ["3 more statements without a judgement"]


def test_what_is_not_its_own_counted_word_is_set_apart_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    told = {"voice": "characterised", "via": ["south-office"]}
    doubt = {"probable_speaker": {"source": "south-office", "because": "It says so."}}
    found = statements(
        tmp_path,
        said("fulfilled", "1999-06-01"),
        {"claim": "Told", **told},
        {"claim": "Doubtful", **doubt},
        {"claim": "Elsewhere", "scope": "outside_zone", "note": "Another lake."},
    )
    assert [fold.summary.partition(":")[2] for fold in found.apart] == [" 1 statement"] * 3
    assert [claims(fold.blocks)[0][1] for fold in found.apart] == [
        ["Told"], ["Doubtful"], ["Elsewhere"],
    ]  # fmt: skip
    assert [card_mark(fold) is not None for fold in found.apart] == [True] * 3
    assert len(list(ids(found))) == len(set(ids(found))) == 4


def card_mark(fold: FoldView) -> str | None:
    """Return why the first statement in a fold is set apart, as its card says."""
    return fold.blocks[0].cards[0].apart


def test_of_nothing_nothing_is_shown(tmp_path: Path) -> None:
    assert statements(tmp_path) == Statements(shown=(), folds=(), apart=())
