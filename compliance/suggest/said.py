"""What a sentence of an article says: who says it, to what effect, of whom and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from compliance.model.base import SideId, SourceId
from compliance.model.dates.edtf import EdtfDate
from compliance.model.evidence import Figure
from compliance.model.words import Act, Group, Status, Voice
from compliance.passages.search import Range
from compliance.suggest.suggestion import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a sentence says beside who says what: when, how many, and by which words it is told.

    `denied` is whose statement a denial rejects, where that is said: a source or a side.
    """

    asserted: EdtfDate | None = None
    event: EdtfDate | None = None
    parts: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    denied: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(kw_only=True, eq=False)
class Said:
    """A sentence, or the part of one that has a speaker or a claim of its own, as it was read.

    All ranges count code points of the article's text. `range` is what is said, without the words
    that only tell by whom; `sentence` is where it stands, and `heading` the nearest heading above
    it. `speaker` is a source of the workspace; None where the voice is none of them, and
    `speaker_words` is then how it is printed. `qualifies` is what a caveat limits, where that is
    another sentence. `named` are the numbers of the points that it names, `pointed` of those that
    the heading above it names. `detailing` makes its details, which most sentences are never
    asked for.
    """

    range: Range
    sentence: Range
    heading: Range | None = None
    speaker: SourceId | None = None
    speaker_words: str | None = None
    side: SideId
    group: Group | None = None
    voice: Voice = Voice.OWN
    via: tuple[SourceId, ...] = ()
    act: Act
    status: Status | None = None
    respondents: tuple[str, ...] = ()
    respondent_words: str | None = None
    qualifies: Range | None = None
    named: tuple[str, ...] = ()
    pointed: tuple[str, ...] = ()
    detailing: Callable[[], Details] = Details

    @cached_property
    def details(self) -> Details:
        """What it says beside who says what, made on first use."""
        return self.detailing()


class Sentence(NamedTuple):
    """A sentence that is to be read: what it says is told on demand, once.

    `place` is where it stands, `heading` the nearest heading above it. `tells` is whether words in
    it may make more of it than that something is stated; `sure` whether it, or the heading, names a
    point, or it judges what was agreed: then it is about that, whatever else it names.
    """

    place: Range
    heading: Range | None
    tells: bool
    sure: bool
    says: Callable[[], Sequence[Said]]
