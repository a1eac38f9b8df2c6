"""Differences as Markdown and as a page: the same content, and no text that turns into markup."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compliance.assessments.cut import Cut
from compliance.diff.compare import compare
from compliance.views.diff.view import DiffView
from support.diff_views import EVERYTHING, made, view_of
from support.differences import subject_of
from support.pages import page_of
from support.templates import page_text
from support.views import HOSTILE, with_texts

NAMES = ("diff/diff.html.j2", "diff/diff.md.j2")


@pytest.fixture
def sides(tmp_path: Path) -> DiffView:
    found = made(tmp_path, *EVERYTHING)
    both = (subject_of(found, "north"), subject_of(found, "south", points=("1", "2")))
    return view_of(
        compare(*both, everything=True),
        points=("1", "2"),
        official=True,
        cut=Cut(known_by=date(1999, 12, 31)),
    )


@pytest.fixture
def revised(tmp_path: Path) -> DiffView:
    other = EVERYTHING[0] | {"claim": "Otherwise.", "note": "A note."}
    found = made(tmp_path / "a", *EVERYTHING), made(tmp_path / "b", other, *EVERYTHING[1:7])
    return view_of(compare(*(subject_of(one, None) for one in found)), public=True)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_changes_the_shape_of_a_page(
    text: str, name: str, sides: DiffView, revised: DiffView
) -> None:
    for view in (sides, revised):
        shapes = [
            page_of(name, page_text(with_texts(view, lambda _, said=said: said), name)).shape  # type: ignore[misc]
            for said in (text, "word")
        ]
        assert shapes[0] == shapes[1]


@pytest.mark.parametrize("name", NAMES)
def test_sides_are_printed_with_all_that_is_said(name: str, sides: DiffView) -> None:
    text = page_of(name, page_text(sides, name)).text
    rows = [row for section in sides.sections for row in section.rows]
    assert {row.kind for row in rows} == {"denial", "one_sided", "not_read", "both_silent"}
    for row in rows:
        assert row.kind_words in text
        assert row.topic in text
        for cell in row.cells:
            assert (cell.blank or "") in text
            assert all(r.words in text for g in cell.groups for r in g.records)
    assert "official voices only" in text
    assert "known by 1999-12-31" in text
    assert "no reading on file" in text
    assert "1, 2; all others are left out" in text
    assert "not compared: says it will" in text


@pytest.mark.parametrize("name", NAMES)
def test_revisions_are_printed_with_both_versions(name: str, revised: DiffView) -> None:
    text = page_of(name, page_text(revised, name)).text
    for change in ("It was done. → Otherwise.", "nothing → A note."):
        assert change in text
    assert "only their first and last words are printed" in text
