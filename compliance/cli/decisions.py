"""Find the decisions on the workspace of a command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compliance.cli.context import Context
from compliance.coding.decided import by_article
from compliance.coding.decision import Decision
from compliance.coding.decision_store import DecisionStore
from compliance.model.base import ArticleId


def decision_store(context: Context) -> DecisionStore:
    """Return the decisions on the workspace, those kept in it and those of this user."""
    return DecisionStore(context.library.root, context.key, context.root)


def decisions_of(context: Context) -> Mapping[ArticleId, Sequence[Decision]]:
    """Return the decisions of all coders that stand, by article.

    Errors:
        UnreadDecisionsError: a file of them cannot be read.
    """
    return by_article(decision_store(context).standing().values())
