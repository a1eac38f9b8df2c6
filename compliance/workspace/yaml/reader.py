"""Strict YAML: text, true, false, whole numbers, lists and mappings, and nothing implied.

The parser's events are all we take from PyYAML: it decides neither types nor merges, and no
nesting can overflow a stack. Places are looked up only when something is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, NoReturn

import yaml

from compliance.errors import MOST_PROBLEMS, Problem, first_of
from compliance.model.base import DECIMAL_PATTERN
from compliance.model.characters import FORBIDDEN_IN_LINES
from compliance.workspace.faults import shown
from compliance.workspace.yaml.events import (
    PARSE_ERRORS,
    TextExtent,
    YamlFault,
    event_source,
    place_of,
    refuse_control,
    skip_collection,
)
from compliance.workspace.yaml.json_lines import decode_file
from compliance.workspace.yaml.scalars import (
    BOOLEANS,
    INTEGER,
    MOST_DEPTH,
    NOTHING,
    is_suspect,
    taken_for,
)
from compliance.workspace.yaml.syntax import explain_syntax

_DECIMAL: Final = re.compile(DECIMAL_PATTERN)
_BLOCK_STYLES: Final = ("|", ">")
_CONTROLS_IN_PLAIN: Final = re.compile(rf"\t|{FORBIDDEN_IN_LINES.pattern}")
_COMMENT: Final = re.compile(r" #")  # two spaces before a comment say that one is meant
_NO_VALUE: Final = re.compile(r"[ \t]*(?P<sign>[#,}])")
_NO_KEY: Final = object()
"""The key under which a mapping keeps values without a usable key, until it ends."""

_Collection = list[object] | dict[object, object]


@dataclass(frozen=True, slots=True)
class Parsed:
    """The value of a file (None if it is unusable), with every problem."""

    value: object
    problems: tuple[Problem, ...]


def read_yaml(
    source: bytes, file: str, prose: Collection[str] = (), numbers: Collection[str] = ()
) -> Parsed:
    """Read one YAML document, or what is one in JSON Lines; never raises.

    Keys without a usable value are left out, and reading goes on after a problem; a syntax error,
    a second document or too deep a nesting ends the file.

    Args:
        source: The bytes of the file.
        file: The name to give in problems; by its ending the file has JSON Lines, or it has not.
        prose: The keys of texts in sentences, which a "#" would cut unseen.
        numbers: The keys of numbers that may have a fraction: its exact text is kept.
    """
    decoded = decode_file(source, file)
    if decoded.text is None:
        return Parsed(None, _problems(decoded.remarks, file))
    builder = _Builder(decoded.text, decoded.remarks, prose, numbers)
    value = builder.build()
    if not builder.remarks:
        return Parsed(value, ())
    clamp = TextExtent(decoded.text).clamp
    remarks = (replace(remark, place=clamp(remark.place)) for remark in builder.remarks)
    return Parsed(value, _problems(remarks, file))


def _problems(remarks: Iterable[YamlFault], file: str) -> tuple[Problem, ...]:
    return first_of(Problem(file, *r.place, r.code, r.message) for r in remarks)


class _EndOfReading(Exception):  # noqa: N818 - no error: it leaves the loop over events
    """Reading stops here; what was read so far may be usable."""

    def __init__(self, *, usable: bool) -> None:
        self.usable = usable
        super().__init__()


class _Builder:
    """The builder of a value from one event after the other.

    `into` is the collection being filled, `above` those around it; the outermost is a list for the
    document itself. A mapping takes in turn a key and a value.
    """

    __slots__ = (
        "above",
        "get_event",
        "into",
        "key",
        "numbers",
        "prose",
        "remarks",
        "text",
        "wants_key",
    )

    def __init__(
        self,
        text: str,
        remarks: Iterable[YamlFault],
        prose: Collection[str],
        numbers: Collection[str],
    ) -> None:
        self.text = text
        self.numbers = numbers
        self.prose = prose
        self.remarks = list(remarks)
        self.get_event = event_source(text)
        self.above: list[_Collection] = []
        self.into: _Collection = []
        self.key: object = _NO_KEY
        self.wants_key = False

    def build(self) -> object:
        """Read all events and return the value, None if the file is unusable."""
        handlers: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentEndEvent: self._end_document,
        }
        document = self.into
        event: yaml.Event | None = None
        try:
            self.get_event()  # the start of the stream
            event = self.get_event()  # the start of the document, or the end of the stream
            if isinstance(event, yaml.StreamEndEvent):
                self._end_document(event)
            while True:
                event = self.get_event()
                handlers[type(event)](event)
        except _EndOfReading as end:
            return document[0] if document and end.usable else None
        except PARSE_ERRORS as error:
            self.remarks.append(explain_syntax(error, self.text, event))
            return None

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        text = event.value
        style = event.style
        if event.tag is not None or event.anchor is not None:
            self._refuse_extras(event)
        # isprintable() is a quick first check; it also refuses some characters that we allow.
        if not text.isprintable() and style not in _BLOCK_STYLES:
            self._refuse_controls(event)
        suspect = not style and is_suspect(text)
        if self.wants_key:
            if suspect or text in self.into:
                self._take_odd_key(event)
            else:
                self.key = text
                self.wants_key = False
        elif suspect:
            self._place_suspect(event)
        else:
            if not style and self.key in self.prose:
                self._refuse_comment(event)
            self._place(text)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse_extras(event)
        if self.wants_key:
            message = "a key is a list or a mapping; write a text before the colon"
            self._remark(event, "key-not-text", message)
            if beyond := skip_collection(self.get_event, MOST_DEPTH - len(self.above)):
                self._refuse_depth(beyond)
            self._set_key(_NO_KEY)
            return
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        made: _Collection = {} if is_mapping else []
        self._place(made)
        self.above.append(self.into)
        self.into = made
        self.wants_key = is_mapping
        if len(self.above) > MOST_DEPTH:
            self._refuse_depth(event)

    def _end(self, _event: yaml.CollectionEndEvent) -> None:
        if self.remarks and isinstance(self.into, dict):
            self.into.pop(_NO_KEY, None)
        self.into = self.above.pop()
        self.wants_key = isinstance(self.into, dict)

    def _alias(self, event: yaml.AliasEvent) -> None:
        name = shown(f"*{event.anchor}")
        message = f"alias {name} stands here; write out what it means, or put a text in quotes"
        self._remark(event, "alias", message)
        if self.wants_key:
            self._set_key(_NO_KEY)
        else:
            self.wants_key = isinstance(self.into, dict)

    def _end_document(self, event: yaml.Event) -> None:
        if not self.into:
            message = "the file holds nothing; fill it or delete it"
            self.remarks.append(YamlFault((1, 1), "empty-file", message))
        if isinstance(event, yaml.DocumentEndEvent):
            following = self.get_event()
            if isinstance(following, yaml.DocumentStartEvent):
                message = "a second document begins here; keep one in a file"
                self._remark(following, "several-documents", message)
        raise _EndOfReading(usable=True)

    def _take_odd_key(self, event: yaml.ScalarEvent) -> None:
        key: object = event.value
        if not event.style and is_suspect(event.value):
            key = self._read_suspect_key(event)
        if key is not _NO_KEY and key in self.into:
            message = f"key {shown(event.value)} is in this mapping already; keep one of them"
            self._remark(event, "duplicate-key", message)
            key = _NO_KEY
        self._set_key(key)

    def _read_suspect_key(self, event: yaml.ScalarEvent) -> object:
        text = event.value
        if text == "<<":
            message = 'key "<<" merges mappings in some YAML readers; write the keys out'
            self._remark(event, "merge-key", message)
            return _NO_KEY
        if text in NOTHING:
            message = "a key is missing before the colon; write one"
            self._remark(event, "key-not-text", message)
            return _NO_KEY
        if self._is_rest(event.end_mark):
            return text
        if text in BOOLEANS or INTEGER.fullmatch(text):
            message = f"key {shown(text)} without quotes is not text; write {shown(text)} in quotes"
            self._remark(event, "key-not-text", message)
        elif meaning := taken_for(text):
            self._remark(event, "ambiguous-scalar", _ambiguous(text, meaning))
        return text

    def _place_suspect(self, event: yaml.ScalarEvent) -> None:
        text = event.value
        if text in NOTHING:
            self._leave_out(event)
        elif text in BOOLEANS:
            self._place(BOOLEANS[text])
        elif INTEGER.fullmatch(text):
            self._place(int(text))
        elif self.key in self.numbers and _DECIMAL.fullmatch(text):
            self._place(text)
        else:
            if meaning := taken_for(text):
                self._remark(event, "ambiguous-scalar", _ambiguous(text, meaning))
            self._place(text)

    def _leave_out(self, event: yaml.ScalarEvent) -> None:
        if isinstance(self.into, dict):
            self.wants_key = True
            if self._is_rest(event.start_mark) and self.into:
                self.into.popitem()  # what a comma has cut short is not to be judged
            if self.key is not _NO_KEY:
                message = f"key {shown(str(self.key))} has no value; {self._value_cure(event)}"
                self._remark(event, "empty-value", message)
        elif self.above:
            message = "this item of a list has no value; write one or leave the item out"
            self._remark(event, "empty-value", message)

    def _value_cure(self, event: yaml.ScalarEvent) -> str:
        at: Any = event.start_mark
        found = _NO_VALUE.match(self.text, at.index)
        if found and found["sign"] == "#":
            return 'write one, in quotes if it begins with "#", or leave the key out'
        if not self._is_rest(at):
            return "write one or leave the key out"
        if INTEGER.fullmatch(str(self.key)):
            return "write a number without commas, as 3500 or 1.5, and put a text in quotes"
        return "if it is the rest of a text with a comma, put that text in quotes"

    def _is_rest(self, at: Any) -> bool:  # noqa: ANN401 - a mark, of which there are no types
        """Return whether a key without colon and value ends here, as if a comma were no comma."""
        found = _NO_VALUE.match(self.text, at.index)
        plain = self.text[: at.index].rstrip()[-1:]
        return found is not None and found["sign"] != "#" and plain != ":"

    def _set_key(self, key: object) -> None:
        self.key = key
        self.wants_key = False

    def _place(self, value: object) -> None:
        if isinstance(self.into, list):
            self.into.append(value)
        else:
            self.into[self.key] = value
            self.wants_key = True

    def _refuse_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            name = shown(f"&{event.anchor}")
            message = f"anchor {name} stands here; remove it, or put a text in quotes"
            self._remark(event, "anchor", message)
        if event.tag is not None:
            name = shown(event.tag.replace("tag:yaml.org,2002:", "!!"))
            message = f"tag {name} stands here; remove it, or put a text in quotes"
            self._remark(event, "tag", message)

    def _refuse_controls(self, event: yaml.ScalarEvent) -> None:
        # One of the two parsers accepts a tab in an unquoted text, the other does not.
        refused = FORBIDDEN_IN_LINES if event.style else _CONTROLS_IN_PLAIN
        if found := refused.search(event.value):
            self._remark(event, "control-character", refuse_control(found[0]))

    def _refuse_comment(self, event: yaml.ScalarEvent) -> None:
        at: Any = event.end_mark
        if _COMMENT.match(self.text, at.index):
            message = (
                'what follows " #" is a comment and no part of the text; put the text in quotes'
            )
            self._remark(event, "comment", f"{message}, or the comment in a line of its own")

    def _refuse_depth(self, event: yaml.Event) -> NoReturn:
        message = f"lists and mappings are nested deeper than {MOST_DEPTH}; nest them less"
        self._remark(event, "too-deep", message)
        raise _EndOfReading(usable=False)

    def _remark(self, event: yaml.Event, code: str, message: str) -> None:
        self.remarks.append(YamlFault(place_of(event), code, message))
        if len(self.remarks) > MOST_PROBLEMS:
            raise _EndOfReading(usable=False)


def _ambiguous(text: str, meaning: str) -> str:
    word = shown(text)
    return (
        f"{word} without quotes is read as {meaning} by some YAML readers; write {word} in quotes"
    )
