"""A site in several languages: every word of the program's own in each of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from compliance.views.publication import PublicationView
from compliance.views.site.edition import EditionView
from compliance.views.site.view import HeadView, PageView
from compliance.workspace.load import load_workspace
from support.catalogs import messages
from support.cli import run_cli
from support.pseudo import (
    CODES,
    SEEN,
    SPOKEN,
    Names,
    Pseudo,
    named,
    prose_of,
    speak_pseudo,
    texts_in,
    untranslated,
)
from support.repository import ROOT
from support.templates import page_text
from support.views import filled


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Pseudo]:
    root = tmp_path_factory.mktemp("spoken") / "site"
    with pytest.MonkeyPatch.context() as monkeypatch:
        pseudo = speak_pseudo(monkeypatch)
        finished = run_cli("site", root, "--lang", SPOKEN.value, cwd=ROOT)
    assert finished.status == 0
    return root, pseudo


def test_every_word_of_the_program_is_in_a_message(spoken: tuple[Path, Pseudo]) -> None:
    known = Names((*CODES, *named(load_workspace(ROOT))))
    left: Counter[str] = Counter()
    where: dict[str, str] = {}
    for file in sorted(spoken[0].rglob("*.html")):
        for text in untranslated(file.read_text("utf-8"), known):
            left[text] += 1
            where.setdefault(text, file.relative_to(spoken[0]).as_posix())
    assert [f"{number} {where[text]}: {text}" for text, number in left.most_common()] == []


def test_every_message_that_was_asked_for_is_in_the_catalogs(spoken: tuple[Path, Pseudo]) -> None:
    assert spoken[1].asked - {(m.context, m.forms[0]) for m in messages()} == set()


def test_what_the_workspace_says_is_marked_as_in_its_language(spoken: tuple[Path, Pseudo]) -> None:
    prose: dict[str, list[str]] = {}
    for text in prose_of(load_workspace(ROOT)):
        prose.setdefault(text[:SEEN], []).append(text)
    left = [
        f"{file.relative_to(spoken[0]).as_posix()}: {text}"
        for file in sorted(spoken[0].rglob("*.html"))
        for part in texts_in(SPOKEN.value, file.read_text("utf-8"))
        for at in range(len(part) - SEEN + 1)
        for text in prose.get(part[at : at + SEEN], ())
        if part.startswith(text, at)
    ]
    assert left == []


@pytest.mark.parametrize("unread", [True, False])
def test_a_page_says_that_no_native_reader_went_through_its_words(*, unread: bool) -> None:
    edition = EditionView(tag="ru", name="Русский", folder="ru/", here=True, unread=unread)
    other = EditionView(tag="hy", name="Հայերեն", folder="", here=False, unread=True)
    site = filled(
        HeadView,
        "a site",
        editions=(other, edition),
        root="../",
        published=filled(PublicationView, "a site"),
    )
    foot = page_text(PageView(site=site), "site/_foot.html.j2")
    assert foot.count("which no native reader has gone through yet") == unread
    assert foot.count('<a href="../about.html#object">How to object</a>') == 1 + unread
