"""The style sheet of a site is made of parts, which do not reach into each other's pages."""

from __future__ import annotations

import re
from itertools import combinations

from support.repository import ROOT

_COMMENT = re.compile(r"/\*.*?\*/|\{#.*?#\}", re.DOTALL)
_SELECTORS = re.compile(r"([^{}]+)\{")
_FIRST = re.compile(r"\s*\.([a-z][a-z-]*)")
_CLASS = re.compile(r"\.([a-z][a-z-]*)")
SHARED = {"panel", "picture", "scroll", "sign", "where"}
"""What a part may say more of: these stand on every kind of page."""


ON_PAPER = "_print.css.j2"
"""Says how pages of every kind look on paper."""


def test_no_two_parts_say_how_the_same_class_looks() -> None:
    opened: dict[str, set[str]] = {}
    named: dict[str, set[str]] = {}
    for file in (ROOT / "templates" / "site").glob("_*.css.j2"):
        text = _COMMENT.sub("", file.read_text("utf-8"))
        selectors = [one for found in _SELECTORS.findall(text) for one in found.split(",")]
        opened[file.name] = {found[1] for one in selectors if (found := _FIRST.match(one))}
        named[file.name] = {name for one in selectors for name in _CLASS.findall(one)}
    del opened[ON_PAPER], named[ON_PAPER]
    assert len(opened) > 3
    for one, other in combinations(sorted(opened), 2):
        both = (opened[one] & named[other]) | (opened[other] & named[one])
        assert both <= SHARED, (one, other)
