"""The balance prompt: where another side may answer what one side said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from compliance.coding.choices import meets
from compliance.coding.decided import Decided
from compliance.coding.standing import Standing
from compliance.model.agreement import Agreement
from compliance.model.article import Article
from compliance.model.base import ArticleId, EvidenceId, SideId
from compliance.suggest.store import StoredSuggestions
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import UnknownIdError

_INCIDENT: Final = 2
_TARGET: Final = 1


def answers_to(standing: Standing, agreement: Agreement, record: str) -> tuple[ArticleId, ...]:
    """Return the known articles in which another side may answer a record.

    Those are articles of the same or a later day in which a voice of another side of the agreement
    speaks of the same target or incident: in a record, or in a suggestion that waits. First come
    those in which something waits, then those on the same incident, then the nearest in time.

    Raises:
        UnknownIdError: there is no such record.
    """
    workspace = standing.workspace
    e = workspace.evidence.get(EvidenceId(record))
    if e is None:
        raise UnknownIdError("evidence", record, workspace.evidence)
    others = frozenset(workspace.sides(agreement)) - {e.side}
    day = _day_of(e)
    waiting = {
        article.id: _best_waiting(e, stored, decided, agreement, others)
        for article, _, stored, decided in standing.decided()
    }
    found = []
    for article in workspace.articles.values():
        upper = article.published.upper or date.max
        waits = waiting.get(article.id, 0)
        coded = max(_coded(e, standing.coded(article.id), agreement, others), default=0)
        if upper >= day and max(waits, coded):
            found.append((-waits, -coded, _distance(article, day), article.id))
    return tuple(article for *_, article in sorted(found))


def _best_waiting(
    e: Evidence,
    stored: StoredSuggestions,
    decided: Decided,
    agreement: Agreement,
    others: frozenset[SideId],
) -> int:
    """Return how near to a record the nearest suggestion for an article is that waits; else 0."""
    near = (
        _nearness(e, agreement, left, one.incident)
        for one in stored.suggestions
        if one.side in others and (left := decided.left(one))
    )
    return max(near, default=0)


def _coded(
    e: Evidence, records: list[Evidence], agreement: Agreement, others: frozenset[SideId]
) -> Iterator[int]:
    """Yield how near each record of another side is to a record."""
    for one in records:
        if one.side in others and one.own:
            yield _nearness(e, agreement, one.entry.targets, one.entry.incident)


def _nearness(
    e: Evidence, agreement: Agreement, targets: tuple[str, ...], incident: str | None
) -> int:
    if incident is not None and incident == e.entry.incident:
        return _INCIDENT
    return _TARGET if meets(agreement, targets, e.entry.targets) else 0


def _day_of(e: Evidence) -> date:
    """Return the first day on which something can answer a record."""
    return e.asserted.lower or e.asserted.upper or date.min


def _distance(article: Article, day: date) -> int:
    return abs(((article.published.upper or date.max) - day).days)
