"""Make a statement of what somebody says: act, status, respondents, dates, figures and points."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Final

from compliance.model.base import SourceId
from compliance.model.dates.edtf import EdtfDate, parse_edtf
from compliance.model.words import Act, Group, Voice
from compliance.passages.search import Range
from compliance.suggest.read.acts import Manner, Told, told
from compliance.suggest.read.attribution import Attribution
from compliance.suggest.read.clauses import carries_on, trimmed
from compliance.suggest.read.figures import figures_in
from compliance.suggest.read.layout import Layout
from compliance.suggest.read.lexicon import Hit
from compliance.suggest.read.lines import Line, Span
from compliance.suggest.read.marks import Marks
from compliance.suggest.read.mention import Mention
from compliance.suggest.read.objects import DUTIES, Objects
from compliance.suggest.read.points import named_in, pointed_by
from compliance.suggest.read.respondents import Respondents, doer_in
from compliance.suggest.read.speakers import Speaker, Speakers
from compliance.suggest.read.speech import Speech
from compliance.suggest.read.when import Day, days_in
from compliance.suggest.said import Details, Said
from compliance.suggest.suggestion import Clue, Reason
from compliance.workspace.workspace import UNKNOWN

_OLD: Final = timedelta(days=300)  # what is longer ago than that is told as history
_NOBODY: Final = ("he", "anonymous")
_TELLERS: Final = (None, Group.MEDIA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that somebody says: whose they are, how they reach the reader, and by what verb.

    What stands in `without` another is said to have said.
    """

    line: Line
    span: Span
    speaker: Speaker
    voice: Voice
    by: Attribution | None = None
    via: tuple[SourceId, ...] = ()
    without: Span = (0, 0)


