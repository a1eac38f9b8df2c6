"""What a language model answers, believed in nothing: each suggestion is checked, or dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

import msgspec

from compliance.model.base import InstrumentId, SourceId, Target
from compliance.model.dates.edtf import EdtfDate, InvalidDateError, parse_edtf
from compliance.model.words import COUNTED_SCOPES, Act, Link, Scope, Status, Voice
from compliance.passages.locate import Range, SearchText
from compliance.suggest.engine import Engine
from compliance.suggest.given import Given
from compliance.suggest.law import find_wrong
from compliance.suggest.passage import bare, pin_passage
from compliance.suggest.relayed import relayed_voice
from compliance.suggest.suggestion import MOST_TARGETS, Clue, Dropped, Reason, Suggestion
from compliance.workspace.checks.known import formal_on
from compliance.workspace.voices import Source
from compliance.workspace.workspace import UNKNOWN

NO_FORM: Final = "it has another form than was asked for"
NOT_THERE: Final = "its passage stands nowhere in the article, or more than once"
TOO_LONG: Final = "its passage is longer than 1,200 characters"
NO_WORD: Final = "no word of its passage carries its status"
NO_DATE: Final = "its day is none"
NOT_LISTED: Final = "it has a value that is in none of the lists"
TOO_MANY: Final = "it stands after the first 500 of an answer"

_MOST: Final = 500
_LONGEST: Final = 1_200
_MOST_REASONS: Final = 4


class ProposedReason(msgspec.Struct, forbid_unknown_fields=True):
    """Words of the article, and what they are a clue of."""

    cue: Clue
    words: str


class Proposed(msgspec.Struct, forbid_unknown_fields=True):
    """A suggestion, as the model was told to make it; nothing in it is checked but its form."""

    passage: str
    targets: Annotated[list[str], msgspec.Meta(min_length=1, max_length=MOST_TARGETS)]
    voice: Voice
    act: Act
    scope: Scope
    score: Annotated[float, msgspec.Meta(ge=0, le=1)]
    named: bool = False
    speaker: str | None = None
    speaker_words: str | None = None
    via: list[str] = []
    status: Status | None = None
    status_words: str | None = None
    respondents: list[str] = []
    instrument: str | None = None
    event: str | None = None
    reasons: list[ProposedReason] = []


class _Choice(msgspec.Struct):
    message: _Message


class _Message(msgspec.Struct):
    content: str


class _Reply(msgspec.Struct):
    choices: Annotated[list[_Choice], msgspec.Meta(min_length=1)]


class _Content(msgspec.Struct):
    suggestions: list[msgspec.Raw]


class DroppedError(Exception):
    """A suggestion that is not believed; `why` is one of the sentences above."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def read_reply(data: bytes) -> list[msgspec.Raw] | None:
    """Return the suggestions in an answer, unread; None if it is no answer to the question."""
    try:
        reply = msgspec.json.decode(data, type=_Reply)
        content = msgspec.json.decode(reply.choices[0].message.content, type=_Content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return content.suggestions


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks proposals against one article and what is known: nothing else gets through."""

    given: Given
    search: SearchText
    engine: Engine

    def checked(self, proposals: Sequence[msgspec.Raw]) -> Iterator[Suggestion | Dropped]:
        """Yield the proposals that hold, and of each other one why it does not."""
        for raw in proposals[:_MOST]:
            try:
                yield self._checked(raw)
            except DroppedError as error:
                yield Dropped(error.why)
        yield from (Dropped(TOO_MANY) for _ in proposals[_MOST:])

    def _checked(self, raw: msgspec.Raw) -> Suggestion:
        try:
            proposed = msgspec.json.decode(raw, type=Proposed)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise DroppedError(NO_FORM) from None
        place = self._place(proposed.passage)
        pin = pin_passage(self.search, place)
        if pin is None:
            raise DroppedError(NOT_THERE)
        source = self.given.sources.get(SourceId(proposed.speaker or ""))
        relays = [] if proposed.voice is Voice.OWN else proposed.via
        via = tuple(SourceId(one) for one in dict.fromkeys(relays) if one != proposed.speaker)
        one = Suggestion(
            range=place,
            text=self.given.text[slice(*place)],
            pin=pin,
            targets=tuple(map(Target, dict.fromkeys(proposed.targets))),
            link=Link.NAMED if proposed.named else Link.INFERRED,
            speaker=None if proposed.speaker is None else SourceId(proposed.speaker),
            speaker_words=self._printed(proposed.speaker_words) if source is None else None,
            side=source.side_on(self.given.published) if source else UNKNOWN,
            group=source.group if source else None,
            voice=self._voice(proposed, via, source),
            via=via,
            act=proposed.act,
            status=_status(proposed, self.given.text[slice(*place)]),
            respondents=tuple(dict.fromkeys(proposed.respondents)),
            scope=proposed.scope,
            instrument=None if proposed.instrument is None else InstrumentId(proposed.instrument),
            event=_day(proposed.event),
            score=round(proposed.score, 2),
            reasons=self._reasons(proposed),
            engine=self.engine.name,
            version=self.engine.version,
        )
        # What the law says of it would be in words of the model.
        if any(find_wrong(one, self.given, self.search, self.engine)):
            raise DroppedError(NOT_LISTED)
        return one

    def _place(self, passage: str) -> Range:
        """Return the one place where a passage stands letter by letter."""
        if len(passage) > _LONGEST:
            raise DroppedError(TOO_LONG)
        at = self.given.text.find(passage) if passage else -1
        if at < 0 or self.given.text.find(passage, at + 1) >= 0:
            raise DroppedError(NOT_THERE)
        return bare(self.given.text, (at, at + len(passage)))

    def _voice(
        self, proposed: Proposed, via: tuple[SourceId, ...], speaker: Source | None
    ) -> Voice:
        """Return the voice: what a voice of another party or signatory tells is characterised."""
        if proposed.voice in {Voice.OWN, Voice.QUOTED}:
            return proposed.voice
        given, when = self.given, self.given.published
        known = [given.sources.get(one) for one in via or filter(None, (given.outlet,))]
        relays = [one for one in known if one is not None]
        side = UNKNOWN if speaker is None else speaker.side_on(when)
        formal = formal_on(given.agreement.sides, when)
        return relayed_voice(speaker, side, relays, when, formal)

    def _printed(self, words: str | None) -> str | None:
        """Return words of the article; None for words of somebody else."""
        return words if words and words in self.given.text else None

    def _reasons(self, proposed: Proposed) -> tuple[Reason, ...]:
        found = [Reason(one.cue, one.words) for one in proposed.reasons if self._printed(one.words)]
        return tuple(found[:_MOST_REASONS])


def _status(proposed: Proposed, passage: str) -> Status | None:
    """Return the status, which only an assessment has, and only by a word in its passage."""
    if proposed.scope not in COUNTED_SCOPES:
        return None
    if (proposed.act is Act.ASSESSES) != (proposed.status is not None):
        raise DroppedError(NO_WORD)
    words = proposed.status_words
    if proposed.status is not None and (not words or words not in passage):
        raise DroppedError(NO_WORD)
    return proposed.status


def _day(text: str | None) -> EdtfDate | None:
    if text is None:
        return None
    try:
        return parse_edtf(text)
    except InvalidDateError:
        raise DroppedError(NO_DATE) from None
