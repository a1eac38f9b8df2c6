"""Sets of characters that steer, hide or turn what stands around them: one for each place.

The sets differ where the places do: a file may have line breaks, a line of it may not, and a
terminal takes for a command what a browser leaves out.
"""

from __future__ import annotations

import re
from typing import Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
"""What stands in the place of a character that may not be printed."""

# Ranges, to stand within the brackets of a pattern.
_C0: Final = r"\x00-\x1f"
_C0_BUT_WHITE_SPACE: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f"  # but tab, line feed, carriage return
_C0_BUT_TABS: Final = r"\x00-\x08\x0a-\x1f"
_DELETE_AND_C1: Final = r"\x7f-\x9f"
_SEPARATORS: Final = r"\u2028\u2029"
_EMBEDDINGS: Final = r"\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides, isolates
_MARKS: Final = r"\u061c\u200e\u200f"  # bidi marks, which scripts from right to left need
_SURROGATES: Final = r"\ud800-\udfff"
_NO_TEXT: Final = rf"{_SURROGATES}\ufffe\uffff"

IN_A_LINE: Final = rf"^[^{_C0}{_DELETE_AND_C1}{_SEPARATORS}{_EMBEDDINGS}]*$"
"""The pattern of a text of one line, as records and their JSON Schemas have it."""

FORBIDDEN_IN_FILES: Final = re.compile(
    rf"[{_C0_BUT_WHITE_SPACE}\ufeff{_DELETE_AND_C1}{_SEPARATORS}{_EMBEDDINGS}{_NO_TEXT}]"
)
"""What may stand nowhere in a file after its byte order mark; tabs and line breaks may."""

FORBIDDEN_IN_LINES: Final = re.compile(
    rf"[{_C0_BUT_TABS}{_DELETE_AND_C1}{_SEPARATORS}{_EMBEDDINGS}{_NO_TEXT}]"
)
"""What may stand in no text of one line in a file, even escaped; tabs may."""

UNSHOWN_IN_MESSAGES: Final = re.compile(
    rf"{FORBIDDEN_IN_LINES.pattern}|[\u061c\u200b-\u200f\u2060\ufeff]"
)
"""What a message quotes as an escape: nobody would see it there, or it turns the words around."""


def escaped(text: str) -> str:
    """Return a text as one line of a message: what nobody would see there is an escape.

    Whatever file, folder or record it is of, it ends no line, hides nothing and steers nothing.
    """
    return UNSHOWN_IN_MESSAGES.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


ESCAPED_IN_QUOTES: Final = re.compile(
    rf'["\\{_C0}\x7f-\xa0\xad\u180e\u200b{_MARKS}\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb'
    r"\ufffe\uffff\U000e0000-\U000e0fff]"
)
"""What our files have as an escape: controls, and what cannot be seen or told from a space.

Joiners stay, since scripts need them.
"""

HALF_CHARACTERS: Final = re.compile(f"[{_SURROGATES}]")
"""What cannot be encoded."""

UNFIT_FOR_A_TITLE: Final = re.compile(
    rf"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f{_EMBEDDINGS}\ufffe\uffff]"
)
"""What is left out of the head of a text from which a draft takes a title, line by line.

All that `str.splitlines` divides lines at stays.
"""

UNFIT_FOR_A_PAGE: Final = re.compile(rf"[{_C0_BUT_WHITE_SPACE}{_DELETE_AND_C1}{_EMBEDDINGS}]")
"""What has no use on a page, or would turn what stands around a value; marks do no harm there."""

UNFIT_FOR_TEXT_OUTPUT: Final = re.compile(
    rf"[{_C0}{_DELETE_AND_C1}{_SEPARATORS}{_MARKS}{_EMBEDDINGS}]"
)
"""What may stand in no line that is laid out in cells: marks, too, would reorder its columns."""

STEERING_A_TERMINAL: Final = re.compile(
    rf"[{_C0_BUT_WHITE_SPACE}{_DELETE_AND_C1}{_MARKS}{_SEPARATORS}{_EMBEDDINGS}{_SURROGATES}]|\r(?!\n)"
)
"""Everything but tabs and line ends: even what only colours could hide a text."""
