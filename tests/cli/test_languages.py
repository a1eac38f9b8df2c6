"""--lang: the program's own words in another language, all others as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from compliance.audit.run import RULES
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
PAGES = (
    "report",
    "report --source az --as-of 2023 --official",
    "diff az am --public",
    "diff ru nk@2021 --known-by 2023 --official --point 4",
    "diff --own am",
    "matrix --official --as-of 2023",
    "matrix --by respondent",
    "matrix --by incident --known-by 2023",
    "timeline --source az --point 4",
    "timeline --as-of 2023 --known-by 2023",
    "timeline -f svg",
    "audit --point 4",
    "audit --source az --public",
    "network",
    "network -f svg",
    "network --point 1 --official -f svg",
)
TEXTS = (
    "report",
    "report --source north --known-by 2023 --official",
    "diff north south --known-by 2023",
    "diff north@2020 south --official --point 1",
    "diff --own north",
    "matrix --official",
    "matrix --by respondent",
    "matrix --by incident",
    "coverage --point 1",
    "audit --point 1",
    "audit --source north --public",
    "coverage --from 2100-02",
)
WITHOUT_MARKDOWN = (
    "timeline",
    "timeline --source north",
    "network --by voice --as-of 2030 --known-by 2030",
    "network --point 1 --official",
)
SHIPPED = {
    "diff-az-ru-point-1": ("diff", "az", "ru", "--point", "1"),
    "matrix-point-4": ("matrix", "--point", "4"),
    "timeline-point-4": ("timeline", "--point", "4"),
    "network-point-4": ("network", "--point", "4"),
    "audit-am-point-3": ("audit", "--source", "am", "--point", "3"),
    "coverage-point-4": ("coverage", "--point", "4"),
}
"""What is printed in every language."""


def in_another(*asked: str | Path) -> str:
    """Return what is printed in the language that nobody speaks."""
    return printed(*asked, "--lang", SPOKEN.value)


@pytest.mark.parametrize("asked", PAGES)
def test_every_word_of_a_page_is_in_a_message(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    speak_pseudo(monkeypatch)
    format = () if " -f " in asked else ("-f", "html")
    loaded, page = load_workspace(ROOT), in_another(*asked.split(), *format)
    assert list(untranslated(page, Names((*CODES, *SIDES, *named(loaded))))) == []
    assert set(texts_in(SPOKEN.value, page)) & set(prose_of(loaded)) == set()


@pytest.mark.parametrize(
    ("asked", "format"),
    [
        *((asked, format) for asked in TEXTS for format in ("text", "md")),
        *((asked, "text") for asked in WITHOUT_MARKDOWN),
    ],
)
def test_every_word_of_a_text_is_in_a_message(
    asked: str, format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_pseudo(monkeypatch)
    root = tmp_path / "lake"
    lake(root)
    own = {word.lower() for word in _WORD.findall(" ".join(_all_in(root)))} | {"compliance"}
    if asked.startswith("audit"):
        own |= {word.lower() for word in _WORD.findall(" ".join(_found_in(root)))}
    text = in_another("-w", root, *asked.split(), "-f", format)
    outside = [part for depth, part in _by_depth(text) if depth == 0]
    assert {word.lower() for word in _WORD.findall(" ".join(outside))} - own == set()


def _all_in(root: Path) -> Iterator[str]:
    yield from (path.read_text("utf-8") for path in sorted(root.rglob("*.yaml")))
    yield from (path.stem for path in sorted(root.rglob("*.yaml")))
    yield (root / "compliance.toml").read_text("utf-8")


def _found_in(root: Path) -> Iterator[str]:
    """Yield what the rules of an audit say, which is in English in every language."""
    yield from (rule.summary for rule in RULES)
    yield printed("-w", root, "audit", "-f", "github")
    yield "fail-on SHA-256"


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


def test_a_word_for_points_that_nobody_gave_is_the_program_s_own(tmp_path: Path) -> None:
    root = tmp_path / "lake"
    lake(root)
    file = next((root / "agreements").iterdir())
    bare = re.sub(r"^point_word:.*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
    asked = ("-w", root, "report", "--lang", "ru", "-f", "html")
    for given, marked in (
        ("", "Пункт"),
        ("point_word: Article\n", '<span lang="en">Article</span>'),
    ):
        file.write_text(f"{given}{bare}", "utf-8")
        page = printed(*asked)
        assert f'<th role="columnheader" scope="col">{marked}</th>' in page
        assert re.search(rf">{marked} \d+ в целом</a>", page)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("language", ["ru", "az", "hy"])
def test_other_commands_in_other_languages(name: str, language: str, golden: Golden) -> None:
    golden(f"shipped/{name}.{language}.text", printed(*SHIPPED[name], "--lang", language))


@pytest.mark.parametrize(
    "asked",
    [
        (*POINT_4, "-f", "json"),
        (*POINT_4, "-f", "csv"),
        ("diff", "az", "ru", "-f", "json"),
        ("matrix", "-f", "csv"),
        ("timeline", "-f", "json"),
        ("network", "-f", "graphml"),
        ("coverage", "-f", "json"),
        ("audit", "--point", "3", "-f", "sarif"),
    ],
)
def test_what_programs_read_is_the_same_in_every_language(asked: tuple[str, ...]) -> None:
    refused = run_cli(*asked, "--lang", "ru")
    assert refused.status == 2
    assert f"{asked[-1]} is for programs, and the same in every language" in " ".join(
        refused.stderr.split()
    )
    assert run_cli(*asked, "--lang", "en").status == 0
