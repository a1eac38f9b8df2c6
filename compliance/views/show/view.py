"""One thing with everything that touches it: facts, sections of lines, records by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from compliance.views.article import ArticleView
from compliance.views.record import RecordView


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact: what it is, and the words for it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One related thing: its id, what there is to say of it, and more under that."""

    id: str
    text: str
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockView:
    """Records that stand together, and why they do; `targets`: what each is about is printed."""

    title: str | None
    records: Sequence[RecordView]
    targets: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """Related things or records under one heading; `blank` says why there are none."""

    title: str
    id: str | None = None
    detail: str | None = None
    lines: tuple[LineView, ...] = ()
    blocks: tuple[BlockView, ...] = ()
    blank: str | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to print under the heading."""
        return not (self.lines or self.blocks or self.blank)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyView:
    """What a builder says of one kind of thing; `links` are ids by how they are related."""

    title: str
    facts: tuple[FactView, ...]
    sections: tuple[SectionView, ...] = ()
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingView:
    """A thing ready to be shown. `record` is what its file says, as plain data."""

    kind: str
    id: str
    title: str
    agreement: str
    file: str
    line: int | None
    public: bool
    facts: tuple[FactView, ...]
    sections: tuple[SectionView, ...]
    links: Mapping[str, tuple[str, ...]]
    record: object
    evidence: tuple[RecordView, ...]
    articles: tuple[ArticleView, ...]

    @property
    def place(self) -> str:
        """Where it is written, as editors open it."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


def facts(*pairs: tuple[str, str | None]) -> tuple[FactView, ...]:
    """Return the facts of which there is something to say."""
    return tuple(FactView(label, text) for label, text in pairs if text)


def section(title: str, lines: Iterable[LineView], *, blank: str | None = None) -> SectionView:
    """Return lines under a heading."""
    return SectionView(title=title, lines=tuple(lines), blank=blank)


class Known(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str:
        """The id that files and commands name it by."""


def links(**related: Iterable[Known]) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of related things, by how they are related."""
    return {how: tuple(str(thing.id) for thing in things) for how, things in related.items()}
