"""The three reasons why a side can be blank on a target, and how they are told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from compliance.assessments.cut import Cut
from compliance.assessments.perspective import Perspective
from compliance.model.agreement import Agreement
from compliance.model.article import Article
from compliance.model.base import WHOLE, Target
from compliance.model.incident import Search
from compliance.model.words import ArticleKind, ChainRole, Coded, Group
from compliance.workspace.voices import Source
from compliance.workspace.workspace import Workspace


class Blank(StrEnum):
    """The reason why a side or voice has no record on a target. None of them is a status."""

    SEARCHED_EMPTY = "searched_empty"
    SILENT = "silent"  # nothing in those of its articles that were read in full
    NOT_SEARCHED = "not_searched"


def searches_on(
    workspace: Workspace,
    agreement: Agreement,
    perspective: Perspective,
    target: Target,
    cut: Cut,
) -> Iterator[Search]:
    """Yield the recorded searches that cover this target for all of these voices."""
    for search in workspace.searches:
        if (
            cut.searched(search)
            and _asks(search, workspace, perspective)
            and _covers(search, target, agreement)
        ):
            yield search


def searches_near(
    workspace: Workspace,
    agreement: Agreement,
    perspective: Perspective,
    targets: Sequence[Target],
    cut: Cut,
) -> Iterator[Search]:
    """Yield the recorded searches that cover any of these targets for any of these voices."""
    for search in workspace.searches:
        if (
            cut.searched(search)
            and _asks_any(search, workspace, perspective)
            and any(_covers(search, target, agreement) for target in targets)
        ):
            yield search


def own_articles(
    workspace: Workspace,
    perspective: Perspective,
    cut: Cut,
    group: Group | None = None,
    coded: Coded = Coded.FULL,
) -> tuple[Article, ...]:
    """Return the articles of these voices that were read in full, or `coded` otherwise."""
    found = articles_of(workspace, perspective, cut, group)
    return tuple(article for article in found if article.coded is coded)


def articles_of(
    workspace: Workspace, perspective: Perspective, cut: Cut, group: Group | None = None
) -> tuple[Article, ...]:
    """Return the articles that these voices published themselves, and their own statements.

    Of several versions of one, that is the last that one knew. With a `group`, those of its voices
    alone.
    """
    known = tuple(filter(cut.knows, workspace.articles.values()))
    earlier = frozenset(before for article in known for before in article.replaces)
    return tuple(
        article
        for article in known
        if article.id not in earlier
        and cut.reads(article)
        and any(
            perspective.includes(voice, article.published) and group in {None, voice.group}
            for voice in _whose(workspace, article)
        )
    )


def _whose(workspace: Workspace, article: Article) -> Iterator[Source]:
    """Yield the outlet of an article; of a statement, whoever made it too."""
    # The outlet decides, not the speaker: an outlet of another side chooses what it quotes. But a
    # statement is whole wherever it is printed.
    yield workspace.sources[article.outlet]
    if article.kind is ArticleKind.STATEMENT:
        for hand in article.chain:
            if hand.role is ChainRole.ORIGIN and hand.source is not None:
                yield workspace.sources[hand.source]


def reason_of(*, searched: bool, read: bool) -> Blank:
    """Return why voices are blank, by whether a search covers it and any article was read in full.

    A search for statements on this very target tells more than articles read in full.
    """
    if searched:
        return Blank.SEARCHED_EMPTY
    return Blank.SILENT if read else Blank.NOT_SEARCHED


def _asks(search: Search, workspace: Workspace, perspective: Perspective) -> bool:
    """Return whether a search names the side of these voices, or a body to which all belong."""
    if perspective.sides == (search.side,):
        return True
    if search.source is None or perspective.voices is None:
        return False
    return perspective.voices <= workspace.voices_of(search.source)


def _asks_any(search: Search, workspace: Workspace, perspective: Perspective) -> bool:
    """Return whether a search names the side of these voices, or one of them."""
    if search.source is None:
        return search.side in perspective.sides
    return perspective.includes(workspace.sources[search.source], search.to)


def _covers(search: Search, target: Target, agreement: Agreement) -> bool:
    if search.targets == "all":
        return True
    around = (clause.number for clause in agreement.around(target))
    return any(one in search.targets for one in (WHOLE, target, *around))
