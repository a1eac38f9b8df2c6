"""Locate every quote of a folder in the article it is said to stand in: the part that is timed.

    python benchmarks/passages_verify.py FOLDER whole|ends

`whole` pins a quote by all of its words, `ends` by its first and last six, as records do. Prints
one object of JSON: seconds of processor for loading and in all, verdicts by kind of quote, and the
altered quotes whose altered word was not named.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from compliance.passages.locate import Level, Location, Pin, SearchText, locate

WORDS_AN_END: Final = 6


class Quote(NamedTuple):
    """A quote, its text, where it was cut out of it, and what was done to it then."""

    words: str
    text: SearchText
    start: int
    kind: str


def load(folder: Path) -> list[Quote]:
    """Read the quotes, and each article once."""
    texts: dict[str, SearchText] = {}
    quotes = []
    with (folder / "quotes.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            name = row["article"]
            if name not in texts:
                article = (folder / "articles" / f"{name}.txt").read_bytes()
                texts[name] = SearchText(article.decode())
            quotes.append(Quote(row["quote"], texts[name], row["start"], row["kind"]))
    return quotes


def whole(quote: str) -> Pin:
    """Pin a quote by all of its words."""
    return Pin(quote)


def ends(quote: str) -> Pin:
    """Pin a quote by its ends."""
    words = quote.split()
    return Pin(" ".join(words[:WORDS_AN_END]), " ".join(words[-WORDS_AN_END:]))


def is_right(quote: Quote, found: Location) -> bool:
    """Say whether this is what whole words must give.

    An ambiguous quote must stand in its text more than once, an accepted one where it was cut out;
    of an altered one, the altered word must be named.
    """
    if found.level is Level.AMBIGUOUS:
        text, words = quote.text.text, quote.words
        return quote.kind == "exact" and text.find(words) < text.rfind(words)
    if quote.kind in ("exact", "drift"):
        level = Level.EXACT if quote.kind == "exact" else Level.FOLDED
        # a quote made up that stands in the text all the same counts as exact, wherever it is
        placed = found.range is not None and quote.start == found.range[0]
        return found.level is level and (placed or quote.words in quote.text.text)
    if quote.kind == "altered":
        return found.level is Level.NEAR and names_the_alteration(found)
    return found.level in (Level.NEAR, Level.MISSING)


def names_the_alteration(found: Location) -> bool:
    """Say whether the one change shown is another figure, or a "not" put between or into words."""
    if found.near is None or len(found.near.difference) != 1:
        return False
    [change] = found.near.difference
    if change.pin.replace("not", "", 1).replace(" ", "") == change.text.replace(" ", ""):
        return True
    there, said = (re.sub(r"\d+", "0", words) for words in (change.text, change.pin))
    return there == said and "0" in there and " " not in there


def main(folder: str, pinned: str) -> None:
    """Load, locate, and print what came of it."""
    pins: dict[str, Callable[[str], Pin]] = {"whole": whole, "ends": ends}
    quotes = load(Path(folder))
    loaded = time.process_time()
    pin = pins[pinned]
    found = [locate(quote.text, pin(quote.words)) for quote in quotes]
    located = time.process_time()
    both = list(zip(quotes, found, strict=True))
    levels = Counter(f"{quote.kind} {place.level}" for quote, place in both)
    wrong = sum(not is_right(quote, place) for quote, place in both)
    texts = {id(quote.text): quote.text for quote in quotes}.values()
    result = {
        "loading": loaded,
        "locating": located - loaded,
        "levels": dict(sorted(levels.items())),
        "wrong": wrong if pinned == "whole" else None,
        "texts": len(texts),
        "folded": sum(text.folds for text in texts),
        "compared": sum(text.alignments for text in texts),
    }
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
