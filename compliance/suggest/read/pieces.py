"""Divide the sentences of a text among those who say them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from compliance.model.words import Group, Voice
from compliance.passages.search import Range
from compliance.suggest.read.asides import aside_of
from compliance.suggest.read.attribution import BACK, Attribution
from compliance.suggest.read.layout import Layout
from compliance.suggest.read.lexicon import Hit
from compliance.suggest.read.lines import Line, Span
from compliance.suggest.read.mention import Mention
from compliance.suggest.read.scenery import is_scenery, is_setting, quotes_document
from compliance.suggest.read.speakers import Speaker, Speakers
from compliance.suggest.read.speech import Speech
from compliance.suggest.read.statement import Piece
from compliance.suggest.read.voices import is_told, tail_of, voices_of
from compliance.workspace.workspace import THIRD

_FEWEST: Final = 2  # words
_NEAR: Final = 3  # line ends between two quotations of one speaker
_QUOTATION: Final = 0.6  # of what is attributed is quoted: then that is said, and nothing else
_BACK: Final = 4  # sentences of which a later one may tell whose they were
_OPENING: Final = 4  # words of a sentence within which a verb tells whose the one before was
_OPEN_ENDS: Final = ":;"
_CLAIMS: Final = ("status", "claim", "undone")

Spoken = Sequence[tuple[Attribution, Speaker]]


def _teller(line: Line, told: Hit) -> Mention | None:
    """Return who said what stands before a sentence, by that sentence."""
    before = (one for one in line.mentions if one.last <= told.first and not one.oblique)
    behind = (one for one in line.mentions if one.first >= told.last)
    attributed = (one.subject for one in line.outside if one.subject is not None)
    return next(before, None) or next(attributed, None) or next(behind, None)


class Pieces:
    """Reads the sentences of one article in order, and remembers who speaks."""

    def __init__(
        self,
        layout: Layout,
        lines: Sequence[Line],
        quotations: Sequence[Range],
        speech: Speech,
        speakers: Speakers,
    ) -> None:
        self._layout, self._lines, self._quotations = layout, lines, quotations
        self._speech, self._speakers = speech, speakers
        self._of: dict[int, Speaker] = {}
        self._backs = {
            line.number: hit
            for line in lines
            if BACK in line.sentence.names
            for hit in line.sentence.hits
            if BACK in hit.senses.names
        }
        self._sole: Speaker | None = None
        self._headed: Speaker | None = None
        self._tail = len(lines)
        self._opened: Speaker | None = None

    def read(self) -> Iterator[list[Piece]]:
        """Yield the pieces of each sentence."""
        before: Speaker | None = None
        paragraph = 0
        self._speakers.introduce(mention for line in self._lines for mention in line.mentions)
        self._headed, self._sole = voices_of(self._lines, self._speakers)
        self._tail = tail_of(self._lines, self._sole, self._headed, self._backs, self._speakers)
        for line in self._lines:
            for mention in line.mentions:
                self._speakers.seen(mention)
            if line.sentence.paragraph != paragraph:
                before, paragraph = None, line.sentence.paragraph
            pieces, before = self._pieces(line, before)
            yield list(self._with_told(line, pieces)) if line.told else pieces
            self._speakers.named(line.mentions)

    def _pieces(self, line: Line, before: Speaker | None) -> tuple[list[Piece], Speaker | None]:
        """Return the pieces of a sentence, and whose words the next one may carry on."""
        spoken = self._attributed(line)
        self._opened = self._opens_speech(line, spoken)
        if line.quoted and not spoken and quotes_document(line):
            line = replace(line, quoted=())
        rest = self._rest(line)
        if not spoken and not line.quoted:
            before = self._told_back(line) or (before if self._carries_on(line) else None)
            before = before or self._opened or self._runs_on(line)
            if before:
                voice = self._speakers.voice_of(before, self._speakers.relays)
                return [Piece(line=line, span=rest, speaker=before, voice=voice)], before
            return [self._own(line, rest)], None
        found: list[Piece] = []
        lone = rest[1] - rest[0] > _FEWEST and self._claims(line, rest)
        lone = lone and not (spoken and self._speech.has("referring", self._layout.words[rest[0]]))
        if lone:
            found.append(self._own(line, rest))
        for number, (one, speaker) in enumerate(spoken):
            if not self._is_quotation(line, one):
                opening = number == 0 and not lone and not line.quoted
                found += self._told(line, one, speaker, rest if opening else None)
        for span, number in line.quoted:
            by = next((one for one, _ in spoken if self._holds(one, span)), None)
            speaker = self._of_quotation(line, number, spoken)
            found += self._quotation(line, span, speaker, by)
        return found, self._speakers.last

    def _opens_speech(self, line: Line, spoken: Spoken) -> Speaker | None:
        """Return whose the sentences behind one are: "X said the following:"; None if nobody's."""
        if not line.quoted and all(speaker == self._opened for _, speaker in spoken):
            return self._opened
        ends = self._layout.text[line.sentence.end - 1] in _OPEN_ENDS
        return self._speakers.last if ends and not line.quoted else None

    def _runs_on(self, line: Line) -> Speaker | None:
        """Return the one voice of an article, if a sentence runs on in it.

        What tells of history or scenery, and what nobody had spoken before, is the article's own.
        """
        spoken = self._sole in {self._speakers.last, self._headed}
        if self._sole is None or not spoken or line.sentence.is_heading:
            return None
        own = is_setting(line) or is_scenery(line, self._layout, self._speech)
        onward = self._speech.has("onward", self._layout.words[line.sentence.first])
        own = own or (line.number >= self._tail and not onward)
        return None if own else self._sole

    def _own(self, line: Line, span: Span) -> Piece:
        return Piece(line=line, span=span, speaker=self._speakers.own, voice=Voice.OWN)

    def _attributed(self, line: Line) -> list[tuple[Attribution, Speaker]]:
        """Return the attributions of a sentence outside quotations, each with its speaker."""
        made: list[tuple[Attribution, Speaker]] = []
        for one in line.outside:
            speaker = self._speakers.meant(one.subject, self._who_writes(one))
            if one.subject is None and line.sentence.is_heading:
                speaker = self._next_voice(line) or speaker
            if one.joined and made:
                speaker = made[-1][1]
            elif one.subject and self._is_known(one.subject, speaker) and not one.before:
                self._speakers.bears(one.subject, one.verb[0], speaker)
            made.append((one, speaker))
        # An outlet that says whose words it prints only relays them.
        voices = [(one, speaker) for one, speaker in made if is_told(speaker, self._speakers)]
        made = voices or made
        for one, speaker in made:
            within = any(self._is_within(one, other) for other, _ in made)
            if not within and (speaker != self._speakers.own or not self._relays(one)):
                self._speakers.heard(speaker)
        return made

    @staticmethod
    def _is_known(subject: Mention, speaker: Speaker) -> bool:
        """Return whether a subject tells for whom somebody speaks who bears a name behind it."""
        return subject.names or (subject.kind == "officials" and speaker.side == THIRD)

    def _relays(self, one: Attribution) -> bool:
        """Return whether it is the outlet that tells, and nobody speaks: "the wire reports"."""
        return one.subject is not None and one.subject.kind == "outlet" and not one.joined

    def _next_voice(self, line: Line) -> Speaker | None:
        """Return who is the first to speak behind a heading that does not say who speaks."""
        for later in self._lines[line.number + 1 :]:
            if later.outside:
                return self._speakers.meant(later.outside[0].subject, self._speakers.own)
        return None

    def _who_writes(self, one: Attribution) -> Speaker:
        """Return who "we" is outside quotations: news may report, and believe or demand nothing."""
        opinion = one.subject is not None and one.subject.kind == "we" and one.what != "say"
        news = self._speakers.group_of(self._speakers.own) is Group.MEDIA
        return self._speakers.last if opinion and news else self._speakers.own

    @staticmethod
    def _is_within(one: Attribution, other: Attribution) -> bool:
        """Return whether somebody tells what another says: whom "he" means then told it."""
        begin, end = other.content
        return not one.joined and other.verb != one.verb and begin <= one.verb[0] < end

    def _told(
        self, line: Line, one: Attribution, speaker: Speaker, opening: Span | None
    ) -> Iterator[Piece]:
        """Yield the pieces of an attribution: of each who says it, what is denied, or added."""
        aside = aside_of(one, self._layout, self._speech)
        if aside:
            one = one._replace(content=(one.content[0], aside[0]))
        for by in (speaker, *self._beside(line, one, speaker)):
            yield self._report(line, one, by, opening)
        yield from self._denied(line, one, speaker)
        if aside:
            yield self._own(line, aside[1])

    def _report(
        self, line: Line, one: Attribution, speaker: Speaker, opening: Span | None
    ) -> Piece:
        """Return the piece of an attribution, from the words on that open its sentence."""
        begin, end = one.content
        span = one.content if one.before else (one.lead, end)
        if begin == end:  # nothing is said but that he spoke
            span = line.span
        elif opening and not one.before:
            span = (opening[0], end)
        voice = self._speakers.voice_of(speaker, self._speakers.relays)
        if speaker == self._speakers.own:
            voice = Voice.OWN
        elif one.before and self._layout.text[line.sentence.begin] in "\u2013\u2014-":
            voice = Voice.QUOTED  # a dash opens what is spoken
        return Piece(line=line, span=span, speaker=speaker, voice=voice, by=one)

    def _beside(self, line: Line, one: Attribution, speaker: Speaker) -> Iterator[Speaker]:
        """Yield who says the same in one breath: "X and Y said"."""
        words, subject = self._layout.words, one.subject
        for other in line.mentions:
            if subject is None or not other.names or other.side == speaker.side:
                continue
            if other.last + 1 == subject.first and self._speech.has("joins", words[other.last]):
                yield self._speakers.meant(other, speaker)

    @staticmethod
    def _holds(one: Attribution, span: Span) -> bool:
        """Return whether a quotation is the end of what is attributed, and not all of it."""
        return not one.before and one.content[0] < span[0] and span[1] <= one.content[1]

    def _denied(self, line: Line, one: Attribution, speaker: Speaker) -> Iterator[Piece]:
        """Yield what somebody else had said that is denied: "denied the claim of X that ..."."""
        begin, end = one.content
        words = self._layout.words
        that = next((at for at in range(begin, end) if self._speech.has("that", words[at])), end)
        owners = [m for m in line.mentions_in((begin, that)) if m.names]
        if one.what != "deny" or not owners or end - that <= _FEWEST:
            return
        other = self._speakers.meant(owners[0], speaker)
        if other.side == speaker.side:
            return
        yield self._retold(line, (that + 1, end), other, speaker)

    def _with_told(self, line: Line, pieces: Sequence[Piece]) -> Iterator[Piece]:
        """Yield the pieces of a sentence, and apart from them what nouns say that others said."""
        for piece in pieces:
            inside, nested = piece, []
            for one in line.told:
                if not piece.span[0] <= one.lead < piece.span[1] or self._is_denied(piece):
                    continue
                other = self._speakers.meant(one.subject, piece.speaker)
                if other.side != piece.speaker.side:
                    inside = replace(inside, without=one.content)
                    span = (one.lead, one.content[1])
                    nested.append(self._retold(line, span, other, piece.speaker, one))
            yield inside
            yield from nested

    @staticmethod
    def _is_denied(piece: Piece) -> bool:
        """Return whether a piece has its denied claim apart already."""
        return piece.by is not None and piece.by.what == "deny"

    def _retold(
        self,
        line: Line,
        span: Span,
        other: Speaker,
        teller: Speaker,
        by: Attribution | None = None,
    ) -> Piece:
        """Return the piece of what another says by the words of whoever tells it."""
        relays = tuple(dict.fromkeys(filter(None, (teller.source, *self._speakers.relays))))
        voice = self._speakers.voice_of(other, relays)
        return Piece(line=line, span=span, speaker=other, voice=voice, by=by, via=relays)

    def _quotation(
        self, line: Line, span: Span, speaker: Speaker, by: Attribution | None
    ) -> Iterator[Piece]:
        """Yield the pieces of a quotation: what it says, and what it says that others said."""
        end = span[1]
        found: list[Piece] = []
        for one in reversed(line.inside):
            if not (span[0] <= one.lead and one.verb[1] <= end) or one.subject is None:
                continue
            other = self._speakers.meant(one.subject, speaker)
            if other.side == speaker.side or one.subject.kind == "stranger":
                continue
            begin, stop = one.content if one.before else (one.lead, min(one.content[1], end))
            found.append(self._retold(line, (begin, stop), other, speaker, one))
            end = begin
        if end - span[0] > _FEWEST or not found:
            voice = Voice.OWN if speaker == self._speakers.own else Voice.QUOTED
            yield Piece(line=line, span=(span[0], end), speaker=speaker, voice=voice, by=by)
        yield from found

    def _is_quotation(self, line: Line, one: Attribution) -> bool:
        """Return whether what is attributed is little more than a quotation."""
        if not line.quoted:
            return False
        words, (begin, end) = self._layout.words, one.content
        inside = sum(max(0, min(end, last) - max(begin, first)) for (first, last), _ in line.quoted)
        said = sum(map(str.isalnum, words[begin:end]))
        return inside > 0 and inside >= said * _QUOTATION

    def _of_quotation(self, line: Line, number: int, spoken: Spoken) -> Speaker:
        """Return whose a quotation is: by its sentence, those it goes on in, or those before."""
        if spoken:
            self._of[number] = self._speakers.last
        elif number not in self._of:
            self._of[number] = (
                self._goes_on(number) or self._told_later(line, number) or self._told_before(number)
            )
        self._speakers.heard(self._of[number])
        return self._of[number]

    def _told_later(self, line: Line, number: int) -> Speaker | None:
        """Return who is named behind a quotation: where it goes on, or in the next sentence."""
        end = self._quotations[number][1]
        for later in self._lines[line.number + 1 :]:
            behind = later.sentence.begin > end
            if behind and later.quoted:
                return None
            for one in later.outside:
                # Who denies it said something else.
                short = one.what == "say" and one.content[1] - one.content[0] < _OPENING
                opens = one.verb[1] - later.sentence.first <= _OPENING
                if (behind and opens and short) or (not behind and (one.before or opens)):
                    return self._speakers.meant(one.subject, self._speakers.own)
            if behind:
                return None
        return None

    def _goes_on(self, number: int) -> Speaker | None:
        """Return whose the quotation before is, if it stands in the same paragraph."""
        before = self._of.get(number - 1)
        if before is None:
            return None
        gap = (self._quotations[number - 1][1], self._quotations[number][0])
        return None if "\n" in self._layout.text[slice(*gap)] else before

    def _told_before(self, number: int) -> Speaker:
        """Return who spoke before a quotation, with the last one if that stands near."""
        before = self._of.get(number - 1)
        if before is not None:
            gap = (self._quotations[number - 1][1], self._quotations[number][0])
            if self._layout.text.count("\n", *gap) <= _NEAR:
                return before
        if self._speakers.last == self._speakers.own and self._sole:
            return self._sole
        return self._speakers.last

    def _told_back(self, line: Line) -> Speaker | None:
        """Return whose a sentence is by one of the next, if that says so: "X announced this"."""
        for later in self._lines[line.number + 1 : line.number + 1 + _BACK]:
            told = self._backs.get(later.number)
            if told is None and (later.outside or later.quoted):
                return None
            if told is not None:
                for mention in later.mentions:
                    self._speakers.seen(mention)
                teller = self._speakers.meant(_teller(later, told), self._speakers.own)
                self._speakers.heard(teller)
                return teller
        return None

    def _carries_on(self, line: Line) -> bool:
        """Return whether a sentence carries on what was said: by its first word, or with "we"."""
        if self._speech.has("onward", self._layout.words[line.sentence.first]):
            return True
        if self._tells_on(line):
            return True
        first = line.mentions[0] if line.mentions else None
        return first is not None and first.kind == "we" and not first.oblique

    def _tells_on(self, line: Line) -> bool:
        """Return whether a sentence only says what was done to whom: "Two men were wounded"."""
        if any(one.names for one in line.mentions) or is_setting(line):
            return False
        words = self._layout.words[slice(*line.span)]
        return not self._speech.sets["passive_past"].isdisjoint(words)

    @staticmethod
    def _claims(line: Line, span: Span) -> bool:
        """Return whether words say something by themselves."""
        return any(sense.kind in _CLAIMS for hit in line.hits_in(span) for sense in hit.senses)

    @staticmethod
    def _rest(line: Line) -> Span:
        """Return the words of a sentence before the first that anybody else says."""
        first, last = line.span
        places = [min(one.lead, one.content[0]) if one.before else one.lead for one in line.outside]
        places += [span[0] for span, _ in line.quoted]
        return first, max(first, min([last, *places]))
