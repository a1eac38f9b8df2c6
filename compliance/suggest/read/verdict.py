"""The status that words say: by a word for it, or by the deed of a duty that is done or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from compliance.model.words import Status
from compliance.suggest.read.clauses import TAIL
from compliance.suggest.read.lexicon import Hit
from compliance.suggest.read.marks import Marks
from compliance.suggest.read.objects import DUTIES, Objects
from compliance.suggest.read.speech import Speech

_SAYS: Final = frozenset(
    {"status", "undone", "unmet", "not_all", "deed", "accord", "doing", "noun", "keeping"}
)
_FAR: Final = 5  # words between "has not" and what is not done
_LONG: Final = 20  # words of "the withdrawal of ... has begun"
_WHOLE: Final = 3  # words behind a deed within which stands how much of it is done
_BESIDE: Final = 2  # words between "is" and what goes on
_TURNS: Final = {
    Status.FULFILLED: Status.NOT_FULFILLED,
    Status.VIOLATED: Status.FULFILLED,
    Status.NOT_FULFILLED: Status.FULFILLED,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with the words that say it, and where; `firm` if what else they say matters less."""

    status: Status
    cue: str
    at: int
    firm: bool = False


def verdict_in(marks: Marks, speech: Speech, *, under_point: bool) -> Verdict | None:
    """Return the status that words say with the words for it, if they say one."""
    verdict = _said(marks, speech, under_point=under_point)
    supposed = verdict and "supposing" in marks and marks.at("supposing") < verdict.at
    return None if supposed else verdict


def _said(marks: Marks, speech: Speech, *, under_point: bool) -> Verdict | None:
    """Return the status that words say, be it only supposed."""
    if _SAYS.isdisjoint(marks.kinds) or "past" in marks:
        return None
    objects = Objects(marks, speech, sure=under_point)
    undone = _undone(marks, speech, objects)
    found = list(_meant(marks, speech, objects))
    # "Contrary to the deal, X has not withdrawn": a duty is left undone.
    beside = bool(found) and undone is not None and TAIL in found[0][0].senses
    if found and not beside:
        return _worded(found, undone, marks, speech)
    if undone is not None:
        return _made(Status.NOT_FULFILLED, undone, marks, firm=True)
    verdict = _by_deed(marks, speech, objects)
    if verdict and any(marks.at(kind) <= verdict.at for kind in _SET_ASIDE if kind in marks):
        return None
    return verdict


def _by_deed(marks: Marks, speech: Speech, objects: Objects) -> Verdict | None:
    """Return the status that words say of a duty's deed: done in part, going on, or done."""
    for hit in (*marks.of("deed"), *marks.of("doing")):
        if objects.is_borne(hit) and _has(marks, speech, "partial", hit.last):
            return _made(Status.PARTLY_FULFILLED, hit, marks)
    going = next(_going_on(marks, speech, objects), None)
    if going:
        return _made(Status.IN_PROGRESS, going, marks, firm=True)
    for hit in marks.of("deed"):
        if _has(marks, speech, "whole", hit.last) or _is_perfect(hit, marks, speech, objects):
            return _made(Status.FULFILLED, hit, marks, firm=True)
        if objects.sure:
            return _made(Status.FULFILLED, hit, marks)
    if "accord" in marks and objects.places and ("deed" in marks or "keeping" in marks):
        return _made(Status.FULFILLED, marks.of("accord")[0], marks)
    return None


def _made(status: Status, hit: Hit, marks: Marks, *, firm: bool = False) -> Verdict:
    return Verdict(status, marks.layout.printed(hit.first, hit.last), hit.first, firm)


def _is_perfect(hit: Hit, marks: Marks, speech: Speech, objects: Objects) -> bool:
    """Return whether a duty's deed is said to stand as done: "has returned them"; no figures."""
    before = marks.layout.words[max(marks.span[0], hit.first - _WHOLE) : hit.first]
    return (
        not speech.sets["perfect"].isdisjoint(before)
        and objects.is_borne(hit)
        and not marks.layout.digits_in(*marks.span)
        and _tells(hit, speech)
    )


def _tells(hit: Hit, speech: Speech) -> bool:
    """Return whether a deed that is done, or begun, is told as a duty's and not as an event."""
    return any(kind in DUTIES and not speech.has("plain", value) for kind, value in hit.senses)


def _worded(
    found: Sequence[tuple[Hit, Status, str]], undone: Hit | None, marks: Marks, speech: Speech
) -> Verdict:
    """Return the status that words for it say: the first of several, as it is turned."""
    hit, status, words = found[0]
    # "Is being violated" is no progress; "carried out in violation of it" fulfils nothing.
    if status in _GIVING_WAY:
        breaks = (one for one in found if one[1] is Status.VIOLATED)
        hit, status, words = next(breaks, found[0])
    is_near = undone is not None and 0 <= hit.first - undone.last <= _FAR
    if is_near and status is Status.FULFILLED == _value(hit):
        # "Has not yet been fully implemented": the negation stands far from its word.
        status = Status.NOT_FULFILLED
    if status is Status.FULFILLED and _is_of_some(hit, marks, speech):
        status = Status.PARTLY_FULFILLED
    if status is Status.FULFILLED and _value(hit) == Status.VIOLATED and "none_kept" in marks:
        # "There is no clause that X has not violated."
        status = Status.VIOLATED
    return Verdict(status, words, hit.first, firm=True)


