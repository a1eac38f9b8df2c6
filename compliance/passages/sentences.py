"""Find where sentences and paragraphs end, in any script.

The signs are those that Unicode lists for the ends of sentences (UAX 29). Its rule is not ours: it
ends a sentence at "U.S. Embassy" and at each line end.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from compliance.passages.signs import DOUBLE_QUOTES

_LONGEST_WORD = 40
_ORDINAL = 2  # digits; more are a year, or a number that ends its sentence
_WIDEST = 120  # no text is wrapped at more code points than that; a longer line is a paragraph
_BLOCK = 1_000  # how far the lines around a line end are looked at
_LONGEST_PARAGRAPH = 4_000

# What ends a sentence before white space only, and what ends one whatever follows: signs that stand
# in no abbreviation, number or address.
_SPACED = ".!?\u2024\u2026\u203c\u203d\u2047-\u2049"
STOPS = (
    "\u0589\u061d-\u061f\u06d4\u0700-\u0702\u07f9\u0837\u0839\u083d\u083e\u0964\u0965\u104a\u104b"
    "\u1362\u1367\u1368\u166e\u1735\u1736\u17d4\u17d5\u1803\u1809\u1944\u1945\u1aa8-\u1aab\u1b5a"
    "\u1b5b\u1b4e\u1b4f\u1b5e\u1b5f\u1b7d-\u1b7f\u1c3b\u1c3c\u1c7e\u1c7f\u2cf9-\u2cfb\u2e2e\u2e3c\u2e53\u2e54\u2e60\u2e61\u3002\ua4ff\ua60e\ua60f\ua6f3\ua6f7\ua876"
    "\ua877\ua8ce\ua8cf\ua92f\ua9c8\ua9c9\uaa5d-\uaa5f\uaaf0\uaaf1\uabeb\ufe12\ufe15\ufe16\ufe52\ufe56\ufe57"
    "\uff01\uff0e\uff1f\uff61"
)
CLOSING = f"'\u2019\u2018\u203a{DOUBLE_QUOTES})\\]}}\uff09\u3011\u3009\u300b"
# Armenian types a colon for its full stop, Greek asks with a semicolon.
_OTHER = r"(?<=[\u0561-\u0587]):(?!\w)|(?<=[\u03ac-\u03ce]);"
_MAY_END = re.compile(rf"\n|(?:[{_SPACED}{STOPS}]|{_OTHER})+(?:[{CLOSING}]|[\u00a0\u202f]\u00bb)*")
_BARE = re.compile(rf"[{STOPS}:;]")
_BLANK = re.compile(r"\n[^\S\n]*(?:\n|\Z)")
_ITEM = re.compile(r"[^\S\n]{0,9}(?:[-\u2013\u2014\u2022\u25aa\u25cf*\u00b7]|\d{1,2}[.)])[^\S\n]")
# "(", quotation marks and a dash may stand between a sentence and the lower case that continues it.
_ON = re.compile(rf"[\s\u2013\u2014({DOUBLE_QUOTES}-]*(\w)?")
_WORD_BEFORE = re.compile(r"[^\s(\[/\u2013\u2014\u00ab\u201c\u201e\"]*\Z")
# p.m., U.S., z.B., J.-P.
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.-?)*[^\W\d_]|(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{2}")
_SPACELESS = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]")


def sentence_ends(
    text: str, first: int, last: int, abbreviations: Collection[str]
) -> Iterator[int]:
    """Yield each place in a range at which a sentence has ended, behind its closing marks.

    `abbreviations` are in lower case and without their last full stop. What lower case follows goes
    on, and so does a line that was only wrapped.
    """
    for match in _MAY_END.finditer(text, first, last):
        if match[0] == "\n":
            if _line_ends(text, match.start()):
                yield match.end()
        elif _stops(text, match, last) and not _goes_on(text, match, abbreviations):
            yield match.end()


def paragraph_begin(text: str, at: int) -> int:
    """Return where the paragraph around a place begins."""
    low = max(0, at - _LONGEST_PARAGRAPH)
    line_end = text.rfind("\n", low, at)
    while line_end >= 0:
        if _ends_paragraph(text, line_end):
            return line_end + 1
        line_end = text.rfind("\n", low, line_end)
    return low


def _stops(text: str, match: re.Match[str], last: int) -> bool:
    """Return whether signs may end a sentence, judging by what stands behind them."""
    following = text[match.end() : match.end() + 1]
    if match.end() == last or not following.strip() or _SPACELESS.match(following):
        return True
    return _BARE.search(match[0]) is not None and match[0].rstrip(CLOSING)[-1:] not in ":;"


def _goes_on(text: str, match: re.Match[str], abbreviations: Collection[str]) -> bool:
    """Return whether a sentence goes on behind its signs: in lower case, or they abbreviate."""
    following = _ON.match(text, match.end(), match.end() + _LONGEST_WORD)
    if following and following[1] and following[1].islower():
        return _BLANK.search(text, match.end(), following.end()) is None
    if match[0] not in (".", "\u2024"):
        return False
    before = text[max(0, match.start() - _LONGEST_WORD) : match.start()]
    found = _WORD_BEFORE.search(before)
    word = found[0].lower() if found else ""
    if _DOTTED.fullmatch(word):
        return True
    if word.isdigit() and len(word) <= _ORDINAL:
        return "#" in abbreviations
    # Behind a number one may stand without a space: "5km."
    return word.lstrip("0123456789") in abbreviations


def _line_ends(text: str, at: int) -> bool:
    """Return whether a line end ends a sentence: of a paragraph, a heading or an item of a list."""
    following = _ON.match(text, at + 1, at + 1 + _LONGEST_WORD)
    if _is_blank(text, at):
        return True
    if following and following[1] and following[1].islower():
        return False
    return _ends_paragraph(text, at)


def _ends_paragraph(text: str, at: int) -> bool:
    return _is_blank(text, at) or bool(_ITEM.match(text, at + 1)) or not _is_wrapped(text, at)


def _is_blank(text: str, at: int) -> bool:
    """Return whether an empty line, or nothing, stands on either side of a line end."""
    before = text[max(0, at - _BLOCK) : at]
    return _BLANK.match(text, at) is not None or not before[before.rfind("\n") + 1 :].strip()


def _is_wrapped(text: str, at: int) -> bool:
    """Return whether a line ends only since no word more had room in it.

    There was room if, with the next word, the line would be no longer than the longest beside it.
    """
    before = text[max(0, at - _BLOCK) : at].rpartition("\n\n")[2]
    after = text[at + 1 : at + 1 + _BLOCK].partition("\n\n")[0]
    lines = [*before.split("\n"), *after.split("\n")]
    widest = max(map(len, lines))
    own, word = before[before.rfind("\n") + 1 :].rstrip(), after.split(maxsplit=1)[0]
    with_next = len(own) + 1 + (1 if _SPACELESS.match(word) else len(word))
    return widest <= _WIDEST and with_next > widest
