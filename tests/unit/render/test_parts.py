"""Outputs in parts: the same bytes as a whole would have, and nothing made before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.render.csv import cells_made_once, render_report_csv
from compliance.render.json.report import once_a_record, render_report_json, written_record
from compliance.render.json.writing import Json, dumps
from compliance.render.pages import Pages
from compliance.render.parts import PIECES, gathered
from compliance.views.record import RecordView
from compliance.views.report.view import ReportView
from support.rendered import text_of
from support.reports import lake, view_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
)


def streamed(value: object) -> object:
    """Return a document whose lists are made item by item; those deeper in a mapping stay."""
    if isinstance(value, list):
        return (streamed(item) for item in value)
    if isinstance(value, dict):
        return {k: streamed(one) if isinstance(one, list) else one for k, one in value.items()}
    return value


@given(st.dictionaries(st.text(), VALUES))
def test_json_in_parts_is_json(value: dict[str, Any]) -> None:
    """Law: whatever is made item by item, the bytes are those of the whole document."""
    encoded = msgspec.json.encode(value)
    made = [cast("Json", streamed(value)) for _ in range(2)]
    assert b"".join(dumps(made[0], tight=True)) == encoded + b"\n"
    assert b"".join(dumps(made[1])) == msgspec.json.format(encoded, indent=1) + b"\n"


def test_an_item_is_made_when_it_is_written() -> None:
    made: list[int] = []

    def items() -> Iterator[dict[str, str]]:
        for number in range(3 * PIECES):
            made.append(number)
            yield {"text": "x" * 100}

    parts = dumps({"items": items()})
    assert made == []
    sizes = [(len(part), len(made)) for part in parts]
    assert sizes[0][1] <= PIECES
    assert max(size for size, _ in sizes) < 120 * PIECES


def test_parts_are_no_shorter_than_they_need_be() -> None:
    parts = gathered(["ab"] * (2 * PIECES + 1), "")
    assert [len(part) for part in parts] == [2 * PIECES, 2 * PIECES, 2]
    assert list(gathered([], b"")) == []


@pytest.mark.parametrize("render", [render_report_csv, render_report_json])
def test_records_are_written_in_several_parts(
    render: Callable[[ReportView], Iterator[bytes]], tmp_path: Path
) -> None:
    evidence = [{"claim": f"{n} {'x' * 1900}."} for n in range(1, 2 * PIECES)]
    view = view_of(lake(tmp_path, evidence=evidence))
    parts = list(render(view))
    assert len(parts) > 1
    assert max(map(len, parts)) < 4_000 * PIECES
    assert text_of(parts).count("xxx.") == 2 * PIECES - 1


def test_what_stands_in_many_documents_is_made_once_a_record(tmp_path: Path) -> None:
    view = view_of(lake(tmp_path, evidence=[{"claim": "One."}, {"claim": "Two."}]))
    made: list[str] = []

    def counted(record: RecordView) -> msgspec.Raw:
        made.append(record.id)
        return written_record(record)

    write = once_a_record(counted)
    whole = text_of(render_report_json(view))
    assert [text_of(render_report_json(view, write=write)) for _ in range(2)] == [whole, whole]
    assert len(made) == len(set(made)) == 2
    cells = cells_made_once()
    table = text_of(render_report_csv(view))
    assert [text_of(render_report_csv(view, cells)) for _ in range(2)] == [table, table]


def test_a_page_is_made_while_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_text("{% for a in view %}{{ a }}{% endfor %}", "utf-8")
    made: list[str] = []

    def letters() -> Iterator[str]:
        for letter in "ab" * PIECES:
            made.append(letter)
            yield letter

    parts = iter(Pages(tmp_path).page(letters(), "page.html.j2"))
    assert made == []
    next(parts)
    assert len(made) <= PIECES
