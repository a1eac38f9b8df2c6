"""Differences as text: two cells side by side, or a line a record."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from compliance.assessments.cut import Cut
from compliance.diff.compare import compare, compare_sides
from compliance.diff.rows import Difference
from compliance.render.text.diff import render_diff_text
from support.diff_views import EVERYTHING, LONG, made, view_of
from support.differences import subject_of
from support.golden import Golden


def text_of(difference: Difference, **asked: Any) -> str:  # noqa: ANN401 - as it is asked
    return render_diff_text(view_of(difference, **asked))


def test_everything_a_row_can_be(tmp_path: Path, golden: Golden) -> None:
    found = made(tmp_path, *EVERYTHING)
    difference = compare(subject_of(found, "north"), subject_of(found, "south"), everything=True)
    golden("diff/everything.txt", text_of(difference))


def test_everybody_beside_a_side(tmp_path: Path, golden: Golden) -> None:
    found = made(tmp_path, *EVERYTHING)
    difference = compare_sides(subject_of(found, "south"), subject_of(found, None))
    golden(
        "diff/everybody.txt",
        text_of(difference, points=("1",), cut=Cut(known_by=date(1999, 12, 31))),
    )


def test_two_revisions(tmp_path: Path, golden: Golden) -> None:
    before = made(tmp_path / "before", *EVERYTHING)
    other = [
        EVERYTHING[0] | {"status": "violated", "respondents": ["north"]},
        EVERYTHING[1] | {"claim": "Two gates are excepted."},
        EVERYTHING[3] | {"claim": LONG * 4 + "he said."},
        EVERYTHING[10] | {"targets": ["1a"]},
        {"speaker": "wire", "act": "background", "claim": LONG * 2},
    ]
    after = made(tmp_path / "after", *other)
    difference = compare(subject_of(before, None), subject_of(after, None))
    golden("diff/revisions.txt", text_of(difference))


def test_nothing_at_all(tmp_path: Path) -> None:
    found = made(tmp_path)
    one = subject_of(found, "north")
    head, counts, *_ = text_of(compare(one, one)).splitlines()
    assert head.split() == ["NORTH", "SHORE", "·", "Lake", "treaty", "all", "dates"]
    assert counts == "0 rows."
