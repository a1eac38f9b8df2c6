"""An article's text with its passages marked: they may overlap, and all of the text is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from compliance.coding.item import Item
from compliance.passages.search import Range
from compliance.views.review.view import PassageSeenView, TextPieceView, WayView

AROUND = 160
"""How many code points are shown on each side of a passage."""


def marked_text(item: Item, ways: Mapping[str, WayView]) -> Iterator[TextPieceView]:
    """Yield the text of an article in pieces, cut wherever a passage begins or ends.

    `ways` has links to suggestions, by their keys. A carriage return before a line feed is left
    out: browsers do not show it, and what follows says where it stands.
    """
    here, text = item.range, item.text
    ranges = [here, *(mark.range for mark in item.marks)]
    keys = {mark.range[0]: mark.key for mark in item.marks if mark.key is not None}
    cuts = {0, len(text), *(edge for place in ranges for edge in place)}
    cuts |= {place + 1 for place in _returns(text)}
    for start, end in pairwise(sorted(cuts)):
        yield TextPieceView(
            start=start,
            words=text[start:end].removesuffix("\r"),
            marks=sum(_holds(mark.range, start) for mark in item.marks),
            coded=any(_holds(m.range, start) for m in item.marks if m.record is not None),
            here=_holds(here, start),
            begins=start == here[0],
            way=ways.get(keys.get(start, "")),
        )


def passage_seen(text: str, place: Range) -> PassageSeenView:
    """Return a passage with the words around it."""
    start, end = place
    before = text[max(0, start - AROUND) : start]
    after = text[end : end + AROUND]
    return PassageSeenView(
        start=start,
        end=end,
        before=before if start <= AROUND else f"… {before.partition(' ')[2]}",
        words=text[start:end],
        after=after if end + AROUND >= len(text) else f"{after.rpartition(' ')[0]} …",
    )


def _returns(text: str) -> Iterator[int]:
    place = text.find("\r\n")
    while place >= 0:
        yield place
        place = text.find("\r\n", place + 2)


def _holds(place: Range, start: int) -> bool:
    return place[0] <= start < place[1]