def _is_of_some(hit: Hit, marks: Marks, speech: Speech) -> bool:
    """Return whether it is said of some of several: "some of its points have been fulfilled"."""
    words = marks.layout.words[marks.span[0] : hit.first]
    return any(
        speech.has("partial", one) and speech.has("prepositions", other)
        for one, other in pairwise(words)
    )


def _meant(marks: Marks, speech: Speech, objects: Objects) -> Iterator[tuple[Hit, Status, str]]:
    """Yield the words of a status that mean it, with the status as a negation turns it."""
    hits = [hit for hit in marks.of("status") if objects.are_meant(hit, _value(hit))]
    if not hits:
        return
    begin, end = marks.layout.range_of(*marks.span)
    placed = {begin + at: said for at, said in speech.statuses.placed(marks.layout.text[begin:end])}
    for hit in hits:
        value = _value(hit)
        said = placed.get(marks.layout.end_of(hit.last - 1))
        printed = marks.layout.printed(hit.first, hit.last)
        # "Generally observed" is more than "observed".
        if said is None or len(said.words) < len(printed):
            status = Status(value)
            turned = _TURNS.get(status) if objects.is_turned(hit) else status
            if turned is not None:
                yield hit, turned, printed
        elif said.status is Status.VIOLATED and _is_none(hit, marks):
            yield hit, Status.FULFILLED, said.words
        elif said.words.lower().startswith(tuple(speech.sets["only"])):
            yield hit, Status(value), said.words
        else:
            yield hit, said.status, said.words


def _is_none(hit: Hit, marks: Marks) -> bool:
    """Return whether violations are said not to have been seen: "violations were not recorded"."""
    return any(0 <= one.first - hit.last <= 1 for one in marks.of("negation"))


def _value(hit: Hit) -> str:
    return next(value for kind, value in hit.senses if kind == "status")


def _undone(marks: Marks, speech: Speech, objects: Objects) -> Hit | None:
    """Return the words by which a duty's deed, or the keeping of the agreement, is not done."""
    deeds = [(hit, _FAR) for kind in ("deed", "doing") for hit in marks.of(kind)]
    if objects.sure or objects.places:
        kept = (hit for hit in marks.of("status") if _value(hit) == Status.FULFILLED)
        deeds += [(hit, 2 * _FAR) for hit in (*marks.of("keeping"), *kept)]
    # "Not all who were taken prisoner have been returned": of whom it is said stands between.
    some = ((hit, 2) for hit in marks.of("not_all"))
    none = ((hit, 1) for hit in _negations(marks, speech))
    return next(
        (
            hit
            for hit, times in chain(some, none)
            if any(0 <= deed.first - hit.last <= times * most for deed, most in deeds)
        ),
        None,
    )


def _negations(marks: Marks, speech: Speech) -> Iterator[Hit]:
    """Yield the words that tell of what was not done: "has not", and "not" behind "is"."""
    yield from marks.of("undone")
    yield from marks.of("unmet")
    words, first = marks.layout.words, marks.span[0]
    for hit in marks.of("negation"):
        if hit.first > first and speech.has("passive", words[hit.first - 1]):
            yield hit


def _going_on(marks: Marks, speech: Speech, objects: Objects) -> Iterator[Hit]:
    """Yield the words by which a duty's deed is going on: "are returning", "exchange began"."""
    for hit in marks.of("doing"):
        if objects.is_borne(hit) and _is_present(hit, marks, speech):
            yield hit
    for hit in marks.of("noun"):
        if objects.is_borne(hit) and _tells(hit, speech):
            yield from (one for one in marks.of("begun") if 0 <= one.first - hit.last <= _LONG)


def _is_present(hit: Hit, marks: Marks, speech: Speech) -> bool:
    """Return whether a verb tells what goes on: "are returning", or by its ending alone."""
    words, helping = marks.layout.words, speech.sets["is"]
    if not words[hit.first].endswith(tuple(speech.sets["ongoing"])):
        return False
    before = words[max(marks.span[0], hit.first - _BESIDE) : hit.first]
    return not helping or not helping.isdisjoint(before)


def _has(marks: Marks, speech: Speech, name: str, begin: int) -> bool:
    """Return whether one of the next words is in a set."""
    words = marks.layout.words
    return any(
        speech.has(name, words[at]) for at in range(begin, min(begin + _WHOLE, marks.span[1]))
    )


_GIVING_WAY: Final = (Status.IN_PROGRESS, Status.FULFILLED)
_SET_ASIDE: Final = ("future", "duty")
