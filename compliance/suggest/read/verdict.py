"""The status that words say: by a word for it, or by the deed of a point that is done or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from compliance.audit.status_words import SaidStatus
from compliance.model.words import Status
from compliance.suggest.read.marks import Marks
from compliance.suggest.read.speech import Speech

_SAYS: Final = frozenset({"status", "undone", "deed", "accord"})
_FAR: Final = 5  # words between "has not" and what is not done
_DUTIES: Final = frozenset({"deed", "doing", "subject"})
_WHOLE: Final = 3  # words behind a deed within which stands how much of it is done
_NEAR: Final = 5  # words between a status and what it is said of


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with the words that say it; `firm` if they are a word for it, and no "has not"."""

    status: Status
    cue: str
    firm: bool = False


def verdict_in(marks: Marks, speech: Speech, *, under_point: bool) -> Verdict | None:
    """Return the status that words say with the words for it, if they say one."""
    if _SAYS.isdisjoint(marks.kinds) or "past" in marks:
        return None
    words = speech.statuses
    begin, end = marks.layout.range_of(*marks.span)
    text = marks.layout.text[begin:end]
    meant = tuple(_meant(marks, speech, sure=under_point))
    found = [said for said in words.said(text) if said.words.lower().endswith(meant)]
    undone = words.said_undone(text)
    if found:
        return _worded(found, text, undone, marks, speech)
    return _by_deed(undone, marks, speech, under_point=under_point)


def _by_deed(
    undone: str | None, marks: Marks, speech: Speech, *, under_point: bool
) -> Verdict | None:
    """Return the status that words say without a word for it: of a duty's deed, done or not."""
    if undone:
        asked = not _DUTIES.isdisjoint(marks.kinds)
        return Verdict(Status.NOT_FULFILLED, undone) if asked else None
    if "future" in marks or "duty" in marks:
        return None
    if "deed" in marks and (under_point or _is_whole(marks, speech)):
        return Verdict(Status.FULFILLED, marks.cue("deed"))
    if "accord" in marks and "subject" in marks:
        return Verdict(Status.FULFILLED, marks.cue("accord"))
    return None


def _worded(
    found: Sequence[SaidStatus], text: str, undone: str | None, marks: Marks, speech: Speech
) -> Verdict:
    """Return the status that words for it say: the first of several, as it is turned."""
    best = found[0]
    # "Is being violated" is no progress.
    if best.status is Status.IN_PROGRESS and len(found) > 1 and found[1].status is Status.VIOLATED:
        best = found[1]
    status = best.status
    if best.words.lower().startswith(tuple(speech.sets["only"])):
        status = Status(marks.values("status")[0])
    elif status is Status.VIOLATED and _is_none(marks):
        status = Status.FULFILLED
    elif undone and status is Status.FULFILLED:
        # "Has not yet been fully implemented": the negation stands far from its word.
        between = text.partition(undone)[2].partition(best.words)[0]
        if len(between.split()) <= _FAR and text.find(undone) < text.find(best.words):
            status = Status.NOT_FULFILLED
    return Verdict(status, best.words, firm=True)


def _meant(marks: Marks, speech: Speech, *, sure: bool) -> Iterator[str]:
    """Yield the words of a status, without those that may mean something else.

    Those count where what they are said of stands near, or where it is `sure` that they do.
    """
    subjects = [hit.first for kind in _DUTIES for hit in marks.of(kind)]
    for hit in marks.of("status"):
        words = marks.layout.printed(hit.first, hit.last).lower()
        near = any(-_NEAR <= at - hit.last < _NEAR for at in subjects)
        if not speech.no_status.fullmatch(words) and (
            sure or near or not speech.doubtful.fullmatch(words)
        ):
            yield words


def _is_whole(marks: Marks, speech: Speech) -> bool:
    """Return whether a deed is said to be done in full, or as the agreement has it."""
    words = marks.layout.words
    return any(
        speech.has("whole", words[at])
        for hit in marks.of("deed")
        for at in range(hit.last, min(hit.last + _WHOLE, marks.span[1]))
    )


def _is_none(marks: Marks) -> bool:
    """Return whether violations are said not to have been seen: "violations were not recorded"."""
    last = marks.of("status")[0].last
    return any(0 <= hit.first - last <= 1 for hit in marks.of("negation"))
