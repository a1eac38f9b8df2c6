"""What the dates of a record may not be: said after it was published, or before it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.model.words import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.model.article import Article
    from compliance.model.evidence import EvidenceEntry


def find_date_faults(entry: EvidenceEntry, article: Article) -> Iterator[tuple[str, str]]:
    """Yield the key and the message of each impossible order of dates.

    Only the surest bounds are compared: the first possible day of the later thing with the
    last possible day of the earlier one.
    """
    published = article.published
    said = entry.asserted or published
    first_said = entry.asserted.lower if entry.asserted else None
    if first_said and published.upper and first_said > published.upper:
        yield (
            "asserted",
            f'asserted "{said.text}" is after publication ({published.text}); correct one of the two',
        )
    happened = entry.event.lower if entry.event else None
    told = entry.act in (Act.ASSESSES, Act.STATES)
    if told and happened and said.upper and happened > said.upper:
        yield (
            "event",
            f'event "{entry.event.text if entry.event else ""}" is after it was said '
            f'({said.text}); correct one of the two, or use the act "forecasts"',
        )


def find_article_date_faults(article: Article) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the dates of an article itself."""
    if article.published.upper is None:
        yield "published", "publication needs a last possible day; write one, as ../2022-03-27"
