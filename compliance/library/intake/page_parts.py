"""The articles on one page: one, or several with headlines, posts or entries of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml.etree import XPath
from lxml.html import HtmlElement

from compliance.library.intake.extraction import Basis, FactKey, FoundFact
from compliance.library.intake.page_facts import element_facts, said

MOST_PARTS: Final = 50
_FEWEST_OWN: Final = 250
"""Characters outside links: a teaser has fewer."""
_FEWEST_OF_POST: Final = 20
_FEWEST_OF_LINKED: Final = 600
"""Of one whose headline is a link: to the article of which it is the teaser, unless it is long."""

_ARTICLES: Final = XPath("//article[not(ancestor::article)]")
_HEADINGS: Final = XPath(".//h1 | .//h2 | .//h3 | .//*[@itemprop = 'headline']")
_TO_OTHERS: Final = XPath(
    "self::a[@href and not(starts-with(@href, '#'))] | ancestor::a[@href]"
    " | .//a[@href and not(starts-with(@href, '#'))]"
)
_LINKED: Final = XPath(".//a//text()")
_TIMES: Final = XPath(".//time | .//*[@itemprop = 'datePublished']")
_NAMES: Final = XPath(
    ".//*[@rel = 'author' or @itemprop = 'author' or contains(@class, 'author')"
    " or contains(@class, 'byline') or contains(@class, 'username')]"
)
_WITH_CLASS: Final = XPath("//*[@class or @itemprop or @itemtype]")
_POST: Final = re.compile(
    r"(?:^|\s)(?:post|postcontainer|post_wrapper|topic-post|message|forum-post|live-?blog-?(?:post"
    r"|entry|update|item)|live-?(?:post|entry|update)|lb-post|timeline-entry|liveBlogUpdate)(?:\s|$)"
    r"|DiscussionForumPosting$|/BlogPosting$",
    re.IGNORECASE,
)
_IN_POST: Final = XPath("ancestor::*[@data-part]")


@dataclass(frozen=True, slots=True)
class PagePart:
    """An article on a page of several: its element, its headline, and what it says of itself."""

    element: HtmlElement
    headline: str
    facts: tuple[FoundFact, ...]


def page_parts(tree: HtmlElement) -> list[PagePart]:
    """Return the articles on a page where there are several; none where there is one."""
    articles = [_part(one) for one in _ARTICLES(tree) if _own(one) >= _FEWEST_OWN]
    articles = [part for part in articles if part.headline and not _is_teaser(part.element)]
    found = articles if len(articles) > 1 else _posts(tree)
    return found if 1 < len(found) <= MOST_PARTS else []


def _posts(tree: HtmlElement) -> list[PagePart]:
    """Return the posts of a thread, or the entries of a live blog: each has a time or a name."""
    posts: list[PagePart] = []
    for element in _WITH_CLASS(tree):
        named = " ".join(filter(None, map(element.get, ("class", "itemprop"))))
        if not (_POST.search(named) or _POST.search(element.get("itemtype") or "")):
            continue
        if _IN_POST(element) or len(said(element)) < _FEWEST_OF_POST:
            continue
        part = _part(element)
        if part.facts and not _is_teaser(element):
            element.set("data-part", "")
            posts.append(part)
    return posts


def _part(element: HtmlElement) -> PagePart:
    headline = next((said(one) for one in _HEADINGS(element) if said(one)), "")
    titles = [FoundFact(FactKey.TITLE, headline, Basis.TEXT, "heading")] if headline else []
    facts = tuple(element_facts(_TIMES(element), _NAMES(element)))
    return PagePart(element, headline, (*titles, *facts))


def _is_teaser(element: HtmlElement) -> bool:
    """Return whether an entry is short, and its headline leads to another page."""
    headline = next((one for one in _HEADINGS(element) if said(one)), None)
    if headline is None or not _TO_OTHERS(headline):
        return False
    return _own(element) < _FEWEST_OF_LINKED


def _own(element: HtmlElement) -> int:
    """Return how many characters stand in an element outside links."""
    linked = sum(len(" ".join(str(text).split())) for text in _LINKED(element))
    return len(" ".join(str(element.text_content()).split())) - linked
