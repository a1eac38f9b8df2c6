"""The picture as a reader sees it: a row for each point, a cell for each side, marks in it."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.model.base import EvidenceId
from compliance.views.blank import BlankView
from compliance.views.objection import ObjectedView
from compliance.views.signs import SHAPE_WORDS, ActShape
from compliance.views.target import target_anchor
from compliance.views.told import ToldView, told
from compliance.views.words import AGAINST, INFERRED_SHORT, joined
from compliance.wording.speaking import tr, trn


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureMarkView:
    """One statement in a cell: its shape, of which targets it is, what it says, when, by whom.

    `filled`: an official voice says it. `targets` has their numbers as printed; "" for the whole.
    """

    shape: ActShape
    filled: bool
    targets: str
    words: str
    claim: str
    written: str | None
    inferred: bool
    date: str
    voice: str
    record: EvidenceId

    @property
    def says(self) -> str:
        """What it says, with what it says that of."""
        return f"{self.targets}: {self.words}" if self.targets else self.words

    @property
    def told(self) -> ToldView:
        """The same, in which its claim is the workspace's own."""
        return told(self.says, self.claim, self.written)

    @property
    def said(self) -> str:
        """When and by whom it is said; and whether its point was inferred."""
        said = (self.date, self.voice, tr(INFERRED_SHORT) if self.inferred else "")
        return " · ".join(words for words in said if words)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureGroupView:
    """What one group of a side says."""

    group: str
    marks: tuple[PictureMarkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureBlankView:
    """Why there is nothing of some groups; `unread`: nobody read or searched for theirs."""

    blank: BlankView
    unread: bool

    @property
    def words(self) -> str:
        """The groups and the reason in a line."""
        return f"{', '.join(self.blank.names)}: {self.blank.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureCellView:
    """What one side says of one point.

    `more` is how many of its own statements have no mark here; `against` are the sides with which
    a comparison finds a denial or a conflict on the point.
    """

    side: str
    name: str
    groups: tuple[PictureGroupView, ...]
    blanks: tuple[PictureBlankView, ...]
    more: int
    against: tuple[str, ...]

    @property
    def more_words(self) -> str:
        """How many of its statements have no mark, in words."""
        return trn("{number} more", "{number} more", self.more)

    @property
    def against_words(self) -> str:
        """The same sides in words, after the sign."""
        return joined(self.against)

    @property
    def unread(self) -> bool:
        """Whether nobody read anything of the side for it, so that nothing can stand here."""
        return not self.groups and all(blank.unread for blank in self.blanks)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureOthersView:
    """How many statements there are of voices that are not one side, such as third parties."""

    side: str
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSilentView:
    """Voices that are not one side, and why nothing of theirs stands in some rows, named by `rows`.

    `rows` is empty where it is every row.
    """

    name: str
    whys: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def words(self) -> str:
        """The reasons in a line, each with its rows."""
        told = (f"{why} ({', '.join(rows)})" if rows else why for why, rows in self.whys)
        return f"{self.name}: {'; '.join(told)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRowView:
    """One point or a part of one, or the agreement as a whole; `within` is the point of a part.

    `others` are those of them that say something.
    """

    id: str
    within: str
    heading: str
    title: str
    cells: tuple[PictureCellView, ...]
    others: tuple[PictureOthersView, ...]

    @property
    def name(self) -> str:
        """What it is called in a line."""
        return self.heading or self.title

    @property
    def anchor(self) -> str:
        """How the point is named in addresses within pages that go through points."""
        return target_anchor(self.within)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSignView:
    """A sign, and what it stands for."""

    shape: ActShape
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """The whole picture. `unread` are the words for what nobody read, as its cells have them.

    `others` heads the column of voices that are not one side, if any of them says something;
    `silent` tells in which rows they do not, and why; `objections` are those to any record
    that was asked for, be it marked or not.
    """

    title: str
    agreement_title: str
    point_word: str
    each_point: str
    names_in: str | None
    point_in: str | None
    caption: str
    columns: tuple[tuple[str, str], ...]
    others: str | None
    rows: tuple[PictureRowView, ...]
    silent: tuple[PictureSilentView, ...]
    unread: str
    notes: tuple[str, ...]
    objections: tuple[ObjectedView, ...]

    @property
    def others_silent(self) -> str:
        """What stands before the reasons why nothing of others stands in some rows."""
        return tr("Others, where no statement of theirs is counted here:")

    @property
    def unread_words(self) -> str:
        """What hatching stands for."""
        return tr(
            "hatched, “{unread}”: nobody read what they say; it is our gap, not silence",
            unread=self.unread,
        )

    @property
    def against_words(self) -> str:
        """What the sign of differences stands for."""
        return tr(AGAINST)

    @property
    def filled_words(self) -> str:
        """What filled signs stand for."""
        return tr("filled: an official voice")

    @property
    def outlined_words(self) -> str:
        """What outlined signs stand for."""
        return tr("outlined: media and others")

    @property
    def inferred_words(self) -> str:
        """What "inferred" beside a mark stands for."""
        return tr(
            "“{inferred}”: point inferred by us, not named by the speaker",
            inferred=tr(INFERRED_SHORT),
        )

    @property
    def signs(self) -> tuple[PictureSignView, ...]:
        """Every sign with what it stands for."""
        return tuple(PictureSignView(shape=shape, words=SHAPE_WORDS[shape]) for shape in ActShape)
