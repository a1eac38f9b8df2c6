"""The words that mark negations, conditions, speakers and numbered points in each language.

The words are data, in languages/<code>.toml, so that adding a language takes no code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from compliance.files.paths import Kind, kind_of
from compliance.files.reading import read_shipped
from compliance.model.language import primary_language
from compliance.passages.fold import fold

# A number follows the word for a point or precedes it: "point 4", "points 4 and 6", "4-cü bənd",
# "the 4th point".
_NUMBER = r"[0-9]{1,3}"
_ORDINAL_END = r"(?:-?[^\W\d_]{1,4}|\.)"  # "9 points" counts them, "9th point" names one


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The patterns that rules look for in one language; they match folded text in any case.

    After `no_speaker` or before `that`, a word of attribution names no speaker of the passage.
    After a passage, what follows a word of `joining` is another statement.
    """

    negation: re.Pattern[str]
    condition: re.Pattern[str]
    attribution: re.Pattern[str]
    no_speaker: re.Pattern[str]
    that: re.Pattern[str]
    joining: re.Pattern[str]
    abbreviations: frozenset[str]
    points: Points


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """The patterns by which a language names a numbered point."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    worded: re.Pattern[str]
    ordinal: tuple[tuple[re.Pattern[str], str], ...]

    def named(self, text: str) -> frozenset[str]:
        """Return the numbers of the points that a text names."""
        text = fold(text).text.lower()
        found = {n for m in self.after.finditer(text) for n in re.findall(_NUMBER, m["numbers"])}
        found.update(match["number"] for match in self.before.finditer(text))
        for match in self.worded.finditer(text):
            said = match["before"] or match["after"]
            found.update(number for word, number in self.ordinal if word.fullmatch(said))
        return frozenset(found)


def _source(tag: str) -> Path:
    return Path(__file__).parent / "languages" / f"{primary_language(tag)}.toml"


@cache
def is_listed(tag: str) -> bool:
    """Return whether a list of words exists for a language, without reading it."""
    return kind_of(_source(tag)) is Kind.FILE


@cache
def language_of(tag: str) -> Language | None:
    """Return the patterns of a language by its BCP 47 tag; None if there is no list of words."""
    if not is_listed(tag):
        return None
    words = tomllib.loads(read_shipped(_source(tag)).decode())
    return Language(
        **{
            name: any_of(words[name])
            for name in ("negation", "condition", "attribution", "no_speaker", "that", "joining")
        },
        abbreviations=frozenset(words["abbreviations"]),
        points=_points(words["point"], words["and"], words["ordinals"], words["numerals"]),
    )


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of some words as whole words; `*` stands for more letters."""
    return re.compile(rf"(?<!\w)(?:{either(words)})(?!\w)", re.IGNORECASE)


def _points(
    names: Iterable[str],
    joining: Iterable[str],
    ordinals: Mapping[str, int],
    numerals: Mapping[str, int],
) -> Points:
    name = rf"(?<!\w)(?:{either(names)})"
    joined = rf"(?:\s*,\s*|\s*-\s*|\s+(?:{either(joining)})\s+)"
    ordinal = rf"(?:{either(ordinals)})"
    numeral = rf"(?:{either([*ordinals, *numerals])})"
    return Points(
        after=re.compile(rf"{name}\s+(?P<numbers>{_NUMBER}(?:{joined}{_NUMBER})*)(?![\w%])"),
        before=re.compile(rf"(?<!\w)(?P<number>{_NUMBER}){_ORDINAL_END}\s+{name}(?!\w)"),
        worded=re.compile(
            rf"(?<!\w)(?P<before>{ordinal})\s+{name}(?!\w)|{name}\s+(?P<after>{numeral})(?!\w)"
        ),
        ordinal=tuple(
            (re.compile(either([word])), str(number))
            for word, number in {**ordinals, **numerals}.items()
        ),
    )


def either(words: Iterable[str]) -> str:
    """Return words as alternatives of a pattern, the longest first: `re` takes the first match."""
    ordered = sorted((fold(word).text for word in words), key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in ordered
    )
