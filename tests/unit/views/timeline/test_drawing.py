"""The drawing of a timeline: what its signs say, where their lines end, and how it breaks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from compliance.views.timeline.build import build_timeline_view
from compliance.views.timeline.drawing import (
    MOST_LABELS,
    TimelineDrawingView,
    timeline_alone,
    timeline_page,
)
from compliance.views.timeline.layout import LETTER, WIDTH, in_lines
from compliance.views.timeline.signs import LinkedView
from compliance.views.timeline.view import TimelineView
from compliance.views.timeline.words import mark_words
from support.builders import record
from support.reports import lake, selection_of

DENIED = {"act": "denies", "responds_to": ["e1"], "extent": "whole"}


def view_of(root: Path, *records: Mapping[str, Any], **changes: Any) -> TimelineView:  # noqa: ANN401 - as the builder takes them
    return build_timeline_view(selection_of(lake(root, evidence=records, **changes)))


def page_of(root: Path, *records: Mapping[str, Any]) -> TimelineDrawingView:
    return timeline_page(view_of(root, *records)).drawing


def the_only(drawing: TimelineDrawingView, shape: str) -> LinkedView:
    (found,) = (one for one in drawing.linked if one.shape == shape)
    return found


def label(one: LinkedView) -> list[str]:
    return [line.words for line in one.words]


def ends(one: LinkedView) -> list[str]:
    return [stroke.style for stroke in one.strokes]


def test_a_sign_says_what_was_said_when_and_by_whom(tmp_path: Path) -> None:
    one = the_only(
        page_of(tmp_path, record(id="e1", status="violated", asserted="1999-06-28")), "status"
    )
    assert label(one) == [
        "violated; by whom, not",
        "said",
        "28 Jun 1999 · Ministry of",
        "Waters",
    ]
    assert one.href == "#e-gazette-1999-06-28-e1"
    assert one.says.startswith("North Shore, official, 28 Jun 1999: Ministry of Waters says ")


def test_statements_of_one_kind_and_day_share_a_sign_that_leads_to_their_list(
    tmp_path: Path,
) -> None:
    said = [
        record(id=f"e{n}", act="states", asserted="1999-06-28", event="1999-06-28")
        for n in range(1, 7)
    ]
    one = the_only(page_of(tmp_path, *said), "fact")
    assert label(one)[0] == "6 reports"
    assert one.href == "#when-1999-06-28-north-official"
    assert "6 reports" in one.says


def test_the_same_status_of_several_statements_is_named_once(tmp_path: Path) -> None:
    said = [record(id=f"e{n}", status="violated", asserted="1999-06-28") for n in (1, 2)]
    one = the_only(page_of(tmp_path, *said), "status")
    assert label(one)[:2] == ["violated; by whom, not", "said"]
    assert label(one)[2].startswith("2 statements · ")
    assert "2 statements: violated; by whom, not said" in one.says


def test_other_statements_that_share_a_sign_are_named_by_their_verbs(tmp_path: Path) -> None:
    said = [
        record(id="e1", act="commits", asserted="1999-06-28"),
        record(id="e2", act="forecasts", asserted="1999-06-28"),
    ]
    one = the_only(page_of(tmp_path, *said), "other")
    assert " ".join(label(one)).startswith("2 statements (says it will, expects)")


def test_many_in_one_episode_fall_together_step_by_step(tmp_path: Path) -> None:
    said = [
        record(id=f"e{n}", status=("violated", "not_fulfilled")[n % 2], asserted=f"1999-06-{n:02}")
        for n in range(1, 13)
    ]
    drawing = page_of(tmp_path, *said)
    said_of = [one for one in drawing.linked if one.shape == "status"]
    assert sorted(label(one)[0] for one in said_of) == [
        "not fulfilled; by whom,",
        "violated; by whom, not",
    ]


def test_an_open_end_is_an_arrow_and_never_a_stub(tmp_path: Path) -> None:
    drawing = page_of(
        tmp_path,
        record(id="e1", asserted="../1999-06-28"),
        record(id="e2", asserted="1999-06-20/..", status="violated"),
    )
    before, after = the_only(drawing, "fact"), the_only(drawing, "status")
    assert ends(before) == ["range", "end", "end"]
    assert before.strokes[0].x2 == before.signs[0][0]
    assert ends(after) == ["range", "end", "end"]
    assert after.strokes[0].x1 == after.signs[0][0] < after.strokes[0].x2
    # Its label stands below the line that goes on.
    assert after.words[0].y > after.signs[0][1] + LETTER


def test_a_time_that_begins_before_the_episode_is_broken_and_an_interval_is_one(
    tmp_path: Path,
) -> None:
    drawing = page_of(
        tmp_path,
        record(id="e1", asserted="1999-06-26/1999-06-28"),
        record(id="e2", asserted="1999-06-25", status="violated"),
        record(
            id="e3",
            act="states",
            speaker="south-office",
            event="1990-01-01/1999-06-20",
            asserted="1999-06-28",
        ),
    )
    found = {one.says: ends(one) for one in drawing.linked if one.strokes}
    assert sorted(found.values()) == [["range", "end"], ["range", "end", "end"]]


def test_an_arrow_joins_a_reply_and_what_it_replies_to(tmp_path: Path) -> None:
    claim = record(id="e1", status="violated", asserted="1999-06-20")
    reply = record(id="e2", speaker="south-office", asserted="1999-06-28", **DENIED)
    drawing = page_of(tmp_path, claim, reply)
    (arrow,) = drawing.arrows
    (x, y), (at, down) = the_only(drawing, "denial").signs[0], the_only(drawing, "status").signs[0]
    assert arrow.path.startswith(f"M{x - 8} {y}C")
    assert arrow.path.endswith(f" {at - 8} {down}")
    assert "It replies to: North Shore, official, 20 Jun 1999: " in arrow.says


def test_a_drawing_of_many_labels_counts(tmp_path: Path) -> None:
    said = [
        record(
            id=f"e{10 * day + n}",
            act=act,
            asserted=f"{1900 + day}-06-28",
            speaker=("north-ministry", "south-office")[day % 2],
            **({"status": "violated"} if act == "assesses" else {}),
            **({"respondents": ["south"]} if act == "demands" else {}),
            **({"event": f"{1900 + day}-06-28"} if act == "states" else {}),
        )
        for day in range(99)
        for n, act in enumerate(("assesses", "states", "demands"))
    ]
    drawing = page_of(tmp_path, *said)
    assert len(drawing.linked) <= MOST_LABELS
    assert any("report" in words for one in drawing.linked for words in label(one))
    assert drawing.arrows == ()


def test_alone_it_says_what_signs_stand_for_and_leads_to_where_words_were_read(
    tmp_path: Path,
) -> None:
    view = view_of(tmp_path, record(id="e1", status="violated", asserted="1999-06-28"))
    drawing = timeline_alone(view)
    keys = [one for one in drawing.linked if one.href is None]
    assert [one.says for one in keys][: len(mark_words())] == list(mark_words().values())
    assert all(line.x < WIDTH for one in drawing.linked for line in one.words)


def test_a_due_date_is_a_line_across_all_lanes_with_its_date_and_whose_it_is(
    tmp_path: Path,
) -> None:
    drawing = page_of(tmp_path, record(id="e1", status="violated", asserted="1999-06-28"))
    due = [one for one in drawing.linked if one.shape == "due"]
    assert due
    assert all(label(one)[-1] for one in due)
    lines = [stroke for stroke in drawing.strokes if stroke.style == "due"]
    assert {stroke.x1 for stroke in lines} == {x for one in due for x, _ in one.signs}


def test_wide_letters_have_room_for_half_as_many() -> None:
    assert in_lines("one two three four", 9, 2) == ["one two", "three…"]
    assert in_lines("国" * 10, 10, 3) == ["国" * 5, "国" * 5]
    assert in_lines("", 10, 3) == []
