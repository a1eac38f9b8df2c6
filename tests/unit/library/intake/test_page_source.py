"""All words of a page are told before it is parsed, whatever its markup is like."""

from __future__ import annotations

import re

import pytest

from compliance.library.intake.capture import Capture
from compliance.library.intake.page_source import all_text


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>The lake<br>is <b class=x>calm</b>.</p>", ["The", "lake", "is", "calm"]),
        ("<script>var dam = 1;</script><style>b {}</style><!-- dam --><i>calm</i>", ["calm"]),
        ("<p>Caf&eacute; &#1076;&#1072;</p>", ["Café", "да"]),
        ('<script type="application/ld+json">{"articleBody": "calm"}</script>', ["articleBody"]),
        ("no markup at all", ["no", "markup", "at", "all"]),
        ("<" * 50_000 + "calm", ["calm"]),
    ],
)
def test_all_words_of_a_page_are_told_cheaply(markup: str, words: list[str]) -> None:
    found = re.findall(r"\w+", all_text(Capture("a", markup.encode())))
    assert found[: len(words)] == words
