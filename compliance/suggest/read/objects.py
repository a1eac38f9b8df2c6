"""What the words of a status are said of: the agreement, a duty's deed, or something else."""

from __future__ import annotations

from typing import Final

from compliance.model.words import Status
from compliance.suggest.read.lexicon import Hit
from compliance.suggest.read.marks import Marks
from compliance.suggest.read.speech import Speech

DUTIES: Final = frozenset({"noun", "deed", "doing"})
"""The kinds of words for the deeds of duties."""

_NEGATIONS: Final = ("negation", "undone", "unmet")
_UNDONE: Final = ("noun", "doing")
_NEAR: Final = 12  # words between a status and what stands before it that it is said of
_BEHIND: Final = 8  # words behind "violates" within which what is violated stands
_BEFORE: Final = 3  # words between "prevent" and the violations that are to be prevented
_MARKED: Final = 4  # words between "statement" and what tells that it is an agreement
_TURNED: Final = 3  # words between "not" and a status


class Objects:
    """Where some words name the agreement, its duties, or what is none of them.

    `places` are where they name the agreement or what stands in it; `sure` is whether a heading
    above them does.
    """

    def __init__(self, marks: Marks, speech: Speech, *, sure: bool) -> None:
        self._marks, self._speech, self.sure = marks, speech, sure
        self.places = [
            *(hit.first for hit in marks.of("subject")),
            *(hit.first for hit in marks.of("word") if self._is_agreement(hit)),
        ]

    def _is_agreement(self, hit: Hit) -> bool:
        """Return whether a statement is a signed one: "the joint statement of 9 November"."""
        words, (first, last) = self._marks.layout.words, self._marks.span
        begin, end = max(first, hit.first - _MARKED), min(last, hit.last + _MARKED)
        if any(begin <= month.first < end for month in self._marks.of("month")):
            return True
        return any(map(self._speech.marks_an_agreement, words[begin:end]))

    def are_meant(self, hit: Hit, value: str) -> bool:
        """Return whether words of a status say it, and not something else.

        Those that may have another meaning say it where what they are said of stands near.
        """
        words = self._marks.layout.printed(hit.first, hit.last).lower()
        if self._speech.no_status.fullmatch(words):
            return False
        if value == Status.VIOLATED and (self._is_of_another(hit) or self._is_averted(hit)):
            return False
        if value == Status.LAPSED and self.places:
            return True
        if self.sure or not self._speech.doubtful.fullmatch(words):
            return True
        return self._is_near(hit, value)

    def _is_near(self, hit: Hit, value: str) -> bool:
        """Return whether the agreement or a duty is named near some words."""
        if "accord" in self._marks and self.places:
            return True
        kinds = _UNDONE if value == Status.NOT_FULFILLED else ("noun",)
        duties = (one.first for kind in kinds for one in self._marks.of(kind))
        return any(-_NEAR <= at - hit.last < _BEHIND for at in (*self.places, *duties))

    def _is_of_another(self, hit: Hit) -> bool:
        """Return whether it is a law, a right or a border that is violated."""
        first = min((at for at in self.places if 0 <= at - hit.last < _BEHIND), default=None)
        for one in self._marks.of("other"):
            far = one.first - hit.last
            if 0 <= far < _BEHIND and (first is None or one.first < first):
                return True
        return False

    def _is_averted(self, hit: Hit) -> bool:
        """Return whether nothing is violated yet, or nobody is said to have done it."""
        return any(0 <= hit.first - one.last < _BEFORE for one in self._marks.of("averting"))

    def is_borne(self, hit: Hit) -> bool:
        """Return whether a deed is that of a duty which somebody named in the words bears."""
        bound = self._marks.bound
        return any(value in bound for kind, value in hit.senses if kind in DUTIES)

    def is_turned(self, hit: Hit) -> bool:
        """Return whether a negation stands before some words."""
        negations = (one for kind in _NEGATIONS for one in self._marks.of(kind))
        return any(0 <= hit.first - one.last < _TURNED for one in negations)
