"""Ties as a reader sees them: sides and voices, and between two of them statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from compliance.model.base import EvidenceId
from compliance.views.objection import ObjectedView
from compliance.views.spoken import Spoken
from compliance.views.ties.words import CAPTION, NOTES, TIE_MEANINGS, TIE_WORDS, Tie
from compliance.views.words import counted, joined, occasions_words
from compliance.wording.speaking import tr, trn, trp
from compliance.wording.worded import Worded

MOST_NAMED: Final = 6
"""So many statements of a tie are named at once; the rest are counted, or folded."""


class Among(StrEnum):
    """Between whom ties are."""

    SIDE = "side"
    VOICE = "voice"


_BY: Mapping[Among, str] = Worded({Among.SIDE: "by side", Among.VOICE: "by voice"}, "a network")


@dataclass(frozen=True, slots=True, kw_only=True)
class TiedView:
    """A side, a voice or a joint body that statements tie to another; `kind` says which it is."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TieView:
    """Statements that tie one to another. Who says the same as another is tied both ways.

    `statements` are those of `source`, of AGREES those of both; `groups` has how many of them are
    of voices of each group; `answers` are the statements of the other that are denied; `labels`
    names the statements as reports do. `origins` counts acts of utterance.
    """

    tie: Tie
    source: TiedView
    target: TiedView
    statements: tuple[EvidenceId, ...]
    groups: tuple[tuple[str, int], ...]
    answers: tuple[EvidenceId, ...]
    labels: tuple[str, ...]
    origins: int

    @property
    def directed(self) -> bool:
        """Whether it leads from the one to the other."""
        return self.tie is not Tie.AGREES

    @property
    def anchor(self) -> str:
        """Its place on a page. No id has two hyphens in a row."""
        return f"tie--{self.source.id}--{self.tie}--{self.target.id}"

    @property
    def says(self) -> str:
        """What ties the one to the other, in words."""
        return TIE_WORDS[self.tie]

    @property
    def first(self) -> tuple[tuple[EvidenceId, str], ...]:
        """The statements that are named at once, each with its label."""
        return self._named[:MOST_NAMED]

    @property
    def rest(self) -> tuple[tuple[EvidenceId, str], ...]:
        """The other statements, each with its label."""
        return self._named[MOST_NAMED:]

    @property
    def _named(self) -> tuple[tuple[EvidenceId, str], ...]:
        return tuple(zip(self.statements, self.labels, strict=True))

    @property
    def counted(self) -> str:
        """How many statements there are, on how many occasions, and of which groups, in words."""
        groups = ", ".join(f"{group} {number}" for group, number in self.groups)
        return f"{occasions_words(len(self.statements), self.origins)} ({groups})"

    def told_of(self, one: TiedView) -> str:
        """Return the tie in words, as it is told of one of both."""
        other = self.source if one == self.target else self.target
        return trp(
            "a tie",
            "{says} {whom}: {statements}",
            says=self.says,
            whom=other.name,
            statements=self.counted,
        )

    @property
    def words(self) -> str:
        """The tie in words, with both."""
        return tr("{voice} {what}", voice=self.source.name, what=self.told_of(self.source))


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkView(Spoken):
    """Everyone that is tied, in order, and all ties, by who speaks.

    `title_in` is the tag of the language of the title; None: that of the workspace.
    """

    title: str
    title_in: str | None
    agreement: str
    agreement_title: str
    by: Among
    as_of: str | None
    known_by: str | None
    points: tuple[str, ...]
    official: bool
    tied: tuple[TiedView, ...]
    ties: tuple[TieView, ...]
    objections: tuple[ObjectedView, ...]

    def of(self, one: TiedView) -> Iterator[TieView]:
        """Yield the ties of which one is told: those that lead from it, and those both ways."""
        for tie in self.ties:
            if tie.source == one or (tie.target == one and not tie.directed):
                yield tie

    @property
    def heading(self) -> str:
        """What it shows."""
        return tr(CAPTION)

    @property
    def caption(self) -> str:
        """What it shows, and between whom."""
        return f"{self.heading}; {self.by_words}."

    @property
    def by_words(self) -> str:
        """Between whom ties are, in words."""
        return _BY[self.by]

    @property
    def meanings(self) -> tuple[str, ...]:
        """What each kind of tie is, in a line each."""
        return tuple(f"{TIE_WORDS[tie]}: {TIE_MEANINGS[tie]}" for tie in Tie)

    @property
    def notes(self) -> tuple[str, ...]:
        """What no number says."""
        return tuple(map(tr, NOTES))

    @property
    def number(self) -> str:
        """How many there are, in words."""
        kinds = (sum(tie.tie is kind for tie in self.ties) for kind in Tie)
        each = [f"{TIE_WORDS[kind]}: {n}" for kind, n in zip(Tie, kinds, strict=True)]
        return f"{counted(len(self.ties), 'tie')}. {' · '.join(each)}."

    @property
    def limits(self) -> str:
        """What was left out, in words; "" for nothing."""
        parts = [
            tr("as of {day}", day=self.as_of) if self.as_of else "",
            tr("known by {day}", day=self.known_by) if self.known_by else "",
            points_words(self.points) if self.points else "",
            tr("official voices only") if self.official else "",
        ]
        return ", ".join(filter(None, parts))


def points_words(points: Sequence[str]) -> str:
    """Return the points that were asked for, in words."""
    return trn("point {points}", "points {points}", len(points), points=joined(points))
