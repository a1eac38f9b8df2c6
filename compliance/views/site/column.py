"""What one side says of a target or an incident, as a column: a few statements, the rest folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from compliance.assessments.assessment import Apart, apart_of
from compliance.model.words import Act, Group
from compliance.views.made import Made
from compliance.views.site.card import CardView
from compliance.views.site.words import apart_words, with_judgement, without_judgement
from compliance.views.words import APART_HEADINGS, GROUP_WORDS
from compliance.workspace.evidence import Evidence

SHOWN: Final = 3
"""How many statements a column shows before it folds the rest."""

_GROUPS: Final = tuple(Group)
_ACTS: Final = tuple(Act)
_APART: Final = (Apart.CHARACTERISED, Apart.IN_DOUBT, Apart.REPLACED, Apart.NOT_COUNTED)
"""In the order in which they stand: what is about something else comes last."""

Card = Callable[[Evidence], CardView]
"""What writes a statement as a card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsView:
    """Statements under a heading."""

    heading: str
    cards: Sequence[CardView]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldView:
    """Statements that are folded; `summary` says what they are and how many."""

    summary: str
    blocks: tuple[CardsView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLineView:
    """What a group of a side says, each label in a line, or why there is nothing of it."""

    group: str
    labels: tuple[str, ...]

    @property
    def words(self) -> str:
        """The same in one line."""
        return "; ".join(self.labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """One side: a line for each group, the first statements, then the rest, folded.

    `apart` are statements under its name that are not its own counted words. `blank` says why there
    is nothing of its own.
    """

    id: str
    name: str
    labelled: bool
    lines: tuple[GroupLineView, ...]
    blank: str | None
    shown: tuple[CardsView, ...]
    folds: tuple[FoldView, ...]
    apart: tuple[FoldView, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing of it but lines."""
        return not (self.shown or self.apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """The statements of a column: a few to be shown, the rest folded, and those set apart."""

    shown: tuple[CardsView, ...]
    folds: tuple[FoldView, ...]
    apart: tuple[FoldView, ...]

    @classmethod
    def of(
        cls, found: Iterable[Evidence], card: Card, earlier: Callable[[Evidence], bool]
    ) -> Statements:
        """Divide what stands under the name of a side.

        Those with a status come first, what is not `earlier` before what is, the newest first; then
        all others, by what they do, the oldest first. Each group's first status is shown.
        """
        kinds: dict[Apart | None, list[Evidence]] = {None: []}
        for e in found:
            kinds.setdefault(apart_of(e), []).append(e)
        judging = [e for e in kinds[None] if e.entry.status is not None]
        telling = [e for e in kinds[None] if e.entry.status is None]
        judging.sort(key=lambda e: (_group(e), earlier(e), -_last_day(e)))
        telling.sort(key=lambda e: (_group(e), _ACTS.index(e.entry.act), _first_day(e)))
        first = [*_first_of_groups(judging), *judging, *_first_of_groups(telling), *telling]
        shown = {e.id for e in _once(first)[:SHOWN]}

        def rest(part: Sequence[Evidence], words: Callable[..., str]) -> Iterator[FoldView]:
            left = [e for e in part if e.id not in shown]
            if left:
                summary = words(len(left), more=len(left) < len(part))
                yield FoldView(summary=summary, blocks=_by_group(left, card))

        return cls(
            shown=_by_group([e for e in (*judging, *telling) if e.id in shown], card),
            folds=(*rest(judging, with_judgement), *rest(telling, without_judgement)),
            apart=tuple(_apart(apart, kinds[apart], card) for apart in _APART if apart in kinds),
        )


def _apart(apart: Apart, found: Sequence[Evidence], card: Card) -> FoldView:
    return FoldView(
        summary=apart_words(APART_HEADINGS[apart], len(found)), blocks=_by_group(found, card)
    )


def _by_group(found: Iterable[Evidence], card: Card) -> tuple[CardsView, ...]:
    """Return statements under their groups, in the order of the groups."""
    groups: dict[Group, list[Evidence]] = {}
    for e in found:
        groups.setdefault(e.speaker.group, []).append(e)
    return tuple(
        CardsView(heading=GROUP_WORDS[group], cards=Made(groups[group], card))
        for group in Group
        if group in groups
    )


def _once(found: Iterable[Evidence]) -> list[Evidence]:
    return list({e.id: e for e in found}.values())


def _first_of_groups(found: Iterable[Evidence]) -> list[Evidence]:
    first: dict[Group, Evidence] = {}
    for e in found:
        first.setdefault(e.speaker.group, e)
    return list(first.values())


def _group(e: Evidence) -> int:
    return _GROUPS.index(e.speaker.group)


def _first_day(e: Evidence) -> int:
    day = e.asserted.lower or e.asserted.upper or date.max
    return day.toordinal()


def _last_day(e: Evidence) -> int:
    day = e.asserted.upper or e.asserted.lower or date.min
    return day.toordinal()
