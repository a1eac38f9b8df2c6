"""compliance search: words are found in the texts on this machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.builders import GAZETTE, HERALD, workspace
from support.cli import run_cli
from support.lake_texts import write_digest


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "lake")


@pytest.fixture
def env(root: Path, tmp_path: Path) -> dict[str, str]:
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts"), "COMPLIANCE_CACHE": str(tmp_path / "cache")}
    assert run_cli("-w", root, "articles", "add", write_digest(tmp_path), env=env).status == 0
    return env


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("boats",), [GAZETTE, HERALD]),
        (("for", "boats"), [GAZETTE, HERALD]),
        (("boats", "-office"), []),
        (("boats", "-observers"), [HERALD]),
        (("-observers", "boats"), [HERALD]),
        (('"patrol boats"',), [HERALD]),
        (("observ* OR patrol",), [GAZETTE, HERALD]),
        (("boats", "--outlet", "south-gazette"), [GAZETTE]),
        (("boats", "--side", "north"), [HERALD]),
        (("boats", "--since", "1999-07", "-p", "2"), [HERALD]),
        (("boats", "--until", "1999-06", "--state", "part", "--language", "en"), [GAZETTE]),
        (("--most", "1", "boats"), [GAZETTE]),
        (("for", "for"), []),
        (("for", "run"), []),
    ],
)
def test_words_find_articles(
    words: tuple[str, ...], found: list[str], root: Path, env: dict[str, str]
) -> None:
    for _ in range(2):
        finished = run_cli("-w", root, "search", *words, "-f", "json", env=env)
        assert finished.status == 0, finished.stderr
        assert [one["article"] for one in json.loads(finished.stdout)["texts"]] == found
    kept = [path.name for path in (root.parent / "cache" / "search").rglob("*.sqlite3")]
    assert len(kept) == 1


@pytest.mark.parametrize("cache", ["off", "/dev/null/cache"])
def test_without_a_cache_the_same_is_found(cache: str, root: Path, env: dict[str, str]) -> None:
    expected = run_cli("-w", root, "search", "boats", env=env).stdout
    assert "2 texts of 2 hold boats\n" in expected
    without = run_cli("-w", root, "search", "boats", env={**env, "COMPLIANCE_CACHE": cache})
    assert without.stdout == expected


def test_public_output_has_only_ends(root: Path, env: dict[str, str]) -> None:
    printed = run_cli("-w", root, "search", "boats", "--public", env=env).stdout
    assert "““Two … stayed,” said an officer who gave no name.”" not in printed
    assert "…" in printed
    assert "has not withdrawn its patrol boats from the ferry lane, the" not in printed


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ((), 2, "Usage: compliance search"),
        (("--help",), 0, "for"),
        (("(boats)",), 3, '"(" means nothing in a query'),
        (("-boats",), 3, "the query names nothing that is to be there"),
        (("boats", "--side", "nowhere"), 3, 'no side "nowhere"'),
        (("boats", "--most", "0"), 2, "--most"),
        (("for",), 2, "WORDS"),
    ],
)
def test_what_cannot_be_meant_is_told(
    words: tuple[str, ...], status: int, said: str, root: Path
) -> None:
    finished = run_cli("-w", root, "search", *words)
    assert finished.status == status
    assert said in finished.stderr + finished.stdout
