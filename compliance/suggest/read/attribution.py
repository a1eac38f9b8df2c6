"""Who says what in a sentence: each verb of saying with its subject and its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from compliance.suggest.read.layout import Layout, Sentence
from compliance.suggest.read.lexicon import Hit
from compliance.suggest.read.mention import Mention
from compliance.suggest.read.speech import CUTS, Speech
from compliance.suggest.read.subjects import SHORT, Subjects

Span = tuple[int, int]
_A_CLAUSE: Final = 3  # words that are enough for something said
_FEWEST: Final = 2
_LEADING: Final = 4  # words before "according to" that do not matter: "But according to"
_NEAR_BY: Final = 2  # words from "by" to a name: "by the"
_LONGEST_OPENING: Final = 3  # "it was also reported"


class Attribution(NamedTuple):
    """A verb of saying: its class, its words, who says it, and what, by numbers of words.

    `lead` is where its clause begins. `subject` is None where it is whoever spoke before.
    `content` may be empty; it stands `before` the verb, or behind. `joined` is whether the subject
    is that of the verb before; a `label` has no verb: "X: ...", and neither has a `noun`: "the
    claim of X that ...".
    """

    what: str
    verb: Span
    lead: int
    subject: Mention | None
    content: Span
    before: bool = False
    joined: bool = False
    label: bool = False
    noun: bool = False

    @property
    def last(self) -> int:
        """Where its verb and its subject have ended."""
        return max(self.verb[1], self.subject.last if self.subject else 0)


def attributions_in(
    layout: Layout, sentence: Sentence, mentions: Sequence[Mention], speech: Speech
) -> list[Attribution]:
    """Return the attributions of a sentence, in the order of their verbs."""
    says = []
    if not _SAYING.isdisjoint(sentence.names):
        says = [(hit, value) for hit in sentence.hits if (value := _class_of(hit))]
    labels = list(_labelled(layout, sentence, mentions, speech))
    if not says or any(one.subject and one.subject.kind not in _RELAYS for one in labels):
        return labels
    finder = _Finder(layout, sentence, mentions, speech)
    made: list[Attribution] = []
    for hit, value in says:
        if value in _CITING:
            one = finder.according(hit, named=value == _ACCORDING)
        else:
            one = finder.of_verb(hit, value, made)
        if one:
            made += finder.with_rest(one)
    return list(finder.bounded(made))


def _labelled(
    layout: Layout, sentence: Sentence, mentions: Sequence[Mention], speech: Speech
) -> Iterator[Attribution]:
    """Yield the attribution of a label: "X: ...", "aide to X: ..."; or, in a heading, "... - X"."""
    if not mentions:
        return
    words, (first, last) = layout.words, (sentence.first, sentence.last)
    opening, closing = mentions[0], mentions[-1]
    office = range(first, opening.first)  # what somebody is in a body: "aide to"
    led = all(speech.has("persons", words[at]) or speech.has("linking", words[at]) for at in office)
    if led and opening.last < last and words[opening.last] == ":":
        subject, content, before = opening, (opening.last + 1, last), False
    elif sentence.is_heading and closing.last == last and words[closing.first - 1] in _TAILS:
        subject, content, before = closing, (first, closing.first - 1), True
    else:
        return
    if content[1] - content[0] >= _A_CLAUSE:
        verb = (subject.first, subject.last)
        yield Attribution(
            what="say",
            verb=verb,
            lead=subject.first,
            subject=subject,
            content=content,
            before=before,
            label=True,
        )


# "Norland: its ministry says", "Wire: X says": a label may only tell where, or who relays.
_RELAYS: Final = ("side", "outlet")
_TAILS: Final = frozenset("-:\u2013\u2014")
BACK: Final = "back"
"""What phrases mean that tell whose the sentence before was."""

_ACCORDING: Final = "according"
_CITING: Final = (_ACCORDING, "his")
_OF_DOCUMENTS: Final = ("subject", "setting", "scene")
_NOT_CITED: Final = ("he", "we", "both")
_DATES: Final = ("day", "month")


_SAYING: Final = frozenset({"say", "say demand", "say commit", "say deny", "according", "by"})


def _class_of(hit: Hit) -> str | None:
    """Return the class of a verb of saying; None of what is none."""
    for kind, value in hit.senses:
        if kind == "say" or value in _CITING:
            return value
    return None


class _Finder:
    """Finds the attributions of one sentence."""

    def __init__(
        self, layout: Layout, sentence: Sentence, mentions: Sequence[Mention], speech: Speech
    ) -> None:
        self._words, self._speech = layout.words, speech
        self._sentence, self._mentions = sentence, mentions
        self._subjects = Subjects(layout, sentence, mentions, speech)

    def of_verb(self, hit: Hit, what: str, made: Sequence[Attribution]) -> Attribution | None:
        """Return the attribution of a verb; None if it is no verb there, or nobody's."""
        first, last, _ = hit
        subjects = self._subjects
        if self._is_asked(hit, what) or not subjects.is_verb(first, last):
            return self._passive(hit, what)
        begin = subjects.segment(first)
        if begin == first and not made and subjects.is_participle(first):
            return None
        if what == "say" and subjects.is_turned(begin, first) and not self._is_told(hit):
            turned = self._inverted(hit, what, begin)
            if turned:
                return turned
        subject, lead = subjects.in_segment(begin, first)
        if subject:
            return self._plain(hit, what, subject, lead)
        if subjects.tells_itself(begin, first):
            return self._plain(hit, what, None, begin)
        return self._from_afar(hit, what, begin, made)

    def _from_afar(
        self, hit: Hit, what: str, begin: int, made: Sequence[Attribution]
    ) -> Attribution | None:
        """Return the attribution of a verb whose subject stands in no list, or not before it."""
        first, subjects = hit.first, self._subjects
        if not subjects.is_bare(begin, first):
            stranger = subjects.stranger(begin, first)
            if stranger:
                return self._plain(hit, what, subjects.whole(stranger), begin)
            # "Untrue called X the report": what stands before is no subject.
            return self._inverted(hit, what, begin) if self._speech.inflected else None
        if subjects.is_behind_marks(begin):
            # "Asked about it, he said": what opens a sentence asks for nothing.
            opens = begin == self._sentence.first and what != "say"
            return None if opens else self._inverted(hit, what, begin)
        sign = self._words[begin - 1]
        if made and (sign == "," or self._speech.has("conjunctions", sign)):
            return self._plain(hit, what, made[-1].subject, begin, joined=True)
        subject, lead = subjects.beyond(begin, first)
        if subject:
            return self._plain(hit, what, subject, lead)
        return self._inverted(hit, what, begin)

    def _plain(
        self, hit: Hit, what: str, subject: Mention | None, lead: int, *, joined: bool = False
    ) -> Attribution:
        content, before = self._content(lead, hit.last, alone=joined)
        return Attribution(
            what=what,
            verb=(hit.first, hit.last),
            lead=lead,
            subject=subject,
            content=content,
            before=before,
            joined=joined,
        )

    def with_rest(self, one: Attribution) -> list[Attribution]:
        """Return an attribution put in between what is said, with the second part of that."""
        end, last = self._sentence.last, one.verb[1]
        put_in = one.before and last < end and self._words[last] == ","
        if put_in and last + 1 < end and self._speech.has("goes_on", self._words[last + 1]):
            return [one._replace(content=(one.content[0], end), before=False, lead=one.content[0])]
        if not put_in or end - last <= SHORT:
            return [one]
        return [
            one,
            one._replace(content=(last + 1, end), before=False, lead=last + 1, joined=True),
        ]

    def _is_impersonal(self, at: int) -> bool:
        """Return whether a sentence begins with "it was reported"."""
        opening = self._words[self._sentence.first : at]
        if not 1 < len(opening) <= _LONGEST_OPENING:
            return False
        return self._speech.has("onward", opening[0]) and self._speech.has("passive", opening[1])

    def _inverted(self, hit: Hit, what: str, begin: int) -> Attribution | None:
        """Return an attribution whose subject stands behind its verb; None if none does."""
        if self._is_told(hit):
            return None
        subject, stop = self._subjects.behind(hit.last)
        if stop is None:
            return None
        content, before = self._content(begin, stop, inverted=True)
        return Attribution(
            what=what,
            verb=(hit.first, hit.last),
            lead=begin,
            subject=subject,
            content=content,
            before=before,
        )

    def _content(
        self, lead: int, last: int, *, inverted: bool = False, alone: bool = False
    ) -> tuple[Span, bool]:
        """Return what is said: what stands behind the verb or, if that is nothing, before."""
        begin, end, words = self._sentence.first, self._sentence.last, self._words
        at = last
        while at < end and not self._begins_content(at - 1) and self._opens_content(at):
            at += 1
        at = self._behind_whom(last, at)
        behind = sum(map(str.isalnum, words[at:end]))
        ahead = sum(map(str.isalnum, words[begin:lead]))
        marked = lead > begin and words[lead - 1] in CUTS
        alone = alone or (
            behind > 0 and any(self._speech.has("that", word) for word in words[last:at])
        )
        closed = last < end and words[last] == ","  # "..., X said, ..."
        told = marked and self._hears(last - 1) and at == self._behind_whom(last, at)
        told = told and not any(self._speech.has("that", word) for word in words[last : at + 1])
        if behind >= _A_CLAUSE and not inverted and self._opens(begin):
            return (at, end), False
        enough = ahead >= (_A_CLAUSE if behind else _FEWEST)
        if marked and not alone and enough and (inverted or closed or told or behind <= SHORT):
            return (begin, lead), True
        return (at, end), False

    def _passive(self, hit: Hit, what: str) -> Attribution | None:
        """Return the attribution of "it was reported" and "X was accused by Y"; else None."""
        last, words = hit.last, self._words
        if self._is_asked(hit, what):
            return self._asked(hit, what)
        if what == "say" and self._is_impersonal(hit.first):
            return self._plain(hit, what, None, self._sentence.first)
        if last >= self._sentence.last or not self._speech.has("by", words[last]):
            return None
        near = (one for one in self._mentions if 0 < one.first - last <= _NEAR_BY and one.names)
        agent = next(near, None)
        if agent is None or not self._speech.has("passive", words[hit.first - 1]):
            return None
        begin = self._subjects.segment(hit.first)
        return Attribution(
            what=what,
            verb=(hit.first, last),
            lead=begin,
            subject=agent,
            content=(begin, self._sentence.last),
        )

    def _is_asked(self, hit: Hit, what: str) -> bool:
        """Return whether a heading tells of whom something was asked: "X troops told to leave"."""
        behind = self._words[hit.last] if hit.last < self._sentence.last else ""
        told = what == "demand" and self._sentence.is_heading
        return told and self._speech.has("sent_to", behind) and self._forces(hit.first)

    def _forces(self, verb: int) -> bool:
        """Return whether nothing but people who take orders stands before a verb."""
        before = [one for one in self._mentions if one.last <= verb]
        return bool(before) and before[-1].last == verb and before[-1].kind == "officials"

    def _asked(self, hit: Hit, what: str) -> Attribution:
        """Return the attribution of what was asked of somebody, by whoever speaks next."""
        span = (self._subjects.segment(hit.first), self._sentence.last)
        return Attribution(
            what=what, verb=(hit.first, hit.last), lead=span[0], subject=None, content=span
        )

    def _opens(self, begin: int) -> bool:
        """Return whether a sentence begins with when, where or why somebody spoke."""
        word = self._words[begin]
        return self._speech.has("prepositions", word) or self._speech.has("opening", word)

    def _behind_whom(self, last: int, at: int) -> int:
        """Return where what is said begins behind whom it is told: "told the cabinet that"."""
        if not self._hears(last - 1):
            return at
        for place in range(at, min(at + SHORT, self._sentence.last)):
            if self._words[place] in CUTS:
                break
            if self._speech.has("that", self._words[place]):
                return place + 1
        return at

    def _is_told(self, hit: Hit) -> bool:
        """Return whether behind a verb stands whom somebody tells something: "told X"."""
        return self._hears(hit.last - 1) and not self._speech.inflected

    def _hears(self, at: int) -> bool:
        return self._speech.has("to_whom", self._words[at])

    def _begins_content(self, at: int) -> bool:
        """Return whether what is said begins directly behind a word: a colon, or "that"."""
        return self._words[at] == ":" or self._speech.has("that", self._words[at])

    def _opens_content(self, at: int) -> bool:
        word = self._words[at]
        opens = word in CUTS or self._speech.has("tail", word) or self._speech.has("that", word)
        return opens or any(
            hit.first <= at < hit.last and hit.senses[0].kind in _DATES
            for hit in self._sentence.hits
        )

    def according(self, hit: Hit, *, named: bool) -> Attribution | None:
        """Return the attribution of "according to X": the rest of the sentence is X's.

        Who is not `named` is who spoke before: "according to him".
        """
        first, last, _ = hit
        stop = last
        while stop < min(self._sentence.last, last + SHORT + 1) and self._words[stop] not in CUTS:
            stop += 1
        near = (one for one in self._mentions if last <= one.first < stop)
        subject = next((one for one in near if one.kind not in _NOT_CITED), None) if named else None
        if named and subject is None:
            subject = self._subjects.name_behind(last, stop)
        if named and (subject is None or self._is_document(last, subject.first)):
            return None
        end, stop = self._sentence.last, subject.last if subject else last
        while stop < end and self._words[stop] not in CUTS:
            stop += 1
        # "Besides, according to him, ..." leads too: what stands before is no clause.
        leading = first - self._sentence.first <= _LEADING
        content = (min(stop + 1, end), end) if leading else (self._sentence.first, first)
        if content[1] - content[0] < _FEWEST:
            return None
        return Attribution(
            what="say",
            verb=(first, last),
            lead=first,
            subject=subject,
            content=content,
            before=not leading,
        )

    def _is_document(self, first: int, last: int) -> bool:
        """Return whether words before a name speak of an agreement: "the pact signed by X"."""
        return any(
            first <= hit.first < last and any(sense.value in _OF_DOCUMENTS for sense in hit.senses)
            for hit in self._sentence.hits
        )

    def bounded(self, made: Sequence[Attribution]) -> Iterator[Attribution]:
        """Yield each attribution, its content ended where another of the same level begins."""
        for number, one in enumerate(made):
            begin, end = one.content
            for earlier in made[:number]:
                if one.before and earlier.before and not one.joined:
                    begin = max(begin, min(earlier.last, end))
            for later in made[number + 1 :]:
                if not one.before and later.lead > begin and self._is_beside(later):
                    end = min(end, later.lead)
            yield one if (begin, end) == one.content else one._replace(content=(begin, end))

    def _is_beside(self, later: Attribution) -> bool:
        """Return whether an attribution is no part of what the one before it says."""
        sign = self._words[later.lead - 1]
        if sign == "," and self._speech.has("opening", self._words[self._sentence.first]):
            return True  # "While X says this, Y says that."
        return later.joined or sign == ";" or self._speech.has("conjunctions", sign)