class Statements:
    """Makes the statements of one article."""

    def __init__(
        self, layout: Layout, lines: Sequence[Line], speech: Speech, speakers: Speakers
    ) -> None:
        self._layout, self._lines, self._speech = layout, lines, speech
        self._speakers = speakers
        self._respondents = Respondents(layout, speech, speakers)
        self._published = speakers.given.published
        dates = [speakers.given.agreement.signed, speakers.given.agreement.in_force]
        dates += [one.date for one in speakers.given.agreement.instruments if one.date]
        self._of_documents = frozenset(date.text for date in dates)
        self._points: dict[int, tuple[str, ...]] = {}
        self._dates: dict[int, list[Day]] = {}

    def of(self, piece: Piece, span: Span) -> Said:
        """Return what a part of a piece says."""
        line, layout, by, speech = piece.line, self._layout, piece.by, self._speech
        sentence = line.sentence
        content = self._content(piece, span)
        opens = by is not None and (content[0] == by.content[0] or piece.voice is Voice.QUOTED)
        how = by.what if by and opens else "say" if by else ""
        doer = doer_in(line, content, how, layout, speech)
        if doer is None and carries_on(line, content, layout, speech):
            doer = doer_in(line, piece.span, how, layout, speech)
        pointed = self._pointed(line)
        marks = Marks(layout, self._hits(piece), content)
        if not DUTIES.isdisjoint(marks.kinds):
            marks.bound = self._bound(line, content, piece.speaker)
        manner = self._manner(piece, content, how, doer, pointed)
        if "duty" in marks or "under" in sentence.names:
            manner = replace(manner, under=self._is_under(line, (span[0], content[1])))
        does = told(marks, manner, speech)
        respondents, words = self._respondents.of(
            line, content, doer, does.act, piece.speaker, told=by is not None
        )
        heading = sentence.heading
        return Said(
            range=self._range(line, span, does, pointed),
            sentence=(sentence.begin, sentence.end),
            heading=(heading.begin, heading.end) if heading else None,
            speaker=piece.speaker.source,
            speaker_words=piece.speaker.words,
            side=piece.speaker.side,
            group=self._speakers.group_of(piece.speaker),
            voice=piece.voice,
            via=piece.via,
            act=does.act,
            status=does.status,
            respondents=respondents,
            respondent_words=words,
            named=named_in(marks, speech),
            pointed=pointed,
            detailing=partial(self._details, piece, span, marks, does, pointed),
        )

    def _details(
        self, piece: Piece, span: Span, marks: Marks, does: Told, pointed: Sequence[str]
    ) -> Details:
        """Return what a part of a piece says beside who says what."""
        line, days, content = piece.line, self._days(piece.line), marks.span
        return Details(
            asserted=_first(days, self._told_by(piece.by)),
            event=_first(days, content, self._of_documents),
            parts=marks.values("part"),
            figures=figures_in(self._layout, line.sentence.hits, span, days, self._speech),
            denied=self._denied(line, content, does, piece.speaker),
            reasons=tuple(self._reasons(piece, does, pointed)),
        )

    @staticmethod
    def _hits(piece: Piece) -> Sequence[Hit]:
        """Return the phrases of a sentence but for those in what another is said to have said."""
        hits, (first, last) = piece.line.sentence.hits, piece.without
        return hits if first == last else [hit for hit in hits if not first <= hit.first < last]

    @staticmethod
    def _content(piece: Piece, span: Span) -> Span:
        """Return the words of a part that are what is said, not by whom."""
        if piece.by is None or piece.by.content[0] == piece.by.content[1]:
            return span
        first = piece.by.content[0]
        return max(span[0], min(first, span[1])), span[1]

    def _bound(self, line: Line, content: Span, speaker: Speaker) -> frozenset[str]:
        """Return the deeds of duties that somebody bears who is named in words; all if nobody."""
        duties = self._speakers.names.duties
        meant = (self._speakers.meant(one, speaker).side for one in line.mentions_in(content))
        sides = self._speakers.formal.intersection(meant)
        return frozenset(
            deed for deed, owing in duties.items() if not sides or not owing or sides & owing
        )

    def _manner(
        self,
        piece: Piece,
        content: Span,
        how: str,
        doer: Mention | None,
        pointed: Sequence[str],
    ) -> Manner:
        group = self._speakers.group_of(piece.speaker)
        acts = doer is not None and self._acts(doer, piece.speaker)
        line = piece.line
        own = piece.voice is Voice.OWN
        return Manner(
            how=how,
            verb=self._layout.printed(*piece.by.verb) if piece.by else "",
            actor=doer.last if acts and doer else None,
            under_point=bool(pointed),
            quoted=piece.voice is Voice.QUOTED,
            asked=doer is not None and doer.kind not in _NOBODY,
            may_commit=group not in _TELLERS,
            question=not how and self._layout.text[line.sentence.end - 1] == "?",
            document=bool(how) and self._is_document(piece.by, line, content),
            is_old=partial(self._is_old, line, content) if own and group in _TELLERS else bool,
        )

    def _is_document(self, by: Attribution | None, line: Line, content: Span) -> bool:
        """Return whether it is the agreement, or a point of it, that says something."""
        if by is None or by.before or (by.subject is not None and by.subject.names):
            return False
        told = Marks(self._layout, line.sentence.hits, (by.lead, content[0]))
        return "point" in told or bool(Objects(told, self._speech, sure=False).places)

    def _is_under(self, line: Line, span: Span) -> bool:
        """Return whether words name the agreement, or a point of it, as what they rest on."""
        marks = Marks(self._layout, line.sentence.hits, span)
        words, speech = self._layout.words, self._speech
        bases = [words[hit.last] for hit in marks.of("under") if hit.last < span[1]]
        if "point" in marks or any(speech.has("relative", word) for word in bases):
            return True
        return bool(bases) and bool(Objects(marks, speech, sure=False).places)

    @staticmethod
    def _acts(doer: Mention, speaker: Speaker) -> bool:
        """Return whether it is the speaker who acts."""
        return doer.kind in ("he", "we") or (doer.side is not None and doer.side == speaker.side)

    def _is_old(self, line: Line, content: Span) -> bool:
        """Return whether words tell of what is long ago, by their dates or their paragraph's."""
        published = self._published.upper
        if published is None:
            return False
        number, days = line.number, self._days(line)
        while (
            not days
            and number
            and self._lines[number - 1].sentence.paragraph == line.sentence.paragraph
        ):
            number -= 1
            days = self._days(self._lines[number])
            content = self._lines[number].span
        last = [parse_edtf(day.text).upper for day in days if content[0] <= day.first < content[1]]
        known = [day for day in last if day is not None]
        return bool(known) and published - max(known) > _OLD

    def _days(self, line: Line) -> list[Day]:
        """Return the dates that a sentence names."""
        days = self._dates.get(line.number)
        if days is None:
            hits = line.sentence.hits
            days = days_in(self._layout, hits, line.span, self._published, self._speech)
            self._dates[line.number] = days
        return days

    def _pointed(self, line: Line) -> tuple[str, ...]:
        """Return the points that the heading above a sentence names."""
        heading = line.sentence.heading
        if heading is None:
            return ()
        if heading.begin not in self._points:
            self._points[heading.begin] = pointed_by(heading, self._layout, self._speech)
        return self._points[heading.begin]

    @staticmethod
    def _told_by(by: Attribution | None) -> Span:
        """Return the words that tell when and by whom something was said."""
        if by is None:
            return 0, 0
        return (by.lead, by.lead + _FAR) if by.before else (by.lead, by.content[0])

    def _range(self, line: Line, span: Span, does: Told, pointed: Sequence[str]) -> Range:
        """Return where a part stands; a verdict on an item of a list begins with the item."""
        begin, end = self._layout.range_of(*span)
        number, paragraph = line.number, line.sentence.paragraph
        if does.status and pointed and span[0] <= line.sentence.first + 1:
            while number and self._lines[number - 1].sentence.paragraph == paragraph:
                number -= 1
            first = self._lines[number].sentence
            if first.is_item:
                words = trimmed((first.first, first.last), self._layout, self._speech)
                begin = min(begin, self._layout.starts[words[0]])
        return begin, end

    def _denied(self, line: Line, content: Span, does: Told, speaker: Speaker) -> str | None:
        """Return whose statement a denial rejects, where that is said."""
        if does.act is not Act.DENIES:
            return None
        others = (
            self._speakers.meant(one, speaker) for one in line.mentions_in(content) if one.names
        )
        return next(
            (one.source or one.side for one in others if one.side not in (speaker.side, UNKNOWN)),
            None,
        )

    def _reasons(self, piece: Piece, does: Told, pointed: Sequence[str]) -> Iterator[Reason]:
        heading = piece.line.sentence.heading
        if piece.by:
            yield Reason(Clue.SPEAKER, self._layout.printed(*_told_in(piece.by)))
        if does.cue:
            yield Reason(Clue.STATUS if does.status else Clue.ACT, does.cue)
        if pointed and heading:
            yield Reason(
                Clue.HEADING, " ".join(self._layout.text[heading.begin : heading.end].split())
            )


_FAR: Final = 12  # words of an attribution


def _told_in(by: Attribution) -> Span:
    """Return the words that tell who says something: his name and the verb, if they are near."""
    first, last = by.verb
    if by.subject is not None:
        begin, end = min(first, by.subject.first), max(last, by.subject.last)
        if end - begin <= _FAR:
            return begin, end
    return first, last


def _first(days: Sequence[Day], span: Span, without: Collection[str] = ()) -> EdtfDate | None:
    """Return the first date that some words name, but for some."""
    for day in days:
        if span[0] <= day.first < span[1] and day.text not in without:
            return parse_edtf(day.text)
    return None
