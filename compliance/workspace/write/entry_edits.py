"""Put a record behind the last one of a file of evidence, or take one out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from compliance.workspace.layout import LINES
from compliance.workspace.write.yaml_writer import write_yaml
from compliance.workspace.yaml.events import LINE_END
from compliance.workspace.yaml.reader import read_yaml
from compliance.workspace.yaml.spans import ValueSpan, item_spans, value_spans

KEY: Final = "evidence"
_NOTHING: Final = " []"
"""What stands behind the key where there are no records."""


@dataclass(frozen=True, slots=True)
class WrittenLines:
    """What was written of a record, so that it can be taken out again.

    How many lines, an empty one before them among these, the SHA-256 of these with one kind
    of line ends, and what stood behind the key where it is the first record (`instead`).
    """

    lines: int
    sha256: str
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class AddedEntry:
    """A record to be put behind the last one, in the indentation and the line ends of the file.

    An empty line stands between two records, unless the last two of the file have none. `more` are
    put behind it at once.
    """

    entry: Mapping[str, object]
    key: str = KEY
    more: tuple[Mapping[str, object], ...] = ()

    def on(self, content: dict[object, object]) -> dict[object, object]:
        """Return what a file says after it, from what it said before."""
        before = content.get(KEY)
        added = map(dict, (self.entry, *self.more))
        return {**content, KEY: [*before, *added] if isinstance(before, list) else before}

    def within(self, text: str) -> str | None:
        """Return a text with the record in lines of its own; None if that is not possible."""
        span = value_spans(text).get(KEY)
        if span is None:
            return None
        if span.in_lines:
            if not item_spans(text, KEY):
                return None
            at = line_end(text, span.end)
            return text[:at] + self._lines(text, span) + text[at:]
        begin = _behind_key(text, span)
        if begin is None:
            return None
        without = text[:begin] + text[span.end :]
        at = line_end(without, begin)
        return without[:at] + self._lines(without, None) + without[at:]

    def written(self, text: str, file: str) -> WrittenLines:
        """Return what is written by it into the text of a file, after which it has the record."""
        if file.endswith(LINES):
            return written_line(line_of(self.entry))
        span = value_spans(text)[KEY]
        begin = None if span.in_lines else _behind_key(text, span)
        lines = _as_one(self._lines(text, span if span.in_lines else None))
        return WrittenLines(
            lines.count("\n"), _sha256(lines), None if begin is None else text[begin : span.end]
        )

    @property
    def wanted(self) -> str:
        """What the file is to say, in a line."""
        return f"{KEY}: [..., {{id: {self.entry['id']}, ...}}]"

    def _lines(self, text: str, span: ValueSpan | None) -> str:
        """Return the lines of the records, each behind the line end before it."""
        found = LINE_END.search(text)
        end = found[0] if found else "\n"
        pad = " " * (2 if span is None else span.column)
        gap = end if span is None or _is_airy(text) else ""
        said = []
        for entry in (self.entry, *self.more):
            lines = write_yaml([dict(entry)]).split("\n")[:-1]
            said.append("".join(f"{end}{pad}{line}" if line else end for line in lines))
        return ("" if span is None else gap) + gap.join(said)


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A record whose lines are to be taken out, if they are still those that were written."""

    id: str
    written: WrittenLines
    key: str = KEY

    def on(self, content: dict[object, object]) -> dict[object, object]:
        """Return what a file says after it, from what it said before."""
        before = content.get(KEY)
        listed = before if isinstance(before, list) else []
        return {**content, KEY: [one for one in listed if id_of(one) != self.id]}

    def within(self, text: str) -> str | None:
        """Return a text without these lines; None if they were changed, or are not there."""
        spans = item_spans(text, KEY)
        content = read_yaml(text.encode(), "").value
        records = content.get(KEY) if isinstance(content, dict) else None
        ids = [id_of(one) for one in records] if isinstance(records, list) else []
        if self.id not in ids or len(ids) != len(spans):
            return None
        end = line_end(text, spans[ids.index(self.id)].end)
        begin = _lines_before(text, end, self.written.lines)
        if begin is None or _sha256(_as_one(text[begin:end])) != self.written.sha256:
            return None
        if len(spans) > 1:
            return text[:begin] + text[end:]
        key = value_spans(text)[KEY].behind_key
        return text[:key] + (self.written.instead or _NOTHING) + text[key:begin] + text[end:]

    @property
    def wanted(self) -> str:
        """What the file is to say, in a line."""
        return f"no record {self.id}"


def line_of(entry: Mapping[str, object]) -> str:
    """Return a record as a line of JSON, without its line end."""
    return json.dumps(entry, ensure_ascii=False)


def written_line(line: str) -> WrittenLines:
    """Return what is written where a record is a line of its own."""
    return WrittenLines(1, _sha256(line))


def line_end(text: str, end: int) -> int:
    """Return where the line ends in which a value ends, before its line end."""
    # A text in a block ends behind its last line end, and behind the empty lines after that.
    words = len(text[:end].rstrip())
    found = LINE_END.search(text, words)
    return found.start() if found else len(text)


def _lines_before(text: str, end: int, lines: int) -> int | None:
    """Return where so many lines begin that end at a place, each with the line end before it."""
    ends = [found.start() for found in LINE_END.finditer(text, 0, end)]
    return ends[-lines] if 0 < lines <= len(ends) else None


def _behind_key(text: str, span: ValueSpan) -> int | None:
    """Return where a list in brackets without items begins, the space before it with it."""
    between, brackets = text[span.behind_key : span.start], text[span.start : span.end]
    if between.strip(" ") or brackets.strip("[] \t\r\n"):
        return None
    return span.behind_key


def _is_airy(text: str) -> bool:
    """Return whether an empty line stands between the last two records of a text, if it has two."""
    last_two = item_spans(text, KEY)[-2:]
    if len(last_two) == 1:
        return True
    before, last = last_two
    between = text[len(text[: before.end].rstrip()) : last.start]
    return any(not line.strip() for line in LINE_END.split(between)[1:-1])


def id_of(item: object) -> object:
    """Return the id of what stands in the list of records; None if it has none."""
    return item.get("id") if isinstance(item, dict) else None


def _as_one(lines: str) -> str:
    return LINE_END.sub("\n", lines)


def _sha256(lines: str) -> str:
    return hashlib.sha256(lines.encode()).hexdigest()
