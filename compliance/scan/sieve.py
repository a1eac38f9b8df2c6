"""Pass over what cannot have candidates, cheaply: by day, language and cues, before it is read."""

from __future__ import annotations

from typing import Final

from compliance.library.intake.capture import Capture
from compliance.library.intake.extraction import FactKey
from compliance.library.intake.language import language_of
from compliance.library.intake.page_source import all_text
from compliance.model.dates.edtf import EdtfDate, parse_edtf
from compliance.model.language import primary_language
from compliance.scan.tally import Passed
from compliance.scan.task import Task
from compliance.suggest.rank.ranker import placed_languages, ranker_of
from compliance.suggest.rank.words import words_of

_PACKED: Final = (b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
"""How files begin whose words are not known before they are read; and those of PDFs."""
_PDF: Final = b"%PDF-"
_HEAD: Final = 1024


class Sieve:
    """Tells which records are worth reading."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._rankers = [
            ranker_of(known, language)
            for known in task.known
            for language in placed_languages(known.agreement)
            if language in task.languages
        ]
        self._others = set(task.languages).difference(
            *(placed_languages(known.agreement) for known in task.known)
        )

    def before_reading(self, capture: Capture) -> Passed | None:
        """Return why a capture is not to be read; None if it is.

        What was archived before the first day was published before it.
        """
        since = self._task.since
        if since is not None and capture.retrieved and capture.retrieved < since.isoformat():
            return Passed.EARLY
        days = (fact.value for fact in capture.facts if fact.key is FactKey.PUBLISHED)
        told = next(days, None)
        why = None if told is None else self.outside(parse_edtf(told))
        if why is not None:
            return why
        if capture.data.startswith(_PACKED) or _PDF in capture.data[:_HEAD]:
            return None
        text = all_text(capture)
        words = words_of(text)
        if any(ranker.bears(words, among_others=True) for ranker in self._rankers):
            return None
        # In a language without cues for places nobody can tell what a text has to do with.
        found = language_of(text) if self._others else None
        return None if found is not None and found.value in self._others else Passed.NO_CUE

    def outside(self, published: EdtfDate) -> Passed | None:
        """Return why a day of publication is not asked for; None if it is, or may be."""
        since, until = self._task.since, self._task.until
        if since is not None and published.upper is not None and published.upper < since:
            return Passed.EARLY
        if until is not None and published.lower is not None and published.lower > until:
            return Passed.LATE
        return None

    def speaks(self, language: str | None) -> bool:
        """Return whether a language is one of those that are read; one that is not known is."""
        return language is None or primary_language(language) in self._task.languages
