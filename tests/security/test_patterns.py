"""No pattern of the program takes long over a long line that almost fits."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import chain, product
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

import compliance
from compliance.audit.language import language_of
from compliance.audit.status_words import status_words
from compliance.model.base import ID_PATTERN, NUMBER_PATTERN, SHA256_PATTERN
from compliance.model.characters import IN_A_LINE
from compliance.model.dates import slips
from compliance.model.language import LANGUAGE_PATTERN

LENGTHS: Final = (300, 2_000, 8_000)
SECONDS: Final = 0.04
"""A pattern that takes twice as long for each doubling needs a few milliseconds on the longest; a
squared one a hundred and more. What takes longer still shows on the shorter ones."""
TRIES: Final = 4
"""So often it is tried before it counts as slow: other programs may take the processor."""

PIECES: Final = (
    *("a", "0", " ", "-", "_", ".", ",", "/", "\n", "(", "[", '"', "'", "#", ":", "&", "=", "@"),
    *("1,", "a-", "0-0", "1:0", "a b ", ". ", "A. ", "http", "www.", "1e", "2020-", "é\u0301"),
    *("\u200b", "\\", "x, ", "not ", "a\n\n", "\u0301", "0 ", "; ", "|"),
)
EDGES: Final = (("", "\x00"), ("", "x"), ("x", "x"), ("x", "."))
"""What a long line begins and ends with, so that it almost fits: no sign of words, or one."""
MOST_WORDS: Final = 6
"""So many words of a pattern are repeated as well."""

SHORT: Final = {
    "compliance.files.leftovers._NAME": "names of files, 255 bytes at most",
    "compliance.workspace.write.writers_lock._OF_WRITERS": "names of files, 255 bytes at most",
    "compliance.library.intake.page_remarks._MORE": "the last 100 characters of a text",
    "compliance.render.text.explain._LINK": "pages of the program itself",
    "compliance.render.text.explain._ITEM": "pages of the program itself",
}
"""What never sees a long line, and why."""
AT_ONE_PLACE: Final = {
    "compliance.workspace.yaml.scalars._CLOCK",
    "compliance.workspace.checks.figures._SCALED",
    "compliance.workspace.evidence._NUMBERED",
    "compliance.render.csv._AT_START",
    "compliance.workspace.yaml.reader._NO_VALUE",
    "compliance.workspace.yaml.syntax._KEY_AND_COLON",
    "compliance.cli.fetching._SCHEME",
    "compliance.suggest.read.layout._AGENCY",
    "compliance.suggest.read.layout._DATELINE",
    "compliance.library.intake.ris._TAG",
    "compliance.library.intake.kinds._BIBTEX",
    "compliance.library.intake.kinds._CSL",
    "compliance.library.intake.kinds._HTML_START",
    "compliance.library.intake.kinds._MAIL_LINE",
    "compliance.library.intake.kinds._RIS",
    "compliance.library.intake.page_source._DECLARATION",
    "compliance.library.intake.page_source._LD_JSON",
}
"""What is only asked whether it fits at one place, never searched for."""

MADE: Final[Mapping[str, str]] = {
    "compliance.audit.language.named": "_NUMBER of the module",
    "compliance.audit.entry.any_of": "the languages",
    "compliance.audit.language._points": "the languages",
    "compliance.audit.status_words.status_words": "the words of statuses",
    "compliance.model.base.is_id": "ID_PATTERN",
    "compliance.model.base.is_sha256": "SHA256_PATTERN",
    "compliance.model.dates.slips._first_slip": "60 characters at most; see the last test",
    "compliance.model.dates.slips._first_slip_in_ends": "the same",
    "compliance.model.dates.slips._odd_hyphens": "a set of signs",
    "compliance.model.dates.spans._completed": "the same",
    "compliance.model.dates.spans._from_part": "the same",
    "compliance.model.dates.spans.complete_ends": "the same",
    "compliance.model.dates.spans.may_be_short_year": "seven signs, no more",
    "compliance.model.odd_characters._plain": "a set of signs",
    "compliance.model.spaceless.count_words": "a set of signs",
    "compliance.model.spaceless.is_spaceless": "a set of signs",
    "compliance.model.spaceless.measure_of": "a set of signs",
    "compliance.model.spaceless.word_places": "sets of signs",
    "compliance.passages.line_ends._gap": "sets of signs",
    "compliance.workspace.rewording._line_message": "IN_A_LINE",
    "compliance.workspace.rewording._pattern_message": "the patterns of fields",
    "compliance.workspace.checks.objections._ground": "between two marks, and no mark within",
    "compliance.workspace.yaml.json_lines._fault_of": "one of three words of JSON",
    "compliance.workspace.write.create._starter": "one word at the start",
}
"""The functions that make a pattern of what is no literal, and what of it is tried here."""
LANGUAGES: Final = ("az", "de", "en", "fr", "hy", "pl", "ru", "tr", "uk")


def modules() -> Iterator[ModuleType]:
    for module in pkgutil.walk_packages(compliance.__path__, "compliance."):
        if module.name != "compliance.__main__":
            yield importlib.import_module(module.name)


def source_of(module: ModuleType) -> str:
    return Path(module.__file__ or "").read_text("utf-8")


def held(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns in a value, however deep in records and collections."""
    if isinstance(value, re.Pattern):
        yield from [value] if isinstance(value.pattern, str) else []
    elif isinstance(value, dict):
        yield from held((*value, *value.values()))
    elif isinstance(value, list | tuple | set | frozenset):
        yield from chain.from_iterable(map(held, value))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from held([getattr(value, field.name) for field in fields(value)])


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every pattern of the program, by the name under which it is held or made."""
    for module in modules():
        for name, value in vars(module).items():
            yield from ((f"{module.__name__}.{name}", pattern) for pattern in held(value))
        for function, argument in calls(module):
            if isinstance(argument, ast.Constant):
                yield f"{module.__name__}.{function}", re.compile(str(argument.value))
    made = [*map(status_words, LANGUAGES), *map(language_of, LANGUAGES)]
    yield from (("made of words", pattern) for pattern in held(made))
    for text in (ID_PATTERN, IN_A_LINE, LANGUAGE_PATTERN, NUMBER_PATTERN, SHA256_PATTERN):
        yield "model", re.compile(text)


def calls(module: ModuleType) -> Iterator[tuple[str, ast.expr]]:
    """Yield what functions of a module give to functions of `re`, with the name of each."""
    for function in ast.walk(ast.parse(source_of(module))):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and is_of_re(node.func):
                    yield function.name, node.args[0]


def is_of_re(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "re"
        and function.attr != "escape"
    )


EVERY: Final = tuple(patterns())
EXEMPT: Final = {pattern.pattern for name, pattern in EVERY if name in SHORT}
FIXED: Final = {pattern.pattern for name, pattern in EVERY if name in AT_ONE_PLACE}
FOUND: Final = {
    (pattern.pattern, pattern.flags): (name, pattern)
    for name, pattern in EVERY
    if pattern.pattern not in EXEMPT
}


def words_of(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return some words that a pattern looks for, as pieces of lines that nearly fit."""
    found = dict.fromkeys(re.findall(r"(?<!\\)[^\W\d_]{2,}", pattern.pattern))
    some = list(found)[:MOST_WORDS]
    return (*some, *(f"{word} " for word in some))


