"""The subject of a verb of saying: the name before it, beyond what is put in, or behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from compliance.passages.signs import DOUBLE_QUOTES
from compliance.suggest.read.layout import Layout, Sentence
from compliance.suggest.read.mention import Mention
from compliance.suggest.read.speech import CUTS, Speech

SHORT: Final = 6
"""Words beside a verb that are no content of it."""

_MARKS: Final = frozenset(DOUBLE_QUOTES)
_BESIDE_MARKS: Final = frozenset(",\u2013\u2014-.!?")
_LONGEST_NAME: Final = 7
_OWNED: Final = 3  # words between a noun for what is said and whose it is: "by the"
_THE: Final = 2  # "says the statement"
_TRIED: Final = 3  # parts of a sentence before a verb: a clause put in, and its commas
_WORD: Final = ("by", "word")
_NOT_NAMES: Final = ("say", "status", "claim", "by")


class Subjects:
    """Finds the subjects of verbs of saying in one sentence."""

    def __init__(
        self, layout: Layout, sentence: Sentence, mentions: Sequence[Mention], speech: Speech
    ) -> None:
        self._layout, self._words, self._speech = layout, layout.words, speech
        self._sentence, self._mentions = sentence, mentions

    def is_verb(self, at: int, last: int) -> bool:
        """Return whether a word is a verb there, which somebody does."""
        first, words, speech = self._sentence.first, self._words, self._speech
        before = words[at - 1] if at > first else ""
        if (speech.has("nouns", before) and not self._is_initial(at - 1)) or self._is_dated_noun(
            at
        ):
            return False
        behind = words[last] if last < self._sentence.last else ""
        if speech.has("prepositions", behind) and self._is_word(at):
            return False
        if speech.has("adverbs", before) and at - 1 > first:
            before = words[at - 2]
        return not speech.has("passive", before) or self.is_participle(at)

    def _is_initial(self, at: int) -> bool:
        """Return whether a word is a letter of a name: the last of "U.S.", and not "X's"."""
        begin, end = self._layout.starts[at], self._layout.end_of(at)
        return self._layout.text[begin - 1 : begin] == "." and self._layout.text[end] == "."

    def _is_dated_noun(self, at: int) -> bool:
        """Return whether a date with an article stands before a word: "in a May 9 comment"."""
        dates = [hit for hit in self._sentence.hits if hit.senses[0].kind == "month"]
        near = next((hit.first for hit in dates if 0 < at - hit.first <= _THE), at)
        before = self._words[near - 1] if near < at and near > self._sentence.first else ""
        return self._speech.has("articles", before)

    def is_participle(self, at: int) -> bool:
        """Return whether a verb has the ending of a participle that tells what somebody does."""
        active = self._speech.active
        return bool(active) and self._words[at].endswith(active)

    def segment(self, at: int) -> int:
        """Return where the clause part before a word begins: behind a sign or a conjunction."""
        words, speech, begin = self._words, self._speech, at
        while begin > self._sentence.first:
            word = words[begin - 1]
            opening = self._bracket(begin - 1) if word == ")" else None
            if opening is not None:
                begin = opening
                continue
            if word in CUTS or speech.has("conjunctions", word) or speech.has("that", word):
                break
            begin -= 1
        return begin

    def _bracket(self, closing: int) -> int | None:
        """Return where a bracket opens that closes at a word; None if that is not near."""
        near = range(closing - 1, max(self._sentence.first, closing - SHORT) - 1, -1)
        return next((at for at in near if self._words[at] == "("), None)

    def in_segment(self, begin: int, end: int) -> tuple[Mention | None, int]:
        """Return the subject in a part of a clause, and where it begins; None if there is none."""
        inside = [one for one in self._mentions if begin < one.last <= end]
        for one in reversed(inside):
            if self._is("relative", one.last):
                return one, one.first
            if self._leads(one, end):
                return one, min(begin, one.first)
        if inside and self._is_place(inside[-1]):
            return inside[-1], begin
        return None, begin

    def _leads(self, mention: Mention, end: int) -> bool:
        """Return whether a mention may be the subject of a verb, and not only stand beside it."""
        if mention.kind == "both":
            return False
        if mention.oblique:
            return self._is_word_of(mention) or self._is_some_of(mention)
        if mention.kind != "side" or mention.last >= end:
            return True
        last = mention.last
        if self.is_light(last) or self._is_persons(last, end):
            return True
        return self._is_word(last + self._is("linking", last))

    def _is_persons(self, last: int, end: int) -> bool:
        """Return whether a side is that of a person named behind it: "X's Ada Lind"."""
        while end > last and self.is_light(end - 1):
            end -= 1
        begin = last + self._is("linking", last)
        return begin < end <= begin + _TRIED and all(map(self._is_capital, range(begin, end)))

    def _is_word(self, at: int) -> bool:
        """Return whether a noun for what somebody says stands at a place."""
        return any(hit.first == at and _WORD in hit.senses for hit in self._sentence.hits)

    def _is_word_of(self, mention: Mention) -> bool:
        """Return whether a noun for what somebody says stands before: "the statement of X"."""
        return any(
            0 < mention.first - hit.last <= _OWNED and _WORD in hit.senses
            for hit in self._sentence.hits
        )

    def _is_some_of(self, mention: Mention) -> bool:
        """Return whether it is some of those whom a mention means: "one of the officials"."""
        begin = self.segment(mention.first)
        near = mention.first - begin <= _OWNED
        return near and self._speech.has("some", self._words[begin])

    def _is(self, name: str, at: int) -> bool:
        return at < self._sentence.last and self._speech.has(name, self._words[at])

    def _is_place(self, mention: Mention) -> bool:
        """Return whether a name says where it was said, and so by whom: "In Baku they said"."""
        before = self._words[mention.first - 1] if mention.first > self._sentence.first else ""
        return self._speech.inflected and self._speech.has("impersonal", before)

    def is_light(self, at: int) -> bool:
        """Return whether a word is a sign, an adverb or the like: no subject and no content."""
        return self._words[at] in CUTS or self._speech.has("light", self._words[at])

    def is_bare(self, begin: int, end: int) -> bool:
        """Return whether words are nothing but light."""
        return all(self.is_light(at) for at in range(begin, end))

    def is_behind_marks(self, begin: int) -> bool:
        """Return whether nothing but signs of a quotation, or nothing at all, stands before."""
        at = begin - 1
        while at >= self._sentence.first and self._words[at] in _BESIDE_MARKS:
            at -= 1
        return at < self._sentence.first or self._words[at] in _MARKS

    def is_turned(self, begin: int, verb: int) -> bool:
        """Return whether a verb may stand before its subject: directly behind a sign."""
        if begin != verb or begin == self._sentence.first:
            return False
        return self._words[begin - 1] in CUTS and not self.is_participle(verb)

    def tells_itself(self, begin: int, verb: int) -> bool:
        """Return whether a statement is said to say something: "the statement said"."""
        at = verb - 1
        while at > begin and self.is_light(at) and not self._is_word(at):
            at -= 1
        named = any(begin <= one.first < verb for one in self._mentions)
        if begin < verb and self._is_word(at) and not named:
            return True
        return self._words[verb].endswith(self._speech.reflexive)

    def beyond(self, begin: int, verb: int) -> tuple[Mention | None, int]:
        """Return the subject before what is put in between it and its verb."""
        at, spare = begin - 1, None
        for tried in range(_TRIED):
            if at <= self._sentence.first:
                break
            start = self.segment(at)
            subject, lead = self.in_segment(start, at)
            if subject is None:
                subject, lead = self.stranger(start, at), start
            put_in = tried == 0 and begin == verb and start > self._sentence.first
            if subject and not put_in:
                return subject, lead
            spare = spare or ((subject, lead) if subject and subject.kind != "side" else None)
            at = start - 1
        return spare or (None, begin)

    def stranger(self, begin: int, verb: int) -> Mention | None:
        """Return a subject that no list knows: a name of few words, none of which says anything."""
        first, last = begin, verb
        while last > first and self.is_light(last - 1):
            last -= 1
        if not 0 < last - first <= _LONGEST_NAME:
            return None
        if any(first < one.last and one.first < last for one in self._mentions):
            return None
        hits = (hit for hit in self._sentence.hits if first <= hit.first < last)
        told = (hit for hit in hits if not (hit.first > first and self._is_capital(hit.first)))
        if any(hit.senses[0].kind in _NOT_NAMES for hit in told) or self._is_document(first, last):
            return None
        # The first word of a sentence is written with a capital whatever it is.
        opens = first == self._sentence.first
        alone = opens and last - first == 1 and self._is_capital(first)
        named = [at for at in range(first + opens, last) if self._is_capital(at)]
        if not (named or alone):
            return None
        if named and self._speech.has("prepositions", self._words[named[0] - 1]):
            return None  # "the work in Westria"
        return Mention(first=first, last=last, kind="stranger")

    def whole(self, stranger: Mention) -> Mention:
        """Return whom an unknown name is the end of: "the council of X for Roads and Ada Lind"."""
        begin = at = stranger.first
        while at > self._sentence.first and self._is_of_name(at - 1):
            at -= 1
        inside = (one for one in self._mentions if at <= one.first and one.last < begin)
        owned = (one for one in inside if one.first > at and not one.source)
        owner = next((one for one in owned if not one.names or self._has_organ(at, one)), None)
        return owner._replace(oblique=False) if owner else stranger

    def _has_organ(self, begin: int, owner: Mention) -> bool:
        """Return whether a word for a body stands before whose it is: "the council of X"."""
        before = self._words[begin : owner.first]
        return owner.oblique and any(self._speech.has("organs", word) for word in before)

    def _is_of_name(self, at: int) -> bool:
        """Return whether a word may stand in the long name of an office."""
        word, speech = self._words[at], self._speech
        joins = word == "," or speech.has("joins", word) or speech.has("linking", word)
        return joins or speech.has("prepositions", word) or self._is_capital(at)

    def _is_document(self, first: int, last: int) -> bool:
        """Return whether words name what was signed: "the trilateral statement of May"."""
        signed = any(map(self._speech.marks_an_agreement, self._words[first:last]))
        return signed and any(map(self._is_word, range(first, last)))

    def behind(self, last: int) -> tuple[Mention | None, int | None]:
        """Return the subject behind a verb, and where it ends; no end if there is none.

        No subject with an end is a statement that says something itself.
        """
        stop = last
        while stop < self._sentence.last and not self._ends_name(stop):
            stop += 1
        inside = [one for one in self._mentions if last <= one.first and one.last <= stop]
        near = (one for one in inside if one.first - last <= SHORT)
        subject = next((one for one in near if self._may_follow(one)), None)
        if subject is None and any(map(self._is_word, range(last, min(stop, last + _THE)))):
            return None, stop
        subject = subject or self.name_behind(last, stop)
        return subject, max(stop, subject.last) if subject else None

    def _ends_name(self, at: int) -> bool:
        """Return whether a name behind a verb ends at a word: a sign, or "that"."""
        return self._words[at] in CUTS or self._speech.has("that", self._words[at])

    def _may_follow(self, mention: Mention) -> bool:
        """Return whether a mention behind a verb may be its subject: no "it" of what is said."""
        if mention.kind in {"he", "we"}:
            return False
        return not mention.oblique or self._is_place(mention) or self._is_word_of(mention)

    def name_behind(self, last: int, stop: int) -> Mention | None:
        """Return the unknown name that stands behind a verb."""
        at = last + (last < stop and not self._is_capital(last))
        end = at
        while end < stop and self._is_capital(end):
            end += 1
        return Mention(first=at, last=end, kind="stranger") if end > at else None

    def _is_capital(self, at: int) -> bool:
        return self._layout.text[self._layout.starts[at]].isupper()
