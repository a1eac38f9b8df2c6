"""An agreement, and the title of a workspace, as they read in the language that is spoken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from compliance.model.agreement import Agreement, Clause
from compliance.model.language import primary_language
from compliance.model.settings import Settings
from compliance.model.translation import Translation
from compliance.wording.speaking import foreign, speaking, tr

T = TypeVar("T")


def as_spoken(agreement: Agreement) -> Agreement:
    """Return an agreement with its names in the language spoken; itself if they are as written.

    Only names change: what is compared with a lock or with another revision is the agreement as
    its file has it.
    """
    translation = _spoken(agreement.translations)
    return agreement if translation is None else _translated(_Names(agreement, translation))


def title_of(settings: Settings) -> str:
    """Return the title of a workspace in the language spoken, else as it is written."""
    return _spoken(settings.titles) or settings.title


def title_in(settings: Settings) -> str | None:
    """Return the tag of the language in which that is; None: that of the workspace."""
    return None if _spoken(settings.titles) is None else speaking().value


def names_in(agreement: Agreement) -> str | None:
    """Return the tag of the language in which its names are; None: that of the workspace."""
    return None if _spoken(agreement.translations) is None else speaking().value


def point_in(agreement: Agreement) -> str | None:
    """Return the tag of the language of its word for a clause; None: that of the workspace."""
    return names_in(agreement) if agreement.point_word else speaking().value


def each_point(agreement: Agreement) -> str:
    """Return what any of its clauses is called within a sentence of the language spoken.

    Where its own word is in another language, it is the program's.
    """
    return agreement.any_point if foreign(point_in(agreement)) is None else tr("each point")


def _spoken(named: Mapping[str, T] | None) -> T | None:
    """Return what stands under the language spoken; None if there is none, or no need of one."""
    if named is None or foreign() is None:
        return None
    return next((one for tag, one in named.items() if primary_language(tag) == speaking()), None)


@dataclass(frozen=True, slots=True, eq=False)
class _Names:
    """An agreement and names for it, as a key of a cache: the same only if both are."""

    agreement: Agreement
    translation: Translation

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Names) and (
            self.agreement is other.agreement and self.translation is other.translation
        )

    def __hash__(self) -> int:
        return hash((id(self.agreement), id(self.translation)))


@lru_cache(maxsize=32)
def _translated(key: _Names) -> Agreement:
    agreement, translation = key.agreement, key.translation
    names = translation.names
    return replace(
        agreement,
        title=translation.title,
        short_title=translation.short_title,
        point_word=translation.point_word,
        points_word=translation.points_word,
        each_point=translation.each_point,
        sides=tuple(replace(side, name=names[side.id]) for side in agreement.sides),
        bodies=tuple(replace(body, name=names[body.id]) for body in agreement.bodies),
        clauses=tuple(_clause(clause, translation) for clause in agreement.clauses),
    )


def _clause(clause: Clause, translation: Translation) -> Clause:
    titles = translation.titles
    return replace(
        clause,
        title=titles[clause.number],
        obligations=tuple(replace(one, duty=titles[one.id]) for one in clause.obligations),
        clauses=tuple(_clause(inner, translation) for inner in clause.clauses),
    )
