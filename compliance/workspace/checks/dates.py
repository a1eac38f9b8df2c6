"""Check the order of dates: nothing is said after its publication, or before its event."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.article import Article
from compliance.model.dates.edtf import EdtfDate
from compliance.model.evidence import EvidenceEntry
from compliance.model.incident import Search
from compliance.model.words import Act


def is_after(later: EdtfDate, earlier: EdtfDate) -> bool:
    """Return whether a date is certainly after another, whatever day each of them means."""
    return later.lower is not None and earlier.upper is not None and later.lower > earlier.upper


def find_date_faults(entry: EvidenceEntry, article: Article) -> Iterator[tuple[str, str]]:
    """Yield key and message for each impossible order of dates in a record."""
    published, asserted, event = article.published, entry.asserted, entry.event
    if asserted is not None and is_after(asserted, published):
        message = f'asserted "{asserted.text}" is after publication ("{published.text}")'
        yield "asserted", f"{message}; correct one of the two"
    said = asserted or published
    if event is not None and entry.act in (Act.ASSESSES, Act.STATES) and is_after(event, said):
        how = "asserted" if asserted else "published"
        message = f'event "{event.text}" is after it was {how} ("{said.text}")'
        yield "event", f'{message}; correct one of the two, or use the act "forecasts"'


def find_article_date_faults(article: Article) -> Iterator[tuple[str, str]]:
    """Yield key and message for each impossible order of dates in an article."""
    published, retrieved = article.published, article.retrieved
    if published.upper is None:
        message = f'published "{published.text}" has no last possible day'
        yield "published", f'{message}; give one, as "../2022-03-27"'
    if retrieved is not None and is_after(published, retrieved):
        message = f'retrieved "{retrieved.text}" is before publication ("{published.text}")'
        yield "retrieved", f"{message}; correct one of the two"


def find_search_date_faults(search: Search) -> Iterator[tuple[str, str]]:
    """Yield key and message if a search ends before it begins."""
    if is_after(search.since, search.to):
        message = f'from "{search.since.text}" is after to "{search.to.text}"'
        yield "from", f"{message}; put the earlier date first"
