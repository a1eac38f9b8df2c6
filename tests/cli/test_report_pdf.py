"""compliance report -f pdf: the pages of the HTML report on paper."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdfium2 import PdfBookmark, PdfDocument, raw

from compliance.render.pdf.make import pdf_of
from support.builders import lake_files, workspace
from support.cli import NOWHERE, printed, run_cli
from support.paper import headings_left_alone, needs_pango, pages_of, words_of
from support.repository import ROOT

pytestmark = [pytest.mark.slow, needs_pango]

ALWAYS = ("report", "--source", "az")


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The report of one side on one point of the shipped workspace."""
    file = tmp_path_factory.mktemp("paper") / "report.pdf"
    assert run_cli(*ALWAYS, "--point", "4", "-o", file, cwd=ROOT).status == 0
    return file.read_bytes()


def test_a_table_stays_on_the_paper_however_long_its_words_are(tmp_path: Path) -> None:
    path = "agreements/lake_1999.yaml"
    text = lake_files()[path].replace("North Shore", "Wasserwirtschaftsverwaltungsgemeinschaft")
    home = workspace(tmp_path / "lake", files={path: text.replace("South Shore", "W" * 40)})
    assert run_cli("report", "-o", tmp_path / "report.pdf", cwd=home).status == 0
    page = PdfDocument(tmp_path / "report.pdf")[0]
    words = page.get_textpage()
    edges = [words.get_charbox(index)[2] for index in range(words.count_chars())]
    assert "speaker not" in words.get_text_range()
    assert max(edges) < page.get_width()


def test_it_is_the_html_report_on_paper(pdf: bytes) -> None:
    document = PdfDocument(pdf)
    pages = pages_of(pdf)
    assert document.get_metadata_dict()["Title"] == "Azerbaijan: statement of 9/10 November 2020"
    assert raw.FPDFCatalog_IsTagged(document)
    assert "Point 4: Withdrawal and term of the contingent" in words_of(pdf)
    headings = [item.get_title() for item in document.get_toc()]
    assert headings[0] == "Point 4: Withdrawal and term of the contingent"
    assert headings[-1] == "How to read a statement"
    for number, page in enumerate(pages, 1):
        words = [line.words for line in page]
        assert f"{number} / {len(pages)}" in words
        head = "Azerbaijan (az) · statement of 9/10 November 2020"
        assert any(line.startswith(head) for line in words), number


def test_no_heading_stands_alone_at_the_end_of_a_page_and_no_page_is_bare(pdf: bytes) -> None:
    assert headings_left_alone(pdf) == []
    pages = pages_of(pdf)
    # The title is followed by what it is the title of; only the last page may have few lines.
    assert "Point 4: Withdrawal and term of the contingent" in [line.words for line in pages[0]]
    assert min(len(page) for page in pages[:-1]) > 25


def test_the_head_of_a_fact_that_goes_to_the_next_page_is_printed_once() -> None:
    page = printed(*ALWAYS, "--point", "4", "--lang", "hy", "-f", "html")
    (pdf,) = pdf_of([page.encode()], print)
    found = PdfDocument(pdf)
    drawn = "".join(found[number].get_textpage().get_text_range() for number in range(len(found)))
    assert page.count(">Ընթերցվում է այսպես (") == drawn.count("այսպես (") > 0


def test_without_the_rule_headings_would_stand_alone() -> None:
    page = printed(*ALWAYS, "--point", "1", "--official", "-f", "html")
    assert page.count("break-after: avoid;") > 1
    page = page.replace("break-after: avoid;", "break-after: auto;")
    (pdf,) = pdf_of([page.encode()], print)
    assert headings_left_alone(pdf)


def test_the_same_report_makes_the_same_bytes_to_a_pipe_too(pdf: bytes) -> None:
    command = [sys.executable, "-m", "compliance", *ALWAYS, "--point", "4", "-f", "pdf"]
    env = {**os.environ, "COMPLIANCE_TEXTS": NOWHERE}
    assert subprocess.run(command, check=True, capture_output=True, env=env, cwd=ROOT).stdout == pdf


def test_a_terminal_is_not_printed_to() -> None:
    done = run_cli(*ALWAYS, "-f", "pdf", terminal=True, cwd=ROOT)
    assert (done.status, done.stdout) == (3, "")
    assert done.stderr == (
        "a PDF is nothing for a terminal to show; name a file with --output, "
        "or send it to another program\n"
    )


def test_contents_say_on_which_page_each_part_begins_and_pages_in_which_part_they_are(
    pdf: bytes,
) -> None:
    pages = pages_of(pdf)
    contents = [line.words for line in pages[0]]
    with PdfDocument(pdf) as document:
        begins = {one.get_title(): _page(one) for one in document.get_toc() if one.level == 0}
    for title, page in begins.items():
        said = re.compile(rf"{re.escape(title)}[ .]+{page}")
        assert any(map(said.fullmatch, contents)), title
    said_of_parts = next(line for line in contents if line.startswith("4a: "))
    assert re.fullmatch(r"4a: \d+ +4b: \d+ +4c: \d+ +4d: \d+", said_of_parts)
    second = int(said_of_parts.split("4b: ")[1].split()[0]) + 1
    head = "4b The Armenian armed forces withdraw"
    assert any(line.words.endswith(head) for line in pages[second - 1])


def _page(one: PdfBookmark) -> int:
    place = one.get_dest()
    assert place is not None
    return int(place.get_index()) + 1
