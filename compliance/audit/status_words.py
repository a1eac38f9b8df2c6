"""Which status the words of a claim say; the words themselves are data, in status_words.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from compliance.model.words import Status
from compliance.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_DATA = "status_words.toml"


@value
class SaidStatus:
    """Words of a claim, as they stand there, and the status that they say."""

    words: str
    status: Status


@value
class StatusWords:
    """The words ready to be looked for: those of a status, and those of something not done."""

    pattern: re.Pattern[str]
    undone: re.Pattern[str]
    turned: Mapping[Status, Status]

    def said(self, claim: str) -> Iterator[SaidStatus]:
        """Yield each status that a claim says, with its words, in order."""
        for found in self.pattern.finditer(claim):
            status: Status | None = Status(str(found.lastgroup))
            if found[1] is not None:
                status = self.turned.get(Status(str(found.lastgroup)))
            if status is not None:
                yield SaidStatus(words=found[0], status=status)

    def said_undone(self, claim: str) -> str | None:
        """Return the words by which a claim says that something did not happen, if it does."""
        found = self.undone.search(claim)
        return None if found is None else found[0]


@cache
def status_words() -> StatusWords:
    """Return the words that ship with the package, read once."""
    data = tomllib.loads((files("compliance.audit") / _DATA).read_text("utf-8"))
    by_status: Mapping[str, list[str]] = data["status"]
    groups = "|".join(f"(?P<{status}>{_any(words)})" for status, words in by_status.items())
    negation = rf"(\b(?:{_any(data['negations'])})\s+(?:\w+\s+){{0,2}}?)?"
    return StatusWords(
        pattern=re.compile(rf"{negation}\b(?:{groups})\b", re.IGNORECASE),
        undone=re.compile(rf"\b(?:{_any(data['undone'])})\b", re.IGNORECASE),
        turned={Status(one): Status(other) for one, other in data["turned"].items()},
    )


def _any(words: Iterable[str]) -> str:
    """Return a pattern for any of some words or phrases, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(_one(word) for word in longest_first)


def _one(phrase: str) -> str:
    words = (re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
    return r"\s+".join(words)
