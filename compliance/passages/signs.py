"""Signs that print drifts between: what folds to which plain sign, and the forms of letters.

A sign folds whatever its script: `-` stands for the maqaf of Hebrew, the hyphen of Armenian and all
else that Unicode calls a dash. A letter folds only if Unicode has a second code point for its
shape: ligatures, the forms that Arabic letters take in a word, half and full width.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

# Some are formally letters, but keyboards type them for the apostrophe.
APOSTROPHES: Final = (
    "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u0374\u055a\u05f3\u1fbd\u1fbf\u1fef\u1ffd\u2018\u2019\u201a\u201b"
    "\u2032\u2035\u275b\u275c\uff07\uff40"
)
SINGLE_QUOTES: Final = APOSTROPHES + "\u2039\u203a"
DOUBLE_QUOTES: Final = (
    '"\u00ab\u00bb\u02ba\u05f4\u201c\u201d\u201e\u201f\u2033\u2036\u275d\u275e\u2e42\u300c\u300d'
    "\u300e\u300f\u301d\u301e\u301f\ufe41\ufe42\ufe43\ufe44\uff02\uff62\uff63"
)
DASHES: Final = (
    "-\u058a\u05be\u1400\u1806\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e17\u2e1a\u2e3a\u2e3b"
    "\u2e40\u2e5d\u301c\u3030\u30a0\ufe31\ufe32\ufe58\ufe63\uff0d\U00010d6e\U00010ead"
)
SPACES: Final = (
    " \t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
INVISIBLE: Final = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
TATWEEL: Final = "\u0640"  # only stretches a word
REMOVED: Final = INVISIBLE + TATWEEL

# Where Unicode has forms of letters and signs: dots in a row; Latin, Armenian, Hebrew and Arabic
# letters; signs for vertical lines and small ones; full and half width.
FORMS: Final = (
    "\u2024-\u2026\ufb00-\ufb06\ufb13-\ufb17\ufb20-\ufb29\ufb4f\ufb50-\ufdfb\ufe10-\ufe19"
    "\ufe30-\ufe6b\ufe70-\ufefc\uff01-\uff9f\uffe0-\uffe6"
)
_FORM = re.compile(f"[{FORMS}]")
_LONG_S_T = "\ufb05"  # the long s stays a long s

SWAPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        sign: signs[0]
        for signs in (SINGLE_QUOTES, DOUBLE_QUOTES, DASHES, SPACES)
        for sign in signs[1:]
    }
)


@cache
def plain(sign: str) -> str:
    """Return what a sign folds to: itself if it stays, nothing if it is removed."""
    if sign in SWAPS:
        return SWAPS[sign]
    if sign in REMOVED:
        return ""
    return _form(sign) if _FORM.match(sign) else sign


def _form(sign: str) -> str:
    """Return the letters or signs of which a sign is a form."""
    if sign == _LONG_S_T:
        return "\u017ft"
    letters = unicodedata.normalize("NFKC", sign)
    if letters.startswith(" "):  # a mark that stands alone, as an example of itself
        return sign
    return "".join(SWAPS.get(letter, letter) for letter in letters if letter != TATWEEL)
