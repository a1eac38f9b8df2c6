"""Each sentence of the security page that promises something has a test behind it."""

from __future__ import annotations

import re

from support.repository import ROOT, functions_in

PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
PROMISES = PAGE.partition("\n## What a hostile file cannot do\n")[2].partition("\n## ")[0]
NOTE = re.compile(r"\[\^([\w-]+)\]")
DEFINITION = re.compile(r"^\[\^([\w-]+)\]:((?:.*\n(?:    .*\n)*))", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_every_sentence_that_promises_ends_with_a_note() -> None:
    assert len(NOTE.findall(PROMISES)) > 25
    assert re.findall(r"[^.]*[.!?](?!\[\^)(?=\s|$)", PROMISES) == []
    items = re.findall(r"^- (?:.*\n)(?:  .*\n)*", PROMISES, re.MULTILINE)
    assert [item for item in items if not re.search(r"\.(?:\[\^[\w-]+\])+\n\Z", item)] == []


def test_every_note_is_used_and_every_use_has_its_note() -> None:
    defined = [found[1] for found in DEFINITION.finditer(PAGE)]
    assert len(defined) == len(set(defined))
    assert set(NOTE.findall(PROMISES)) == set(defined)


def test_every_note_names_tests_that_exist() -> None:
    for found in DEFINITION.finditer(PAGE):
        named = TEST.findall(found[2])
        assert named, found[1]
        assert TEST.sub("", found[2]).replace(",", "").split() == [], found[1]
        for file, test in named:
            assert test in functions_in(file), f"{file}::{test}"
