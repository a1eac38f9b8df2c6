"""Where a number belongs that stands behind a name written from right to left.

By the rules of Unicode (UAX 9) a number behind such letters, with signs between, runs on with them:
in "by X · 15 Jan", with X in Arabic, a page shows "by 15 · X Jan". A mark behind the name ends its
run. All languages of the program are written from left to right, and so is what it puts together.
"""

from __future__ import annotations

import re
from typing import Final

_LETTERS: Final = (
    "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
"""The scripts written from right to left, without their digits."""
_IN_LINE: Final = r"</?(?:a|b|bdi|cite|em|i|mark|span|strong)\b[^<>]*>"
_SIGN: Final = rf"(?:[^\w\s<>{_LETTERS}]|{_IN_LINE})"
# A number with such letters behind it, or a closing quotation mark, is of their text. White space
# is asked for, since an address has none; what stands in a tag is left, as a link of Markdown is.
_PLACE_OR_TAG: Final = re.compile(
    rf"(?<=[{_LETTERS}])(?={_SIGN}*\s(?:{_SIGN}|\s)*[0-9]++(?![”»\"])"
    rf"(?:{_SIGN}|[\s0-9])*+(?![{_LETTERS}]))"
    r"|\A[^<]*</textarea>|<textarea\b[^<>]*>[^<]*|<[^<>]*>"
)
_MARK: Final = "\N{LEFT-TO-RIGHT MARK}"
_BEGINNINGS: Final = bytes((*range(0xD7, 0xE0), 0xEF, 0xF0))
"""With what such letters begin in UTF-8: a page without these bytes has none."""


def settled(page: str) -> bytes:
    """Return a part of a page in UTF-8, with its numbers where they belong.

    What stands in a field to fill in stays as it is, since it is sent from there and kept; a part
    may begin within one.
    """
    data = page.encode("utf-8", "surrogatepass")
    if len(data.translate(None, _BEGINNINGS)) == len(data):
        return data
    return _PLACE_OR_TAG.sub(lambda at: at[0] or _MARK, page).encode("utf-8", "surrogatepass")
