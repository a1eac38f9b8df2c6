"""The signs that end sentences are those of Unicode."""

from __future__ import annotations

import re

import regex

from compliance.passages.sentences import STOPS


def test_the_signs_are_those_that_unicode_lists_for_the_ends_of_sentences() -> None:
    listed = regex.compile(r"\p{Sentence_Break=STerm}")
    spaced = set("!?\u203c\u203d\u2047\u2048\u2049")
    basic = map(chr, range(0x10000))
    here = {sign for sign in basic if re.match(f"[{STOPS}]", sign)}
    there = {sign for sign in map(chr, range(0x10000)) if listed.match(sign)}
    assert there - here <= spaced
    assert here - there <= set("\ufe52\uff0e")
