"""Drafting the file of an article: complete, or for a person to complete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from compliance.files import locking
from compliance.files.locking import FolderBusyError
from compliance.files.paths import kind_of
from compliance.model.article import HeldText
from compliance.workspace import layout
from compliance.workspace.files import read_file
from compliance.workspace.layout import ReadOnlyWorkspaceError, UnwritableWorkspaceError
from compliance.workspace.load import load_workspace
from compliance.workspace.write import draft_file
from compliance.workspace.write.draft_file import (
    HINTS,
    ArticleExistsError,
    ArticleFacts,
    Draft,
    DraftedText,
    draft_text,
    find_taken,
    write_article_draft,
)
from compliance.workspace.write.writers_lock import writing
from support.builders import workspace

TEXT = DraftedText(
    article="wire-1999-07-05",
    title="The lake after …",
    held=HeldText(container_sha256="a" * 64, range=(0, 100), text_sha256="b" * 64),
    date_hint="5 July 1999",
)
FACTS = ArticleFacts(
    outlet="wire",
    published="1999-07-05",
    published_basis="Printed: at the head.",
    language="en",
    url="https://example.org/lake",
    confidence="A",
)
COMPLETE = Draft(TEXT, FACTS)
OPEN = Draft(TEXT, ArticleFacts())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "lake")


def test_a_complete_draft_is_an_article_of_the_workspace(root: Path) -> None:
    assert write_article_draft(root, COMPLETE, print)
    assert COMPLETE.file == "articles/wire-1999-07-05.yaml"
    drafted = next(a for a in load_workspace(root).articles.values() if a.id == TEXT.article)
    assert (drafted.title, drafted.published.text, drafted.url) == (
        TEXT.title,
        FACTS.published,
        FACTS.url,
    )
    assert drafted.held[0] == TEXT.held


def test_a_draft_that_another_command_writes_meanwhile_is_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever way a file is looked at first, the other command is done right after it."""

    def after(look: Callable[..., object]) -> Callable[..., object]:
        def looked(*given: object) -> object:
            seen = look(*given)
            (root / OPEN.file).write_text(draft_text(OPEN), "utf-8")
            return seen

        return looked

    for name, look in (("kind_of", kind_of), ("read_file", read_file)):
        (root / OPEN.file).unlink(missing_ok=True)
        with monkeypatch.context() as patch:
            patch.setattr(draft_file, name, after(look))
            assert find_taken(root, OPEN) is None


def test_an_incomplete_draft_says_what_goes_where_and_breaks_nothing(root: Path) -> None:
    assert write_article_draft(root, OPEN, print)
    text = (root / "articles/wire-1999-07-05.yaml.draft").read_text("utf-8")
    for key, hint in HINTS.items():
        room = ' ""' if key == "published_basis" else ""
        assert f"# {key}:{room}  # {hint}" in text
    assert "(the text has near its head: 5 July 1999)" in text
    assert len(load_workspace(root).articles) == 2


def test_the_open_keys_are_all_a_draft_lacks(root: Path) -> None:
    text = draft_text(Draft(replace(TEXT, date_hint=None), ArticleFacts(language="en")))
    for key, value in (("outlet", "wire"), ("published", '"1999"'), ("confidence", "A")):
        text = text.replace(f"# {key}:  # {HINTS[key]}", f"{key}: {value}")
    text = text.replace('# published_basis: ""', 'published_basis: "Printed at the head."')
    (root / "articles/wire-1999-07-05.yaml").write_text(text, "utf-8")
    assert len(load_workspace(root).articles) == 3


@pytest.mark.parametrize("suffix", [".yaml", ".yaml.draft"])
def test_an_article_that_has_a_file_or_a_draft_is_not_drafted(suffix: str, root: Path) -> None:
    taken = f"articles/{TEXT.article}{suffix}"
    (root / taken).write_text("mine")
    with pytest.raises(ArticleExistsError, match=f'"{taken}" exists already; give another id'):
        write_article_draft(root, COMPLETE, print)
    assert (root / taken).read_text() == "mine"


@pytest.mark.parametrize("draft", [COMPLETE, OPEN])
def test_a_file_that_names_this_very_text_is_left_as_it_is(draft: Draft, root: Path) -> None:
    assert write_article_draft(root, draft, print)
    edited = f"# mine\n{(root / draft.file).read_text('utf-8')}"
    (root / draft.file).write_text(edited, "utf-8")
    assert not write_article_draft(root, draft, print)
    assert (root / draft.file).read_text("utf-8") == edited


def test_a_draft_is_not_completed_behind_the_back_of_who_edits_it(root: Path) -> None:
    write_article_draft(root, OPEN, print)
    with pytest.raises(ArticleExistsError, match=r"wire-1999-07-05\.yaml\.draft"):
        write_article_draft(root, COMPLETE, print)


def test_a_draft_waits_for_another_writer(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "LONGEST_WAIT", 0.1)
    with writing(root, print), pytest.raises(FolderBusyError):
        write_article_draft(root, COMPLETE, print)
    assert not (root / "articles/wire-1999-07-05.yaml").exists()


def test_the_folder_of_articles_is_made(tmp_path: Path) -> None:
    write_article_draft(tmp_path, COMPLETE, print)
    assert (tmp_path / "articles/wire-1999-07-05.yaml").is_file()


def test_the_shipped_workspace_is_not_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "installed_root", lambda: root)
    with pytest.raises(ReadOnlyWorkspaceError, match=r"compliance init DIR --from lake_1999$"):
        write_article_draft(root, COMPLETE, print)


def test_a_workspace_that_cannot_be_written_is_said_so(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _parts: object, **_: Path) -> NoReturn:
        raise PermissionError

    monkeypatch.setattr(draft_file, "replace_file", refuse)
    with pytest.raises(UnwritableWorkspaceError):
        write_article_draft(root, COMPLETE, print)
