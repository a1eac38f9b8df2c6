"""No pattern of the program takes long over a long line that almost fits."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections import deque
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final

import pytest

import compliance
from compliance.model.base import ID_PATTERN, NUMBER_PATTERN
from compliance.model.characters import IN_A_LINE

LENGTH: Final = 50_000
SECONDS: Final = 0.5
"""A pattern that takes twice as long for each doubling needs milliseconds; a squared one, more."""

PIECES: Final = (
    *("a", "0", " ", "-", "_", ".", ",", "/", "\n", "(", "[", '"', "'", "#", ":", "&", "=", "@"),
    *("1,", "a-", "0-0", "1:0", "a b ", ". ", "A. ", "http", "www.", "1e", "2020-", "é\u0301"),
    *("\u200b", "\\", "x, ", "not ", "a\n\n"),
)
EDGES: Final = (("", "\x00"), ("", "x"), ("x", "x"), ("x", "."))
"""What a long line begins and ends with, so that it almost fits: no sign of words, or one."""
SHORT: Final = {
    "compliance.files.leftovers._NAME": "names of files, 255 bytes at most",
    "compliance.workspace.write.writers_lock._OF_WRITERS": "names of files, 255 bytes at most",
    "compliance.render.text.explain._LINK": "pages of the program itself",
    "compliance.render.text.explain._ITEM": "pages of the program itself",
}
"""What never sees a long line, and why."""
AT_ONE_PLACE: Final = {
    "compliance.workspace.yaml.scalars._CLOCK",
    "compliance.workspace.evidence._NUMBERED",
}
"""What is only asked whether it fits at one place, never searched for."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every pattern that stands in a module of the program."""
    for module in pkgutil.walk_packages(compliance.__path__, "compliance."):
        if module.name == "compliance.__main__":
            continue
        for name, one in vars(importlib.import_module(module.name)).items():
            held = one.values() if isinstance(one, dict) else [one]
            for pattern in held:
                if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                    yield f"{module.name}.{name}", pattern


FOUND: Final = {
    pattern.pattern: (name, pattern) for name, pattern in patterns() if name not in SHORT
} | {text: ("model", re.compile(text)) for text in (ID_PATTERN, IN_A_LINE, NUMBER_PATTERN)}


def test_the_patterns_are_found_and_the_exceptions_are_there() -> None:
    assert len(FOUND) > 30
    assert {name for name, _ in patterns()} >= SHORT.keys() | AT_ONE_PLACE
    for name in AT_ONE_PLACE:
        module, _, variable = name.rpartition(".")
        source = Path(importlib.import_module(module).__file__ or "").read_text("utf-8")
        assert not re.search(rf"{variable}\.(?:search|find|sub|split)", source)


@pytest.mark.parametrize(("name", "pattern"), FOUND.values(), ids=lambda one: str(one)[:60])
def test_a_long_line_takes_little_time(name: str, pattern: re.Pattern[str]) -> None:
    for piece, (first, last) in product(PIECES, EDGES):
        text = first + (piece * (LENGTH // len(piece) + 1))[:LENGTH] + last
        began = time.process_time()
        pattern.match(text)
        pattern.fullmatch(text)
        if name not in AT_ONE_PLACE:
            deque(pattern.finditer(text), maxlen=0)
        assert time.process_time() - began < SECONDS, (name, first, piece, last)
