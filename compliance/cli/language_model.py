"""The engine "llm" by what the user says of it: an address, a model, and a key."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Final

import typer

from compliance.cli.clock import system_clock
from compliance.errors import MissingExtraError

if TYPE_CHECKING:
    from compliance.suggest.engine import Engine

LLM: Final = "llm"
KEY_VARIABLE: Final = "COMPLIANCE_MODEL_KEY"
_NEEDED: Final = "urllib3"
_TASK: Final = "reading what a language model answers"
_EXTRA: Final = "text"
_ENGINE: Final = "compliance.suggest.llm.engine:engine_at"
"""It needs the extra."""


def check_model(engine: str, address: str | None, model: str | None) -> None:
    """Refuse to be told of a language model where none is asked.

    Raises:
        typer.BadParameter: one is named for another engine, or the engine is named without one.
    """
    if engine != LLM and (address or model):
        message = f"they are for the engine {LLM}; add --engine {LLM}, or leave them out"
        raise typer.BadParameter(message, param_hint="--model-address and --model")
    if engine == LLM and not (address and model):
        message = "say where the language model is and which: --model-address and --model"
        raise typer.BadParameter(message, param_hint="--engine")


def language_model(address: str, model: str) -> Engine:
    """Return the engine that asks a language model.

    Raises:
        MissingExtraError: what it needs is not installed.
        ComplianceError: the address or the key is none.
    """
    if find_spec(_NEEDED) is None:
        raise MissingExtraError(_TASK, _EXTRA)
    engine: Engine = resolve_name(_ENGINE)(
        address, model, os.environ.get(KEY_VARIABLE) or None, system_clock()
    )
    return engine
