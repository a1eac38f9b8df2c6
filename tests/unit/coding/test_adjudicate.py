"""Two codings are settled from outside a command, and what cannot be written is told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from compliance.coding.adjudicate import Adjudication, plan_of
from compliance.coding.decision_store import DecisionStore
from compliance.coding.pairs import Compared
from compliance.coding.settle import Settled, SettledArticle, UnsettledError
from compliance.coding.write_settled import MovedOnError, write_settled
from compliance.model.adjudication import PlanRow, Take
from compliance.model.base import ArticleId
from compliance.workspace.layout import UnwritableWorkspaceError
from compliance.workspace.write.evidence_file import evidence_file_text
from support.builders import GAZETTE
from support.codings import ANNA, BORIS, coded_twice
from support.lake_cues import library_of_lake

AT = datetime(2026, 11, 1, tzinfo=UTC)
SHORT = ArticleId(GAZETTE)


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    root = coded_twice(tmp_path / "lake")
    (root / "decisions").mkdir()
    return root


@pytest.fixture
def adjudication(lake: Path, tmp_path: Path) -> Adjudication:
    library = library_of_lake(tmp_path / "texts")
    return Adjudication(
        root=lake, library=library, store=DecisionStore(tmp_path / "texts", "key", lake)
    )


def row(one: Compared, reason: str | None = "It stands so.") -> PlanRow:
    first, second = one.pair.first, one.pair.second
    return PlanRow(
        id=one.id,
        a=first.id if first else None,
        b=second.id if second else None,
        choice=Take.A if first else Take.B,
        reason=reason,
    )


def test_a_page_settles_one_article_row_by_row(adjudication: Adjudication, lake: Path) -> None:
    two = adjudication.two()
    plan = plan_of(two, "rules", SHORT, map(row, two.compared(SHORT)))
    done = adjudication.settle(plan, "page", AT)
    assert (done.files, done.records, done.decisions) == ((f"evidence/{GAZETTE}.yaml",), 7, 7)
    assert (lake / "decisions" / "rules.jsonl").read_text("utf-8").count(
        "2026-11-01T00:00:00Z"
    ) == 7


def test_what_is_wrong_leads_to_the_row_and_its_key(adjudication: Adjudication) -> None:
    two = adjudication.two((ANNA, BORIS))
    rows = [row(one, None) for one in two.compared(SHORT)]
    with pytest.raises(UnsettledError, match="the coders do not agree") as caught:
        adjudication.settle(plan_of(two, "rules", SHORT, rows), "page", AT)
    routes = [fault.route for fault in caught.value.faults]
    wanted = [index for index, one in enumerate(two.compared(SHORT)) if not one.agreed]
    assert routes == [("articles", 0, "records", index, "reason") for index in wanted]


def test_the_coders_of_a_plan_are_those_that_are_compared(adjudication: Adjudication) -> None:
    plan = plan_of(adjudication.two((BORIS, ANNA)), "rules", SHORT, ())
    assert plan.coders == (BORIS, ANNA)


def settled(entry: dict[str, object], head: dict[str, object] | None) -> Settled:
    file = f"evidence/{GAZETTE}.yaml"
    return Settled(articles=(SettledArticle(file=file, head=head, entries=(entry,)),), decisions=())


def test_a_file_that_is_gone_by_then_is_told(adjudication: Adjudication, lake: Path) -> None:
    with pytest.raises(MovedOnError, match="has just been changed; run the same again"):
        write_settled(lake, settled({"id": "e9"}, None), adjudication.store, AT)


def test_what_cannot_be_written_is_told(adjudication: Adjudication, lake: Path) -> None:
    (lake / "evidence").write_text("no folder", "utf-8")
    with pytest.raises(UnwritableWorkspaceError):
        write_settled(lake, settled({"id": "e9"}, {"article": GAZETTE}), adjudication.store, AT)


def test_a_file_without_records_has_an_empty_list() -> None:
    assert evidence_file_text({"article": "a"}, []) == "article: a\nevidence: []\n"
