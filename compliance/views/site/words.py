"""What the pages of a site say of how many statements stand where, in whole phrases."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.views.words import counted, joined
from compliance.wording.speaking import marked, tr, trn


def denies_these(number: int) -> str:
    """Return what stands over the statements that one denies."""
    return trn("It denies this statement", "It denies these {number} statements", number)


def adds_to_these(number: int) -> str:
    """Return what stands over the statements to which one adds a limit."""
    return trn("It adds to this statement", "It adds to these {number} statements", number)


def denied_in(number: int) -> str:
    """Return what stands over the statements that deny one."""
    return trn("Denied in {number} statement", "Denied in {number} statements", number)


def added_to_in(number: int) -> str:
    """Return what stands over the statements that add a limit to one."""
    return trn(
        "A limit is added in {number} statement", "A limit is added in {number} statements", number
    )


def said_of(names: Sequence[str], *, asked: bool) -> str:
    """Return of whom something is said that gives no status, or of whom it is asked."""
    whom = joined(names)
    return tr("asked of {whom}", whom=whom) if asked else tr("said of {whom}", whom=whom)


def with_judgement(number: int, *, more: bool) -> str:
    """Return how many statements give a status; `more`: besides those that are shown."""
    if more:
        return trn(
            "{number} more statement with a judgement",
            "{number} more statements with a judgement",
            number,
        )
    return trn(
        "{number} statement with a judgement", "{number} statements with a judgement", number
    )


def without_judgement(number: int, *, more: bool) -> str:
    """Return how many statements give no status; `more`: besides those that are shown."""
    if more:
        return trn(
            "{number} more statement without a judgement",
            "{number} more statements without a judgement",
            number,
        )
    return trn(
        "{number} statement without a judgement", "{number} statements without a judgement", number
    )


def apart_words(heading: str, number: int) -> str:
    """Return how many statements are set apart, and as what."""
    return f"{heading}: {counted(number, 'statement')}"


def readings_known(number: int) -> str:
    """Return what stands over the readings of a duty."""
    return trn("A reading that somebody holds", "Read in {number} ways", number)


def article_words(outlet: str, day: str, title: str | None) -> str:
    """Return an article in a line; titles alone would not tell all apart. None: none was seen."""
    if title is None:
        return f"{outlet}, {day}"
    return tr("{outlet}, {day}: {title}", outlet=outlet, day=day, title=title)


OWN_WORDS = marked("counted as the speaker’s own words")
"""What stands over statements that count as their speakers' own."""
