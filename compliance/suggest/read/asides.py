"""What whoever tells that somebody demanded or warned adds himself: how it was done, or when."""

from __future__ import annotations

from typing import Final

from compliance.suggest.read.attribution import Attribution
from compliance.suggest.read.layout import Layout
from compliance.suggest.read.lines import Span
from compliance.suggest.read.speech import Speech

_DEEDS: Final = ("demand", "warn", "accuse", "commit")
_LEAST: Final = 3  # words of what is added
_LED: Final = 3  # words between a comma and "by": "in particular"


def aside_of(one: Attribution, layout: Layout, speech: Speech) -> tuple[int, Span] | None:
    """Return where what somebody says ends and what its teller adds; None if he adds nothing.

    "X put pressure on Y to withdraw, in particular by shelling it": that X shelled it is told by
    whoever tells the whole. "X warned of a famine after the road was closed": so is the closing.
    """
    if one.before or one.what not in _DEEDS:
        return None
    words, (first, last) = layout.words, one.content
    for at in range(first + 1, last - _LEAST):
        word = words[at]
        if speech.has("that", word):
            return None
        if word == "," and _by_doing(at + 1, last, layout, speech):
            return at, (one.lead, last)
        if speech.has("upon", word) and any(speech.has("was", w) for w in words[at + 1 : last]):
            return at, (at + 1, last)
    return None


def _by_doing(begin: int, last: int, layout: Layout, speech: Speech) -> bool:
    """Return whether words begin with "by shelling": how a thing was done."""
    words = layout.words
    for at in range(begin, min(begin + _LED, last - 1)):
        if speech.has("by", words[at]):
            return bool(speech.active) and words[at + 1].endswith(speech.active)
    return False
