"""A passage in its context: what stands in the text before and after it."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.model.graphemes import may_break
from compliance.passages.search import Range

AROUND = 240
"""How many code points before and after a passage are shown; then on to where a line may end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcerptView:
    """A passage as it stands in its text, with what is before and after it.

    `begins` and `ends` tell whether the text does so there.
    """

    before: str
    passage: str
    after: str
    begins: bool
    ends: bool


def excerpt_of(text: str, place: Range) -> ExcerptView:
    """Return a passage in its context; `place` is its half-open range of code points."""
    start, end = max(0, place[0] - AROUND), min(len(text), place[1] + AROUND)
    while start > 0 and not text[start - 1].isspace() and not may_break(text, start):
        start -= 1
    while end < len(text) and not text[end].isspace() and not may_break(text, end):
        end += 1
    return ExcerptView(
        before=text[start : place[0]],
        passage=text[slice(*place)],
        after=text[place[1] : end],
        begins=start == 0,
        ends=end == len(text),
    )
