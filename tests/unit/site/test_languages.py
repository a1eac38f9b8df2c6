"""A site in several languages: every word of the program's own in each of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from compliance.workspace.load import load_workspace
from support.catalogs import messages
from support.cli import run_cli
from support.pseudo import SPOKEN, Pseudo, speak_pseudo, texts_of, untranslated
from support.repository import ROOT

CODES = {"CSV", "JSON", "SVG", "PNG", "PDF", "BibTeX", "CSL-JSON", "compliance"}


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Pseudo]:
    root = tmp_path_factory.mktemp("spoken") / "site"
    with pytest.MonkeyPatch.context() as monkeypatch:
        pseudo = speak_pseudo(monkeypatch)
        finished = run_cli("site", root, "--lang", SPOKEN.value, cwd=ROOT)
    assert finished.status == 0
    return root, pseudo


def test_every_word_of_the_program_is_in_a_message(spoken: tuple[Path, Pseudo]) -> None:
    loaded = load_workspace(ROOT)
    known = {text for text in texts_of(loaded.agreements) if len(text) > 2} | CODES
    known |= {name for one in loaded.sources.values() for name in (one.name, one.short)}
    known |= {loaded.settings.title, *(one.title for one in loaded.articles.values())}
    known |= {*loaded.evidence, *loaded.articles, *texts_of(loaded.places)}
    known |= {text for one in loaded.incidents.values() for text in texts_of(one) if len(text) > 2}
    left: Counter[str] = Counter()
    where: dict[str, str] = {}
    for file in sorted(spoken[0].rglob("*.html")):
        for text in untranslated(file.read_text("utf-8"), known):
            left[text] += 1
            where.setdefault(text, file.relative_to(spoken[0]).as_posix())
    assert [f"{number} {where[text]}: {text}" for text, number in left.most_common()] == []


def test_every_message_that_was_asked_for_is_in_the_catalogs(spoken: tuple[Path, Pseudo]) -> None:
    assert spoken[1].asked - {(m.context, m.forms[0]) for m in messages()} == set()
