"""Laws of reports: files in any order, counts that add up, ends that are all that is public."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from compliance.model.characters import UNFIT_FOR_TEXT_OUTPUT
from compliance.render.csv import REPORT_HEAD, render_report_csv
from compliance.render.json.report import render_report_json
from compliance.render.text.columns import WIDTH, pad, printable, wrap
from compliance.render.text.report import render_report_text
from compliance.views.record import RecordView, anchor_of
from compliance.views.report.view import ReportView
from compliance.workspace.load import load_workspace
from compliance.workspace.records import Records
from compliance.workspace.workspace import Workspace, link
from support.dump import write
from support.examples import FEW
from support.hostile import commands_in
from support.pools import LINES, SUFFIXES
from support.removal import SECRET, with_texts
from support.rendered import text_of
from support.reports import document_of, json_panels, queries, targets_of, view_of
from support.strategies import DrawnRecords, records, workspaces
from support.templates import page_text

FORMATS: dict[str, Callable[[ReportView], str | Iterable[bytes]]] = {
    "text": render_report_text,
    "json": render_report_json,
    "csv": render_report_csv,
    "html": lambda view: page_text(view, "report/report.html.j2"),
    "md": lambda view: page_text(view, "report/report.md.j2"),
}


@given(records())
def test_what_is_written_is_loaded(drawn: Records) -> None:
    """Law: load(dump(w)) == w."""
    with TemporaryDirectory() as folder:
        loaded = load_workspace(write(Path(folder), drawn))
    assert DrawnRecords.of(loaded.records) == drawn
    assert loaded.evidence == link(drawn).evidence


def reordered(data: st.DataObject, drawn: Records) -> Records:
    """Return the same records from files found, and written, in another order."""

    def mixed(files: Mapping[str, Any]) -> dict[str, Any]:
        return dict(data.draw(st.permutations(list(files.items()))))

    return replace(
        drawn,
        sources={
            file: replace(one, sources=tuple(data.draw(st.permutations(one.sources))))
            for file, one in mixed(drawn.sources).items()
        },
        articles=mixed(drawn.articles),
        evidence={
            file: replace(one, evidence=tuple(data.draw(st.permutations(one.evidence))))
            for file, one in mixed(drawn.evidence).items()
        },
        incidents={
            file: replace(one, incidents=tuple(data.draw(st.permutations(one.incidents))))
            for file, one in drawn.incidents.items()
        },
        searches={
            file: replace(one, searches=tuple(data.draw(st.permutations(one.searches))))
            for file, one in drawn.searches.items()
        },
        lock=tuple(data.draw(st.permutations(drawn.lock))),
    )


@given(st.data(), records())
def test_the_order_of_files_and_of_records_in_them_changes_nothing(
    data: st.DataObject, drawn: Records
) -> None:
    """Law: report(reordered(w)) == report(w), in every format."""
    query = data.draw(queries(link(drawn)))
    one = view_of(link(drawn), **query)
    other = view_of(link(reordered(data, drawn)), **query)
    for format in ("text", "json", "csv"):
        assert text_of(FORMATS[format](one)) == text_of(FORMATS[format](other))


@given(st.data(), workspaces())
def test_the_counts_of_a_report_add_up(data: st.DataObject, workspace: Workspace) -> None:
    """Law: records, articles and origins are those that stand in the report."""
    document = document_of(view_of(workspace, **data.draw(queries(workspace))))
    shown = {e["id"]: e for _, _, panel in json_panels(document) for e in panel["evidence"]}
    corpus = document["corpus"]
    assert corpus["records"] == len(shown)
    assert corpus["origins"] == len({e["origin"] for e in shown.values()})
    assert corpus["articles_cited"] == len(document["articles"]) <= corpus["articles"]
    by_article = Counter(e["article"] for e in shown.values())
    assert {a["id"]: a["records"] for a in document["articles"]} == by_article
    numbers = [(a["id"], a["number"]) for a in document["articles"]]
    assert numbers == [(a, n) for a, n in workspace.numbers.items() if a in by_article]
    read = (corpus["read_in_full"], corpus["read_in_part"])
    assert sum(number for one in read for number in one.values()) <= corpus["articles"]


def shown_records(view: ReportView) -> Iterator[tuple[str, RecordView]]:
    """Yield every record in the panels of a report, with the target it is printed under."""
    for target in targets_of(view):
        for panel in (*target.beside, *((target.focus,) if target.focus else ())):
            own = [record for group in panel.groups for record in group.records]
            for record in (*own, *panel.characterised, *panel.in_doubt, *panel.not_counted):
                yield target.id, record


@given(st.data(), workspaces())
def test_every_reference_in_a_page_leads_to_a_record_in_it(
    data: st.DataObject, workspace: Workspace
) -> None:
    """Law: each record has one home, and is referred to by its anchor iff it has one here."""
    shown = list(shown_records(view_of(workspace, **data.draw(queries(workspace)))))
    homes = Counter(record.anchor for target, record in shown if record.first_under == target)
    assert homes == Counter({record.anchor for _, record in shown})
    for _, record in shown:
        for reference, wanted in zip(
            record.references,
            (*record.evidence.responds_to, *record.evidence.qualifies),
            strict=True,
        ):
            assert reference.anchor == (anchor_of(wanted) if anchor_of(wanted) in homes else None)


@given(st.data(), workspaces())
def test_no_line_of_text_is_wider_than_a_page_or_steers_a_terminal(
    data: st.DataObject, workspace: Workspace
) -> None:
    """Law: at most 100 cells a line; no control but the line break; no space at its end."""
    text = render_report_text(view_of(workspace, **data.draw(queries(workspace))))
    lines = text.split("\n")
    assert lines.pop() == ""
    for line in lines:
        assert cell_len(line) <= WIDTH
        assert not UNFIT_FOR_TEXT_OUTPUT.search(line)
        assert line == line.rstrip()


@given(st.data(), workspaces())
def test_a_spreadsheet_has_a_row_a_record_and_target_and_no_formula(
    data: st.DataObject, workspace: Workspace
) -> None:
    """Law: as many rows as records in panels, as wide as the head; no cell starts a formula."""
    view = view_of(workspace, **data.draw(queries(workspace)))
    rows = list(csv.reader(io.StringIO(text_of(render_report_csv(view)), newline="")))
    shown = [e["id"] for _, _, panel in json_panels(document_of(view)) for e in panel["evidence"]]
    # Machine output lists clauses within a clause behind its duties, a spreadsheet as the text.
    assert sorted(row[REPORT_HEAD.index("evidence")] for row in rows[1:]) == sorted(shown)
    assert rows[0][: len(REPORT_HEAD)] == list(REPORT_HEAD)
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("format", FORMATS)
@FEW
@given(drawn=records(), data=st.data())
def test_a_public_report_shows_the_ends_of_a_passage_and_no_more(
    format: str, drawn: Records, data: st.DataObject
) -> None:
    """Law: with --public no word between the ends of a passage is anywhere in the output."""
    made, texts = with_texts(drawn)
    query = data.draw(queries(link(made))) | {"public": True}
    output = text_of(FORMATS[format](view_of(link(made), texts=texts, **query)))
    assert SECRET not in output


@given(records())
def test_a_report_for_its_owner_has_every_passage_that_was_found(drawn: Records) -> None:
    """Law: without --public machine output has each passage whole, and all of these are found."""
    made, texts = with_texts(drawn)
    document = document_of(view_of(link(made), texts=texts))
    for _, _, panel in json_panels(document):
        for e in panel["evidence"]:
            passage = e["passage"]
            assert passage["proof"] == "exact"
            middle = "" if passage["end"] is None else f" {SECRET} {passage['end']}"
            assert passage["text"] == passage["start"] + middle


CELLS = st.sampled_from([*LINES, *SUFFIXES]) | st.text(max_size=40)


@given(CELLS)
def test_printable_text_is_one_line_without_controls(text: str) -> None:
    """Law: printable is idempotent, and what it gives is one trimmed line."""
    made = printable(text)
    assert printable(made) == made
    assert not UNFIT_FOR_TEXT_OUTPUT.search(made)
    assert made == " ".join(made.split())


@given(CELLS, st.integers(2, 40))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, width: int) -> None:
    """Law: lines are at most that wide, and together are the text without its spaces."""
    made = wrap(text, width)
    assert all(cell_len(line) <= width for line in made)
    assert re.sub(r"[ \\]", "", "".join(made)) == re.sub(r"[ \\]", "", printable(text))


COMMANDS = st.lists(
    st.sampled_from((":", "::", "#", "##", "[", "vso[", "section_start:", "a", " "))
)


@given(COMMANDS.map("".join), st.integers(2, 40))
def test_no_line_is_a_command_to_a_build_service(text: str, width: int) -> None:
    """Law: wherever a text is broken, no line is a command, and only backslashes are added."""
    made = wrap(text, width)
    assert commands_in("\n".join(f"  {line}" for line in made)) == []
    assert re.sub(r"[ \\]", "", "".join(made)) == "".join(text.split())


@given(CELLS, st.integers(0, 60), st.integers(0, 2))
def test_padding_reaches_the_width_or_leaves_the_gap(text: str, width: int, gap: int) -> None:
    """Law: pad(t, w, g) is t and spaces, at least g of them, up to w cells."""
    made = pad(text, width, gap)
    spaces = made.removeprefix(text)
    assert made.startswith(text)
    assert re.fullmatch(" *", spaces)
    assert len(spaces) == max(width - cell_len(text), gap)
