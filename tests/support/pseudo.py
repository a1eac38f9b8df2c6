"""A language that nobody speaks: it shows which words of a page no catalog could translate.

Each message stands in it between two brackets. What stands outside them is of the workspace, or was
forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from gettext import NullTranslations
from html.parser import HTMLParser
from typing import Final, NamedTuple

import pytest

from compliance.model.dates import words as dates
from compliance.wording import speaking
from compliance.wording.speaking import Language
from compliance.workspace.workspace import Workspace

SPOKEN: Final = Language.ARMENIAN
"""The language in whose place it is spoken: few articles are in it, whose words need no mark."""
OPEN, CLOSE = (
    "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}",
    "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}",
)
SEEN: Final = 20
"""So many letters of a text are looked for first."""
CODES: Final = frozenset(
    {"CSV", "JSON", "SVG", "PNG", "PDF", "BibTeX", "GraphML", "CSL-JSON", "SHA-256", "compliance"}
)
"""What is written alike in every language."""
_EDGE = re.compile(f"([{OPEN}{CLOSE}])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAMES: Final = {"bdi", "cite", "code", "pre"}
"""Elements of names and titles, which are printed as their owners write them, and of data."""
_ADDRESS: Final = re.compile(r"https?://\S+")
_DATA: Final = re.compile(r"\b[a-z]+(-[a-z]+)+\b|[\w/-]*\s*\.yaml\b")
"""What is written alike in every language: codes, and the names of files."""
_UNREAD: Final = {"script", "style"}
_READ_OUT: Final = {"aria-label", "title", "alt", "placeholder"}
_IN_A_LINE: Final = {"a", "bdi", "br", "cite", "code", "em", "q", "span", "strong"}
"""Elements that a message may hold."""
_PLAIN: Final = {"head", "svg"}
"""Elements whose texts hold no elements that could be marked."""
_LINE: Final = "text"
"""A line of a label in a drawing, which may go on in the next one."""
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
    # Dates are remembered by the language, which is another one here.
    monkeypatch.setattr(dates, "_displayed", dates._displayed.__wrapped__)
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


def named(loaded: Workspace) -> Iterator[str]:
    """Yield the names, titles, passages and ids that are printed as the workspace has them."""
    yield from (loaded.settings.title, *(loaded.settings.titles or {}).values())
    yield from (*loaded.evidence, *loaded.articles, *loaded.sources)
    yield from (one.title for one in loaded.articles.values())
    yield from (name for one in loaded.sources.values() for name in (one.name, one.short))
    yield from (
        ", ".join(filter(None, f.words)) for e in loaded.evidence.values() for f in e.figures
    )
    told = [loaded.agreements, loaded.incidents, loaded.places, loaded.settings.publication]
    told += [e.entry.passage for e in loaded.evidence.values()]
    yield from (text for text in texts_of(tuple(told)) if len(text) > 2)


def prose_of(loaded: Workspace) -> Iterator[str]:
    """Yield what coders wrote: claims, duties and notes; not what is in a title or a passage too.

    What is shorter than `SEEN` may stand in a message of the program by chance.
    """
    entries = [e.entry for e in loaded.evidence.values()]
    duties = [duty for one in loaded.agreements.values() for duty in one.obligations]
    found = [text for one in entries for text in (one.claim.removesuffix("."), one.note)]
    found += [text for one in duties for text in (one.duty, one.detail, one.note)]
    found += [one.note for one in loaded.incidents.values()]
    found += [one.entry.note for one in loaded.sources.values()]
    passages = (text for one in entries for text in texts_of(one.passage))
    others = "\n".join((*passages, *(one.title for one in loaded.articles.values())))
    yield from (text for text in found if text and len(text) >= SEEN and text not in others)


class _Text(NamedTuple):
    """A text of a page, whether it is marked, and what of it is in no message.

    `language` is what its element is said to be in; "" of what has no elements: what is read out
    only, the head of a page, and drawings.
    """

    text: str
    marked: bool
    outside: str
    language: str


class _Walk(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, bool, str]] = []
        self.depth = 0
        self.lines: list[str] = []
        self.found: list[_Text] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        own = tag in _NAMES or ("lang" in given and tag != "html")
        marked = own or any(one for _, one, _ in self.open)
        around = self.open[-1][2] if self.open else ""
        language = "" if tag in _PLAIN else (given.get("lang") or around)
        self._part(tag)
        for name in sorted(_READ_OUT & given.keys()):
            self._add(given[name] or "", marked)
        if tag == "meta" and (given.get("name") == "description"):
            self._add(given["content"] or "", marked)
        if tag not in _VOID:
            self.open.append((tag, marked, language))

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == _LINE:
            self.lines.append(data)
        elif not any(tag in _UNREAD for tag, *_ in self.open):
            language = self.open[-1][2] if self.open else ""
            self._add(data, any(one for _, one, _ in self.open), language)

    def _part(self, tag: str) -> None:
        """Go past the edge of an element; a message goes on only where that stands in a line."""
        if tag != _LINE and self.lines:
            self._add(" ".join(self.lines), marked=False)
            self.depth, self.lines = 0, []
        if tag not in _IN_A_LINE:
            self.depth = 0

    def _add(self, text: str, marked: bool, language: str = "") -> None:
        outside = []
        for part in _EDGE.split(text):
            if part in (OPEN, CLOSE):
                self.depth += 1 if part == OPEN else -1
            elif self.depth <= 0:
                outside.append(part)
        self.found.append(_Text(text, marked, " ".join(outside), language))


def _walked(html: str) -> Sequence[_Text]:
    walk = _Walk()
    walk.feed(html)
    return walk.found


def texts_in(language: str, html: str) -> Iterator[str]:
    """Yield the texts of a page that are said to be in a language."""
    yield from (found.text for found in _walked(html) if found.language == language)


class Names:
    """Takes names out of texts; of two that begin alike the longer one."""

    def __init__(self, names: Iterable[str]) -> None:
        # Of thousands of names a pattern would try each at every place.
        self._by_head: dict[str, list[str]] = {}
        for name in sorted(set(names), key=len, reverse=True):
            self._by_head.setdefault(name[:2], []).append(name)

    def without(self, text: str) -> str:
        """Return a text without the names that stand in it."""
        left, at = [], 0
        while at < len(text):
            heads = self._by_head.get(text[at : at + 2], ())
            name = next((one for one in heads if text.startswith(one, at)), "")
            left.append(" " if name else text[at])
            at += len(name) or 1
        return "".join(left)


def untranslated(html: str, known: Names) -> Iterator[str]:
    """Yield the texts of a page that are in no message, nor `known` as the workspace's own."""
    for found in _walked(html):
        if not found.marked and _WORD.search(found.outside):
            outside = known.without(_ADDRESS.sub("", found.outside))
            if _WORD.search(_DATA.sub("", outside)):
                yield " ".join(found.text.split())
