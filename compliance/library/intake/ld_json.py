"""What the JSON-LD of a page says of the article on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from compliance.library.intake.days import day_of
from compliance.library.intake.extraction import Basis, FactKey, FoundFact

_MOST: Final = 2_000
"""How many objects are looked at."""
_ARTICLES: Final = ("article", "posting", "report", "newspage")
_TEXTS: Final = {
    "headline": FactKey.TITLE,
    "inLanguage": FactKey.LANGUAGE,
    "url": FactKey.URL,
    "mainEntityOfPage": FactKey.URL,
}
_NAMED: Final = {"publisher": FactKey.OUTLET, "author": FactKey.AUTHORS}


def ld_facts(texts: tuple[str, ...]) -> Iterator[FoundFact]:
    """Yield the facts of the first object that is an article, by schema.org's names."""
    for text in texts:
        for one in _objects(_parsed(text)):
            if _is_article(one):
                yield from _facts(one)
                return


def _parsed(text: str) -> object:
    bare = text.strip().removeprefix("<!--").removesuffix("-->")
    bare = bare.strip().removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object) -> Iterator[dict[str, Any]]:
    """Yield the objects in a value, the outer ones first; no more than so many."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, dict):
            yield one
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def _is_article(one: dict[str, Any]) -> bool:
    kinds = one.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).lower().endswith(_ARTICLES) for kind in named)


def _facts(one: dict[str, Any]) -> Iterator[FoundFact]:
    for name, key in _TEXTS.items():
        value = one.get(name)
        told = value.get("@id") if isinstance(value, dict) else value
        if isinstance(told, str) and told.strip():
            yield FoundFact(key, told.strip(), Basis.JSON_LD, name)
    for name, key in _NAMED.items():
        value = one.get(name)
        for each in value if isinstance(value, list) else [value]:
            told = each.get("name") if isinstance(each, dict) else each
            if isinstance(told, str) and told.strip():
                yield FoundFact(key, " ".join(told.split()), Basis.JSON_LD, name)
    for name in ("datePublished", "dateCreated"):
        day = day_of(told) if isinstance(told := one.get(name), str) else None
        if day is not None:
            yield FoundFact(FactKey.PUBLISHED, day, Basis.JSON_LD, name)
            return
