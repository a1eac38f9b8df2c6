"""Texts of one sign over and over, everything that reads a text, and how many steps it takes."""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType, SimpleNamespace
from typing import TYPE_CHECKING, Final, Literal, SupportsIndex

import pytest

import compliance
from compliance.audit.language import language_of
from compliance.audit.sentence import around, quoted
from compliance.passages import altered, fold, search
from compliance.passages.fold import Folded
from compliance.passages.locate import Pin, SearchText, locate
from compliance.passages.signs import DASHES, DOUBLE_QUOTES, INVISIBLE, SINGLE_QUOTES
from compliance.passages.suspect import sha256_of

if TYPE_CHECKING:
    from _typeshed import TraceFunction

START: Final = "the boats"
END: Final = "came back"
LONG: Final = " ".join(f"word{n} of the passage" for n in range(12))
PINS: Final = (
    Pin(START),
    Pin(START, END),
    Pin(START, "came buck"),
    Pin("thee boats", END),
    Pin(START, END, "few words"),
    Pin("zebras graze", "under trees"),
    Pin("boats", END),
    Pin("a"),
    Pin(LONG),
    Pin(START, LONG),
)
LANGUAGES: Final = sorted(
    path.stem for path in Path(compliance.__path__[0], "audit", "languages").glob("*.toml")
)


def _every() -> tuple[dict[str, str], dict[int, str]]:
    """Return the last character of each general category, and the first of each combining class."""
    categories: dict[str, str] = {}
    classes: dict[int, str] = {}
    for sign in map(chr, range(0x110000)):
        categories[unicodedata.category(sign)] = sign
        classes.setdefault(unicodedata.combining(sign), sign)
    return categories, classes


_CATEGORIES, _CLASSES = _every()
MARKS: Final = tuple(sign for number, sign in sorted(_CLASSES.items(), reverse=True) if number)
SIGNS: Final = tuple(
    dict.fromkeys(
        (
            *(sign for category, sign in _CATEGORIES.items() if category != "Cs"),
            *"a0 .,;:!?…()[]'\"“”«»‘’—-_\n%",
            *(SINGLE_QUOTES[-1], DOUBLE_QUOTES[-1], DASHES[-1]),
            *INVISIBLE[::4],
            *"\u200d\ufb03\u0344\u0f73\u1100\u1161\u11a8\uac00\u212b\U0001f468",
        )
    )
)
WORDS: Final = (
    *("a ", "a' ", "a'", "a-", "0,", "1. ", "A. ", ".) ", "? ", "“a” ", '"a" ', "not ", "if "),
    *("said ", "point 1, ", "point 1 and ", "1 ", "e\u0301", "\u0323\u0301", "\u200b ", " \u200d"),
    *(f"{START} ", f"{START}\u200b", f"{START},", f"{END} ", f"{START} {END} ", "the ", "boats "),
    *("thee boats ", "came buck ", "few words the boat ", "word1 of the passage ", "zebra graze "),
    "".join(MARKS),
)
PIECES: Final = (*SIGNS, *WORDS)


def text_of(piece: str, length: int) -> str:
    """Return a text in which a piece is repeated before, inside, behind a passage, and in words."""
    run = (piece * (length // len(piece)))[:length]
    return f"{run}e{run} {START} of{run}x {run} {END}{run}x"


def read(text: str) -> None:
    """Read a text in every way in which the program reads one."""
    searched = SearchText(text)
    for pin in PINS:
        locate(searched, pin)
    middle = len(text) // 2
    for start, end in ((middle, middle + 1), (len(text) // 4, len(text) - len(text) // 4)):
        around(text, (start, end), frozenset({"no"}))
        quoted(text, start)
    for tag in LANGUAGES:
        language = language_of(tag)
        assert language is not None
        language.points.named(text)


class Steps:
    """Counts what reading takes: lines run, characters looked through or hashed, marks moved."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.taken = 0
        fake = SimpleNamespace(**vars(unicodedata) | {"normalize": self._normalize})
        monkeypatch.setattr(fold, "unicodedata", fake)
        monkeypatch.setattr(search, "fold", self._fold)
        monkeypatch.setattr(altered, "sha256_of", self._hash)

    def of(self, task: Callable[[str], object], text: str) -> int:
        """Return the steps that a task takes with a text."""
        self.taken, before = 0, sys.gettrace()
        sys.settrace(self._trace)
        try:
            task(Looked.through(text, self._took))
        finally:
            sys.settrace(before)
        return self.taken

    def _took(self, steps: int) -> None:
        self.taken += steps

    def _trace(self, frame: FrameType, *_: object) -> TraceFunction | None:
        self.taken += 1
        ours = frame.f_code.co_filename.startswith(compliance.__path__[0])
        return self._trace if ours else None

    def _fold(self, text: str) -> Folded:
        folded = fold.fold(text)
        return Folded(Looked.through(folded.text, self._took), folded.steps)

    def _hash(self, text: str) -> str:
        self.taken += len(text)
        return sha256_of(text)

    def _normalize(self, form: Literal["NFC", "NFD"], text: str) -> str:
        self.taken += len(text) + moves(text)
        return unicodedata.normalize(form, text)


def moves(text: str) -> int:
    """Return how often marks change places when each is moved past those of higher classes."""
    moved, seen = 0, Counter[int]()
    for sign in text:
        for one in unicodedata.normalize("NFD", sign):
            combining = unicodedata.combining(one)
            if not combining:
                seen.clear()
                continue
            moved += sum(count for other, count in seen.items() if other > combining)
            seen[combining] += 1
    return moved


Index = SupportsIndex | None


class Looked(str):
    """A text that counts how many of its characters are searched or copied."""

    __slots__ = ("took",)
    took: Callable[[int], None]

    @classmethod
    def through(cls, text: str, took: Callable[[int], None]) -> Looked:
        made = cls(text)
        made.took = took
        return made

    def find(self, sub: str, start: Index = None, end: Index = None) -> int:
        first, last, _ = slice(start, end).indices(len(self))
        at = super().find(sub, first, last)
        self.took((at if at >= 0 else last) - first)
        return at

    def rfind(self, sub: str, start: Index = None, end: Index = None) -> int:
        first, last, _ = slice(start, end).indices(len(self))
        at = super().rfind(sub, first, last)
        self.took(last - max(at, first))
        return at

    def __getitem__(self, place: SupportsIndex | slice) -> str:
        piece = super().__getitem__(place)
        self.took(len(piece))
        return piece
