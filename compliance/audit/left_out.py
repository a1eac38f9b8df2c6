"""Tell what limits a passage among the words that are left out between its ends.

A passage prints whole, or its first and last words with dots between them. A negation, an exception
or a condition behind the dots turns or narrows what the ends say, so its clause is printed too. One
function decides what that is: the audit, the lock and all outputs ask it.
"""

from __future__ import annotations

from dataclasses import dataclass

from compliance.passages.prove import Proof
from compliance.workspace.evidence import Evidence


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What limits a passage between its ends.

    `parts` are what is printed, in order, with something left out between any two: the ends and the
    clauses that limit them, never more than six words of the text in a row; None stands for words
    that cannot be printed. `clauses` are those between the ends. `negations` and `conditions` are
    the words found, exceptions among the latter. Where only the lock tells that there are such
    words, there are no clauses and no words.
    """

    parts: tuple[str | None, ...]
    clauses: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()


def left_out(e: Evidence, proof: Proof) -> LeftOut | None:
    """Return what limits a passage between its ends; None if nothing does, as far as is known."""
    pin = e.entry.passage
    if pin.end is None:
        return None
    text = proof.text
    if text is None:
        return LeftOut(parts=(pin.start, None, pin.end)) if proof.limited else None
    # Without a text nothing needs the lists of words, which take longer to load than all else here.
    from compliance.audit.between import limits_between  # noqa: PLC0415

    limits = limits_between(text, pin.start, pin.end, e.article.language)
    return None if limits is None else LeftOut(*limits)


def is_limited(e: Evidence, proof: Proof) -> bool:
    """Return whether anything limits a passage between its ends, as the lock notes it."""
    return left_out(e, proof) is not None
