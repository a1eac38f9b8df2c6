"""The status that words say: by a word for it, or by the deed of a point that is done or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from compliance.model.words import Status
from compliance.suggest.read.marks import Marks
from compliance.suggest.read.speech import Speech

_DUTIES: Final = frozenset({"deed", "doing", "subject"})
_NEAR: Final = 5  # words between a status and what it is said of


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with the words that say it; `firm` if they are a word for it, and no "has not"."""

    status: Status
    cue: str
    firm: bool = False


def verdict_in(marks: Marks, speech: Speech, *, under_point: bool) -> Verdict | None:
    """Return the status that words say with the words for it, if they say one."""
    if not ("status" in marks or "undone" in marks or (under_point and "deed" in marks)):
        return None
    words = speech.statuses
    begin, end = marks.layout.range_of(*marks.span)
    text = marks.layout.text[begin:end]
    meant = tuple(_meant(marks, speech, sure=under_point))
    found = [said for said in words.said(text) if said.words.lower().endswith(meant)]
    if found:
        # "Is being violated" is no progress.
        later = found[0].status is Status.IN_PROGRESS and found[1:2]
        best = later[0] if later and later[0].status is Status.VIOLATED else found[0]
        return Verdict(best.status, best.words, firm=True)
    undone = words.said_undone(text)
    weak = undone is not None and speech.has("weak", undone.lower())
    if undone and not (weak and _DUTIES.isdisjoint(marks.kinds)):
        return Verdict(Status.NOT_FULFILLED, undone)
    if under_point and "deed" in marks and "future" not in marks:
        return Verdict(Status.FULFILLED, marks.cue("deed"))
    return None


def _meant(marks: Marks, speech: Speech, *, sure: bool) -> Iterator[str]:
    """Yield the words of a status, without those that may mean something else.

    Those count where what they are said of stands near, or where it is `sure` that they do.
    """
    subjects = [hit.first for hit in marks.of("subject")]
    for hit in marks.of("status"):
        words = marks.layout.printed(hit.first, hit.last).lower()
        near = any(-_NEAR <= at - hit.last < _NEAR for at in subjects)
        if not speech.no_status.fullmatch(words) and (
            sure or near or not speech.doubtful.fullmatch(words)
        ):
            yield words
