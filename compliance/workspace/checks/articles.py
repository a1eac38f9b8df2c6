"""Check articles: references, dates, titles, and ranges of texts."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.article import Article
from compliance.workspace.checks.dates import find_article_date_faults
from compliance.workspace.checks.ids import find_file_name_fault, find_taken_names
from compliance.workspace.checks.known import Known
from compliance.workspace.checks.quoted import find_title_faults
from compliance.workspace.faults import Fault, Route
from compliance.workspace.records import Records


def find_article_faults(records: Records, known: Known) -> Iterator[Fault]:
    """Yield every fault in articles/."""
    for file, article in records.articles.items():
        yield from find_file_name_fault(file, article.id, ("id",))
        yield from known.sources.find_dangling(file, ("outlet",), article.outlet)
        for message in find_title_faults(article.title):
            yield Fault(file, ("title",), "too-many-words", message)
        for key, message in find_article_date_faults(article):
            yield Fault(file, (key,), "date-order", message)
        yield from _chain(file, article, known)
    yield from find_taken_names("article", {f: a.id for f, a in records.articles.items()})
    yield from _ranges(records)


def _chain(file: str, article: Article, known: Known) -> Iterator[Fault]:
    for index, hand in enumerate(article.chain):
        place: Route = ("chain", index)
        if hand.source is not None:
            yield from known.sources.find_dangling(file, (*place, "source"), hand.source)
        elif hand.name is None:
            message = "a link of the chain needs a source or a name; add one"
            yield Fault(file, place, "missing-key", message)


def _ranges(records: Records) -> Iterator[Fault]:
    """Yield ranges that are empty or reversed, and ranges that overlap in one file."""
    held: dict[str, list[tuple[int, int, str, Route]]] = {}
    for file, article in records.articles.items():
        for index, text in enumerate(article.held):
            start, stop = text.range
            route: Route = ("held", index, "range")
            if start < stop:
                held.setdefault(text.container_sha256, []).append((start, stop, file, route))
            else:
                message = f"the range [{start}, {stop}] holds nothing"
                cure = "write its first code point, then the one after its last"
                yield Fault(file, route, "range", f"{message}; {cure}")
    for container in held.values():
        reached, before = 0, ""
        for start, stop, file, route in sorted(container):
            if start < reached:
                message = f"the range [{start}, {stop}] begins within that of {before}"
                yield Fault(file, route, "range", f"{message}; correct one of the two")
            if stop > reached:
                reached, before = stop, file
