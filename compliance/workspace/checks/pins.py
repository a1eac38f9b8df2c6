"""The ends of a passage: one to six words each, so that no article's sentence gets in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.model.evidence import PassagePin

MAX_WORDS = 6


def find_pin_faults(pin: PassagePin) -> Iterator[tuple[str, str]]:
    """Yield the key and the message of each end that is too long, or is no words."""
    for key, words in (("start", pin.start), ("end", pin.end), ("prefix", pin.prefix)):
        if words is None:
            continue
        count = len(words.split())
        if count > MAX_WORDS:
            message = f'"{key}" has {count} words; pin a passage with at most {MAX_WORDS}'
            yield "passage", message
        elif words != words.strip() or not count:
            yield "passage", f'"{key}" begins or ends with white space; take it out'
