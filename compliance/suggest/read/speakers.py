"""Whom a mention means: a source of the workspace, a side, or somebody that neither knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from compliance.model.base import SideId, SourceId
from compliance.model.words import Group, Voice
from compliance.suggest.given import Given
from compliance.suggest.read.layout import Layout
from compliance.suggest.read.mention import Mention
from compliance.suggest.read.names import Names
from compliance.suggest.read.speech import CUTS, Speech
from compliance.suggest.relayed import relayed_voice
from compliance.workspace.workspace import THIRD, UNKNOWN

# Kinds that nearly every body has beside itself: without a side they name nobody.
_OF_MANY = ("press", "head", "negotiator")
_OFFICES = ("body", "officials")
_PEOPLE = ("source", "body")
_NAME = 3  # words of a person's name
_OFFICE = 5  # words before a body that tell what somebody is in it
_FULL = 2  # of one with a first name
_NEAR = 40  # words within which "its" means a side that was named before


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a source with the side for which it spoke, or words for somebody unknown."""

    side: SideId
    source: SourceId | None = None
    words: str | None = None


NOBODY = Speaker(UNKNOWN)


@dataclass(slots=True, eq=False)
class Speakers:
    """Whom the mentions of one article mean, going by those that were read before.

    `own` is the voice of the article itself: its author, if that is a source, else its outlet.
    """

    given: Given
    names: Names
    layout: Layout
    speech: Speech
    own: Speaker = field(init=False)
    formal: frozenset[str] = field(init=False)
    dateline: SideId | None = field(init=False)
    last: Speaker = field(init=False)
    _named: Speaker | None = field(default=None, init=False)
    _bodies: dict[str, Speaker] = field(default_factory=dict)
    _people: dict[str, Speaker] = field(default_factory=dict)
    _roles: dict[str, Speaker] = field(default_factory=dict)
    _organs: dict[str, Speaker] = field(default_factory=dict)
    _seen: list[tuple[int, SideId]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.own = self._own()
        self.dateline = self._dated()
        self.formal = frozenset(side.id for side in self.given.agreement.sides)
        self.last = self.own

    @property
    def relays(self) -> tuple[SourceId, ...]:
        """Who relays what the article reports: its own voice, if that is a source."""
        return (self.own.source,) if self.own.source else ()

    def heard(self, speaker: Speaker) -> None:
        """Note who spoke last: "it added" means him."""
        self.last = speaker

    def seen(self, mention: Mention) -> None:
        """Note a body that was named with its side: "the ministry" means it later on."""
        if not mention.names:
            return
        if mention.side in self.formal:
            self._seen.append((mention.first, mention.side))
        speaker = self._speaker(mention)
        if mention.body:
            self._bodies[mention.body] = speaker
        for word in self.layout.words[mention.first : mention.last]:
            if self.speech.has("persons", word):
                self._roles[word] = speaker
        if mention.kind == "source":
            self._called_so(mention, speaker)

    def named(self, mentions: Iterable[Mention]) -> None:
        """Note who was named as doing something in a sentence of the news that was read."""
        if self.group_of(self.own) is not Group.MEDIA:
            return
        for mention in mentions:
            if mention.names and mention.kind in _PEOPLE and not mention.oblique:
                self._named = self._speaker(mention)

    def _called_so(self, mention: Mention, speaker: Speaker) -> None:
        """Note a body by the word for what it is: "the Committee" means it later on."""
        for word in self.layout.words[mention.first : mention.last]:
            if self.speech.has("organs", word):
                self._organs[word] = speaker

    def introduce(self, mentions: Iterable[Mention]) -> None:
        """Note the people whose office an article tells anywhere, before it is read."""
        for mention in mentions:
            if mention.names and mention.kind not in ("side", "bodies"):
                for name in self._introduced(mention):
                    self._people.setdefault(name, self._speaker(mention))
            elif not mention.names and self._is_foreign(mention):
                for name in self._introduced(mention):
                    self._people.setdefault(name, self._foreign(mention))

    def _introduced(self, mention: Mention) -> Iterator[str]:
        """Yield the last names of people whose office a mention is: "X, spokesman of Y"."""
        words, at = self.layout.words, mention.last
        named = mention.kind == "source" and not mention.body and at - mention.first >= _FULL
        if named and not self.speech.has("organs", words[at - 1]):
            yield words[at - 1]
        behind = at + (words[at : at + 1] == [","])
        stop = behind
        while stop < min(len(words), behind + _NAME) and self._is_name(stop):
            stop += 1
        if stop - behind >= (1 if behind == at else _FULL):
            yield words[stop - 1]
        opening = self._opening(mention)
        while opening and not mention.names and self._is_name(opening - 1):
            opening -= 1  # the state whose office it is
        if opening and words[opening - 1] == ",":
            start = stop = opening - 1
            while start > max(0, stop - _NAME) and self._is_name(start - 1):
                start -= 1
            light = self.speech.has("light", words[stop - 1])
            if not light and stop - start >= (1 if self._opens(start) else _FULL):
                yield words[stop - 1]

    def bears(self, subject: Mention, verb: int, speaker: Speaker) -> None:
        """Note the full name before a verb as that of its subject: "the envoy in the group X Y"."""
        stop = verb
        while stop > subject.last and self.speech.has("light", self.layout.words[stop - 1]):
            stop -= 1
        start = stop
        while start > subject.last and self._is_name(start - 1):
            start -= 1
        if stop - start >= _FULL:
            self._people.setdefault(self.layout.words[stop - 1], speaker)

    def _opens(self, at: int) -> bool:
        """Return whether a sign or nothing stands before a word."""
        if at == 0 or self.layout.words[at - 1] in CUTS:
            return True
        return not self.layout.text[self.layout.end_of(at - 1) : self.layout.starts[at]].isspace()

    def _opening(self, mention: Mention) -> int:
        """Return where the words for an office begin: "the head of" before a body."""
        words, speech, at = self.layout.words, self.speech, mention.first
        while at > max(0, mention.first - _OFFICE) and (
            speech.has("articles", words[at - 1])
            or speech.has("linking", words[at - 1])
            or speech.has("persons", words[at - 1])
        ):
            at -= 1
        return at

    def _is_name(self, at: int) -> bool:
        """Return whether a word is written as a name is."""
        begin = self.layout.starts[at]
        return self.layout.text[begin].isupper() and self.layout.words[at].isalpha()

    def meant(self, mention: Mention | None, speaker: Speaker) -> Speaker:
        """Return whom a subject means, in the words of a speaker; None is who spoke last."""
        if mention is None:
            return self._last()
        if mention.names:
            return self._speaker(mention)
        if mention.kind == "he" or (mention.kind == "bodies" and self.last != self.own):
            return self._last()
        if mention.kind == "we":
            return speaker
        known = self._known_before(mention)
        if known is None and self._is_foreign(mention):
            known = self._foreign(mention)
        if known and mention.kind in _OFFICES:
            for name in self._introduced(mention):
                self._people.setdefault(name, known)
        return known or Speaker(UNKNOWN, words=self._printed(mention))

    def _last(self) -> Speaker:
        """Return who spoke last, or, if nobody did, who was named last."""
        return self._named if self._named and self.last == self.own else self.last

    def _is_nearby(self, mention: Mention) -> bool:
        """Return whether people who are not named are of where the outlet is: "local experts"."""
        before = self.layout.words[mention.first - 1] if mention.first else ""
        of_a_side = self.own.side in self.formal
        return mention.kind == "anonymous" and of_a_side and self.speech.has("nearby", before)

    def _known_before(self, mention: Mention) -> Speaker | None:
        """Return whom words mean that name nobody, by what was read before."""
        if mention.kind == "stranger":
            return self._named_before(mention)
        if self._is_nearby(mention):
            return Speaker(self.own.side, words=self._printed(mention))
        owner = self._owner(mention)
        if owner:
            found = self.names.bodies.get((owner, mention.body)) if mention.body else None
            return Speaker(owner, found, None if found else self._printed(mention))
        if self._is_foreign(mention):
            return None
        if mention.kind == "body" and mention.body:
            known = self._bodies.get(mention.body) or self._only(mention)
            if known:
                return known
        return self._of_role(mention)

    def _named_before(self, mention: Mention) -> Speaker | None:
        """Return whom a name means: somebody introduced, or a body, if it is of many states."""
        words = self.layout.words[mention.first : mention.last]
        known = next((self._people[word] for word in reversed(words) if word in self._people), None)
        if known:
            return known
        named = [word for word in words if not self.speech.has("light", word)]
        if len(named) == 1 and named[0] in self._organs:
            return self._organs[named[0]]
        if not any(self.speech.has("international", word) for word in named):
            return None
        self._called_so(mention, speaker := Speaker(THIRD, words=self._printed(mention)))
        return speaker

    def _owner(self, mention: Mention) -> SideId | None:
        """Return the one side named shortly before that "its ministry" means."""
        words, before, behind = self.layout.words, mention.first - 1, mention.last
        if mention.kind not in _OFFICES:
            return None
        before -= before > 0 and words[before] == "s"  # the country's ministry
        beside = [words[at] for at in (before, behind) if 0 <= at < len(words)]
        if not any(self.speech.has("whose", word) for word in beside):
            return None
        near = {side for at, side in self._seen if 0 < mention.first - at <= _NEAR}
        return near.pop() if len(near) == 1 else None

    def _of_role(self, mention: Mention) -> Speaker | None:
        """Return whom a word for one person means: the last one of that role, else the last."""
        word = self.layout.words[mention.last - 1]
        if mention.kind not in _OFFICES or not self.speech.has("persons", word):
            return None
        alone = self.last if self.last != self.own and self.last.side != UNKNOWN else None
        return self._roles.get(word, alone)

    def _is_foreign(self, mention: Mention) -> bool:
        """Return whether an office is that of a state which is no side: "the X president".

        The state is a name before it, or behind "of", that nobody of the workspace has.
        """
        if mention.kind not in _OFFICES:
            return False
        words, before, behind = self.layout.words, mention.first - 1, mention.last
        named = not self._opens(mention.first) and self._is_name(before)
        named = named and not self.speech.has("light", words[before])  # "Yesterday President X"
        if named and not self.speech.has("ranks", words[before]):
            return True
        if behind + 1 >= len(words) or self._opens(behind) or not self._is_name(behind + 1):
            return False
        if self.speech.inflected:  # the state stands between an office and who holds it
            return self._is_name(behind)
        return words[behind] != "s" and self.speech.has("linking", words[behind])

    def _foreign(self, mention: Mention) -> Speaker:
        return Speaker(THIRD, words=self._printed(mention))

    def voice_of(self, speaker: Speaker, relays: tuple[SourceId, ...]) -> Voice:
        """Return how the words of a speaker reach the reader that are no quotation."""
        source = self.given.sources.get(speaker.source) if speaker.source else None
        told_by = [self.given.sources[relay] for relay in relays]
        when = self.given.published
        return relayed_voice(source, speaker.side, told_by, when, self.formal)

    def group_of(self, speaker: Speaker) -> Group | None:
        """Return the group of a speaker that is a source."""
        return self.given.sources[speaker.source].group if speaker.source else None

    def _speaker(self, mention: Mention) -> Speaker:
        when = self.given.published
        if mention.source:
            return Speaker(self.names.side_of(mention.source, when), mention.source)
        side = mention.side or UNKNOWN
        if mention.kind in ("side", "officials", "bodies"):
            unnamed = self.names.unnamed.get(side)
            return Speaker(side, unnamed, None if unnamed else self._printed(mention))
        return Speaker(side, words=self._printed(mention))

    def _only(self, mention: Mention) -> Speaker | None:
        """Return the body of a kind: of who spoke last, the dateline, the outlet; or the only."""
        kind = mention.body
        found = {side: source for (side, one), source in self.names.bodies.items() if one == kind}
        for side in (self.last.side, self.dateline, self.own.side):
            if side in found:
                return Speaker(side, found[side])
        if len(found) == 1 and kind not in _OF_MANY:
            side, source = next(iter(found.items()))
            return Speaker(side, source)
        return None

    def _printed(self, mention: Mention) -> str:
        return self.layout.printed(mention.first, mention.last)

    def _dated(self) -> SideId | None:
        """Return the side whose capital the dateline names, if it names one."""
        opening = self.layout.sentences[0].first if self.layout.sentences else 0
        hits = self.names.lexicon.hits(self.layout.words[:opening])
        sides = {sense.value for hit in hits for sense in hit.senses if sense.kind == "side"}
        return SideId(sides.pop()) if len(sides) == 1 else None

    def _own(self) -> Speaker:
        sources, when = self.given.sources, self.given.published
        outlet = sources.get(self.given.outlet) if self.given.outlet else None
        if outlet is None:
            return NOBODY
        named = {name for one in self.given.authors if " " in (name := one.strip())}
        authors = [
            source
            for source in sources.values()
            if source.id != outlet.id and _before_comma(source.name) in named
        ]
        # An author of its own comes before one whom it prints, as a repost does.
        own = [source for source in authors if outlet.id in source.bodies]
        voice = (own or authors or [outlet])[0]
        return Speaker(voice.side_on(when), voice.id)


def _before_comma(name: str) -> str:
    """Return the name of a person, of which a source's name has the outlet behind a comma."""
    return name.partition(",")[0].strip()
