"""The page of the agreement as a document: its published texts, their wordings, its facts."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.model.dates.words import display_date
from compliance.views.site.contents import SiteContents
from compliance.views.site.view import PageView
from compliance.views.texts import DocumentView, document_view, language_words
from compliance.wording.speaking import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsPageView(PageView):
    """The page of the texts."""

    agreement: str
    signed: str
    in_force: str
    drawn_up_in: str | None
    document: DocumentView


def texts_page(contents: SiteContents) -> TextsPageView:
    """Return the page of the texts."""
    agreement = contents.agreement
    tag = agreement.drawn_up_in
    return TextsPageView(
        site=contents.head(tr("Texts"), root=""),
        agreement=agreement.title,
        signed=display_date(agreement.signed),
        in_force=display_date(agreement.in_force),
        drawn_up_in=language_words(tag) if tag else None,
        document=document_view(agreement),
    )
