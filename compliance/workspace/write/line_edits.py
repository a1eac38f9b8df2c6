"""Make an edit in a file of JSON Lines: only the lines of records that are other now change."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from compliance.workspace.write.entry_edits import (
    KEY,
    TakenOut,
    WrittenLines,
    line_of,
    written_line,
)
from compliance.workspace.yaml.events import LINE_END

_ROW: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def within_lines(
    text: str, edit: object, before: Mapping[Any, Any], after: Mapping[Any, Any]
) -> str | None:
    """Return a text after an edit, every line of a record that stays being as it was.

    Args:
        text: The file, a record a line behind its first.
        edit: What is done; a record to be taken out has to stand there as it was written.
        before: What the file says.
        after: What it is to say.

    Returns None if lines were changed since they were written, or the first line would change.
    """
    rows = _ROW.findall(text)
    first, *lines = (at for at, row in enumerate(rows) if row.strip())
    old, new = before[KEY], after[KEY]
    if {**before, KEY: new} != after:
        return None
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    begin, behind = [first, *lines][start] + 1, [first, *lines][len(old) - end] + 1
    if isinstance(edit, TakenOut) and _written(rows[begin:behind]) != edit.written:
        return None
    found = LINE_END.search(text)
    ended = found[0] if found else "\n"
    # What comes between two records that change may stay as it is, too.
    there = dict(enumerate(zip(lines, old, strict=True)))
    put = [
        rows[there[at][0]] if at in there and there[at][1] == one else f"{line_of(one)}{ended}"
        for at, one in enumerate(new[: len(new) - end])
    ][start:]
    if put and not LINE_END.search(rows[begin - 1]):
        rows[begin - 1] += ended
    return "".join([*rows[:begin], *put, *rows[behind:]])


def _shared(some: Sequence[object], others: Sequence[object]) -> int:
    """Return with how many equal items two lists begin."""
    pairs = enumerate(zip(some, others, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(some), len(others)))


def _written(rows: Sequence[str]) -> WrittenLines:
    return written_line("".join(rows).strip("\r\n"))
