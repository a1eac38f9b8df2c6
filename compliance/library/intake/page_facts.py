"""What a page says of the article on it in its metadata, address and elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lxml.etree import XPath
from lxml.html import HtmlElement

from compliance.library.intake.addresses import address_facts
from compliance.library.intake.days import day_of
from compliance.library.intake.extraction import Basis, FactKey, FoundFact
from compliance.library.intake.page_source import PageSource
from compliance.library.printed_dates import printed_date

_METAS: Final = XPath("//meta[@content]")
_CANONICAL: Final = XPath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
_LANG: Final = XPath("//html/@lang | //html/@*[local-name() = 'lang']")
_TITLES: Final = XPath("//head/title | //title")
_HEADLINES: Final = XPath("//h1")
_TIMES: Final = XPath(
    "//time[@datetime or @pubdate] | //*[@itemprop = 'datePublished'][@content or @datetime]"
)
_FURNITURE: Final = XPath(
    "ancestor::footer | ancestor::aside | ancestor::nav | ancestor::*[contains(@class, 'comment')]"
)
_EARLIER: Final = XPath("preceding-sibling::node()")
_BYLINES: Final = XPath("//*[@rel = 'author' or @itemprop = 'author']")

_META_KEYS: Final = {
    **dict.fromkeys(("og:title", "twitter:title", "dc.title", "citation_title"), FactKey.TITLE),
    **dict.fromkeys(("og:site_name", "application-name", "dc.publisher"), FactKey.OUTLET),
    **dict.fromkeys(("author", "article:author", "dc.creator", "byl"), FactKey.AUTHORS),
    **dict.fromkeys(("og:url", "twitter:url"), FactKey.URL),
    **dict.fromkeys(("og:locale", "content-language", "dc.language"), FactKey.LANGUAGE),
    **dict.fromkeys(
        (
            *("article:published_time", "og:published_time", "article:published", "pubdate"),
            *("date", "publish-date", "publish_date", "publication_date", "datepublished"),
            *("dc.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created"),
            *(
                "citation_publication_date",
                "parsely-pub-date",
                "sailthru.date",
                "mediator_published_time",
            ),
        ),
        FactKey.PUBLISHED,
    ),
}
"""The names under which pages keep their metadata, in lower case."""

_SAVED_FROM: Final = re.compile(
    r"saved from url=\(\d+\)(?P<a>https?://\S+)|^[ \t]*url:[ \t]*(?P<b>https?://\S+)", re.MULTILINE
)
_SAVED_ON: Final = re.compile(
    r"saved date:\s*(?:[A-Z][a-z]{2} )?(?P<a>[A-Z][a-z]{2} \d{1,2} \d{4})"
    r"|FILE ARCHIVED ON [\d:]+ (?P<b>[A-Z][a-z]{2} \d{1,2}, \d{4})"
)
_BY: Final = re.compile(r"^(?:by|author|автор|текст|von|par|müəllif)\b:?\s+", re.IGNORECASE)
_WHOSE: Final = {
    "a member": (
        r"joined|member since|registered|зарегистрирован|дата регистрации|регистрация|qeydiyyat"
        r"|mitglied seit|inscrit"
    ),
    "its last change": r"last (?:updated|modified)|обновлено|zuletzt aktualisiert|mis à jour",
    "its copyright": r"©|\(c\)|copyright|all rights reserved|все права защищены",
}
"""Words before dates that are not those of the article."""
_OF_OTHER: Final = {whose: re.compile(words, re.IGNORECASE) for whose, words in _WHOSE.items()}
_RIGHT_BEFORE: Final = re.compile(rf"(?:{'|'.join(_WHOSE.values())})\D*$", re.IGNORECASE)
_BEFORE: Final = 40
_AROUND: Final = 600
_BESIDE: Final = 2
"""Words beside a date by which its sentence is found."""
_BYLINE: Final = 8
"""A line with more words is a sentence of the text."""
_LONGEST: Final = 500
_LOCALE: Final = re.compile(r"([a-z]{2,3})[-_]([A-Za-z]{2}|[A-Za-z]{4})")


def page_facts(source: PageSource, tree: HtmlElement) -> Iterator[FoundFact]:
    """Yield the facts of a page but for its JSON-LD, as they stand in it, the surest first."""
    yield from _from_metas(tree)
    yield from _addresses(source, tree)
    yield from _from_elements(tree)


def said(element: HtmlElement) -> str:
    """Return the text of an element in one line."""
    return " ".join(str(element.text_content()).split())[:_LONGEST]


def _from_metas(tree: HtmlElement) -> Iterator[FoundFact]:
    for meta in _METAS(tree):
        for name in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            key = _META_KEYS.get((name or "").strip().lower())
            value = " ".join((meta.get("content") or "").split())[:_LONGEST]
            if key is not None and value:
                yield from _meta(key, value, str(name).strip())
                break


def _meta(key: FactKey, value: str, name: str) -> Iterator[FoundFact]:
    if key is FactKey.PUBLISHED:
        day = day_of(value)
        if day is not None:
            yield FoundFact(key, day, Basis.META, name)
    elif key is FactKey.LANGUAGE:
        yield FoundFact(key, _tag(value), Basis.META, name)
    elif key is not FactKey.AUTHORS or "://" not in value:
        yield FoundFact(key, value, Basis.META, name)


def _addresses(source: PageSource, tree: HtmlElement) -> Iterator[FoundFact]:
    for comment in source.comments:
        if found := _SAVED_FROM.search(comment):
            yield from address_facts(found["a"] or found["b"], Basis.FILE)
        if found := _SAVED_ON.search(comment):
            day = day_of(found["a"] or found["b"])
            if day is not None:
                yield FoundFact(FactKey.RETRIEVED, day, Basis.FILE)
    for address in _CANONICAL(tree):
        if str(address).startswith(("http://", "https://")):
            yield from address_facts(str(address), Basis.META)


def _from_elements(tree: HtmlElement) -> Iterator[FoundFact]:
    for lang in _LANG(tree):
        yield FoundFact(FactKey.LANGUAGE, _tag(str(lang)), Basis.META, "lang")
    for headline in _HEADLINES(tree):
        if said(headline):
            yield FoundFact(FactKey.TITLE, said(headline), Basis.TEXT, "h1")
    for title in _TITLES(tree):
        if said(title):
            yield FoundFact(FactKey.TITLE, said(title), Basis.META, "title")
    yield from element_facts(_TIMES(tree), _BYLINES(tree))


def text_date(shown: str, headline: str, text: str) -> FoundFact | None:
    """Return the first date printed near the headline, unless it is of something else.

    What stands within a sentence of the article's text tells when something happened.
    """
    at = max(0, shown.find(headline)) if headline else 0
    near = shown[max(0, at - _AROUND // 2) : at + len(headline) + _AROUND]
    written = printed_date(near)
    if written is None or _RIGHT_BEFORE.search(near[: near.index(written)][-_BEFORE:]):
        return None
    before, _, behind = near.partition(written)
    sides = [*before.split()[-_BESIDE:], written], [written, *behind.split()[:_BESIDE]]
    lines = [" ".join(line.split()) for line in text.splitlines()]
    if any(
        " ".join(side) in line for line in lines if line.count(" ") >= _BYLINE for side in sides
    ):
        return None
    day = day_of(written)
    return None if day is None else FoundFact(FactKey.PUBLISHED, day, Basis.TEXT)


def _before(element: HtmlElement) -> str:
    """Return the words that stand right before an element in the one around it."""
    earlier = (one if isinstance(one, str) else said(one) for one in _EARLIER(element))
    return " ".join(" ".join(earlier).split())[-_BEFORE:]


def whose_dates(text: str) -> str | None:
    """Return of what a page has a date that is not the article's; None if it has none."""
    return next((whose for whose, words in _OF_OTHER.items() if words.search(text)), None)


def element_facts(
    times: Iterable[HtmlElement], bylines: Iterable[HtmlElement]
) -> Iterator[FoundFact]:
    """Yield the first time and the first names among elements that are meant to hold them."""
    for time in times:
        written = time.get("datetime") or time.get("content") or said(time)
        if _FURNITURE(time) or _RIGHT_BEFORE.search(_before(time)):
            continue
        if (day := day_of(written)) is not None:
            yield FoundFact(FactKey.PUBLISHED, day, Basis.META, "time")
            break
    names = [said(name) for name in bylines if name.tag != "meta" and not _FURNITURE(name)]
    for name in dict.fromkeys(filter(None, (_BY.sub("", name) for name in names))):
        yield FoundFact(FactKey.AUTHORS, name, Basis.TEXT, "byline")


def _tag(value: str) -> str:
    """Return a language as BCP 47 writes it; what is not in that form stays as it is."""
    if found := _LOCALE.fullmatch(value.strip().split(".")[0]):
        code, rest = found.groups()
        return f"{code}-{rest.upper() if len(rest) == len('GB') else rest.title()}"
    return value.strip()