def slow_on(pattern: re.Pattern[str], *, one_place: bool) -> str | None:
    """Return the line on which a pattern takes long, shortened; None if there is none."""
    lines = product(LENGTHS, (*PIECES, *words_of(pattern)), EDGES)
    for length, piece, (first, last) in lines:
        text = first + (piece * (length // len(piece) + 1))[:length] + last
        if all(took(pattern, text, one_place=one_place) > SECONDS for _ in range(TRIES)):
            return f"{first!r} {piece!r} {last!r}"
    return None


def took(pattern: re.Pattern[str], text: str, *, one_place: bool) -> float:
    began = time.process_time()
    pattern.match(text)
    pattern.fullmatch(text)
    if not one_place:
        deque(pattern.finditer(text), maxlen=0)
    return time.process_time() - began


def test_the_patterns_are_found_and_the_exceptions_are_there() -> None:
    assert len(FOUND) > 60
    assert {name for name, _ in EVERY} >= SHORT.keys() | AT_ONE_PLACE
    for name in AT_ONE_PLACE:
        module, _, variable = name.rpartition(".")
        source = source_of(importlib.import_module(module))
        assert not re.search(rf"{variable}\.(?:search|find|sub|split)", source)


def test_no_function_makes_a_pattern_that_is_not_tried() -> None:
    made = {
        f"{module.__name__}.{function}"
        for module in modules()
        for function, argument in calls(module)
        if not isinstance(argument, ast.Constant)
    }
    assert made == MADE.keys()
    for module in modules():
        assert "from re import" not in source_of(module)
    folder = Path(compliance.__file__).parent / "audit" / "languages"
    assert tuple(sorted(file.stem for file in folder.glob("*.toml"))) == LANGUAGES
    assert None not in map(language_of, LANGUAGES)


@pytest.mark.parametrize("pattern", [r"\W+\Z", r"\s+$", r"[\s,]*;", r"\w+@", r"\S+,x"])
def test_a_pattern_that_takes_long_is_found_out(pattern: str) -> None:
    assert slow_on(re.compile(pattern), one_place=False)


@pytest.mark.parametrize(("name", "pattern"), FOUND.values(), ids=lambda one: str(one)[:60])
def test_a_long_line_takes_little_time(name: str, pattern: re.Pattern[str]) -> None:
    assert name
    assert slow_on(pattern, one_place=pattern.pattern in FIXED) is None


def test_what_only_short_dates_are_compared_with_never_sees_a_long_text() -> None:
    for piece in PIECES:
        for length in (60, LENGTHS[-1]):
            began = time.process_time()
            slips.find_slip((piece * length)[:length])
            assert time.process_time() - began < 5 * SECONDS
