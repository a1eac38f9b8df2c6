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
from compliance.views.words import UNKNOWN, blank_words, counted
from compliance.wording.speaking import tr, trn
from compliance.workspace.workspace import ALWAYS


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
    said = blank_words(blank, read, _articles(perspective, name, read, group), official=official)
    if blank is not Blank.SEARCHED_EMPTY or target is None:
        return said
    return f"{said}{_in_brackets(assessor.runs(perspective, target))}"


def _articles(perspective: Perspective, name: str, read: int, group: Group | None) -> str:
    """Return how many articles of a side or voice, or of one group of it, there are."""
    articles = _of_group(read, group)
    if perspective.source is not None:
        return tr("{articles} by {voice}", articles=articles, voice=name)
    if perspective.side == UNKNOWN:
        return trn(
            "{number} article of unknown origin", "{number} articles of unknown origin", read
        )
    if perspective.side in ALWAYS:
        return counted(read, "third-party article")
    return tr("{articles} from {side}", articles=articles, side=name)


def _of_group(number: int, group: Group | None) -> str:
    match group:
        case Group.OFFICIAL:
            return counted(number, "official article")
        case Group.MEDIA:
            return counted(number, "media article")
        case Group.OTHER:
            return counted(number, "other article")
        case _:
            return counted(number, "article")


def _in_brackets(runs: Iterable[SearchRun]) -> str:
    """Return over how many texts searches were run and when, as it stands behind a blank."""
    said = "; ".join(map(_ran, runs))
    return f" ({said})" if said else ""


def _ran(run: SearchRun) -> str:
    told = {"texts": counted(run.texts, "text"), "day": display_date(run.on)}
    if not run.hits:
        return tr("run over {texts} on {day}", **told)
    return trn(
        "run over {texts} on {day}, {number} with its words",
        "run over {texts} on {day}, {number} with its words",
        len(run.hits),
        **told,
    )


def blanks_together(found: Iterable[tuple[str, str]]) -> tuple[BlankView, ...]:
    """Return the blanks for pairs of a reason and a name: one for each reason, in their order."""
    names: dict[str, list[str]] = {}
    for why, name in found:
        names.setdefault(why, []).append(name)
    return tuple(BlankView(why=why, names=tuple(of)) for why, of in names.items())
