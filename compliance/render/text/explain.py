"""What codes mean, as text: a section of the reference without its markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from compliance.render.text.columns import HEAD, WIDTH, Page, pad
from compliance.views.explanation import CodeListView, ExplanationView

_LINK: Final = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_MARKS: Final = re.compile(r"\*\*|`")
_ITEM: Final = re.compile(r"(?:- |\d+\. )")


def render_code_lists(
    lists: Iterable[CodeListView], *, colour: bool = False, width: int = WIDTH
) -> str:
    """Return every code with its sentence, as lines of at most so many cells."""
    page = Page(width)
    every = tuple(lists)
    left = max(len(code.code) for one in every for code in one.codes) + 4
    for one in every:
        if one.codes:
            page.add(one.title.upper(), HEAD)
        for code in one.codes:
            page.wrapped(pad(f"  {code.code}", left), code.summary)
    page.add()
    page.add("More on one: compliance explain CODE")
    return page.render(colour=colour)


def render_explanation(view: ExplanationView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return what one code means, as lines of at most so many cells; examples are not wrapped."""
    page = Page(width)
    page.wrapped("", f"{view.code} ({view.kind})", HEAD)
    for fenced, lines in _blocks(view.section):
        page.add()
        if fenced:
            for line in lines:
                page.add(f"    {line}")
        else:
            _add_prose(page, lines)
    return page.render(colour=colour)


def _blocks(section: str) -> Iterator[tuple[bool, Sequence[str]]]:
    """Yield what stands between empty lines and fences, and whether it is fenced."""
    fenced = False
    gathered: list[str] = []
    for line in section.splitlines():
        fence = line.startswith("```")
        if fence or (not line.strip() and not fenced):
            if gathered:
                yield fenced, tuple(gathered)
            gathered = []
            fenced ^= fence
        else:
            gathered.append(line)
    if gathered:
        yield fenced, tuple(gathered)


def _add_prose(page: Page, lines: Sequence[str]) -> None:
    """Add a paragraph, or the items of a list, each wrapped anew."""
    number = 0
    numbered = []
    for line in lines:
        number += _ITEM.match(line) is not None
        numbered.append((number, line.strip()))
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        words = _MARKS.sub("", _LINK.sub(r"\1", " ".join(line for _, line in group)))
        item = _ITEM.match(words)
        first = item[0] if item else ""
        page.wrapped(first, words.removeprefix(first))
