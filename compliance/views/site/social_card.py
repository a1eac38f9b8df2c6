"""The card of a site: who says what, and how much of it there is."""

from __future__ import annotations

from compliance.model.spoken import title_of
from compliance.views.picture.social import SocialCardView, card_view
from compliance.views.site.contents import SiteContents
from compliance.views.words import counted
from compliance.wording.speaking import tr


def site_card(contents: SiteContents) -> SocialCardView:
    """Return the card, with counts of what the site holds."""
    corpus = contents.report.corpus
    return card_view(
        title_of(contents.workspace.settings),
        contents.agreement.title,
        tr("Who says what, where, and in which words. None is our view."),
        " · ".join(
            (
                counted(corpus.records, "statement"),
                counted(corpus.articles, "article"),
                counted(len(contents.contradictions), "contradiction"),
            )
        ),
    )
