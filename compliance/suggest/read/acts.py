"""What a statement does, and the status that it says: by the words in it alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from compliance.model.words import Act, Status
from compliance.suggest.read.marks import Marks
from compliance.suggest.read.speech import Speech
from compliance.suggest.read.verdict import Verdict, verdict_in

_NEAR: Final = 3  # words between a subject and what tells that it will act


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """In what manner words are said: the class of the verb of saying, or none.

    `actor` is where whoever speaks stands in them as the one who acts, if he does. `under_point` is
    whether a heading names a point, `quoted` whether they are a quotation, and `may_commit` whether
    the speaker is one who can bind himself.
    """

    how: str = ""
    actor: int | None = None
    under_point: bool = False
    quoted: bool = False
    may_commit: bool = True
    old: bool = False
    question: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What words do: the act, with the words that show it, and the status that those say."""

    act: Act
    cue: str = ""
    status: Status | None = None


def told(marks: Marks, manner: Manner, speech: Speech) -> Told:
    """Return what words do that are said in a manner."""
    if manner.question:
        return Told(Act.BACKGROUND)
    verdict = verdict_in(marks, speech, under_point=manner.under_point)
    act, cue = _act(marks, manner, verdict)
    if act is Act.ASSESSES and verdict:
        return Told(act, cue, verdict.status)
    return Told(act, cue)


def _act(marks: Marks, manner: Manner, verdict: Verdict | None) -> tuple[Act, str]:
    """Return the act of words, with the words that show it."""
    how = manner.how
    if how in _BY_VERB:
        return _BY_VERB[how], how
    firm = verdict is not None and verdict.firm
    for kind, act in _BEFORE_A_VERDICT:
        # "X accused Y of false reports" denies nothing; "Y believes" may read what it judges.
        told = how in _IN_SPITE.get(kind, ()) or not firm
        if kind in marks and told and how not in _NOT_BY.get(kind, ()):
            return act, marks.cue(kind)
    ahead = _ahead(marks, manner, firm=firm)
    if ahead:
        return ahead
    if verdict:
        return Act.ASSESSES, verdict.cue
    if "setting" in marks:
        return Act.BACKGROUND, marks.cue("setting")
    return (Act.BACKGROUND if manner.old else Act.STATES), ""


def _ahead(marks: Marks, manner: Manner, *, firm: bool) -> tuple[Act, str] | None:
    """Return the act of words that ask for something, bind to it or foresee it."""
    relayed = manner.quoted or manner.how
    for kind, act in _OF_OTHERS:
        if relayed and kind in marks:
            return act, marks.cue(kind)
    if "duty" in marks:
        return Act.DEMANDS, marks.cue("duty")
    if manner.how == "warn":
        return Act.FORECASTS, manner.how
    binds = manner.actor is not None and manner.may_commit
    judged = firm and "status" in marks  # "is fulfilled, which may help" foresees nothing
    if "future" in marks and not (judged and marks.at("future") > marks.at("status")):
        near = manner.actor is not None and 0 <= marks.at("future") - manner.actor <= _NEAR
        return (Act.COMMITS if binds and near else Act.FORECASTS), marks.cue("future")
    if "effort" in marks and binds:
        return Act.COMMITS, marks.cue("effort")
    return None


_BY_VERB: Final[Mapping[str, Act]] = {
    "deny": Act.DENIES,
    "demand": Act.DEMANDS,
    "commit": Act.COMMITS,
}
# What words do that nobody judges in, by their kind; in spite of a verdict if said by some verbs.
_BEFORE_A_VERDICT: Final = (
    ("caveat", Act.CAVEATS),
    ("denial", Act.DENIES),
    ("meaning", Act.INTERPRETS),
)
_IN_SPITE: Final[Mapping[str, Sequence[str]]] = {"meaning": ("believe",)}
_NOT_BY: Final[Mapping[str, Sequence[str]]] = {"denial": ("accuse",)}
_OF_OTHERS: Final = (("say demand", Act.DEMANDS), ("say commit", Act.COMMITS))
