"""Name characters that nobody can see, or can tell from those that are meant.

Words of closed lists, ids, dates and numbers consist of ASCII alone. Where one of them is not what
it should be only for a no-break space, an invisible sign or a letter of another script, its author
cannot find the mistake by looking: it is named by its code point.
"""
# ruff: noqa: RUF001 - letters that look like others are what this module is about

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

# Letters that print like Latin ones, from the confusable characters of Unicode (UTS 39), and those
# that a keyboard of another script has on their place.
_LOOK_ALIKES: Final = {
    ord(sign): latin
    for signs, latins in (
        ("АВСЕЅІЈКМНОРТХУҮӀ", "ABCESIJKMHOPTXYYI"),
        ("асеһіјкморѕтхуԁԛԝѵӏ", "acehijkmopstxydqwvl"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
        ("αγικνορτυχ", "ayikvoptux"),
        ("ՕՍՏԼօսոհցզյքր", "OUSLounhgqjpn"),
        ("ıİ", "iI"),
    )
    for sign, latin in zip(signs, latins, strict=True)
}
# Not seen, though Unicode counts them as letters, marks or symbols: fillers, selectors, a blank.
_UNSEEN: Final = "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0]"
_MINUS: Final = "\N{MINUS SIGN}"
_OPENING: Final = "\N{DOUBLE LOW-9 QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}"


@dataclass(frozen=True, slots=True)
class Oddity:
    """What is odd in a text: `quoted` as a message shows it, `wrong` of it, and what is right.

    `plain` is the text as it was meant.
    """

    plain: str
    quoted: str
    wrong: str
    right: str


def named(sign: str) -> str:
    """Return the code point of a character, with its name if it has one."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()


def find_oddity(text: str) -> Oddity | None:
    """Return what in a text that should be ASCII cannot be seen; None if nothing is.

    White space at either end is odd in any form, and quotation marks of print are everywhere.
    """
    signs = [(sign, _plain(sign)) for sign in text]
    plain = "".join(new for _, new in signs).strip()
    if plain == text:
        return None
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    odd = [
        index for index, (sign, new) in enumerate(signs) if new != sign or not start <= index < end
    ]
    unseen = all(not signs[index][1].strip() for index in odd)
    alone = unseen and len(plain) == len(text) - 1
    right = "take it out" if alone and plain else f'write "{plain}"'
    wrong = _told(text, odd[0], signs[odd[0]][1])
    return Oddity(plain, plain if unseen else text, wrong, right)


def _plain(sign: str) -> str:
    """Return the ASCII that was meant by a character; itself, if that cannot be said."""
    if " " <= sign <= "~":
        return sign
    category = unicodedata.category(sign)
    if category[0] == "Z" or sign.isspace():
        return " "
    if category in ("Cc", "Cf", "Pi", "Pf") or sign in _OPENING or re.match(_UNSEEN, sign):
        return ""
    if category == "Pd" or sign == _MINUS:
        return "-"
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    wide = unicodedata.normalize("NFKC", sign)
    return wide if wide.isascii() else _LOOK_ALIKES.get(ord(sign), sign)


def _told(text: str, place: int, meant: str) -> str:
    """Return what is wrong with a text because of one of its characters."""
    name = named(text[place])
    if meant.strip():
        kind = "the Latin " if meant.isalpha() else "the digit " if meant.isdigit() else ""
        return f"{'is' if len(text) == 1 else 'has'} {name}, not {kind}{meant}"
    if place == len(text) - 1:
        return f"ends in {name}"
    return f"begins with {name}" if place == 0 else f"has {name} in it"
