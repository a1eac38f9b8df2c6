"""Find the status that the words of a claim say; the words are data, in languages/<code>.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from compliance.audit.entry import any_of, either
from compliance.audit.language import words_of
from compliance.model.words import Status
from compliance.passages.fold import fold

OURS: Final = "en"
"""The language of the reports, and so of most claims."""

# What a status word means after a negation; one that is not here means nothing then.
_TURNED: Mapping[Status, Status] = {
    Status.FULFILLED: Status.NOT_FULFILLED,
    Status.VIOLATED: Status.FULFILLED,
    Status.NOT_FULFILLED: Status.FULFILLED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidStatus:
    """Words of a claim, as written there, and the status that they say."""

    words: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusWords:
    """Patterns for words of a status and for words that say something was not done.

    All are in lower case. `statuses` gives the status of each word; a "*" at the end of a word
    stands for any ending. `negated` matches a negation before a status word, which replaces its
    status by that in `turned`; `negation` matches one anywhere.
    """

    pattern: re.Pattern[str]
    statuses: Mapping[str, Status]
    negated: re.Pattern[str]
    negation: re.Pattern[str]
    undone: re.Pattern[str]
    turned: Mapping[Status, Status]

    def said(self, claim: str) -> Iterator[SaidStatus]:
        """Yield each status that a claim says, with its words, in order."""
        return (said for _, said in self.placed(claim))

    def placed(self, claim: str) -> Iterator[tuple[int, SaidStatus]]:
        """Yield the same, each behind where its words end."""
        for start, end, status, is_negated in self._found(claim):
            # A negated word without an opposite ("did not lapse") says no status.
            said = self.turned.get(status) if is_negated else status
            if said is not None:
                yield end, SaidStatus(words=claim[start:end], status=said)

    def may_say(self, claim: str) -> frozenset[Status]:
        """Return the statuses that a claim may say, if its negations are read in any way.

        One far from the word of a status may turn it: "not one point of the accord is fulfilled". A
        second one may turn nothing, as in languages that repeat it.
        """
        statuses: set[Status] = set()
        rest = claim
        for start, end, status, is_negated in self._found(claim):
            said = self.turned.get(status, status) if is_negated else status
            statuses |= {said, status} if status is Status.NOT_FULFILLED else {said}
            rest = f"{rest[:start]}{' ' * (end - start)}{rest[end:]}"
        turned = {self.turned[one] for one in statuses if one in self.turned}
        # Looked for last: in most claims there is nothing to turn.
        if turned and self.negation.search(fold(rest).text):
            statuses |= turned
        return frozenset(statuses)

    def _found(self, claim: str) -> Iterator[tuple[int, int, Status, bool]]:
        """Yield where the words of a status stand, the status, and whether they are negated."""
        lower, end = _lower(claim), 0
        for found in self.pattern.finditer(lower):
            before = self.negated.search(lower, end, found.start())
            start, end = (before or found).start(), found.end()
            yield start, end, self._status_of(found[0]), before is not None

    def _status_of(self, words: str) -> Status:
        plain = " ".join(words.split())
        return self.statuses.get(plain) or next(
            status
            for stem, status in self.statuses.items()
            if stem[-1] == "*" and plain.startswith(stem[:-1])
        )

    def said_undone(self, claim: str) -> str | None:
        """Return the words by which a claim says that something did not happen, if it does."""
        found = self.undone.search(_lower(claim))
        return None if found is None else claim[found.start() : found.end()]


@cache
def status_words(tag: str = OURS) -> StatusWords | None:
    """Return the status words of a language by its tag; None if there is no list of words."""
    words = words_of(tag)
    if words is None:
        return None
    by_status: Mapping[str, list[str]] = words["status"]
    statuses = {word: Status(name) for name, said in by_status.items() for word in said}
    # Checking the first letter before the alternatives skips most places of a claim.
    letters = "".join(sorted({re.escape(word[0]) for word in statuses}))
    return StatusWords(
        pattern=re.compile(rf"(?<!\w)(?=[{letters}])(?:{either(statuses)})(?!\w)"),
        statuses=statuses,
        negated=re.compile(rf"\b(?:{either(words['turning'])})\s+(?:\w+\s+){{0,2}}\Z"),
        negation=any_of(words["negation"]),
        undone=re.compile(rf"\b(?:{either(words['undone'])})\b"),
        turned=_TURNED,
    )


@cache
def lists_for(tag: str) -> tuple[StatusWords, ...]:
    """Return the lists by which claims on an article of a language are read.

    A claim is in the language of the reports or, in a workspace of another language, in that of
    the article.
    """
    own = words_of(tag)
    tags = (OURS,) if own in (None, words_of(OURS)) else (OURS, tag)
    return tuple(words for words in map(status_words, tags) if words is not None)


def _lower(text: str) -> str:
    """Return a text in lower case with the same length, so that its places still fit the original.

    The few letters whose lower case has two characters stay as they are. Matching without
    regard to case instead takes ten times as long.
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(one if len(one.lower()) > 1 else one.lower() for one in text)
