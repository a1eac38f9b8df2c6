"""Cues: words by which a text shows what it is about, as an agreement's file has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from compliance.model.base import FieldRule, file_record
from compliance.model.characters import IN_A_LINE
from compliance.model.language import LanguageTag

CueField = Annotated[str, FieldRule(pattern=IN_A_LINE, min_length=1, max_length=200)]
Cues = (
    Annotated[
        Mapping[LanguageTag, tuple[CueField, ...]],
        FieldRule(
            description="Words by which texts show that they speak of it, by language: "
            "`withdraw- + troops ! gas`"
        ),
    ]
    | None
)


@file_record
class ScopeWords:
    """What lies inside an agreement, and what does not, by the words for it.

    What is told of a time before the agreement is in force lies outside without any word.
    """

    inside: Annotated[Cues, FieldRule(description="Places and people of the agreement")] = None
    outside: Annotated[
        Cues, FieldRule(description="Places and people outside it, where none of its own stand")
    ] = None
    other: Annotated[Cues, FieldRule(description="Subjects that no point is about")] = None


SHORTEST_STEM: Final = 3
"""Letters that a stem has at least: "a-" would be nearly every word."""

_WORD: Final = re.compile(r"[\w'’]+(?:-[\w'’]+)*-?|@[a-z0-9_-]+")
_PART: Final = re.compile(r"[+!]|[^+!]+")


class CueError(ValueError):
    """A cue that says nothing; the message is one clause, for the reader of the file."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one behind another, in lower case; one that ends with "-" is a stem.

    What hyphens and apostrophes join are several words, here as in the texts.

    A single word that begins with "@" is the id of a name: any of its spellings.
    """

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases that all stand in one sentence, in any order, where none of `without` does."""

    written: str
    phrases: tuple[Phrase, ...]
    without: tuple[Phrase, ...] = ()

    @property
    def names(self) -> Iterator[str]:
        """Yield the ids of the names that it has."""
        for phrase in (*self.phrases, *self.without):
            yield from (word[1:] for word in phrase.words if word.startswith("@"))


def folded(text: str) -> str:
    """Return a text in the letters in which cues are compared: small ones, and no "ё"."""
    return text.lower().replace("ё", "\u0435")  # printed either way


def parse_cue(written: str) -> Cue:
    """Return the cue that a line of a file stands for; CueError if it says nothing.

    Phrases are divided by " + "; behind " ! " stand those that must not be there.
    """
    phrases: list[Phrase] = []
    without: list[Phrase] = []
    into = phrases
    for part in _PART.findall(written):
        if part in "+!":
            into = without if part == "!" or into is without else phrases
        elif part.strip():
            into.append(_phrase(part))
    signs = len(re.findall(r"[+!]", written))
    if not phrases or len(phrases) + len(without) != signs + 1:
        message = 'it lacks a word before or behind "+" or "!"'
        raise CueError(message)
    return Cue(written, tuple(phrases), tuple(without))


def name_words(written: str) -> tuple[str, ...]:
    """Return the words of a name as texts have it; CueError of what is a cue, and no name."""
    cue = parse_cue(written)
    if len(cue.phrases) + len(cue.without) > 1 or any(cue.names):
        message = 'it has "+", "!" or "@"'
        raise CueError(message)
    return cue.phrases[0].words


def _phrase(part: str) -> Phrase:
    written = folded(part).split()
    words: list[str] = []
    for word in written:
        if not _WORD.fullmatch(word):
            message = f'"{word}" is no word'
            raise CueError(message)
        if word.endswith("-") and len(word) <= SHORTEST_STEM:
            message = f'the stem "{word}" has fewer than {SHORTEST_STEM} letters'
            raise CueError(message)
        if word.startswith("@"):
            if len(written) > 1:
                message = f'the name "{word}" stands beside other words; put "+" between them'
                raise CueError(message)
            words.append(word)
            continue
        words += re.findall(r"\w+", word)
        words[-1] += "-" if word.endswith("-") else ""
    return Phrase(tuple(words))
