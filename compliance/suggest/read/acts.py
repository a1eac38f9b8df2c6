"""What a statement does, and the status that it says: by the words in it alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from compliance.model.words import Act, Status
from compliance.suggest.read.lexicon import Hit
from compliance.suggest.read.marks import Marks
from compliance.suggest.read.objects import Objects
from compliance.suggest.read.speech import Speech
from compliance.suggest.read.verdict import Verdict, verdict_in

_NEAR: Final = 3  # words between a subject and what tells that it will act


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """In what manner words are said: the class of the verb of saying, or none.

    `verb` has the words by which they are said. `actor` is where whoever speaks stands in them as
    the one who acts, if he does. `under_point` is whether a heading names a point, `quoted` whether
    they are a quotation, and `may_commit` whether the speaker is one who can bind himself; `asked`
    is whether somebody named is to act, and `document` whether it is the agreement that says the
    words, `under` whether they, or what leads to them, name it as what they rest on. `is_old` tells
    whether they tell of what is long ago.
    """

    how: str = ""
    verb: str = ""
    actor: int | None = None
    under_point: bool = False
    quoted: bool = False
    may_commit: bool = True
    is_old: Callable[[], bool] = bool
    question: bool = False
    asked: bool = False
    document: bool = False
    under: bool = False

    @property
    def relayed(self) -> bool:
        """Whether the words are somebody's who is quoted or reported."""
        return self.quoted or bool(self.how)


@dataclass(frozen=True, slots=True)
class Told:
    """What words do: the act, with the words that show it, and the status that those say."""

    act: Act
    cue: str = ""
    status: Status | None = None


def may_tell(names: Collection[str]) -> bool:
    """Return whether phrases of some kinds may make more of words than that a thing is stated."""
    return not _MAKING.isdisjoint(names)


def judges(names: Collection[str]) -> bool:
    """Return whether phrases of some kinds may judge an agreement: one names it, one does that."""
    return "subject" in names and ("status" in names or "undone" in names)


def told(marks: Marks, manner: Manner, speech: Speech) -> Told:
    """Return what words do that are said in a manner."""
    if manner.question:
        return Told(Act.BACKGROUND)
    if "future" in marks:
        marks.keep("future", lambda hit: _foresees(hit, marks, speech))
    if "scene" in marks:
        marks.keep("scene", lambda hit: not _is_name(hit, marks, speech))
    verdict = verdict_in(marks, speech, under_point=manner.under_point)
    act, cue = _act(marks, manner, verdict)
    if act is Act.ASSESSES and verdict:
        return Told(act, cue, verdict.status)
    return Told(act, cue)


def _act(marks: Marks, manner: Manner, verdict: Verdict | None) -> tuple[Act, str]:
    """Return the act of words, with the words that show it."""
    how = manner.how
    if manner.document:
        return _of_document(marks)
    ended = verdict is not None and verdict.status is Status.LAPSED
    if how in _BY_VERB and not (how == "deny" and ended):
        return _BY_VERB[how], manner.verb
    found = None
    if not _TELLING.isdisjoint(marks.kinds):
        found = _unjudged(marks, manner, verdict) or _ahead(marks, manner, verdict)
    if found or how == "warn":
        return found or (Act.FORECASTS, manner.verb)
    if verdict:
        return Act.ASSESSES, verdict.cue
    return _plain(marks, manner)


def _plain(marks: Marks, manner: Manner) -> tuple[Act, str]:
    """Return the act of words that ask for nothing and judge nothing."""
    if manner.under and manner.relayed and "under" in marks:
        return Act.INTERPRETS, marks.cue("under")
    for kind in ("setting", "scene"):
        if kind in marks and (kind == "setting" or not manner.relayed):
            return Act.BACKGROUND, marks.cue(kind)
    return (Act.BACKGROUND if manner.is_old() else Act.STATES), ""


def _of_document(marks: Marks) -> tuple[Act, str]:
    """Return the act of words that retell what the agreement says, or argue about it."""
    for kind in ("arguing", "meaning"):
        if kind in marks:
            return Act.INTERPRETS, marks.cue(kind)
    return Act.BACKGROUND, ""


def _unjudged(marks: Marks, manner: Manner, verdict: Verdict | None) -> tuple[Act, str] | None:
    """Return the act of words that limit, deny or read something, where they judge nothing."""
    if verdict is not None and verdict.firm:
        return _beside(marks, manner, verdict)
    reads = next((kind for kind in _READ if kind in marks), None)
    limits = "opening_caveat" if marks.opens_with("opening_caveat") else "caveat"
    if limits in marks:
        return Act.CAVEATS, marks.cue(limits)
    for kind in ("denial", "untrue"):
        if kind in marks and manner.how != "accuse" and (kind == "denial" or "word" in marks):
            return Act.DENIES, marks.cue(kind)
    if manner.how == "believe" and reads:
        return Act.INTERPRETS, marks.cue(reads)
    return _read(marks, manner)


def _beside(marks: Marks, manner: Manner, verdict: Verdict) -> tuple[Act, str] | None:
    """Return the act of words that read something, or deny the verdict that they repeat."""
    if marks.opens_with("meaning") and "none_kept" not in marks:
        return Act.INTERPRETS, marks.cue("meaning")
    if manner.how == "accuse" or "denial" not in marks:
        return None
    denied = marks.at("denial") < verdict.at
    judged = "word" in marks and marks.at("word") < verdict.at  # "the claim that ... is false"
    return (Act.DENIES, marks.cue("denial")) if denied or judged else None


