"""Engines are found by name: the program's own, else one that an installed package has."""

from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints

import pytest

from compliance.suggest import engines
from compliance.suggest.engines import (
    GROUP,
    UnfitEngineError,
    UnknownEngineError,
    engine_named,
    engine_names,
)
from compliance.suggest.rules import RulesEngine


def install(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    """Let packages have engines of some names."""
    points = EntryPoints(EntryPoint(name, value, GROUP) for name, value in values.items())
    monkeypatch.setattr(engines, "entry_points", lambda group: points.select(group=group))


def test_the_programs_own_engine_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, rules="elsewhere:Engine", theirs="elsewhere:Engine")
    assert isinstance(engine_named("rules"), RulesEngine)
    assert engine_names() == ["rules", "theirs"]


def test_a_package_may_bring_one(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, theirs="compliance.suggest.rules:RulesEngine")
    assert engine_named("theirs").version == RulesEngine().version


def test_an_unknown_name_is_refused_with_the_names_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    install(monkeypatch, theirs="elsewhere:Engine")
    message = 'no engine is called "llm"; known: rules, theirs'
    with pytest.raises(UnknownEngineError, match=message):
        engine_named("llm")


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("elsewhere:Engine", "No module named 'elsewhere'"),
        ("compliance.suggest.engines:engine_names", "it has no name, version or suggest"),
    ],
)
def test_one_that_cannot_be_made_is_refused_with_the_reason(
    value: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, theirs=value)
    with pytest.raises(UnfitEngineError, match=f'the engine "theirs" .*: {why}; install it anew'):
        engine_named("theirs")
