"""Whose conduct words are about: who is named in them as the one who acts, or is to act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from compliance.model.words import OF_NOBODY, Act, Role
from compliance.suggest.read.layout import Layout
from compliance.suggest.read.lines import Line, Span
from compliance.suggest.read.mention import Mention
from compliance.suggest.read.speakers import Speaker, Speakers
from compliance.suggest.read.speech import Speech

_NOT_ASKED: Final = ("he", "we", "anonymous")
_TOWARDS: Final = ("accuse", "demand")
_PASSIVE: Final = 8  # words between what is done to somebody and who did it
_JOINED: Final = 2  # words between two names that "and" joins: "and the"


def doer_in(line: Line, span: Span, how: str, layout: Layout, speech: Speech) -> Mention | None:
    """Return who acts in words that are said in a way; None if nobody is named as that."""
    inside = line.mentions_in(span)
    if how in _TOWARDS:
        return next((one for one in inside if one.kind not in _NOT_ASKED), None)
    straight = [
        one
        for one in inside
        if not one.oblique
        and one.kind != "anonymous"
        and not speech.has("possessive", layout.words[one.first])
    ]
    # "It is X that has not": whom it points to acts.
    if len(straight) > 1 and straight[0].kind == "he":
        near = straight[1].first - straight[0].last <= _JOINED and straight[1].names
        return straight[1] if near else straight[0]
    agent = next((one for one in inside if one.names and _is_agent(one, layout, speech)), None)
    if agent and (not straight or _is_done_to(straight[0], agent, layout, speech)):
        return agent
    if straight and not how and speech.has("expletive", layout.words[straight[0].first]):
        return None
    return straight[0] if straight else None


def _is_agent(mention: Mention, layout: Layout, speech: Speech) -> bool:
    """Return whether a mention is who did something: "by X", "by the X army"."""
    at = mention.first - 1
    while at >= 0 and speech.has("articles", layout.words[at]):
        at -= 1
    return at >= 0 and speech.has("by", layout.words[at])


def _is_done_to(subject: Mention, agent: Mention, layout: Layout, speech: Speech) -> bool:
    """Return whether something is done to a subject by an agent: "X was attacked by Y"."""
    between = layout.words[subject.last : agent.first]
    return len(between) <= _PASSIVE and any(speech.has("passive", word) for word in between)


@dataclass(slots=True)
class Respondents:
    """Finds whose conduct the words of one article are about; `last` is whose it was before."""

    layout: Layout
    speech: Speech
    speakers: Speakers
    last: tuple[str, ...] = ()

    def of(
        self,
        line: Line,
        span: Span,
        doer: Mention | None,
        act: Act,
        speaker: Speaker,
        *,
        told: bool,
    ) -> tuple[tuple[str, ...], str | None]:
        """Return whose conduct some words are about, and the printed words for them.

        `told` is whether somebody tells what the speaker says: "it" is himself then, else another.
        """
        sides, words = self._of(line, span, doer, act, speaker, told=told)
        self.last = sides or self.last
        return sides, words if sides else None

    def _of(
        self,
        line: Line,
        span: Span,
        doer: Mention | None,
        act: Act,
        speaker: Speaker,
        *,
        told: bool,
    ) -> tuple[tuple[str, ...], str | None]:
        if act in OF_NOBODY:
            return (), None
        if act is Act.COMMITS:
            return ((speaker.side,) if speaker.side in self.speakers.formal else ()), None
        inside = line.mentions_in(span)
        if act is Act.DEMANDS:
            doer = next((one for one in inside if one.kind not in _NOT_ASKED), None)
        doer = doer or self._only_group(inside)
        if doer is None:
            return (), None
        if doer.kind == "he" and not told:
            return self.last, self.layout.printed(doer.first, doer.last)
        if doer.kind == "both":
            return self._parties(), self.layout.printed(doer.first, doer.last)
        meant = self._listed(inside, doer)
        sides = tuple(dict.fromkeys(filter(None, (self._party(one, speaker) for one in meant))))
        return sides, self.layout.printed(meant[0].first, meant[-1].last)

    def _parties(self) -> tuple[str, ...]:
        """Return the sides that are parties, whoever speaks."""
        sides = self.speakers.given.agreement.sides
        return tuple(side.id for side in sides if side.role is Role.PARTY)

    @staticmethod
    def _only_group(inside: Sequence[Mention]) -> Mention | None:
        """Return the one body or group that words name at all: "the positions of the X army"."""
        groups = [one for one in inside if one.names and one.kind not in ("side", "anonymous")]
        return groups[0] if len({one.side for one in groups}) == 1 else None

    def _listed(self, inside: Sequence[Mention], first: Mention) -> Sequence[Mention]:
        """Return a mention, and those that "and" joins to it: "X, Y and Z"."""
        found, held = [first], [first]
        for one in inside:
            if one.first < held[-1].last:
                continue
            gap = self.layout.words[held[-1].last : one.first]
            joins = bool(gap) and self.speech.has("conjunctions", gap[0])
            if not 0 < len(gap) <= _JOINED or not (joins or gap[0] == ","):
                break
            held.append(one)
            found = list(held) if joins else found
        return found

    def _party(self, mention: Mention, speaker: Speaker) -> str | None:
        if mention.joint and not mention.names:
            return mention.joint
        side = self.speakers.meant(mention, speaker).side
        return side if side in self.speakers.formal else None
