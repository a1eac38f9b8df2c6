"""Change single values of a file in its text, so that all that people wrote around them stays.

Comments, order, quotes and line ends are kept. What was written is read again: it has to say what
was meant, and everything else as before, or nothing is changed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from compliance.errors import ComplianceError
from compliance.workspace.files import SourceBytes
from compliance.workspace.layout import LINES
from compliance.workspace.write.line_edits import within_lines
from compliance.workspace.write.yaml_writer import write_yaml
from compliance.workspace.yaml.events import LINE_END, decode
from compliance.workspace.yaml.reader import read_yaml
from compliance.workspace.yaml.spans import value_spans

_BOM: Final = b"\xef\xbb\xbf"


class UnspliceableError(ComplianceError):
    """A file in which a value cannot be changed without touching what stands around it."""

    def __init__(self, file: str, key: str, wanted: str) -> None:
        super().__init__(
            f'"{file}" is written so that "{key}" cannot be changed there safely; '
            f"write it by hand: {wanted}"
        )


@dataclass(frozen=True, slots=True)
class Replaced:
    """The value of a key, which the outermost mapping of a file has, and the one to be."""

    key: str
    value: str

    def on(self, content: dict[object, object]) -> dict[object, object]:
        """Return what a file says after it, from what it said before."""
        return {**content, self.key: self.value}

    def within(self, text: str) -> str | None:
        """Return a text with the value in place of the old one; None if that is not possible."""
        span = value_spans(text).get(self.key)
        if span is None or span.in_lines:
            return None
        return text[: span.start] + write_yaml(self.value).strip() + text[span.end :]

    @property
    def wanted(self) -> str:
        """What the file is to say, in a line."""
        return f"{self.key}: {write_yaml(self.value).strip()}"


@dataclass(frozen=True, slots=True)
class Added:
    """An item to be put at the end of a list; a list that is missing begins behind another key."""

    key: str
    item: dict[str, str]
    behind: str

    def on(self, content: dict[object, object]) -> dict[object, object]:
        """Return what a file says after it, from what it said before."""
        before = content.get(self.key, [])
        return {**content, self.key: [*before, self.item] if isinstance(before, list) else before}

    def within(self, text: str) -> str | None:
        """Return a text with the item in lines of its own; None if that is not possible."""
        spans = value_spans(text)
        span = spans.get(self.key)
        if span is None:
            at, lines = spans.get(self.behind), write_yaml({self.key: [self.item]})
        elif not span.in_lines:
            return None
        else:
            pad = " " * span.column
            at = span
            lines = "".join(f"{pad}{line}\n" for line in write_yaml([self.item]).splitlines())
        return None if at is None else _with_lines(text, at.end, lines)

    @property
    def wanted(self) -> str:
        """What the file is to say, in a line."""
        said = ", ".join(f"{key}: {write_yaml(value).strip()}" for key, value in self.item.items())
        return f"{self.key}: [..., {{{said}}}]"


class Edit(Protocol):
    """A change of a file in its text, under a key of its outermost mapping."""

    @property
    def key(self) -> str:
        """The key."""

    @property
    def wanted(self) -> str:
        """What the file is to say, in a line."""

    def on(self, content: dict[object, object]) -> dict[object, object]:
        """Return what a file says after it, from what it said before."""

    def within(self, text: str) -> str | None:
        """Return a text after it; None if that is not possible."""


def spliced(source: SourceBytes, edits: Sequence[Edit], numbers: Collection[str] = ()) -> bytes:
    """Return the bytes of a file after some edits, everything else as it was.

    Args:
        source: The file.
        edits: What is done, in this order.
        numbers: The keys of numbers that may have a fraction in it.

    Raises:
        UnspliceableError: the file is wrong already, or would say something else than is meant.
    """
    data, before = source.data, read_yaml(source.data, source.file, numbers=numbers)
    for edit in edits:
        text = decode(data).text
        if before.problems or text is None or not isinstance(before.value, dict):
            raise UnspliceableError(source.file, edit.key, edit.wanted)
        if source.file.endswith(LINES):
            changed = within_lines(text, edit, before.value, edit.on(before.value))
        else:
            changed = edit.within(text)
        encoded = b"" if changed is None else _encoded(changed, data)
        after = read_yaml(encoded, source.file, numbers=numbers)
        if after.problems or after.value != edit.on(before.value):
            raise UnspliceableError(source.file, edit.key, edit.wanted)
        data, before = encoded, after
    return data


def _encoded(text: str, data: bytes) -> bytes:
    """Return a text as bytes; with a byte order mark if the file had one."""
    return (_BOM if data.startswith(_BOM) else b"") + text.encode()


def _with_lines(text: str, end: int, lines: str) -> str:
    """Return a text with lines, in its own line ends, below the one in which a value ends."""
    found = LINE_END.search(text)
    line_end = found[0] if found else "\n"
    # A text in a block ends behind its last line end.
    ended = LINE_END.search(text, end - 1 if text[end - 1] in "\r\n" else end)
    at = ended.end() if ended else len(text)
    gap = "" if ended else line_end
    return text[:at] + gap + lines.replace("\n", line_end) + text[at:]
