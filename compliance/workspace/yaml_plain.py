"""The quick way through a YAML file written plainly, as nearly all of ours are.

It knows block mappings and lists, texts of one line, folded texts, and short lists and mappings in
brackets. Whatever else stands in a file is a doubt, and the file is read by `yaml_reader` instead,
the only one that knows what is wrong: this one gives the very same value, or none. It is several
times as fast, since nothing is made for each sign of punctuation. (tests/property holds the two
against each other.)
"""

from __future__ import annotations

import re
import sys
from typing import Final, TypeVar

from compliance.workspace.yaml.scalars import (
    BOOLEANS,
    CONTROLS,
    INTEGER,
    MOST_BYTES,
    is_suspect,
    taken_for,
)

MOST_LEVELS: Final = 12
"""Deeper is in doubt, in blocks and again in brackets: less than the full reader allows."""

_KEY: Final = "[a-z_][a-z_0-9]{0,99}"
_HEAD: Final = re.compile(rf"( *)(- )?({_KEY})")
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@` ")
"""What no text without quotes begins with, or only under conditions."""
_WORD: Final = r"[^ ?,\[\]{}:\#\"\\]"
_FLOW: Final = re.compile(
    rf"""\ ?(?:
        "((?:[^"\\]|\\["\\])*)"                            # a text in quotes
      | ([^\W_](?:{_WORD}|\#)*(?:\ {_WORD}(?:{_WORD}|\#)*)*)  # words without
      | ([\[{{])                                           # what is within brackets
    )""",
    re.VERBOSE,
)
_IN_QUOTES: Final = re.compile(r'(?:[^"\\]|\\["\\])*')
_FLOW_KEY: Final = re.compile(rf" ?({_KEY}):(?= )")
_ESCAPE: Final = re.compile(r"\\([\"\\])")
_SHORT: Final = 24
"""Texts up to this length are looked at once and kept once: ids, words of closed lists, dates."""
_MOST_TEXTS: Final = 10_000
_NOWHERE: Final = -1

T = TypeVar("T", dict[str, object], list[object])

_Collection = dict[str, object] | list[object]
_Place = tuple[int, bool, str]
"""What stands before a colon: its column, whether an item of a list begins there, the key."""


class DoubtError(Exception):
    """Something stands here that only the full reader knows."""


class PlainReader:
    """Reads files one after the other; what it has seen of keys and short texts it keeps.

    `open` has the mappings and lists that the line read last stands in, each with its column;
    `into` is the innermost if it is a mapping that a line may simply continue at column `at`.
    `awaits` is a key whose value begins on the next line.
    """

    __slots__ = ("at", "awaits", "into", "lines", "lists", "open", "places", "texts")

    def __init__(self) -> None:
        self.places: dict[str, _Place] = {}
        self.texts: dict[str, str] = {}
        self.lists: dict[str, tuple[str, ...]] = {}
        self._begin_file("")

    def read(self, source: bytes) -> dict[str, object] | None:
        """Return what a file of UTF-8 bytes holds, a mapping; None where that is in doubt.

        What is returned is what `read_yaml` returns, and that one finds no problem in the file.
        """
        try:
            text = source.decode("utf-8")
        except UnicodeDecodeError:
            return None
        if len(source) > MOST_BYTES or "\t" in text or "\r" in text:
            return None
        whole = self._begin_file(text)
        try:
            self._read_lines()
        except DoubtError:
            return None
        finally:
            self._begin_file("")
        return whole

    def _begin_file(self, text: str) -> dict[str, object]:
        whole: dict[str, object] = {}
        self.lines = text.split("\n")
        self.open: list[tuple[int, _Collection]] = [(0, whole)]
        self.into = whole
        self.at = 0
        self.awaits: str | None = None
        if len(self.texts) > _MOST_TEXTS:
            self.texts.clear()
            self.lists.clear()
        return whole

    def _read_lines(self) -> None:
        places, texts = self.places, self.texts
        at, into = self.at, self.into
        for number, line in enumerate(self.lines):
            head, colon, rest = line.partition(": ")
            place = places.get(head) if colon else None
            if place is None:
                self._odd_line(line, head if colon else None, rest, number)
                at, into = self.at, self.into
                continue
            column, item, key = place
            if item or column != at:
                self._enter(column, item=item)
                at, into = self.at, self.into
            if key in into:
                raise DoubtError
            into[key] = texts.get(rest) or self._value(rest, column, number)
        self._end_file()

    def _end_file(self) -> None:
        if self.awaits is not None or not self.open[0][1]:
            raise DoubtError

    def _odd_line(self, line: str, head: str | None, rest: str, number: int) -> None:
        """Read a line that does not begin as lines before did."""
        body = line.lstrip(" ")
        column = len(line) - len(body)
        if not body or body[0] == "#":
            _refuse_controls(body)
        elif head is not None and (found := _HEAD.fullmatch(head)):
            key = sys.intern(found[3])
            self.places[head] = (len(found[1]), found[2] is not None, key)
            self._take_key(len(found[1]), key, item=found[2] is not None)
            self.into[key] = self._value(rest, column, number)
        elif body.startswith("- "):
            self._enter_list(column).append(self._value(body[2:], column, number))
            self.at = _NOWHERE
        elif body[-1] == ":" and _HEAD.fullmatch(body[:-1]):
            self.awaits = self._take_key(column, sys.intern(body[:-1]), item=False)
            self.at = _NOWHERE
        else:
            raise DoubtError

    def _take_key(self, column: int, key: str, *, item: bool) -> str:
        """Make a mapping the one to read into, which must not have the key."""
        if item or column != self.at:
            self._enter(column, item=item)
        if is_suspect(key) or key in self.into:
            raise DoubtError
        return key

    def _enter(self, column: int, *, item: bool) -> None:
        """Make the mapping that goes on, or begins, at a column the one to read into."""
        if item:
            made: dict[str, object] = {}
            self._enter_list(column).append(made)
            column += 2
            self._push(column, made)
            self.into = made
        elif self.awaits is not None:
            self.into = self._begin(column, {})
        else:
            self._close_to(column)
            inner = self.open[-1][1]
            if not isinstance(inner, dict):
                raise DoubtError
            self.into = inner
        self.at = column

    def _enter_list(self, column: int) -> list[object]:
        if self.awaits is not None:
            return self._begin(column, [])
        self._close_to(column)
        inner = self.open[-1][1]
        if not isinstance(inner, list):
            raise DoubtError
        return inner

    def _begin(self, column: int, made: T) -> T:
        """Begin the collection that the key before stands for."""
        if self.awaits is None or column <= self.open[-1][0]:
            raise DoubtError
        self.into[self.awaits] = made
        self.awaits = None
        self._push(column, made)
        return made

    def _push(self, column: int, made: _Collection) -> None:
        self.open.append((column, made))
        if len(self.open) > MOST_LEVELS:
            raise DoubtError

    def _close_to(self, column: int) -> None:
        """Leave the collections that a line at this column ends."""
        while self.open[-1][0] > column:
            self.open.pop()
        if self.open[-1][0] != column:
            raise DoubtError

    def _value(self, rest: str, column: int, number: int) -> object:
        """Return what stands after a colon or a dash."""
        first = rest[:1]
        if first not in _INDICATORS and first:
            return self._plain(rest)
        if first in {'"', "'"}:
            return self._kept(rest, _quoted(rest, first))
        if first in {"[", "{"}:
            return self._flow_line(rest)
        if rest == ">-":
            return self._folded(column, number + 1)
        raise DoubtError

    def _plain(self, text: str) -> object:
        """Return a text without quotes, or what it means: true, false, a whole number."""
        # One sign is looked for faster than two.
        if (":" in text and (": " in text or text[-1] == ":")) or ("#" in text and " #" in text):
            raise DoubtError
        if text[-1] == " ":
            raise DoubtError
        if is_suspect(text):
            return _meant(text)
        if not text.isprintable():
            _refuse_controls(text)
        return self._kept(text, text) if len(text) <= _SHORT else text

    def _kept(self, written: str, text: str) -> str:
        if len(written) <= _SHORT and text:
            text = self.texts[written] = sys.intern(text)
        return text

    def _flow_line(self, rest: str) -> object:
        """Return a list or mapping in brackets that ends with the line."""
        listed = self.lists.get(rest)
        if listed is not None:
            return [*listed]
        made, reached = self._flow(rest, 0, MOST_LEVELS)
        if reached != len(rest):
            raise DoubtError
        texts = isinstance(made, list) and [one for one in made if isinstance(one, str)]
        if texts and texts == made and len(rest) <= _SHORT:
            self.lists[rest] = tuple(texts)
        return made

    def _flow(self, text: str, at: int, levels: int) -> tuple[object, int]:
        """Return the value that begins at a place within brackets, and the place behind it."""
        found = _FLOW.match(text, at)
        if found is None or not levels:
            raise DoubtError
        quoted, plain, bracket = found.groups()
        if plain is not None:
            return self._plain(plain), found.end()
        if bracket is None:
            return _checked(_ESCAPE.sub(r"\1", quoted)), found.end()
        made: _Collection = [] if bracket == "[" else {}
        end, at = "]" if bracket == "[" else "}", found.end()
        more = not text.startswith(end, at)
        while more:
            at = self._flow_item(text, at, levels - 1, made)
            more = text.startswith(", ", at)
            at += more
        if not text.startswith(end, at):
            raise DoubtError
        return made, at + 1

    def _flow_item(self, text: str, at: int, levels: int, made: _Collection) -> int:
        """Read an item of a list or a pair of a mapping; return the place behind it."""
        if isinstance(made, list):
            one, at = self._flow(text, at, levels)
            made.append(one)
            return at
        key = _FLOW_KEY.match(text, at)
        if key is None or key[1] in made or is_suspect(key[1]):
            raise DoubtError
        made[sys.intern(key[1])], at = self._flow(text, key.end(), levels)
        return at

    def _folded(self, column: int, first: int) -> str:
        """Return the text that the lines further in make, and leave empty lines in their place."""
        lines, last = self.lines, first
        content = lines[first].lstrip(" ") if first < len(lines) else ""
        pad = " " * (len(lines[first]) - len(content)) if content else ""
        if len(pad) <= max(column, self.at):
            raise DoubtError
        while last < len(lines) and lines[last].startswith(pad):
            last += 1
        parts = [line[len(pad) :] for line in lines[first:last]]
        after = next((line for line in lines[last:] if line), "")
        # A line further in, behind empty ones, or of spaces alone, would belong to the text.
        if any(part[:1] in {"", " "} for part in parts) or after.startswith(pad) or after.isspace():
            raise DoubtError
        lines[first:last] = [""] * (last - first)
        return _checked(" ".join(parts))


def _meant(text: str) -> object:
    if text in BOOLEANS:
        return BOOLEANS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    if taken_for(text):
        raise DoubtError
    return _checked(text)


def _quoted(rest: str, mark: str) -> str:
    text = rest[1:-1]
    if len(rest) == 1 or rest[-1] != mark:
        raise DoubtError
    if "\\" in text and mark == '"':
        return _unescaped(text)
    if mark in text:
        raise DoubtError
    return _checked(text)


def _unescaped(text: str) -> str:
    """Return a text from between double quotes in which only these and backslashes are escaped."""
    if not _IN_QUOTES.fullmatch(text):
        raise DoubtError
    return _checked(_ESCAPE.sub(r"\1", text))


def _checked(text: str) -> str:
    _refuse_controls(text)
    return text


def _refuse_controls(text: str) -> None:
    # isprintable() is a quick first look; it also refuses some of what is allowed.
    if not text.isprintable() and CONTROLS.search(text):
        raise DoubtError
