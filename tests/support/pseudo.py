"""A language that nobody speaks: it shows which words of a page no catalog could translate.

Each message stands in it between two brackets. What stands outside them is of the workspace, or was
forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from gettext import NullTranslations
from html.parser import HTMLParser
from typing import Final

import pytest

from compliance.wording import speaking
from compliance.wording.speaking import Language

SPOKEN: Final = Language.RUSSIAN
"""The language in whose place it is spoken."""
OPEN, CLOSE = (
    "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}",
    "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}",
)
_SAID = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAMES: Final = {"bdi", "cite", "code"}
"""Elements of names and titles, which are printed as their owners write them."""
_UNREAD: Final = {"script", "style"}
_READ_OUT: Final = {"aria-label", "title", "alt", "placeholder"}
_VOID: Final = {"meta", "hr", "br", "link", "base", "input", "img", "path", "rect", "use"}


class Pseudo(NullTranslations):
    """Translates every message into itself between brackets, and remembers it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str | None, str]] = set()

    def gettext(self, message: str) -> str:
        self.asked.add((None, message))
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.asked.add((None, msgid1))
        return f"{OPEN}{msgid1 if n == 1 else msgid2}{CLOSE}"

    def pgettext(self, context: str, message: str) -> str:
        self.asked.add((context, message))
        return f"{OPEN}{message}{CLOSE}"


def speak_pseudo(monkeypatch: pytest.MonkeyPatch) -> Pseudo:
    """Let the program speak it in the place of `SPOKEN`; English stays as it is."""
    pseudo, english = Pseudo(), NullTranslations()
    monkeypatch.setattr(
        speaking, "_catalog", lambda language: pseudo if language is SPOKEN else english
    )
    return pseudo


def texts_of(value: object) -> Iterator[str]:
    """Yield every text that a record holds, however deep."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from texts_of(getattr(value, one.name))
    elif isinstance(value, dict):
        yield from texts_of(tuple(value.values()))
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from texts_of(one)


class _Walk(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, bool]] = []
        self.found: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        own = tag in _NAMES or ("lang" in given and tag != "html")
        exempt = own or any(one for _, one in self.open)
        for name in sorted(_READ_OUT & given.keys()):
            self.found.append((given[name] or "", exempt))
        if tag == "meta" and (given.get("name") == "description"):
            self.found.append((given["content"] or "", exempt))
        if tag not in _VOID:
            self.open.append((tag, exempt))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(tag in _UNREAD for tag, _ in self.open):
            self.found.append((data, any(one for _, one in self.open)))


def texts_with_marks(html: str) -> tuple[tuple[str, bool], ...]:
    """Return the texts of a page, each with whether it is marked: a name, or another language."""
    walk = _Walk()
    walk.feed(html)
    return tuple(walk.found)


def untranslated(html: str, known: Iterable[str]) -> Iterator[str]:
    """Yield the texts of a page that are in no message, nor `known` as the workspace's own."""
    names = re.compile("|".join(map(re.escape, sorted(set(known), key=len, reverse=True))))
    for text, exempt in texts_with_marks(html):
        left = "" if exempt else _outside(names.sub("", text))
        if _WORD.search(left):
            yield " ".join(text.split())


def _outside(text: str) -> str:
    while (shorter := _SAID.sub("", text)) != text:
        text = shorter
    return text
