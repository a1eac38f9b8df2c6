"""The numbers of articles: one each, the same in every report of a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from compliance.model.article import Article
from compliance.model.base import ArticleId
from compliance.workspace.faults import Fault


def number_articles(articles: Iterable[Article]) -> Mapping[ArticleId, int]:
    """Return the number of each article, in the order of numbers.

    It is the one that its file gives. Those without one follow behind the highest, in the order of
    publication, then of ids: so none that has a number in its file changes it for another.
    """
    every = tuple(articles)
    given = {article.id: article.number for article in every if article.number is not None}
    rest = sorted((article for article in every if article.number is None), key=_by_day)
    free = count(max(given.values(), default=0) + 1)
    numbers = given | {article.id: next(free) for article in rest}
    return dict(sorted(numbers.items(), key=lambda one: one[1]))


def find_repeated_numbers(articles: Mapping[str, Article]) -> Iterator[Fault]:
    """Yield articles, by their files, that give the number of another; the second of two."""
    taken: dict[int, str] = {}
    for file, article in articles.items():
        if article.number is None:
            continue
        if article.number in taken:
            first = taken[article.number]
            message = f'"{first}" has the number {article.number} too; give the next that is free'
            yield Fault(file, ("number",), "repeated", message)
        taken.setdefault(article.number, file)


def _by_day(article: Article) -> tuple[str, str]:
    # A valid article has a last possible day of publication.
    return str(article.published.upper), article.id
