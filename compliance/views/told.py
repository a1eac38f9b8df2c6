"""Texts in which words of the workspace's own stand, with where these begin and end."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.workspace.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldView:
    """A text in three parts: the `own` words of the workspace, and what the program says around.

    A page may be in another language than they are: `written` is the tag of theirs, None that of
    the workspace. `own` is "" where the text has none of them.
    """

    before: str
    own: str
    after: str
    written: str | None


def told(text: str, own: str, written: str | None = None) -> ToldView:
    """Return a text with the place of its own words marked."""
    before, found, after = text.partition(own) if own else (text, "", "")
    return ToldView(before=before, own=found, after=after, written=written)


def claim_of(e: Evidence) -> str:
    """Return the claim of a record as it stands within a sentence."""
    return e.entry.claim.removesuffix(".")
