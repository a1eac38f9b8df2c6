"""What the page for reviewing shows: the queue, an item, and what came of a decision.

These pages are made by the shipped templates alone, since what they send writes evidence.
"""

from __future__ import annotations

from dataclasses import dataclass

from compliance.views.target import ReadingView


@dataclass(frozen=True, slots=True, kw_only=True)
class WayView:
    """A link within the page."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidView:
    """What came of the last decision, and the articles in which others may answer."""

    words: str
    answers: tuple[WayView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHeadView:
    """What stands over every sheet.

    `filters` are those of the queue, with their names, and `query` has them as addresses do.
    """

    title: str
    agreement: str
    coder: str
    blind: bool
    form_token: str
    filters: tuple[tuple[str, str], ...]
    query: str
    said: SaidView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """A value that can be chosen; `words` is what it is called."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A field to be filled in.

    `key` leads to it from the keyboard. `kind` is "one", "several", "line", "lines" or "date".
    `value` is what is filled in, several values with spaces between. `problems` says what is wrong
    with it; the first of these fields is `focused`.
    """

    name: str
    label: str
    key: str | None
    kind: str
    value: str
    options: tuple[OptionView, ...]
    problems: tuple[str, ...]
    focused: bool

    @property
    def id(self) -> str:
        """Its id on the sheet."""
        return f"field-{self.name.replace('.', '-')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRowView:
    """A suggestion in the queue."""

    href: str
    targets: str
    said: str
    who: str
    words: str
    language: str
    article: str
    score: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueSheetView:
    """The queue: filters, how many there are, some of them, and the way to those after.

    `codings` tells whether the workspace has any; `damaged` has the places of decisions that cannot
    be read.
    """

    head: SheetHeadView
    filters: tuple[FieldView, ...]
    total: int
    first: int
    rows: tuple[QueueRowView, ...]
    after: str | None
    articles: tuple[OptionView, ...]
    codings: bool = False
    damaged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPieceView:
    """A run of the article's text; `start` counts code points.

    `marks` counts the passages that hold it, `coded` tells whether one of a record does, `here`
    whether the one in question does, and `begins` whether that one begins with it. `way` leads to a
    suggestion that begins here.
    """

    start: int
    words: str
    marks: int
    coded: bool
    here: bool
    begins: bool
    way: WayView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSeenView:
    """A target: what it asks for, of whom, until when, and how it is read."""

    heading: str
    duty: str
    detail: str | None
    facts: str
    readings: tuple[ReadingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLineView:
    """A record of another side: what it comes to, whose words, when, where, and the passage.

    `told` has what stands under a record: objections to it among others, each with its label.
    """

    id: str
    headline: str
    marks: str
    told: tuple[tuple[str, str], ...]
    words: str
    where: str
    passage: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SideSaidView:
    """What a side said of the same targets or incident: the latest, and those before."""

    name: str
    latest: tuple[SaidLineView, ...]
    earlier: tuple[SaidLineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageSeenView:
    """The passage in question, with the words around it; `start` and `end` count code points."""

    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSeenView:
    """The article: what it is, and its text in pieces."""

    id: str
    title: str
    facts: str
    language: str
    text_sha256: str
    pieces: tuple[TextPieceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSheetView:
    """A passage to be decided.

    `key` is that of the suggestion, None for a passage of the coder's own. `revision` is that of
    the file that would be written. `problems` are those of no one field. `moved` says how the file
    moved on, or the queue.
    """

    head: SheetHeadView
    key: str | None
    revision: str
    began: int
    article: ArticleSeenView
    passage: PassageSeenView
    suggested: str
    reasons: tuple[str, ...]
    main: tuple[FieldView, ...]
    more: tuple[FieldView, ...]
    more_open: bool
    problems: tuple[str, ...]
    moved: str | None
    words_problem: str | None
    targets: tuple[TargetSeenView, ...]
    others: tuple[SideSaidView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleSheetView:
    """Something that keeps a sheet from being shown: in sentences, with the way back."""

    head: SheetHeadView
    lines: tuple[str, ...]
