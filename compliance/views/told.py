"""Texts in which words of the workspace's own stand, with where these begin and end."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.workspace.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldView:
    """A text, with the words of the workspace's own that stand in it: a claim, "" for none.

    A page may be in another language than they are: `written` is the tag of theirs, None that of
    the workspace.
    """

    text: str
    own: str
    written: str | None


def told(text: str, own: str, written: str | None = None) -> ToldView:
    """Return a text with its own words."""
    return ToldView(text=text, own=own, written=written)


def claim_of(e: Evidence) -> str:
    """Return the claim of a record as it stands within a sentence."""
    return e.entry.claim.removesuffix(".")
