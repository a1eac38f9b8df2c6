"""The three reasons why a side can be blank on a target, and how they are told apart."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from compliance.assessments.cut import Cut
from compliance.assessments.perspective import Perspective
from compliance.model.agreement import Agreement
from compliance.model.article import Article
from compliance.model.base import WHOLE, Target
from compliance.model.incident import Search
from compliance.model.words import Coded, Group
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


def own_articles(
    workspace: Workspace, perspective: Perspective, cut: Cut, group: Group | None = None
) -> tuple[Article, ...]:
    """Return the articles that these voices published themselves and that were read in full.

    Of several versions of one, that is the last that one knew. With a `group`, those of its outlets
    alone.
    """
    known = tuple(filter(cut.knows, workspace.articles.values()))
    earlier = frozenset(before for article in known for before in article.replaces)
    return tuple(
        article
        for article in known
        if article.coded is Coded.FULL
        and article.id not in earlier
        and cut.reads(article)
        and _published(workspace, article, perspective)
        and group in {None, workspace.sources[article.outlet].group}
    )


def _published(workspace: Workspace, article: Article, perspective: Perspective) -> bool:
    # The outlet decides, not the speaker: an outlet of another side chooses what it quotes.
    outlet = workspace.sources[article.outlet]
    return perspective.includes(outlet, article.published)


def _asks(search: Search, workspace: Workspace, perspective: Perspective) -> bool:
    """Return whether a search names the side of these voices, or a body to which all belong."""
    if perspective.sides == (search.side,):
        return True
    if search.source is None or perspective.voices is None:
        return False
    return perspective.voices <= workspace.voices_of(search.source)


def _covers(search: Search, target: Target, agreement: Agreement) -> bool:
    if search.targets == "all":
        return True
    around = (clause.number for clause in agreement.around(target))
    return any(one in search.targets for one in (WHOLE, target, *around))
