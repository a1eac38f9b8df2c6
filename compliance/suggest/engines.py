"""Find an engine by its name: the program's own, or one that an installed package has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from compliance.errors import ComplianceError
from compliance.suggest.engine import Engine
from compliance.suggest.rules import NAME as RULES
from compliance.suggest.rules import RulesEngine

GROUP: Final = "compliance.engines"
"""The group of entry points under which packages name the makers of their engines."""

Makers = Mapping[str, Callable[[], Engine]]
"""What makes engines, by their names."""

OURS: Final[Makers] = {RULES: RulesEngine}
_NONE: Final[Makers] = {}
DEFAULT: Final = RULES


class UnknownEngineError(ComplianceError):
    """No engine has a name."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f'no engine is called "{name}"; known: {", ".join(known)}')


class UnfitEngineError(ComplianceError):
    """A package has an engine of a name, and it cannot be made."""

    def __init__(self, name: str, value: str, why: object) -> None:
        super().__init__(
            f'the engine "{name}" ({value}) cannot be used: {why}; '
            "install it anew, or choose another"
        )


def engine_named(name: str, more: Makers = _NONE) -> Engine:
    """Return an engine by its name; the program's own come first.

    Args:
        name: Its name.
        more: Engines of the program that need to be told something, with what makes them.

    Raises:
        UnknownEngineError: no engine has that name.
        UnfitEngineError: the package that has it fails, or makes something else.
    """
    ours = {**OURS, **more}
    if name in ours:
        return ours[name]()
    found = [one for one in entry_points(group=GROUP) if one.name == name]
    if not found:
        raise UnknownEngineError(name, engine_names(more))
    return _made(found[0])


def engine_names(more: Makers = _NONE) -> list[str]:
    """Return the names of all engines, the program's own first."""
    ours = {**OURS, **more}
    return [*ours, *sorted({one.name for one in entry_points(group=GROUP)} - ours.keys())]


def _made(point: EntryPoint) -> Engine:
    # Whatever a stranger's package raises, the reader should learn of which package it came.
    try:
        engine = point.load()()
    except Exception as error:
        raise UnfitEngineError(point.name, point.value, error) from error
    if not all(hasattr(engine, one) for one in ("name", "version", "suggest")):
        raise UnfitEngineError(point.name, point.value, "it has no name, version or suggest")
    made: Engine = engine
    return made
