"""What the pages of a site say of how many statements stand where, in whole phrases."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.views.words import counted, joined


def denies_these(number: int) -> str:
    """Return what stands over the statements that one denies."""
    return "It denies this statement" if number == 1 else f"It denies these {number} statements"


def adds_to_these(number: int) -> str:
    """Return what stands over the statements to which one adds a limit."""
    return "It adds to this statement" if number == 1 else f"It adds to these {number} statements"


def denied_in(number: int) -> str:
    """Return what stands over the statements that deny one."""
    return f"Denied in {counted(number, 'statement')}"


def added_to_in(number: int) -> str:
    """Return what stands over the statements that add a limit to one."""
    return f"A limit is added in {counted(number, 'statement')}"


def said_of(names: Sequence[str], *, asked: bool) -> str:
    """Return of whom something is said that gives no status, or of whom it is asked."""
    return f"{'asked' if asked else 'said'} of {joined(names)}"


def with_judgement(number: int, *, more: bool) -> str:
    """Return how many statements give a status; `more`: besides those that are shown."""
    statements = counted(number, "more statement" if more else "statement")
    return f"{statements} with a judgement"


def without_judgement(number: int, *, more: bool) -> str:
    """Return how many statements give no status; `more`: besides those that are shown."""
    statements = counted(number, "more statement" if more else "statement")
    return f"{statements} without a judgement"


def apart_words(heading: str, number: int) -> str:
    """Return how many statements are set apart, and as what."""
    return f"{heading}: {counted(number, 'statement')}"


def readings_known(number: int) -> str:
    """Return what stands over the readings of a duty."""
    return "A reading that somebody holds" if number == 1 else f"Read in {number} ways"


OWN_WORDS = "counted as the speaker's own words"
"""What stands over statements that count as their speakers' own."""
