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
from compliance.workspace.files import MOST_BYTES
from compliance.workspace.yaml.scalars import NOTHING

Place = tuple[int, int]
"""Line and column, both from 1; columns count code points."""

_BREAK: Final = re.compile(r"\r\n|\r|\n")


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
    if FORBIDDEN_IN_FILES.search(text) is None:
        return SourceText(text, ())
    remarks = tuple(islice(_find_controls(text), MOST_PROBLEMS + 1))
    if len(remarks) > MOST_PROBLEMS:
        return SourceText(None, remarks)
    return SourceText(FORBIDDEN_IN_FILES.sub(REPLACEMENT, text), remarks)


def _find_controls(text: str) -> Iterator[YamlFault]:
    """Yield the first control character of each line that has one."""
    for number, line in enumerate(_BREAK.split(text), 1):
        if found := FORBIDDEN_IN_FILES.search(line):
            message = refuse_control(found[0])
            yield YamlFault((number, found.start() + 1), "control-character", message)


def refuse_control(character: str) -> str:
    """Return the problem of a character that no text may have."""
    if character == "\n":
        return 'a line break stands inside a text of one line; begin the text with "|" to keep it'
    if character == "\t":
        return "a tab stands in a text without quotes; write a space"
    return f"the invisible character U+{ord(character):04X} stands here; remove it"


def _not_utf8(source: bytes, offset: int) -> YamlFault:
    before = _BREAK.split(source[:offset].decode("utf-8").removeprefix("\ufeff"))
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


_BEGINNING: Final = 'a text without quotes cannot begin with "{found}"; put it in quotes'
_ESCAPE: Final = (
    "a backslash in double quotes begins no known escape; double it, or use single quotes"
)
_TAB: Final = "a tab stands where spaces belong; indent with spaces"

# Looked for in the messages of both parsers, which differ, in this order. True: the mistake
# is where the construct begins, not where the parser stopped.
_EXPLANATIONS: Final = (
    ("cannot start any token", False, _BEGINNING),
    ("',' or ']'", True, 'the list begun with "[" is not closed; write "]" after its last item'),
    ("',' or '}'", True, 'the mapping begun with "{" is not closed; write "}" after its last pair'),
    ("end of stream", True, "a quotation mark is opened and never closed; close it"),
    ("document indicator", True, "a quotation mark is opened and never closed; close it"),
    ("document separator", True, "a quotation mark is opened and never closed; close it"),
    (
        "mapping values are not allowed",
        False,
        "a colon stands where no key can be; put the text in quotes, or check the indentation",
    ),
    (
        "sequence entries are not allowed",
        False,
        'a list cannot begin here; put each "- " on a line of its own',
    ),
    (
        "alphabetic or numeric character",
        True,
        _BEGINNING,
    ),
    (
        "expected ':'",
        True,
        'a key has no colon after it; write "key: value", or put the text in quotes',
    ),
    ("escape", False, _ESCAPE),
    ("hexdecimal", False, _ESCAPE),  # the spelling is libyaml's
    ("tag", True, _BEGINNING),
    ("directive", True, 'a line cannot begin with "%"; leave it out, or put the text in quotes'),
    ("block scalar", False, 'after "|" or ">" only a line break can follow; begin the text below'),
    (
        "block collection",
        False,
        'this does not continue the list above; begin the line with "- ", or check the indentation',
    ),
    (
        "block mapping",
        False,
        "this does not continue the mapping above; check quotes and indentation",
    ),
    ("node content", False, "a value is missing here; write it, or close what is open before it"),
)
_FALLBACK: Final = "the file cannot be read as YAML from here on; check this line and the one above"


def explain_syntax(error: Exception, text: str, last: yaml.Event | None) -> YamlFault:
    """Return the problem where the parser stopped.

    Args:
        error: One of PARSE_ERRORS.
        text: What the parser was given.
        last: The last event it gave: the place, if the error itself has none.
    """
    # Any, because the two parsers have mark classes of their own with the same fields.
    mark: Any = last and last.end_mark
    message = _FALLBACK
    if isinstance(error, yaml.MarkedYAMLError):
        mark, message = _explain_marked(error)
    if mark is None:
        return YamlFault((1, 1), "syntax", message)
    found = text[mark.index : mark.index + 1]
    if found == "\t":
        message = _TAB
    return YamlFault((mark.line + 1, mark.column + 1), "syntax", message.replace("{found}", found))


def _explain_marked(error: yaml.MarkedYAMLError) -> tuple[Any, str]:
    said = f"{error.context} {error.problem}"
    for words, at_start, message in _EXPLANATIONS:
        if words in said:
            return (error.context_mark if at_start else error.problem_mark), message
    return error.problem_mark, _FALLBACK


def place_of(event: yaml.Event) -> Place:
    """Return where an event starts: line and column from 1."""
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1


class TextExtent:
    """The extent of a text, to keep places within it: parsers sometimes point beyond its end."""

    def __init__(self, text: str) -> None:
        self._lengths = [len(line) for line in _BREAK.split(text)]
        if len(self._lengths) > 1 and not self._lengths[-1]:
            self._lengths.pop()  # a line break ends the last line and begins no other

    def clamp(self, place: Place) -> Place:
        """Return a place, or the end of the text or line if the place is beyond it."""
        line, column = place
        last = len(self._lengths)
        if line > last:
            return last, self._lengths[-1] + 1
        return line, min(column, self._lengths[line - 1] + 1)