def _read(marks: Marks, manner: Manner) -> tuple[Act, str] | None:
    """Return the act of words that retell the agreement, or say what it means."""
    if "arguing" in marks and not _READ_OF.isdisjoint(marks.kinds):
        return Act.INTERPRETS, marks.cue("arguing")
    if _is_retelling(marks):
        return Act.BACKGROUND, marks.cue("subject" if "subject" in marks else "point")
    if "meaning" in marks:
        return Act.INTERPRETS, marks.cue("meaning")
    if "retelling" in marks:
        return (Act.INTERPRETS if manner.relayed else Act.BACKGROUND), marks.cue("retelling")
    return None


def _is_retelling(marks: Marks) -> bool:
    """Return whether a document or a point is what says something: "point 6 states that"."""
    named = [marks.at(kind) for kind in ("subject", "point") if kind in marks]
    if not named:
        return False
    if "according" in marks and marks.at("according") < min(named) <= marks.at("according") + _NEAR:
        return True
    return "tells" in marks and min(named) < marks.at("tells")


def _ahead(marks: Marks, manner: Manner, verdict: Verdict | None) -> tuple[Act, str] | None:
    """Return the act of words that ask for something, bind to it or foresee it."""
    spoken = _spoken(marks, manner)
    if spoken:
        return spoken
    if "duty" in marks and not _is_behind("duty", marks, verdict):
        # What ought to be, but is asked of nobody, is said of what a point requires.
        read = manner.under or ("subject" in marks and not manner.asked)
        if not read and not manner.relayed and not manner.asked:
            return Act.BACKGROUND, marks.cue("duty")
        return (Act.INTERPRETS if read else Act.DEMANDS), marks.cue("duty")
    return _foreseen(marks, manner, verdict)


def _foreseen(marks: Marks, manner: Manner, verdict: Verdict | None) -> tuple[Act, str] | None:
    """Return the act of words that tell what will be, or what whoever speaks will do."""
    binds = manner.actor is not None and manner.may_commit
    if "future" in marks and not _is_behind("future", marks, verdict):
        cue = marks.cue("future")
        if binds and _is_near(marks, "future", manner):
            return Act.COMMITS, cue
        by_agreement = manner.under and manner.relayed and not binds
        return Act.INTERPRETS if by_agreement else Act.FORECASTS, cue
    if "effort" in marks and binds and _is_near(marks, "effort", manner):
        return Act.COMMITS, marks.cue("effort")
    return None


def _spoken(marks: Marks, manner: Manner) -> tuple[Act, str] | None:
    """Return the act that a verb of saying in the words does: "we reject", "we call on"."""
    if "say deny" in marks and _is_near(marks, "say deny", manner):
        return Act.DENIES, marks.cue("say deny")
    for kind, act in _ASKED if not manner.relayed else (*_OF_OTHERS, *_ASKED):
        if kind in marks:
            return act, marks.cue(kind)
    return None


def _is_behind(kind: str, marks: Marks, verdict: Verdict | None) -> bool:
    """Return whether words stand behind a verdict: "is fulfilled, which may help"."""
    return verdict is not None and verdict.firm and marks.at(kind) > verdict.at


def _is_name(hit: Hit, marks: Marks, speech: Speech) -> bool:
    """Return whether a word tells which agreement is meant: "the statement signed on"."""
    if not speech.has("named", marks.layout.words[hit.first]):
        return False
    return hit.first - 1 in Objects(marks, speech, sure=False).places


def _foresees(hit: Hit, marks: Marks, speech: Speech) -> bool:
    """Return whether words tell what is to come, and not what a thing is for, or was to be."""
    words, first = marks.layout.words, marks.span[0]
    if hit.first > first and speech.has("relative", words[hit.first - 1]):
        return False
    if not speech.has("could", words[hit.first]):
        return True
    return speech.sets["was"].isdisjoint(words[first : hit.first])


def _is_near(marks: Marks, kind: str, manner: Manner) -> bool:
    """Return whether what tells that somebody will act stands behind the speaker himself."""
    return manner.actor is not None and 0 <= marks.at(kind) - manner.actor <= _NEAR


_BY_VERB: Final[Mapping[str, Act]] = {
    "deny": Act.DENIES,
    "demand": Act.DEMANDS,
    "commit": Act.COMMITS,
}
_READ_OF: Final = frozenset({"tells", "retelling", "meaning"})
_READ: Final = ("meaning", "retelling", "tells")
_ASKED: Final = (("asking", Act.DEMANDS),)
_OF_OTHERS: Final = (("say demand", Act.DEMANDS), ("say commit", Act.COMMITS))
# Most words have none of these, and need not be asked for each.
_TELLING: Final = frozenset(
    {
        *("caveat", "opening_caveat", "denial", "untrue", "arguing", "according", *_READ),
        *("duty", "future", "effort", "say deny", *(kind for kind, _ in (*_ASKED, *_OF_OTHERS))),
    }
)
# What makes an act of words, or a verdict on what stands beside them.
_MAKING: Final = _TELLING | {
    *("unmet", "tail", "begun", "status", "undone", "deed", "doing"),
    *(f"say {how}" for how in _BY_VERB),
}
