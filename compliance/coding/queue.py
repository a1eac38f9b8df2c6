"""The queue of a coder: the suggestions for all articles that nobody has decided."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from compliance.coding.decided import Decided
from compliance.coding.standing import Standing
from compliance.model.agreement import Agreement
from compliance.model.base import ArticleId, SideId, Target
from compliance.model.language import primary_language
from compliance.model.words import Act
from compliance.suggest.suggestion import Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which suggestions are asked for; what is None asks for nothing.

    `point` is a target of the agreement: it and all within it. `side` is that of the voice.
    `unsure` asks for those alone of which the coder was unsure.
    """

    side: str | None = None
    point: str | None = None
    act: Act | None = None
    least: float = 0.0
    engine: str | None = None
    article: str | None = None
    language: str | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """A suggestion that waits for a decision. `targets` are those nobody has rejected for it."""

    key: str
    article: ArticleId
    text_sha256: str
    title: str
    language: str
    side: SideId
    targets: tuple[Target, ...]
    suggestion: Suggestion


def key_of_suggestion(article: ArticleId, text_sha256: str, one: Suggestion) -> str:
    """Return the key of a suggestion: the same as long as it says the same of the same text."""
    said = (article, text_sha256, one.range, one.targets, one.act, one.status, one.speaker)
    more = (one.speaker_words, one.voice, one.respondents, one.engine, one.version)
    data = json.dumps((*said, *more), ensure_ascii=True).encode()
    return hashlib.sha256(data).hexdigest()[:20]


def waiting(
    standing: Standing, agreement: Agreement, coder: str, wanted: Filters
) -> Iterator[QueueItem]:
    """Yield the suggestions that are asked for and not decided, in the order of articles.

    Those of which the coder was unsure wait apart; others who code are asked about them.
    """
    targets = None if wanted.point is None else frozenset(agreement.within(wanted.point))
    for article, _, stored, decided in standing.decided():
        if wanted.article is not None and article.id != wanted.article:
            continue
        if wanted.language is not None and not _is_in(article.language, wanted.language):
            continue
        for one in stored.suggestions:
            left = _left(one, decided, agreement)
            if (
                left
                and decided.unsure(one, coder) is wanted.unsure
                and _admits(wanted, one)
                and (targets is None or not targets.isdisjoint(left))
            ):
                yield QueueItem(
                    key=key_of_suggestion(article.id, stored.text_sha256, one),
                    article=article.id,
                    text_sha256=stored.text_sha256,
                    title=article.title,
                    language=article.language,
                    side=one.side,
                    targets=left,
                    suggestion=one,
                )


def _left(one: Suggestion, decided: Decided, agreement: Agreement) -> tuple[Target, ...]:
    """Return the targets that are not decided, of those that the agreement still has."""
    known = frozenset(agreement.targets)
    return tuple(target for target in decided.left(one) if target in known)


def in_order(items: Collection[QueueItem], skipped: Collection[str]) -> tuple[QueueItem, ...]:
    """Return a queue in its order: the best first; skipped ones come last, in their order."""
    last = {key: number for number, key in enumerate(skipped, 1)}
    return tuple(
        sorted(
            items,
            key=lambda one: (
                last.get(one.key, 0),
                -one.suggestion.score,
                one.article,
                one.suggestion.range,
            ),
        )
    )


def _admits(wanted: Filters, one: Suggestion) -> bool:
    return (
        (wanted.side is None or one.side == wanted.side)
        and (wanted.act is None or one.act is wanted.act)
        and (wanted.engine is None or one.engine == wanted.engine)
        and one.score >= wanted.least
    )


def _is_in(language: str, wanted: str) -> bool:
    return primary_language(language) == primary_language(wanted)
