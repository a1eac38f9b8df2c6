"""Suggestions as an engine would make them, with only what a test needs."""

from __future__ import annotations

from typing import Any

from compliance.model.base import SideId, Target
from compliance.model.evidence import PassagePin
from compliance.model.words import Act, Voice
from compliance.suggest.suggestion import Clue, Reason, Suggestion


def suggestion(start: int = 0, end: int = 10, *targets: str, **fields: Any) -> Suggestion:  # noqa: ANN401 - of any field
    """Return a suggestion for a range of a text."""
    given: dict[str, Any] = {
        "text": "x" * (end - start),
        "pin": PassagePin(start="x"),
        "side": SideId("north"),
        "voice": Voice.OWN,
        "act": Act.STATES,
        "score": 0.5,
        "reasons": (Reason(Clue.CUE, "boats"),),
        "engine": "rules",
        "version": "1",
        **fields,
    }
    return Suggestion(range=(start, end), targets=tuple(map(Target, targets or ("1a",))), **given)
