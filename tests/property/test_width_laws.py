"""Laws of every text view, on pages of each width: it is whole, and the width is used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from pkgutil import resolve_name
from unittest import mock

import pytest
from rich.cells import cell_len

from compliance.cli.context import Context
from compliance.model.spaceless import is_spaceless
from compliance.render.formats import FORMATS, TEXT
from compliance.render.text.columns import NARROWEST, WIDEST
from compliance.render.text.timeline import render_timeline_text
from compliance.views.diff.view import DiffView
from compliance.views.timeline.view import TimelineView
from compliance.workspace.load import load_workspace
from compliance.workspace.things import all_things
from support.builders import workspace
from support.cli import run_cli
from support.rendered import text_of
from support.repository import ROOT

WIDTHS = (60, 80, 100, 140)
INVENTED = ROOT / "tests" / "support"
ASKED: dict[Path, tuple[str, str]] = {
    ROOT: ("az", "ru"),
    ROOT / "examples" / "minsk2": ("ua", "ru"),
    INVENTED / "lake": ("north", "south"),
    INVENTED / "bridge": ("hill", "vale"),
    INVENTED / "harbour": ("north", "south"),
}
"""Each workspace, and two of its sides."""
AT_LEFT = 22
"""No left part, or indent, is wider beside which words stand."""
ADDRESS = re.compile(r"\s*\S{0,3}https?://\S+")
NEAR = 0.9
AXIS = re.compile(r"[SFDe+*|/<>-]+")
"""What a timeline draws in text, which is made anew for each width."""
HEADED = ("report", "matrix", "timeline", "audit")
"""Views that put something at the right edge."""
IN_ORDER = ("timeline", "audit", "inventory", "thing", "articles")
"""Views without cells beside each other: their words have one order."""


@dataclass(frozen=True)
class Shown:
    """A view that a command writes."""

    command: tuple[str, ...]
    kind: str
    view: object

    def text(self, width: int) -> str:
        """Return the view as text of a width."""
        made = resolve_name(str(FORMATS[self.kind][TEXT]))(self.view, width=width)
        assert isinstance(made, str)
        return made

    def words(self, width: int) -> list[str]:
        """Return the words of the text in order, without what is drawn of signs."""
        words = self.text(width).split()
        if self.kind == "timeline":
            return [word for word in words if not AXIS.fullmatch(word)]
        return [word for word in words if word != "|"]


@cache
def shown(root: Path) -> tuple[Shown, ...]:
    """Return every view of a workspace."""
    return tuple(one for command in commands(root) for one in views_of(root, command))


def views_of(root: Path, command: tuple[str, ...], cwd: Path | None = None) -> list[Shown]:
    """Return what a command is about to write."""
    found: list[Shown] = []

    def keep(_: Context, kind: str, view: object, *_more: object) -> None:
        found.append(Shown(command, kind, view))

    with mock.patch.object(Context, "write", keep):
        assert run_cli("-w", root, *command, cwd=cwd).status in {0, 1}
    return found


def commands(root: Path) -> Iterator[tuple[str, ...]]:
    """Yield the commands that write a view: of the things, one of each kind."""
    left, right = ASKED[root]
    yield from (("report",), ("report", "--source", left), ("timeline",), ("audit",))
    yield from (("matrix", "--by", by) for by in ("source", "respondent", "incident"))
    yield from (("diff", left, right, "--all"), ("show",), ("articles", "list"))
    yield from (("diff", "--own", left), ("network",), ("network", "--by", "voice"))
    made = load_workspace(root)
    kinds = {thing.kind: thing for thing in all_things(made, made.agreement())}
    yield from (("show", f"{kind}:{thing.id}") for kind, thing in kinds.items())


every_view = pytest.mark.parametrize("root", ASKED, ids=[root.name for root in ASKED])
every_width = pytest.mark.parametrize("width", WIDTHS)


def room_at(width: int) -> int:
    """Return how many cells a word has at the least, wherever it stands."""
    return width - AT_LEFT


@every_view
@every_width
def test_no_line_is_longer_than_the_page_is_wide(root: Path, width: int) -> None:
    """Law: a line has at most as many cells as the page, or is an address that has more."""
    for one in shown(root):
        for line in one.text(width).splitlines():
            assert cell_len(line) <= width or ADDRESS.fullmatch(line), (one.command, line)


@every_view
@every_width
def test_no_word_is_broken_or_lost(root: Path, width: int) -> None:
    """Law: the words are those of the widest page, heads repeated; in order where there is one.

    Only what has no room in any line of its own is cut, and no address; nothing of it is lost.
    """
    for one in shown(root):
        whole, made = one.words(WIDEST), one.words(width)
        names = set()
        if isinstance(one.view, DiffView):
            names = {word for side in one.view.operands for word in f"{side.name}:".split()}
        cut = [word for word in (Counter(whole) - Counter(made)) if not is_spaceless(word)]
        assert all(cell_len(word) > room_at(width) for word in cut), (one.command, cut)
        assert not any("://" in word for word in cut), (one.command, cut)
        for piece in set(made) - set(whole) - names:
            assert any(piece in word for word in cut) or is_spaceless(piece), (one.command, piece)
        joined = "".join(made)
        assert all(word in joined for word in cut)
        if one.kind in IN_ORDER:
            assert joined == "".join(whole), one.command


@every_view
@every_width
def test_the_width_is_used(root: Path, width: int) -> None:
    """Law: some line of a view with a right edge comes near the edge of the page."""
    for one in shown(root):
        if one.kind in HEADED:
            longest = max(cell_len(line) for line in one.text(width).splitlines())
            assert longest >= NEAR * width, one.command


@every_view
@every_width
def test_every_record_is_named(root: Path, width: int) -> None:
    """Law: each record that a report or an audit has for programs is in its text."""
    for one in shown(root):
        if one.kind in {"report", "audit"}:
            made = text_of(resolve_name(str(FORMATS[one.kind]["json"]))(one.view))
            words = {word.strip(",").rpartition("#")[2] for word in one.words(width)}
            records = set(re.findall(r'"id": ?"[^"#]+#([^"]+)"', made))
            assert records, one.command
            assert records <= words, one.command


@every_width
def test_what_became_of_records_is_whole_as_well(width: int, tmp_path: Path) -> None:
    """Law: a difference by records has the words of the widest page, in order."""
    root = workspace(tmp_path / "lake")
    for file in (root / "evidence").iterdir():
        changed = re.sub(r"(?m)(claim: \w.*)\.$", r"\1, and more.", file.read_text("utf-8"))
        file.write_text(changed, "utf-8")
    workspace(tmp_path / "old")
    (one,) = views_of(root, ("diff", "./old", "./lake"), cwd=tmp_path)
    assert isinstance(one.view, DiffView)
    assert one.view.by_record
    assert any(row.changes for section in one.view.sections for row in section.rows)
    assert one.words(width) == one.words(WIDEST)
    assert max(cell_len(line) for line in one.text(width).splitlines()) <= width


@every_view
def test_on_the_narrowest_page_nothing_is_lost(root: Path) -> None:
    """Law: even there, what is in order elsewhere has all its letters in order."""
    for one in shown(root):
        if one.kind in IN_ORDER:
            assert "".join(one.words(NARROWEST)) == "".join(one.words(WIDEST)), one.command


def test_a_long_name_in_a_timeline_pushes_no_sign_aside() -> None:
    (view,) = (one.view for one in shown(INVENTED / "lake") if one.kind == "timeline")
    assert isinstance(view, TimelineView)
    names = {p.lane.rank: p.name for e in view.episodes for slot in e.slots for p in slot.places}
    before = render_timeline_text(view).splitlines()
    after = render_timeline_text(with_names(view, "n" * 30)).splitlines()
    assert after.count(f"  {'n' * 30}") == len(names)
    for name in names.values():
        drawn = next(line for line in before if line.startswith(f"  {name} "))
        assert f"{'':26}{drawn[26:]}" in after


def with_names(view: TimelineView, name: str) -> TimelineView:
    """Return a timeline with another name for every lane."""
    episodes = tuple(
        replace(
            episode,
            slots=tuple(
                replace(slot, places=tuple(replace(place, name=name) for place in slot.places))
                for slot in episode.slots
            ),
        )
        for episode in view.episodes
    )
    return replace(view, episodes=episodes)
