"""Values that readers, terminals, pages and spreadsheets stumble over, and dates of every form."""

from __future__ import annotations

from typing import Final

SUFFIXES: Final = (
    "",
    " Land",
    " “Land” it's",
    " \N{HEBREW LETTER SHIN}\N{HEBREW LETTER LAMED}\N{HEBREW LETTER FINAL MEM}",
    " o\N{COMBINING ACUTE ACCENT}u\N{COMBINING DIAERESIS}",
    " \N{WOMAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}",
    " \N{CJK UNIFIED IDEOGRAPH-6F22}\N{CJK UNIFIED IDEOGRAPH-5B57}",
    ": \N{LATIN SMALL LETTER A WITH DIAERESIS} # \N{LATIN SMALL LETTER O WITH DIAERESIS}",
    " <q>&amp; *q* _q_ `q` | [q](q)",
    " {{ view }} {% k %}",
    " of the long and winding shores of the lake, its islands and all who sail from them",
)
"""What a name may end with; some are no word that a side could be known by.

No word of theirs is one of the lines: what is known of a source goes by the words of its side.
"""

LINES: Final = (
    "Says it was done.",
    "no",
    "1.10",
    "2022-03-27",
    "~",
    "=SUM(A1:A9)",
    "@cell, -1 and +1",
    "a: b # c",
    "- “quoted”, 'quoted' and \"quoted\"",
    "{a} [b] & *c !d |e >f %g `h` \\i",
    "<script>alert(1)</script>",
    "| a | b |",
    "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER REH}\N{ARABIC LETTER HAH}\N{RIGHT-TO-LEFT MARK} 12",
    "\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4} done",
    "\N{CJK UNIFIED IDEOGRAPH-6F22}" * 60,
    "e\N{COMBINING ACUTE ACCENT}" * 70,
    "Says so, at some length, and then again, " * 9 + "and ends.",
    "\N{NO-BREAK SPACE}x\N{SOFT HYPHEN}y\N{ZERO WIDTH SPACE}z",
)
"""One line each, as claims, titles and notes may be."""

WORDS: Final = (
    "not",
    "the lane",
    "all four gates",
    "they, who",
    "well-known & so",
    "\N{LEFT DOUBLE QUOTATION MARK}no\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{CYRILLIC CAPITAL LETTER EN}\N{CYRILLIC SMALL LETTER IE}\N{CYRILLIC SMALL LETTER TE}",
    "=1+1",
)
"""One to six words each, as the ends of a passage may be."""

PUBLISHED: Final = (
    "2020-11-10",
    "2020-11-20",
    "2020-12-05",
    "2020-12-05~",
    "2020-12",
    "2020-11-15/2020-12-15",
    "../2021-01-10",
    "2021",
    "2021-02-01?",
)
"""Days of publication: each has a last possible day."""

DATES: Final = (
    *PUBLISHED,
    "2020-11-09",
    "2020-11-11",
    "2020-11",
    "2020-11-10/2020-11-20",
    "2020-11-10/..",
    "2020-11-12/",
    "../2020-11-15",
    "2020-11-11~",
)

URLS: Final = (
    "https://example.org/a,b-c?d=e&f=g#h",
    "http://example.org/%E2%80%9Cx%E2%80%9D",
    "https://example.org/\N{CYRILLIC SMALL LETTER A}",
)
