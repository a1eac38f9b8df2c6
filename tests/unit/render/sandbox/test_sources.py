"""Own templates are regular files of bounded size and number, read before any of them runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from compliance.files.paths import Kind
from compliance.files.reading import Entry
from compliance.render.sandbox import sources
from compliance.render.sandbox.error import TemplateFailedError
from compliance.render.sandbox.sources import own_texts, shipped_texts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of templates."""
    own = tmp_path / "templates"
    (own / "part").mkdir(parents=True)
    (own / "part" / "_a.html.j2").write_text("\N{BULLET}", "utf-8")
    (own / "page.html.j2").write_text("page", "utf-8")
    (own / "notes.txt").write_bytes(b"\xff")
    return own


def test_all_templates_are_read_by_their_names(folder: Path) -> None:
    texts = {"part/_a.html.j2": "\N{BULLET}", "page.html.j2": "page"}
    assert own_texts(folder) == texts
    assert shipped_texts(folder) == texts
    assert own_texts(folder / "none") == {}


def _link(path: Path) -> None:
    path.symlink_to("page.html.j2")


@pytest.mark.parametrize(
    ("make", "wrong"),
    [
        (lambda path: path.write_bytes(b"\xff"), "it is not UTF-8"),
        (lambda path: path.write_bytes(b" " * 1_048_577), "it has over 1,048,576 bytes; split it"),
        (os.mkfifo, "it is no regular file"),
        (_link, "it is no regular file"),
    ],
)
def test_what_is_no_template_is_refused(
    folder: Path, make: Callable[[Path], object], wrong: str
) -> None:
    make(folder / "part" / "b.html.j2")
    with pytest.raises(TemplateFailedError) as caught:
        own_texts(folder)
    assert str(caught.value) == f"templates/part/b.html.j2: {wrong}"


def test_what_cannot_be_read_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(TemplateFailedError, match=r"it cannot be read: Permission denied$"):
        own_texts(folder)


def test_a_link_that_took_the_place_of_a_file_is_not_followed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "out.html.j2").symlink_to("page.html.j2")
    entry = Entry(f"{folder.name}/out.html.j2", Kind.FILE)
    monkeypatch.setattr(sources, "list_below", lambda *_: [entry])
    with pytest.raises(TemplateFailedError, match=r"it cannot be read: .*out\.html\.j2$"):
        own_texts(folder)


@pytest.mark.parametrize(("limit", "most"), [("MOST_TEMPLATES", 1), ("MOST_BYTES", 6)])
def test_there_may_be_only_so_many_of_so_many_bytes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(sources, limit, most + 1)
    own_texts(folder)
    monkeypatch.setattr(sources, limit, most)
    with pytest.raises(TemplateFailedError, match=r"^templates: there may be [\d,]+ templates, "):
        own_texts(folder)
