"""What a file that came back would change, in lines, for whoever decides whether that is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from compliance.render.text.columns import WIDTH
from compliance.views.returned import ReturnedKind, ReturnedView
from compliance.views.words import counted

_NOTHING: Final = "nothing"


def render_returned_text(view: ReturnedView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return each change, what waits for a person, and what is left out and why, a line each."""
    del colour, width  # a line is a value, however long
    return "\n".join([*_lines(view), ""])


def _lines(view: ReturnedView) -> Iterator[str]:
    for one in view.statements:
        yield f"{one.id}: new" if one.is_new else one.id
        for c in one.changes:
            change = f"{c.before or _NOTHING} -> {c.after or _NOTHING}"
            yield f"  {c.field}: {c.after if one.is_new else change}"
    for passage in view.waiting:
        words = " … ".join(part for part in (passage.start, passage.end) if part)
        yield f"{passage.article}: for the inbox"
        yield f"  {', '.join(passage.targets)}: “{words}”"
    yield from _listed("counted otherwise", view.counted)
    yield from _listed("left out", view.left_out)
    yield from _listed("not in the file", view.missing)
    noun = "code" if view.kind is ReturnedKind.CODEBOOK else "statement"
    yield f"{counted(view.same, noun)} as here, {_others(view)}"
    if view.absent:
        yield f"{counted(view.absent, noun)} of the agreement not in the file: they stay"


def _others(view: ReturnedView) -> str:
    """Return how many there are of what is not as here."""
    if view.kind is ReturnedKind.CODEBOOK:
        return f"{len(view.left_out)} left out"
    is_project = view.kind is ReturnedKind.PROJECT
    more = f"{len(view.waiting)} for the inbox" if is_project else f"{view.new} new"
    return f"{view.changed} changed, {more}"


def _listed(head: str, lines: Iterable[str]) -> Iterator[str]:
    listed = [f"  {line}" for line in lines]
    yield from [f"{head}:", *listed] if listed else []
