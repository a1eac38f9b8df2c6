"""The page on which a site is searched: its filters, and the ways in without a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from compliance.model.base import WHOLE
from compliance.model.words import Status
from compliance.views.site.contents import SiteContents
from compliance.views.site.links import LinkView
from compliance.views.site.search_index import act_choices, kind_choices, voices_by_side
from compliance.views.site.view import LinkListView, PageView
from compliance.views.target import clause_words
from compliance.views.words import INFERRED, STATUS_WORDS, counted
from compliance.wording.speaking import Language, capitals, marked, speaking, tr, trn

PLURALS: Final[Mapping[Language, tuple[tuple[str, int], ...]]] = {
    Language.RUSSIAN: (("one", 1), ("few", 2), ("many", 5), ("other", 5)),
}
"""The categories of whole numbers as CLDR calls them, each with a number that is of it.

Of other languages: one, and other.
"""
ONE_AND_OTHER: Final = ("one", 1), ("other", 2)
SAYS = marked(
    "Find who said what, by words and names in any script, by side, point, time and status."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOptionView:
    """A choice of a filter: its value in an address, and its words.

    The value is a code or an id, so that a link leads to the same in every language.
    """

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFilterView:
    """A filter: its name in an address, what it is called, and its choices."""

    name: str
    words: str
    options: tuple[SearchOptionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFormView:
    """How many statements there are, and how many more can be shown, in numbers of one category.

    The number itself is to be put where "{n}" stands.
    """

    category: str
    words: str
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPageView(PageView):
    """The page of the search: how much it goes through, in words, its filters, and other ways.

    `ways` are lists that lead to everything without a script. `numbers` and `inferred` are words
    for the script.
    """

    statements: str
    numbers: tuple[NumberFormView, ...]
    inferred: str
    filters: tuple[SearchFilterView, ...]
    ways: tuple[LinkListView, ...]


def search_page(contents: SiteContents) -> SearchPageView:
    """Return the page of the search."""
    return SearchPageView(
        site=contents.head(tr("Search"), root="", says=tr(SAYS)),
        statements=counted(len(contents.selection.evidence), "statement"),
        numbers=tuple(
            _form(category, number) for category, number in PLURALS.get(speaking(), ONE_AND_OTHER)
        ),
        inferred=tr(INFERRED),
        filters=tuple(_filters(contents)),
        ways=tuple(_ways(contents)),
    )


def point_names(contents: SiteContents) -> tuple[tuple[str, str], ...]:
    """Return the id and the words of the whole and of each point."""
    agreement = contents.agreement
    return (
        (WHOLE, tr("The agreement as a whole")),
        *(
            (c.number, f"{_capital(clause_words(agreement, c))}: {c.title}")
            for c in agreement.clauses
        ),
    )


def _form(category: str, number: int) -> NumberFormView:
    return NumberFormView(
        category=category,
        words=trn("{number} statement", "{number} statements", number, number="{n}"),
        more=trn("Show {number} more", "Show {number} more", number, number="{n}"),
    )


def _filters(contents: SiteContents) -> Iterator[SearchFilterView]:
    sides = [(p.id, contents.selection.names[p.id]) for p in contents.selection.everyone]
    yield _filter("side", tr("Side of the speaker"), sides)
    yield _filter("point", tr("Point"), point_names(contents))
    yield _filter("act", tr("What the speaker does"), act_choices())
    yield _filter("status", tr("Status given"), [(s.value, STATUS_WORDS[s]) for s in Status])
    yield _filter("kind", tr("Beside what another side says"), kind_choices())
    speaking = {e.speaker.id for e in contents.selection.evidence}
    spoken = (source for source in voices_by_side(contents) if source.id in speaking)
    yield _filter("voice", tr("Voice"), [(source.id, source.name) for source in spoken])


def _filter(name: str, words: str, options: Iterable[tuple[str, str]]) -> SearchFilterView:
    choices = tuple(SearchOptionView(value=value, words=says) for value, says in options)
    return SearchFilterView(name=name, words=words, options=choices)


def _ways(contents: SiteContents) -> Iterator[LinkListView]:
    workspace, names = contents.workspace, contents.selection.names
    yield LinkListView(
        heading=tr("Points"),
        links=tuple(_link(contents, words, "target", id) for id, words in point_names(contents)),
    )
    for side in contents.selection.everyone:
        voices = [source for source in voices_by_side(contents) if source.home == side.id]
        if voices:
            yield LinkListView(
                heading=tr("Voices: {side}", side=names[side.id]),
                links=tuple(_link(contents, s.name, "voice", s.id) for s in voices),
            )
    yield LinkListView(
        heading=tr("Incidents"),
        links=tuple(map(contents.incident_link, workspace.incidents.values())),
    )
    articles = workspace.articles.values()
    yield LinkListView(
        heading=tr("Articles"),
        links=tuple(map(contents.article_link, articles)),
    )


def _link(contents: SiteContents, words: str, kind: str, id: str) -> LinkView:
    return contents.link(words, kind, id, root="")


def _capital(words: str) -> str:
    return f"{capitals(words[:1])}{words[1:]}"
