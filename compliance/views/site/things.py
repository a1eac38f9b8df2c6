"""Pages of voices and articles: the statements of each, those set apart under their reasons."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from compliance.model.article import Article
from compliance.views.apart import blocks_of
from compliance.views.article import article_views
from compliance.views.cite import slashed
from compliance.views.kinds import SOURCE_KIND_WORDS
from compliance.views.made import Made
from compliance.views.original import host_of
from compliance.views.site.card import CardView
from compliance.views.site.column import Card, CardsView
from compliance.views.site.contents import SiteContents
from compliance.views.site.view import ArticlePageView, VoicePageView
from compliance.views.site.words import OWN_WORDS, apart_words, article_words
from compliance.views.voices import channel_lines, name_lines, side_lines
from compliance.wording.speaking import tr
from compliance.workspace.evidence import Evidence
from compliance.workspace.voices import Source


class ThingPages:
    """Builds the pages of voices and articles, each index made once."""

    def __init__(self, contents: SiteContents) -> None:
        self.contents = contents
        self.cards = contents.cards
        self.by_voice: dict[str, list[Evidence]] = {}
        self.by_article: dict[str, list[Evidence]] = {}
        for e in contents.selection.evidence:
            self.by_voice.setdefault(e.speaker.id, []).append(e)
            self.by_article.setdefault(e.article.id, []).append(e)

    def voice(self, source: Source) -> VoicePageView:
        """Return the page of a voice."""
        contents, entry = self.contents, source.entry
        sources = contents.workspace.sources.values()
        parts = [s for s in sources if s.entry.part_of == source.id]
        return VoicePageView(
            site=contents.head(source.name),
            name=source.name,
            id=source.id,
            side=contents.named(source.home),
            kind=SOURCE_KIND_WORDS[source.kind],
            part_of=contents.named(entry.part_of) if entry.part_of else None,
            names=name_lines(source),
            sides=side_lines(source, contents.selection.names.__getitem__),
            channels=channel_lines(source, contents.selection.names.__getitem__),
            succeeds=tuple(map(contents.named, entry.succeeds)),
            heirs=tuple(contents.named(s.id) for s in sources if source.id in s.entry.succeeds),
            basis=entry.basis,
            confidence=entry.confidence,
            url=entry.url,
            note=entry.note,
            parts=tuple(contents.named(part.id) for part in parts),
            own=contents.own.get(source.id, ()),
            blocks=self._blocks(self.by_voice.get(source.id, []), self._card),
        )

    def article(self, article: Article) -> ArticlePageView:
        """Return the page of an article; its passages in context only where its text is held."""
        contents = self.contents
        found = self.by_article.get(article.id, [])
        view = article_views(
            contents.workspace,
            contents.prover,
            {article.id: 1},
            found,
            contents.selection.assessor.versions,
        )[0]
        path = contents.address("article", article.id)
        return ArticlePageView(
            site=contents.head(article_words(view.outlet, view.date, article.headline)),
            article=view,
            outlet=contents.named(article.outlet),
            basis=article.published_basis,
            confidence=article.confidence,
            published=slashed(article.published),
            host=host_of(article.url) if article.url else "",
            copy_host=host_of(article.copy_url) if article.copy_url else "",
            blocks=self._blocks(found, partial(self._in_full, path)),
        )

    def _blocks(self, found: Iterable[Evidence], card: Card) -> tuple[CardsView, ...]:
        return tuple(
            CardsView(
                heading=apart_words(why or tr(OWN_WORDS), len(records)), cards=Made(records, card)
            )
            for why, records in blocks_of(found)
        )

    def _card(self, e: Evidence) -> CardView:
        return self.cards.card(e, current=self.contents.current[e.id])

    def _in_full(self, path: str, e: Evidence) -> CardView:
        return self.cards.in_full(e, f"{path}#{e.entry.id}", current=self.contents.current[e.id])
