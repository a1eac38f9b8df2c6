"""Records as lines of text: what is said at the left, who, when, where and how proved at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from compliance.render.columns import WIDTH, fill, printable, wrap

if TYPE_CHECKING:
    from compliance.render.columns import Page
    from compliance.views.record import RecordView

LEFT = 16
VOICE = 48


def add_record(page: Page, view: RecordView, first: str = "") -> None:
    """Add one record; `first` is what stands at the left of its first line."""
    place = f"[{view.number}] {view.entry}"
    when = view.date if view.evidence.asserted.text else ""
    right = f"{when:<12} {place:<8} {view.proof}"
    mark = "~ " if view.inferred else "  "
    left = f"{printable(first):<{LEFT - 2}}{mark}"
    voice = printable(view.voice)
    headline = _headline(view)
    room = VOICE - LEFT - 1
    if cell_len(headline) <= room and cell_len(voice) + cell_len(right) + VOICE + 2 <= WIDTH:
        page.add(fill(_padded(f"{left}{headline}") + voice, right))
    else:
        _add_tall(page, left, headline, voice, right)
    for line in _below(view):
        page.wrapped(" " * (LEFT + 2), line)


def _add_tall(page: Page, left: str, headline: str, voice: str, right: str) -> None:
    lines = wrap(headline, WIDTH - LEFT)
    for index, line in enumerate(lines):
        page.add(f"{left if index == 0 else ' ' * LEFT}{line}")
    room = WIDTH - LEFT - 4 - cell_len(right) - 2
    voices = wrap(voice, room)
    for line in voices[:-1]:
        page.add(f"{' ' * (LEFT + 4)}{line}")
    page.add(fill(f"{' ' * (LEFT + 4)}{voices[-1]}", right))


def _padded(left: str) -> str:
    return left + " " * max(VOICE - cell_len(left), 1)


def _headline(view: RecordView) -> str:
    parts = [view.headline]
    if not view.current:
        parts.append("(earlier)")
    if view.arguable:
        parts.append(f"(on the reading {view.reading})")
    return printable(" ".join(parts))


def _below(view: RecordView) -> list[str]:
    """Return the lines under a record: its passage, and what must not be left out."""
    lines = []
    if view.status is not None or view.passage.whole is not None:
        lines.append(f"“{view.passage.printed}”")
    if view.respondent_words:
        lines.append(f"in the words of the passage: {view.respondent_words}")
    return lines
