"""What a selection works out once: whose origins, whatever of them is shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from compliance.assessments.cut import Cut
from compliance.views.selection import Selection
from compliance.workspace.lock_file import lock_bytes
from support.builders import GAZETTE, HERALD, lock_of
from support.reports import lake, selection_of

EARLY = f"{GAZETTE}#e1"
QUOTED = ("quoted", "north-ministry", "c" * 64)
TOLD = ("told", "north-ministry", GAZETTE)


def selection(root: Path, **asked: Any) -> Selection:  # noqa: ANN401 - as the request takes them
    """Select from one quotation that another article repeats later, of another point."""
    made = lake(
        root,
        evidence=[{"article": GAZETTE}, {"article": HERALD, "targets": ["2a"]}],
        files={"compliance.lock": lock_bytes((lock_of(EARLY), lock_of(f"{HERALD}#e1")))},
    )
    return selection_of(made, **asked)


def test_an_act_of_utterance_is_the_same_whichever_points_are_shown(tmp_path: Path) -> None:
    found = selection(tmp_path, points=("1",))
    assert [e.id for e in found.evidence] == [EARLY]
    assert found.records.write(found.evidence[0]).origin == QUOTED


def test_a_quotation_is_not_repeated_before_it_is(tmp_path: Path) -> None:
    found = selection(tmp_path, cut=Cut(known_by=date(1999, 6, 30)))
    assert found.origins == {EARLY: TOLD}
    assert selection(tmp_path).origins[found.evidence[0].id] == QUOTED
