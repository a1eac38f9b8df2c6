"""Blanks: why there is nothing of a side or voice, together for those of whom it is the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compliance.assessments.assessment import Assessor
from compliance.assessments.blank import Blank
from compliance.assessments.perspective import Perspective
from compliance.model.words import Group
from compliance.views.words import blank_words


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankView:
    """Why there is nothing, and of whom."""

    why: str
    names: tuple[str, ...]


def blank_of(
    assessor: Assessor, perspective: Perspective, blank: Blank, group: Group | None = None
) -> str:
    """Return a blank of a side or voice, or of one group of it, in words.

    It tells how many articles of theirs were read.
    """
    read = assessor.articles_read(perspective, group)
    official = group is None and Group.MEDIA not in assessor.groups
    return blank_words(blank, read, perspective.id, group, official=official)


def blanks_together(found: Iterable[tuple[str, str]]) -> tuple[BlankView, ...]:
    """Return the blanks for pairs of a reason and a name: one for each reason, in their order."""
    names: dict[str, list[str]] = {}
    for why, name in found:
        names.setdefault(why, []).append(name)
    return tuple(BlankView(why=why, names=tuple(of)) for why, of in names.items())
