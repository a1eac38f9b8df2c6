"""A timeline as text: lanes of signs over an axis that breaks, then each mark in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from compliance.model.dates.edtf import EdtfDate
from compliance.render.text.columns import HEAD, WIDTH, Page, add_head, longest_word, pad, wrap
from compliance.render.text.records import add_objected, add_unreviewed
from compliance.views.timeline.episodes import EntryView, EpisodeView
from compliance.views.timeline.marks import Shape
from compliance.views.timeline.view import TimelineView
from compliance.views.when import in_time
from compliance.wording.speaking import capitals, tr, trn, trp, written_in

NAME = 26
DATE = 22
SIGNS = {
    Shape.STATUS: "S",
    Shape.FACT: "F",
    Shape.DENIAL: "D",
    Shape.OTHER: "+",
    Shape.EVENT: "e",
}
DUE, RANGE, SEVERAL, BREAK, EARLIER, LATER = "|", "-", "*", "/", "<", ">"


@dataclass(frozen=True, slots=True)
class Piece:
    """An episode on the axis: where it begins, and how many cells it has, its break not counted."""

    episode: EpisodeView
    left: int
    cells: int

    def place(self, day: date) -> int:
        """Return the cell of a day; a day that is alone is in the middle."""
        days = (self.episode.last - self.episode.first).days
        if not days:
            return self.left + self.cells // 2
        return self.left + (day - self.episode.first).days * (self.cells - 1) // days

    def ends(self, when: EdtfDate) -> tuple[int, int]:
        """Return the first and the last cell that a date can mean.

        What is open, or begins before the episode, is at its edge.
        """
        before = when.lower is None or when.lower < self.episode.first
        left = self.left if before or when.lower is None else self.place(when.lower)
        right = self.left + self.cells - 1 if when.upper is None else self.place(when.upper)
        return left, right


def render_timeline_text(view: TimelineView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return a timeline in lines of at most so many cells; the axis takes what names leave."""
    page = Page(width)
    days = tr("{begin} to {end}", begin=view.begins, end=view.ends)
    add_head(page, f"{capitals(view.title, written_in(view.title_in))} · {view.who}", days)
    page.wrapped("", _legend(view.break_days), "dim")
    if view.episodes:
        _add_axis(page, view.episodes)
    for episode in view.episodes:
        _add_episode(page, episode)
    page.add()
    for target in view.targets:
        page.wrapped("", target.head, "dim")
    if view.empty:
        numbers = ", ".join(view.empty_numbers)
        page.wrapped("", tr("Nothing with a date: {numbers}", numbers=numbers), "dim")
    if view.left_out:
        words = tr(
            "Not drawn, since about something else, in doubt, or told by another side: {number}",
            number=view.left_out,
        )
        page.wrapped("", words, "dim")
    add_objected(page, view.left_out_objections)
    add_unreviewed(page, view)
    return page.render(colour=colour)


def _legend(break_days: int) -> str:
    return trn(
        "S a status said, F a telling, D a denial, + anything else said, e an event told of, "
        "* several of these, - the days a date may mean, < and > an open end, | a due date; "
        "/ nothing for more than {number} day.",
        "S a status said, F a telling, D a denial, + anything else said, e an event told of, "
        "* several of these, - the days a date may mean, < and > an open end, | a due date; "
        "/ nothing for more than {number} days.",
        break_days,
    )


def _add_axis(page: Page, episodes: Sequence[EpisodeView]) -> None:
    """Add the axis, with the numbers of episodes over it, and every lane once."""
    least = 2 * len(episodes) - 1
    name = min(NAME, page.width - least)
    pieces = _pieces(episodes, page.width - name)
    page.add()
    numbers = " ".join(pad(str(p.episode.number), p.cells, gap=0) for p in pieces)
    page.add(" " * name + numbers, "dim")
    dues = [(p, DUE, due.when) for p in pieces for due in p.episode.dues]
    if dues:
        page.add(pad(f"  {trp('a line across a drawing', 'due')}", name) + _lane(pieces, dues))
    lanes: dict[int, tuple[str, list[tuple[Piece, str, EdtfDate]]]] = {}
    for piece in pieces:
        for place in (place for slot in piece.episode.slots for place in slot.places):
            _, marks = lanes.setdefault(place.lane.rank, (place.name, []))
            marks += [(piece, SIGNS[mark.shape], mark.when) for mark in place.lane.marks]
    for _, (words, marks) in sorted(lanes.items()):
        first, *others = wrap(words, name - 3)
        if longest_word([words]) > name - 3:
            page.wrapped("  ", words)
            first, others = "", []
        page.add(pad(f"  {first}", name) + _lane(pieces, marks))
        for more in others:
            page.add(f"    {more}")


def _pieces(episodes: Sequence[EpisodeView], room: int) -> list[Piece]:
    """Share out the axis: a cell for each episode, the others by how much stands in each."""
    free, slots = room - 2 * len(episodes) + 1, sum(len(e.slots) for e in episodes)
    pieces, left = [], 0
    for episode in episodes:
        cells = 1 + free * len(episode.slots) // slots
        pieces.append(Piece(episode, left, cells))
        left += cells + 1
    return pieces


def _lane(pieces: Sequence[Piece], marks: Iterable[tuple[Piece, str, EdtfDate]]) -> str:
    """Return one line of signs: a sign at the last possible day, dashes from the first."""
    line = [" "] * (pieces[-1].left + pieces[-1].cells)
    for piece in pieces[1:]:
        line[piece.left - 1] = BREAK
    for piece, sign, when in marks:
        left, right = piece.ends(when)
        for place in range(left, right + 1):
            if line[place] == " ":
                line[place] = RANGE
        if when.lower is None and left < right and line[left] == RANGE:
            line[left] = EARLIER
        at = left if when.upper is None else right
        if when.upper is None and left < right and line[right] == RANGE:
            line[right] = LATER
        line[at] = sign if line[at] in {" ", RANGE, EARLIER, LATER, sign} else SEVERAL
    return "".join(line)


def _add_episode(page: Page, episode: EpisodeView) -> None:
    page.add()
    after = f" ({episode.after})" if episode.after else ""
    page.wrapped(f"{episode.number}  ", f"{episode.words}{after}: {episode.said}", HEAD)
    for due in sorted(episode.dues, key=lambda due: in_time(due.when)):
        page.wrapped(pad(f"  {due.date}", DATE), due.line)
    for name, entry in _entries(episode):
        mark = entry.mark
        said = tr("{who}, on {points}: {what}", who=name, points=mark.on, what=mark.words)
        page.wrapped(pad(f"  {mark.date}", DATE), said)
        for words in entry.objections:
            page.wrapped(" " * DATE, words)


def _entries(episode: EpisodeView) -> Iterator[tuple[str, EntryView]]:
    """Yield what stands in an episode with its lane, oldest first; of one day, lane by lane."""
    found = [
        (in_time(entry.mark.when), place.lane.rank, place.name, entry)
        for slot in episode.slots
        for place in slot.places
        for entry in place.entries
    ]
    for _, _, name, entry in sorted(found, key=lambda one: one[:2]):
        yield name, entry
