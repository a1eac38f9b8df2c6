"""The words that mark negations, conditions, speakers and numbered points in each language.

The words are data, in languages/<code>.toml, so that adding a language takes no code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from compliance.audit.entry import any_of, either
from compliance.files.paths import Kind, kind_of
from compliance.files.reading import read_shipped
from compliance.model.language import primary_language, script_of
from compliance.passages.fold import fold

CLASSES: Final = (
    *("negation", "condition", "conditional", "exception", "doubt", "attribution"),
    *("idle", "that", "sees", "how", "nor", "aside", "joining", "relative"),
)
_LIMITING: Final = frozenset(CLASSES[:4]) | {"idle"}
SCRIPTS: Final = MappingProxyType(
    {
        "Latn": re.compile(r"[A-Za-z\u00aa-\u02af\u1e00-\u1eff]+"),
        "Cyrl": re.compile(r"[\u0400-\u052f]+"),
        "Armn": re.compile(r"[\u0531-\u0588\ufb13-\ufb17]+"),
    }
)
"""The letters of each script of which there is a list, by the code in language tags."""

# BCP 47 wants the shortest code of a language; these mean the same.
_SHORTER = {
    "eng": "en",
    "rus": "ru",
    "aze": "az",
    "azj": "az",
    "pol": "pl",
    "hye": "hy",
    "tur": "tr",
    "ukr": "uk",
    "fra": "fr",
    "deu": "de",
}
_LETTERS = re.compile(r"[^\W\d_]+")
_BEGINNING: Final = re.compile(r"(?<!\w)\w")
_LONGEST_PHRASE: Final = 100
# A number follows the word for a point or precedes it: "point 4", "points 4 and 6", "4-cü bənd",
# "the 4th point".
_NUMBER = r"[0-9]{1,3}"
_ORDINAL_END = r"(?:[-']?[^\W\d_]{1,4}|\.)"  # "9 points" counts them, "9th point" names one


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitWords:
    """The patterns of words that limit a statement in one language, in folded text and any case.

    Exceptions are among the conditions. A word inside a phrase that is `idle` means nothing.
    """

    negation: re.Pattern[str]
    condition: re.Pattern[str]
    idle: re.Pattern[str]
    abbreviations: frozenset[str]
    script: str

    def reads(self, text: str) -> bool:
        """Return whether at least half of the letters of a text are of the script of this list."""
        if self.script == "Latn" and text.isascii():
            return True
        ours, every = (
            sum(map(len, kind.findall(text))) for kind in (SCRIPTS[self.script], _LETTERS)
        )
        return ours * 2 >= every

    def counted(self, words: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """Yield the words of a pattern in a text that mean something there."""
        for match in words.finditer(text):
            # "It should be noted" has a word of attribution, but no speaker.
            if not self._is_idle(text, match.start()):
                yield match

    def _is_idle(self, text: str, at: int) -> bool:
        """Return whether the word at a place is inside a phrase that means nothing."""
        begins = _BEGINNING.finditer(text, max(0, at - _LONGEST_PHRASE), at + 1)
        phrases = (self.idle.match(text, begin.start()) for begin in begins)
        return any(phrase is not None and phrase.end() > at for phrase in phrases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language(LimitWords):
    """All patterns that rules look for in one language.

    Before `that`, a word of attribution names the speaker of what follows. A clause with a word of
    `sees` has its object in one behind it that begins with a word of `how`; clauses that begin with
    words of `nor` share the verb behind the last of them. A clause that is
    `conditional`, as an exception is, limits the one beside it, one that begins with a word of
    `aside` belongs to neither neighbour. After a passage, what follows a word of `joining` is
    another statement; in a clause that names a speaker, what follows one of `relative` is about
    the speaker.
    """

    conditional: re.Pattern[str]
    doubt: re.Pattern[str]
    attribution: re.Pattern[str]
    that: re.Pattern[str]
    sees: re.Pattern[str]
    how: re.Pattern[str]
    nor: re.Pattern[str]
    aside: re.Pattern[str]
    joining: re.Pattern[str]
    relative: re.Pattern[str]
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


@cache
def words_of(tag: str) -> Mapping[str, Any] | None:
    """Return the list of words for a language tag, as its file has it; None if there is none.

    A list is for one language in one script: a tag that names another script has no list.
    """
    code, script = primary_language(tag), script_of(tag)
    source = Path(__file__).parent / "languages" / f"{_SHORTER.get(code, code)}.toml"
    if kind_of(source) is not Kind.FILE:
        return None
    words = tomllib.loads(read_shipped(source).decode())
    return words if script in {None, words["script"]} else None


@cache
def limit_words(tag: str) -> LimitWords | None:
    """Return only the words that limit a statement in a language; None if there is no list.

    A report needs no more, and to make all patterns of a language takes much longer.
    """
    words = words_of(tag)
    return None if words is None else LimitWords(**_limiting(words))


@cache
def language_of(tag: str) -> Language | None:
    """Return the patterns of a language by its BCP 47 tag; None if there is no list of words."""
    words = words_of(tag)
    if words is None:
        return None
    return Language(
        **_limiting(words),
        **_patterns(words),
        conditional=any_of([*words["conditional"], *words["exception"]]),
        points=_points(words["point"], words["and"], words["ordinals"], words["numerals"]),
    )


def _patterns(words: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of the other fields of `Language` that are one class of words."""
    return {name: any_of(words[name]) for name in CLASSES if name not in _LIMITING}


def _limiting(words: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of `LimitWords` by the list of a language."""
    negation, *conditions = CLASSES[:4]
    return {
        "negation": any_of(words[negation]),
        "condition": any_of(word for kind in conditions for word in words[kind]),
        "idle": any_of(words["idle"]),
        "abbreviations": frozenset(words["abbreviations"]),
        "script": words["script"],
    }


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
