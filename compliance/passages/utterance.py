"""The words of a quotation without what only the way of printing them makes different."""

from __future__ import annotations

from typing import Final

from compliance.passages.fold import fold

# What one paper puts inside the marks of a quotation and another outside of them. A question or an
# exclamation is another thing to say.
_AT_THE_ENDS: Final = (
    " \"'.,;:\u2026\u3001\u3002\uff0c\uff0e\uff1b\uff1a\u060c\u061b\u06d4\u0964\u0589\u104b"
)


def spoken_words(text: str) -> str:
    """Return a passage folded, without quotation marks and stops at its ends."""
    return fold(text).text.strip(_AT_THE_ENDS)
