"""compliance report --lang: the program's own words in another language, all others as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from compliance.workspace.load import load_workspace
from support.cli import printed, run_cli
from support.golden import Golden
from support.pseudo import (
    CLOSE,
    CODES,
    OPEN,
    SPOKEN,
    Names,
    named,
    prose_of,
    speak_pseudo,
    texts_in,
    untranslated,
)
from support.reports import lake
from support.repository import ROOT

POINT_4 = ("report", "--source", "az", "--point", "4", "--public")
_WORD = re.compile(r"[^\W\d_]{2,}")
SIDES = ("az", "am", "ru", "nk", "third", "unknown")
in_another = partial(printed, "report", "--lang", SPOKEN.value)


@pytest.mark.parametrize("asked", [(), ("--source", "az", "--as-of", "2023", "--official")])
def test_every_word_of_a_page_is_in_a_message(
    asked: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_pseudo(monkeypatch)
    loaded, page = load_workspace(ROOT), in_another(*asked, "-f", "html")
    assert list(untranslated(page, Names((*CODES, *SIDES, *named(loaded))))) == []
    assert set(texts_in(SPOKEN.value, page)) & set(prose_of(loaded)) == set()


@pytest.mark.parametrize("asked", [(), ("--source", "north", "--known-by", "2023", "--official")])
@pytest.mark.parametrize("format", ["text", "md"])
def test_every_word_of_a_text_is_in_a_message(
    asked: tuple[str, ...], format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_pseudo(monkeypatch)
    root = tmp_path / "lake"
    lake(root)
    own = {word.lower() for word in _WORD.findall(" ".join(_all_in(root)))} | {"compliance"}
    text = printed("-w", root, "report", *asked, "--lang", SPOKEN.value, "-f", format)
    outside = [part for depth, part in _by_depth(text) if depth == 0]
    assert {word.lower() for word in _WORD.findall(" ".join(outside))} - own == set()


def _all_in(root: Path) -> Iterator[str]:
    yield from (path.read_text("utf-8") for path in sorted(root.rglob("*.yaml")))
    yield from (path.stem for path in sorted(root.rglob("*.yaml")))
    yield (root / "compliance.toml").read_text("utf-8")


def _by_depth(text: str) -> Iterator[tuple[int, str]]:
    depth = 0
    for part in re.split(f"([{OPEN}{CLOSE}])", text):
        depth += (part == OPEN) - (part == CLOSE)
        yield depth, part


@pytest.mark.parametrize("format", ["text", "md"])
@pytest.mark.parametrize("language", ["ru", "az", "hy"])
def test_point_4_in_other_languages(language: str, format: str, golden: Golden) -> None:
    golden(
        f"shipped/report-az-point-4.{language}.{format}",
        printed(*POINT_4, "--lang", language, "-f", format),
    )


@pytest.mark.parametrize("format", ["json", "csv"])
def test_what_programs_read_is_the_same_in_every_language(format: str) -> None:
    refused = run_cli(*POINT_4, "-f", format, "--lang", "ru")
    assert refused.status == 2
    assert f"{format} is for programs, and the same in every language" in " ".join(
        refused.stderr.split()
    )
    assert run_cli(*POINT_4, "-f", format, "--lang", "en").status == 0
