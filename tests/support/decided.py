"""Decisions of two invented coders."""

from __future__ import annotations

from typing import Any, Final

from compliance.coding.decision import Decision, Verdict
from compliance.model.base import ArticleId, Target
from compliance.model.words import Act
from compliance.passages.words import Pin


def decision(**changes: Any) -> Decision:  # noqa: ANN401 - of any field
    """Return a decision of the first coder on a passage that no engine suggested."""
    given: dict[str, Any] = {
        "n": 1,
        "at": "2026-11-27T09:00:01Z",
        "coder": "anna",
        "article": ArticleId("post"),
        "text_sha256": "a" * 64,
        "decision": Verdict.REJECTED,
        "passage": (0, 9),
        "pin": Pin("One", "two"),
        "targets": (Target("1a"),),
        **changes,
    }
    return Decision(**given)


def on_suggestion(**changes: Any) -> Decision:  # noqa: ANN401 - of any field
    """Return a decision of the first coder on what the engine of rules suggested."""
    return decision(**{"act": Act.STATES, "engine": "rules", "version": "1", **changes})


DECISIONS: Final = (
    on_suggestion(decision=Verdict.ACCEPTED, act=Act.ASSESSES, seconds=20.0),
    on_suggestion(decision=Verdict.ACCEPTED, seconds=30.0),
    on_suggestion(decision=Verdict.EDITED, seconds=41.0, changed=("targets", "passage")),
    on_suggestion(decision=Verdict.EDITED, changed=("targets",)),
    on_suggestion(decision=Verdict.REJECTED, seconds=3.0),
    on_suggestion(decision=Verdict.UNSURE),
    on_suggestion(decision=Verdict.REJECTED),
    on_suggestion(withdraws=7),
    on_suggestion(decision=Verdict.ACCEPTED, engine="llm", act=Act.DEMANDS, seconds=12.5),
    decision(decision=Verdict.ADJUDICATED),
    decision(coder="boris", decision=Verdict.ACCEPTED, act=Act.STATES, seconds=90.0),
)
