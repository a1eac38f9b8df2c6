"""Statements as schema.org claims, in JSON-LD: ClaimReview without a rating.

A ClaimReview says how true a claim is. This program never says that, so there is no `reviewRating`;
what there is of a review is whose claim it is, where it stands, and how others answer it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from compliance.export.dates import plain_date
from compliance.export.names import Names
from compliance.model.base import EvidenceId
from compliance.model.dates.edtf import EdtfDate
from compliance.model.settings import Publication
from compliance.render.json.writing import dumps
from compliance.views.selection import Selection
from compliance.views.words import ACT_WORDS
from compliance.workspace.evidence import Evidence


def write_claimreview(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[bytes]:
    """Yield a graph with a ClaimReview for each statement."""
    answers: dict[EvidenceId, list[Evidence]] = {}
    for e in statements:
        for denied in e.responds_to:
            answers.setdefault(denied, []).append(e)
    names = Names(selection)
    return dumps(
        {
            "@context": "https://schema.org",
            "@graph": (_review(selection, names, e, answers.get(e.id, ())) for e in statements),
        }
    )


def _review(
    selection: Selection, names: Names, e: Evidence, answers: Sequence[Evidence]
) -> dict[str, Any]:
    published = selection.workspace.settings.publication or Publication()
    publisher = published.publisher or selection.workspace.settings.title
    return {
        "@type": "ClaimReview",
        "@id": names("record", e.id),
        "url": names("record", e.id),
        "claimReviewed": e.entry.claim,
        "author": {"@type": "Organization", "name": publisher},
        "itemReviewed": _claim(names, e),
        **({"reviewBody": _answered(selection, answers)} if answers else {}),
    }


def _claim(names: Names, e: Evidence) -> Mapping[str, Any]:
    article = e.article
    return {
        "@type": "Claim",
        "text": e.entry.claim,
        "author": {"@type": "Organization", "name": e.speaker_name},
        **_published(e.asserted),
        "appearance": {
            "@type": "Article",
            "headline": article.title,
            **_published(article.published),
            "inLanguage": article.language,
            "url": article.url or names("article", article.id),
        },
    }


def _published(date: EdtfDate) -> Mapping[str, str]:
    known = plain_date(date)
    return {"datePublished": known} if known else {}


def _answered(selection: Selection, answers: Sequence[Evidence]) -> str:
    said = (
        f"{selection.names[e.side]}, {e.speaker_short}: {ACT_WORDS[e.entry.act]} it"
        f" ({e.entry.claim})"
        for e in answers
    )
    return "; ".join(said)
