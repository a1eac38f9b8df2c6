"""The words that tell a negation, a condition or a speaker in one language, and its points.

Data: languages/<code>.toml; who knows a language adds a file or a word there.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.passages.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# How the number of a point follows its word, or stands before it: "point 4", "points 4 and 6",
# "4-cü bənd", "the 4th point".
_NUMBER = r"[0-9]{1,3}"
_ORDINAL_END = r"(?:-?[^\W\d_]{1,4}|\.)"  # "9 points" counts them, "9th point" names one


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What the rules look for in one language. Patterns fit folded text, in any case.

    After `no_speaker`, and before `that`, a word of attribution gives a passage to nobody; what
    follows `joining` after a passage is another statement.
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
    """How a language names a numbered point."""

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
    return Path(__file__).parent / "languages" / f"{tag.partition('-')[0]}.toml"


@cache
def is_listed(tag: str) -> bool:
    """Return whether there is a list of words for a language; it is not read."""
    return _source(tag).is_file()


@cache
def language_of(tag: str) -> Language | None:
    """Return the words of a language by its tag (BCP 47); None where no file has them."""
    if not is_listed(tag):
        return None
    words = tomllib.loads(_source(tag).read_text("utf-8"))
    return Language(
        **{
            name: any_of(words[name])
            for name in ("negation", "condition", "attribution", "no_speaker", "that", "joining")
        },
        abbreviations=frozenset(words["abbreviations"]),
        points=_points(words["point"], words["and"], words["ordinals"], words["numerals"]),
    )


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of some words, whole; `*` stands for more letters."""
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)", re.IGNORECASE)


def _points(
    names: Iterable[str],
    joining: Iterable[str],
    ordinals: Mapping[str, int],
    numerals: Mapping[str, int],
) -> Points:
    name = rf"(?<!\w)(?:{_either(names)})"
    joined = rf"(?:\s*,\s*|\s*-\s*|\s+(?:{_either(joining)})\s+)"
    ordinal = rf"(?:{_either(ordinals)})"
    numeral = rf"(?:{_either([*ordinals, *numerals])})"
    return Points(
        after=re.compile(rf"{name}\s+(?P<numbers>{_NUMBER}(?:{joined}{_NUMBER})*)(?![\w%])"),
        before=re.compile(rf"(?<!\w)(?P<number>{_NUMBER}){_ORDINAL_END}\s+{name}(?!\w)"),
        worded=re.compile(
            rf"(?<!\w)(?P<before>{ordinal})\s+{name}(?!\w)|{name}\s+(?P<after>{numeral})(?!\w)"
        ),
        ordinal=tuple(
            (re.compile(_either([word])), str(number))
            for word, number in {**ordinals, **numerals}.items()
        ),
    )


def _either(words: Iterable[str]) -> str:
    """Return the alternatives of a pattern, the longest first, so that it is not cut short."""
    ordered = sorted((fold(word).text for word in words), key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in ordered
    )
