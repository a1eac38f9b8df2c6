"""Turn the bytes of a YAML file into parser events, and reword the parser's errors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, cast

import yaml

from compliance.errors import MOST_PROBLEMS
from compliance.model.characters import FORBIDDEN_IN_FILES, REPLACEMENT
from compliance.model.odd_characters import named
from compliance.workspace.conflicts import MERGE_CONFLICT, find_conflicts
from compliance.workspace.files import MOST_BYTES
from compliance.workspace.yaml.scalars import NOTHING

LINE_BREAK: Final = "a line break stands inside a text; write the text in one line"

Place = tuple[int, int]
"""Line and column, both from 1; columns count code points."""

LINE_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class YamlFault:
    """A problem without its file."""

    place: Place
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A decoded file (None if it cannot be read), with the problems found.

    Control characters are replaced one for one, so that the parser goes on and places stay.
    """

    text: str | None
    remarks: tuple[YamlFault, ...]


def decode(source: bytes) -> SourceText:
    """Return UTF-8 bytes decoded; a byte order mark at the start is dropped and not counted."""
    if len(source) > MOST_BYTES:
        message = f"the file has {len(source):,} bytes; the most is {MOST_BYTES:,}, so split it"
        return SourceText(None, (YamlFault((1, 1), "too-large", message),))
    try:
        text = source.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return SourceText(None, (_not_utf8(source, error.start),))
    conflicts = islice(find_conflicts(text), MOST_PROBLEMS + 1)
    if left := tuple(YamlFault((line, 1), MERGE_CONFLICT, said) for line, said in conflicts):
        return SourceText(None, left)
    if FORBIDDEN_IN_FILES.search(text) is None:
        return SourceText(text, ())
    remarks = tuple(islice(_find_controls(text), MOST_PROBLEMS + 1))
    if len(remarks) > MOST_PROBLEMS:
        return SourceText(None, remarks)
    return SourceText(FORBIDDEN_IN_FILES.sub(REPLACEMENT, text), remarks)


def _find_controls(text: str) -> Iterator[YamlFault]:
    """Yield the first control character of each line that has one."""
    for number, line in enumerate(LINE_END.split(text), 1):
        if found := FORBIDDEN_IN_FILES.search(line):
            message = refuse_control(found[0])
            yield YamlFault((number, found.start() + 1), "control-character", message)


def refuse_control(character: str) -> str:
    """Return the problem of a character that no text may have."""
    if character == "\n":
        return LINE_BREAK
    if character == "\t":
        return "a tab stands in a text without quotes; write a space"
    return f"the invisible character {named(character)} stands here; remove it"


def _not_utf8(source: bytes, offset: int) -> YamlFault:
    before = LINE_END.split(source[:offset].decode("utf-8").removeprefix("\ufeff"))
    message = f"byte 0x{source[offset]:02x} is not UTF-8; save the file as UTF-8"
    return YamlFault((len(before), len(before[-1]) + 1), "not-utf8", message)


def event_source(text: str) -> Callable[[], yaml.Event]:
    """Return a function that gives the next event, of the C parser or else the slower pure one."""
    loader = yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)
    return cast("Callable[[], yaml.Event]", loader.get_event)


# What the parser can raise. The plain ValueErrors come from huge escapes and version numbers,
# which it passes to Python unchecked.
PARSE_ERRORS: Final = (yaml.YAMLError, ValueError, OverflowError)


def is_nothing(event: yaml.Event) -> bool:
    """Return whether an event adds no value: an alias, or an unquoted text that means null."""
    if isinstance(event, yaml.ScalarEvent):
        return not event.style and event.value in NOTHING
    return isinstance(event, yaml.AliasEvent)


def skip_collection(get_event: Callable[[], yaml.Event], levels: int) -> yaml.Event | None:
    """Skip the collection whose start was just read; it counts as the first level.

    Returns None, or the start of the first collection beyond the levels allowed: parsers take ever
    longer the deeper the nesting is, so reading is to end there.
    """
    depth = 1
    while depth:
        event = get_event()
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > levels:
                return event
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def place_of(event: yaml.Event) -> Place:
    """Return where an event starts: line and column from 1."""
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1


class TextExtent:
    """The extent of a text, to keep places within it: parsers sometimes point beyond its end."""

    def __init__(self, text: str) -> None:
        self._lengths = [len(line) for line in LINE_END.split(text)]
        if len(self._lengths) > 1 and not self._lengths[-1]:
            self._lengths.pop()  # a line break ends the last line and begins no other

    def clamp(self, place: Place) -> Place:
        """Return a place, or the end of the text or line if the place is beyond it."""
        line, column = place
        last = len(self._lengths)
        if line > last:
            return last, self._lengths[-1] + 1
        return line, min(column, self._lengths[line - 1] + 1)
