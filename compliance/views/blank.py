"""Blanks: why there is nothing of a side or voice, together for those of whom it is the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compliance.assessments.assessment import Assessor
from compliance.assessments.blank import Blank
from compliance.assessments.perspective import Perspective
from compliance.model.base import Target
from compliance.model.dates.words import display_date
from compliance.model.incident import SearchRun
from compliance.model.words import Group
from compliance.views.words import GROUP_WORDS, blank_words, counted
from compliance.workspace.workspace import ALWAYS

NOUNS = {"third": "third-party article", "unknown": "article of unknown origin"}
"""What the articles are called that are of no side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankView:
    """Why there is nothing, and of whom."""

    why: str
    names: tuple[str, ...]


def blank_of(
    assessor: Assessor,
    perspective: Perspective,
    name: str,
    blank: Blank,
    target: Target | None,
    group: Group | None = None,
) -> str:
    """Return a blank of a side or voice with a name, or of one group of it, in words.

    It tells how many articles of theirs were read; or, of one target, in how many texts a search
    was run, if one was.
    """
    read = assessor.articles_read(perspective, group)
    official = group is None and Group.MEDIA not in assessor.groups
    noun, of = _articles(perspective, name)
    noun = noun if group is None else f"{GROUP_WORDS[group]} {noun}"
    said = blank_words(blank, read, noun, of, official=official)
    if blank is not Blank.SEARCHED_EMPTY or target is None:
        return said
    return f"{said}{_in_brackets(assessor.runs(perspective, target))}"


def _articles(perspective: Perspective, name: str) -> tuple[str, str]:
    """Return what the articles of a side or voice are called, and from where they are."""
    if perspective.source is not None:
        return "article", f" by {name}"
    if perspective.side in ALWAYS:
        return NOUNS[perspective.side], ""
    return "article", f" from {name}"


def _in_brackets(runs: Iterable[SearchRun]) -> str:
    """Return over how many texts searches were run and when, as it stands behind a blank."""
    said = "; ".join(map(_ran, runs))
    return f" ({said})" if said else ""


def _ran(run: SearchRun) -> str:
    hits = f", {len(run.hits)} with its words" if run.hits else ""
    return f"run over {counted(run.texts, 'text')} on {display_date(run.on)}{hits}"


def blanks_together(found: Iterable[tuple[str, str]]) -> tuple[BlankView, ...]:
    """Return the blanks for pairs of a reason and a name: one for each reason, in their order."""
    names: dict[str, list[str]] = {}
    for why, name in found:
        names.setdefault(why, []).append(name)
    return tuple(BlankView(why=why, names=tuple(of)) for why, of in names.items())
