"""The words of a language by which a reader tells who says what: data, in languages/<code>.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

from compliance.audit.entry import any_of
from compliance.audit.language import Points, language_of, words_of
from compliance.audit.status_words import StatusWords, status_words
from compliance.files.paths import Kind, kind_of
from compliance.files.reading import read_shipped
from compliance.model.dates.months import month_names
from compliance.model.language import primary_language
from compliance.passages.signs import DOUBLE_QUOTES
from compliance.suggest.read.lexicon import Sense, phrase

Entry = tuple[tuple[str, ...], Sense]
"""A phrase and what it means."""

CUTS: Final = frozenset(",;:()[]\u2014\u2013-\u2022\u25aa\u25cf*\u00b7") | frozenset(DOUBLE_QUOTES)
"""Signs between parts of a sentence."""

LANGUAGES: Final = Path(__file__).parents[1] / "languages"
# Sections whose lists hold phrases, and the kind of sense that a phrase of each has.
_SECTIONS: Final = {
    "saying": "say",
    "by": "by",
    "voices": "voice",
    "bodies": "body",
    "claims": "claim",
    "days": "day",
    "status": "status",
}
# Lists of the audit that say the same here, by the kind of sense.
_OF_AUDIT: Final = {
    "negation": "negation",
    "condition": "hedge",
    "doubt": "hedge",
    "exception": "hedge",
    "undone": "undone",
    "point": "point",
}
_FULL: Final = ("en", "ru")  # the languages that have lists here
_MONTH: Final = "may"  # told from the verb by its capital letter
_PLAIN: Final = re.compile(r"[\w ’'-]+\*?")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Speech:
    """What the lists of a language say, in the forms in which they are asked.

    `entries` are phrases with their senses; `deeds` are those of deeds that agreements ask for, of
    which an agreement has some. The sets are single words, which are asked only where it matters. A
    language without lists of its own is `read` by nothing but its words for time.
    """

    code: str
    entries: tuple[Entry, ...]
    deeds: tuple[Entry, ...]
    abbreviations: frozenset[str]
    sets: Mapping[str, frozenset[str]]
    times: Mapping[str, int]
    points: Points
    statuses: StatusWords
    doubtful: re.Pattern[str]
    no_status: re.Pattern[str]
    signed: re.Pattern[str]
    inflected: bool
    capital_months: bool
    active: str
    reflexive: tuple[str, ...]

    def has(self, name: str, word: str) -> bool:
        """Return whether a word is in one of the sets."""
        return word in self.sets[name]

    def marks_an_agreement(self, word: str) -> bool:
        """Return whether a word beside "statement" tells that it is a signed one."""
        return self.signed.fullmatch(word) is not None


@cache
def speech_of(tag: str | None) -> Speech | None:
    """Return the words of a language by its tag; None if there is no list for it."""
    code = primary_language(tag) if tag else ""
    source = LANGUAGES / f"{code}.toml"
    language, statuses, audit = language_of(code), status_words(code), words_of(code)
    # What is read here rests on the words of the audit, so a language has both or neither.
    if kind_of(source) is not Kind.FILE or not (language and statuses and audit):
        return None
    words = tomllib.loads(read_shipped(source).decode())
    return Speech(
        code=code,
        entries=(*_own(words), *_of_audit(audit), *_months(code)),
        deeds=tuple(_deeds(words["deeds"])),
        abbreviations=frozenset(audit["abbreviations"]),
        sets={
            **{name: frozenset(listed) for name, listed in words["light"].items()},
            "not_counted": frozenset(words["figures"]["not_counted"]),
        },
        times=words["figures"]["times"],
        points=language.points,
        statuses=statuses,
        # A reader's own words for a status mean it only beside what it is said of.
        doubtful=any_of((*words["claims"]["doubtful"], *chain(*words["status"].values()))),
        no_status=any_of(words["no_status"]),
        signed=any_of(words["signed"]),
        inflected=words["inflected"],
        capital_months=words["capital_months"],
        active=words["active"],
        reflexive=tuple(words["reflexive"]),
    )


@cache
def kinds_of_bodies() -> tuple[Entry, ...]:
    """Return the words for bodies in all languages: by them a source's name tells its kind."""
    found = [entry for code in _FULL if (speech := speech_of(code)) for entry in speech.entries]
    return tuple(entry for entry in found if entry[1].kind == "body")


@cache
def deeds_of_all() -> tuple[Entry, ...]:
    """Return the deeds in all languages: an agreement's file is in one of them."""
    return tuple(entry for code in _FULL if (speech := speech_of(code)) for entry in speech.deeds)


def _deeds(deeds: Mapping[str, Mapping[str, Iterable[str]]]) -> Iterator[Entry]:
    """Yield the words for deeds: done, to be done, and as a noun."""
    for name, forms in deeds.items():
        for form, listed in forms.items():
            yield from _entries(listed, Sense(form, name))


def _own(words: Mapping[str, Any]) -> Iterator[Entry]:
    for section, kind in _SECTIONS.items():
        for name, listed in words[section].items():
            for number, one in enumerate(listed):
                # Days of the week are lists of forms, Monday's first.
                forms, value = ([one], name) if isinstance(one, str) else (one, f"{number}")
                yield from ((phrase(form), Sense(kind, value)) for form in forms)
    for word in words["figures"]["none"]:
        yield phrase(word), Sense("number", "0")
    for word in words["negation"]:
        yield phrase(word), Sense("negation", "")


def _of_audit(words: Mapping[str, Any]) -> Iterator[Entry]:
    """Yield the words of the audit that are plain: signs tell what stands beside a passage."""
    for name, kind in _OF_AUDIT.items():
        yield from _entries(words[name], Sense(kind, name))
    yield from _entries(_without(words["idle"], _MONTH), Sense("idle", "idle"))
    yield from _entries(words["attribution"], Sense("say", "say"))
    for kind in ("bounds", "status"):
        for value, listed in words[kind].items():
            yield from _entries(listed, Sense(kind, value))
    for word, number in words["numerals"].items():
        if number > 1:
            yield phrase(word), Sense("number", f"{number}")


def _without(listed: Iterable[str], word: str) -> Iterator[str]:
    return (one for one in listed if word not in one.split())


def _entries(listed: Iterable[str], sense: Sense) -> Iterator[Entry]:
    return ((phrase(one), sense) for one in listed if _PLAIN.fullmatch(one))


def _months(code: str) -> Iterator[Entry]:
    for number, forms in enumerate(month_names().get(code, ()), 1):
        for form in forms:
            yield phrase(form), Sense("month", f"{number}")
