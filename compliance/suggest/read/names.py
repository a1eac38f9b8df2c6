"""Who the names in texts stand for: the sides, bodies and people that the workspace knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from compliance.model.base import SideId, SourceId
from compliance.model.cues import Cues, name_words
from compliance.model.dates.edtf import EdtfDate
from compliance.model.words import SourceKind
from compliance.suggest.given import Known
from compliance.suggest.read.duties import Duties, duties_of
from compliance.suggest.read.lexicon import Lexicon, Sense, phrase, words_in
from compliance.suggest.read.speech import Speech, kinds_of_bodies

_SPEAKS_AS_A_STATE = (
    SourceKind.GOVERNMENT,
    SourceKind.DE_FACTO_AUTHORITY,
    SourceKind.INTERNATIONAL,
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Names:
    """What names mean, with the phrases of a language: `lexicon` finds both in one pass.

    `bodies` are the sources by side and kind of body, where one alone has that side and kind;
    `unnamed` is the source of each side that stands for a state whose body is not named, `duties`
    are the deeds that the agreement asks for.
    """

    known: Known
    lexicon: Lexicon
    bodies: Mapping[tuple[SideId, str], SourceId]
    unnamed: Mapping[SideId, SourceId]
    duties: Duties

    def is_outlet(self, source: SourceId) -> bool:
        """Return whether a source is one that prints what others say."""
        return self.known.sources[source].kind is SourceKind.MEDIA

    def side_of(self, source: SourceId, when: EdtfDate) -> SideId:
        """Return the side for which a source spoke on a day."""
        return self.known.sources[source].side_on(when)


@lru_cache(maxsize=8)
def names_of(known: Known, speech: Speech) -> Names:
    """Return the names that a workspace knows beside the words of a language."""
    kinds = Lexicon(kinds_of_bodies())
    bodies: dict[tuple[SideId, str], list[SourceId]] = {}
    for source in known.sources.values():
        if source.kind in _SPEAKS_AS_A_STATE:
            hits = kinds.hits(words_in(source.name).words)
            if hits:
                bodies.setdefault((source.home, hits[0].senses[0].value), []).append(source.id)
    duties = duties_of(known.agreement)
    deeds = (entry for entry in speech.deeds if entry[1].value in duties)
    return Names(
        known=known,
        lexicon=Lexicon([*_names(known), *speech.entries, *deeds]),
        bodies={key: found[0] for key, found in bodies.items() if len(found) == 1},
        unnamed={
            side.id: SourceId(f"{side.id}-unnamed")
            for side in known.agreement.sides
            if f"{side.id}-unnamed" in known.sources
        },
        duties=duties,
    )


def _names(known: Known) -> Iterator[tuple[tuple[str, ...], Sense]]:
    """Yield each phrase for a side, a joint body, a source or a part of a duty."""
    agreement = known.agreement
    for side in agreement.sides:
        yield phrase(side.name), Sense("side", side.id)
        yield from ((words, Sense("side", side.id)) for words in _words(side.called))
    for body in agreement.bodies:
        yield phrase(body.name), Sense("joint", body.id)
        yield from ((words, Sense("joint", body.id)) for words in _words(body.called))
    for source in known.sources.values():
        names = (source.name, *(one.name for one in source.entry.names))
        yield from ((phrase(name), Sense("source", source.id)) for name in names)
        if bearer := _bearer(source.name):
            yield phrase(bearer), Sense("source", source.id)
        if source.kind is SourceKind.MEDIA:
            yield phrase(source.short), Sense("source", source.id)
        yield from ((words, Sense("source", source.id)) for words in _words(source.entry.called))
    for part in (part for obligation in agreement.obligations for part in obligation.parts):
        yield phrase(part.words), Sense("part", part.id)


def _bearer(name: str) -> str | None:
    """Return the full name that a source's begins with: "Ada Lind, deputy"; None if none does."""
    bearer, comma, _ = name.partition(",")
    words = bearer.split()
    named = bool(comma) and len(words) > 1 and all(word[0].isupper() for word in words)
    return bearer if named else None


def _words(called: Cues) -> Iterator[tuple[str, ...]]:
    """Yield the words of each name, of every language: most texts have some of another."""
    for names in (called or {}).values():
        for name in names:
            yield tuple(
                f"{word[:-1]}*" if word.endswith("-") else word for word in name_words(name)
            )
