"""Records as lines of text: what is said at the left; who, when, where, how proved at the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from compliance.render.text.columns import (
    HEAD,
    WIDTH,
    Page,
    add_right,
    fill,
    longest_word,
    pad,
    printable,
    wrap,
)
from compliance.views.denied import shortened
from compliance.views.objection import ObjectedView
from compliance.views.proofs import level_view
from compliance.views.record import RecordView
from compliance.views.spoken import Spoken
from compliance.wording.speaking import capitals, in_quotes, marked, tr

LEFT = 18
UNREVIEWED = marked(
    "The program’s own words are a translation here, which no native reader has gone through yet; "
    "it may be wrong."
)
VOICE = 46
"""Where the voice begins that stands in a line with the words; on wide pages, further right."""
LEAST = 16
"""Less room beside the right part is left empty, and the voice stands above it."""


def add_records(
    page: Page, records: Iterable[RecordView], first: str = "", *, quoted: bool = False
) -> None:
    """Add records, as `add_record` does; those that say the same in one act of utterance together.

    What three papers print of one statement is one statement: its first record is given in full,
    the others by their numbers.
    """
    alike: dict[tuple[object, ...], list[RecordView]] = {}
    for view in records:
        key = (_headline(view), view.evidence.entry.event, view.inferred, view.origin)
        alike.setdefault(key, []).append(view)
    for shown, *others in alike.values():
        add_record(page, shown, first, quoted=quoted)
        first = ""
        if others:
            places = shortened([f"[{view.number}] {view.entry}" for view in others])
            same = tr("the same, of one origin with it: {places}", places=places)
            page.wrapped(" " * (LEFT + 2), same)
            add_objections(page, others, " " * (LEFT + 2))


def add_record(page: Page, view: RecordView, first: str = "", *, quoted: bool = False) -> None:
    """Add one record; `first`, printable already, stands at the left of its first line.

    A passage stands below a status; where `quoted` is set, below every statement.
    """
    page.legend.setdefault(view.proof_short, level_view(view.proved.level).word)
    place = f"[{view.number}] {view.entry}"
    right = f"{pad(view.date, 15)}{place:<7} {pad(view.proof_short, 9, gap=0)}"
    mark = " ~ " if view.inferred else " "
    if cell_len(first) > LEFT - len(mark):
        page.wrapped("  ", first)
        first = ""
    left = pad(first, LEFT - len(mark), gap=0) + mark
    voice, headline = printable(view.voice), _headline(view)
    at = VOICE + max(page.width - WIDTH, 0) // 2
    one_line = cell_len(headline) < at - LEFT - 1
    if one_line and at + cell_len(voice) + 2 + cell_len(right) <= page.width:
        page.add(fill(pad(left + headline, at) + voice, right, page.width))
    else:
        _add_tall(page, left, headline, voice, right)
    if view.status is not None or quoted:
        page.wrapped(" " * (LEFT + 2), in_quotes(view.passage.printed) + view.passage.in_brackets)
    for detail in view.details:
        if detail.in_text:
            page.wrapped(" " * (LEFT + 2), f"{detail.label}: {detail.words}")


def add_objections(page: Page, records: Iterable[RecordView], indent: str) -> None:
    """Add the objections to records that are named by their places only."""
    for view in records:
        for words in view.objected:
            page.wrapped(indent, words)


def add_objected(page: Page, found: Sequence[ObjectedView]) -> None:
    """Add a list of objections at the foot of a page; nothing for none."""
    if found:
        page.add()
        page.add(capitals(tr("Objections")), HEAD)
    for one in found:
        page.wrapped("  ", one.words)


def add_unreviewed(page: Page, view: Spoken) -> None:
    """Add that no native reader has gone through the words of a page, if that is so."""
    if view.unreviewed:
        page.wrapped("", tr(UNREVIEWED))


def _add_tall(page: Page, left: str, headline: str, voice: str, right: str) -> None:
    """Add a record whose words need lines of their own; the voice follows below them.

    Where there is no room for it beside the right part, that follows below the voice.
    """
    indent = " " * (LEFT + 2)
    for index, line in enumerate(wrap(headline, page.width - LEFT)):
        page.add(f"{left if index == 0 else ' ' * LEFT}{line}")
    room = page.width - len(indent) - cell_len(right) - 2
    if room < max(min(cell_len(voice), LEAST), longest_word([voice])):
        page.wrapped(indent, voice)
        add_right(page, indent, right)
        return
    voices = wrap(voice, room)
    for line in voices[:-1]:
        page.add(f"{indent}{line}")
    page.add(fill(f"{indent}{voices[-1]}", right, page.width))


def _headline(view: RecordView) -> str:
    said = view.headline if view.status is None else f"{view.headline}: {view.words}"
    return printable(f"{said} {view.marks}" if view.marks else said)
