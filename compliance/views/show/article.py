"""Show an article: where it is from, which texts of it are known, what was coded from it."""

from __future__ import annotations

from compliance.assessments.versions import family_of
from compliance.model.article import Article, ChainLink, HeldText
from compliance.model.dates.words import display_date
from compliance.model.words import ArticleKind
from compliance.views.article import progress_words
from compliance.views.kinds import CODED_WORDS, CONFIDENCE_WORDS
from compliance.views.show.view import (
    BodyView,
    LineView,
    SectionView,
    facts,
    links,
    section,
)
from compliance.views.show.writer import ThingWriter
from compliance.views.words import CHAIN_WORDS, counted, file_words
from compliance.workspace.evidence import Evidence


def article_body(writer: ThingWriter, article: Article) -> BodyView:
    """Show an article with its records in reading order."""
    found = _in_reading_order(writer, article)
    articles, versions = writer.workspace.articles, writer.selection.assessor.versions
    families = family_of(articles)
    family = [a for a in articles.values() if families[a.id] == families[article.id]]
    others = tuple(a for a in family if a.id != article.id)
    outlet = writer.workspace.sources[article.outlet]
    day = article.published
    return BodyView(
        title=article.title,
        facts=facts(
            ("outlet", f"{outlet.name_on(day)} ({outlet.id}), side {outlet.side_on(day)}"),
            ("kind", article.kind if article.kind is not ArticleKind.ARTICLE else None),
            ("authors", ", ".join(article.authors)),
            ("published", f"{display_date(article.published)}. {article.published_basis}"),
            ("confidence", CONFIDENCE_WORDS[article.confidence]),
            ("retrieved", display_date(article.retrieved) if article.retrieved else None),
            ("address", article.url),
            ("copy read", article.copy_url),
            ("language", article.language),
            ("translated", "by a machine" if article.machine_translated else None),
            ("coded", CODED_WORDS[article.coded]),
            ("state", progress_words(article.progress)),
            ("replaces", ", ".join(article.replaces)),
            ("replaced by", versions.replaced_by.get(article.id)),
            ("note", article.note),
        ),
        sections=(
            section("Chain", (_hand(writer, hand) for hand in article.chain)),
            section("Texts known", (_held(writer, h) for h in article.held)),
            section(
                "Versions and copies",
                (LineView(a.id, display_date(a.published)) for a in others),
            ),
            SectionView(
                title=f"{counted(len(found), 'statement')} in reading order",
                blocks=writer.blocks(found),
                blank=None if found else "none coded",
            ),
        ),
        links=links(family=others, evidence=found),
    )


def _in_reading_order(writer: ThingWriter, article: Article) -> list[Evidence]:
    """Order records as the lock places them in the text; without a lock, as the file has them."""
    # The lock knows the order even where no text is held.
    lock = writer.workspace.lock
    wanted = frozenset(writer.selection.targets)
    found = [
        writer.selection.assessor.assessed(e)
        for e in writer.workspace.evidence_on(writer.agreement)
        if e.article.id == article.id and not wanted.isdisjoint(e.entry.targets)
    ]
    if all(e.id in lock for e in found):
        return sorted(found, key=lambda e: (lock[e.id].range[0], e.index))
    return sorted(found, key=lambda e: e.index)


def _hand(writer: ThingWriter, hand: ChainLink) -> LineView:
    name = writer.workspace.sources[hand.source].name if hand.source else hand.name or ""
    date = f", {display_date(hand.date)}" if hand.date else ""
    under = tuple(part for part in (hand.url, hand.note) if part)
    return LineView(CHAIN_WORDS[hand.role], f"{name}{date} ({hand.confidence})", under)


def _held(writer: ThingWriter, held: HeldText) -> LineView:
    here = (
        "on this machine"
        if writer.selection.prover.text(held.text_sha256)
        else "not on this machine"
    )
    start, end = held.range
    file = file_words(held.extractor, held.container_sha256[:12])
    where = f"characters {start:,} to {end:,} of {file}"
    return LineView(held.text_sha256[:12], f"{here}; {where}")
