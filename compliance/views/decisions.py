"""What coders decided, in figures: by engine, and by act within it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compliance.coding.decision import Decision
from compliance.coding.decision_store import told_of_damage
from compliance.coding.figures import DecisionFigures, decision_figures, figures_of_engines

__all__ = ["DecisionFigures", "DecisionsView", "EngineFiguresView", "decisions_view"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineFiguresView:
    """What was decided of the suggestions of an engine, in all and by act.

    `name` is what it is called: its own name, or words for the passages that coders found.
    """

    name: str
    whole: DecisionFigures
    acts: tuple[DecisionFigures, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsView:
    """The decisions of some coders.

    `damaged` names lines of their files that cannot be read, `notes` has a sentence about each.
    """

    coders: tuple[str, ...]
    engines: tuple[EngineFiguresView, ...]
    damaged: tuple[str, ...]
    notes: tuple[str, ...]


def decisions_view(
    coders: Iterable[str], decisions: Iterable[Decision], damaged: Iterable[str]
) -> DecisionsView:
    """Return what the decisions of some coders that stand come to."""
    every, places = tuple(decisions), tuple(damaged)
    by_act = decision_figures(every)
    return DecisionsView(
        coders=tuple(coders),
        engines=tuple(
            EngineFiguresView(
                name=whole.engine or "passages of their own",
                whole=whole,
                acts=tuple(one for one in by_act if one.engine == whole.engine),
            )
            for whole in figures_of_engines(every)
        ),
        damaged=places,
        notes=tuple(map(told_of_damage, places)),
    )
