"""What stands first in the PDF of a site: what is in it, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compliance.model.base import WHOLE
from compliance.views.site.contents import ON_PAPER, SiteContents
from compliance.views.site.links import LinkView
from compliance.views.site.view import PageView
from compliance.views.target import clause_words
from compliance.views.words import WHOLE_AGREEMENT
from compliance.wording.speaking import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPageView(PageView):
    """The contents of the PDF: each part of it, with the page of the site that it is made of."""

    agreement: str
    parts: tuple[LinkView, ...]


def book_page(contents: SiteContents) -> BookPageView:
    """Return the contents."""
    return BookPageView(
        site=contents.head(tr("Contents"), root=""),
        agreement=contents.agreement.title,
        parts=tuple(_parts(contents)),
    )


def _parts(contents: SiteContents) -> Iterator[LinkView]:
    for words, page in ON_PAPER:
        yield LinkView(words=tr(words), href=page)
    agreement = contents.agreement
    for clause in agreement.clauses:
        words = f"{clause_words(agreement, clause)}: {clause.title}"
        yield contents.link(words, "target", clause.number, root="")
    yield contents.link(tr(WHOLE_AGREEMENT), "target", WHOLE, root="")
