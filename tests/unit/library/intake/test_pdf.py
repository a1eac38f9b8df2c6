"""PDFs: their text page by page, what they say of themselves, and those that cannot be taken in."""

from __future__ import annotations

import pytest

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.extraction import Basis, Extraction, FactKey, FoundFact, Part
from compliance.library.intake.pdf import extract, prepare
from compliance.library.intake.pdf_layout import page_of
from compliance.passages.locate import Pin, SearchText, locate
from support.pdfs import Line, Page, column, pdf

_LETTER = ["The harbour was", "closed on Monday."]


@pytest.fixture(autouse=True)
def _prepared() -> None:
    prepare()


def _extract(data: bytes) -> Extraction:
    return extract(Capture("paper.pdf", data))


def _text(*pages: Page) -> str:
    return _extract(pdf(pages)).text


def _codes(data: bytes) -> dict[str, str]:
    return {remark.code: remark.sentence for remark in _extract(data).remarks}


def test_pages_are_divided_and_a_place_tells_its_page() -> None:
    text = _text(column(_LETTER), column(["It opened again."]))
    assert text == "The harbour was\nclosed on Monday.\fIt opened again."
    assert page_of(text, text.index("closed")) == 1
    assert page_of(text, text.index("opened")) == 2
    assert page_of("A text without pages.", 3) is None


def test_what_made_the_text_is_named_with_its_version() -> None:
    extractor = _extract(pdf([column(_LETTER)])).extractor
    assert extractor is not None
    assert (extractor.name, extractor.settings) == ("pypdfium2", "layout=1")
    assert extractor.version[0].isdigit()


def test_a_text_is_one_article() -> None:
    read = _extract(pdf([column(_LETTER)]))
    assert read.parts == (Part((0, len(read.text))),)


def test_any_letters_are_read() -> None:
    assert _text(column(["Порт закрыт 😀😀 до марта", "ღამე"])) == (
        "Порт закрыт 😀😀 до марта\nღამე"
    )


@pytest.mark.parametrize("end", ["closed and", "closed\nand"])
def test_a_word_divided_at_the_end_of_a_line_stays_divided_and_is_found(end: str) -> None:
    text = _text(column(["The har-", "bour was clo-", "sed and the cease-", "fire held."]))
    assert text == "The har-\nbour was clo-\nsed and the cease-\nfire held."
    found = locate(SearchText(text), Pin("harbour was", end))
    assert found.range == (4, text.index(" the cease"))
    assert found.near is None
    assert locate(SearchText(text), Pin("cease-fire", "held")).range is not None


def test_a_word_divided_between_pages_is_found() -> None:
    text = _text(column(["They with-"]), column(["drew on Monday."]))
    assert text == "They with-\fdrew on Monday."
    found = locate(SearchText(text), Pin("They withdrew", "on Monday"))
    assert found.range == (0, len(text) - 1)
    assert page_of(text, found.range[0]) == 1


def test_a_paragraph_ends_where_there_is_more_room() -> None:
    lines = ["One goes on", "and ends.", "", "Two goes on", "and ends."]
    assert _text(column(lines)) == "One goes on\nand ends.\n\nTwo goes on\nand ends."


def test_a_headline_is_a_paragraph() -> None:
    page = [Line(72, 760, "Harbour closed", 22), *column(_LETTER)]
    assert _text(page) == "Harbour closed\n\nThe harbour was\nclosed on Monday."


def test_columns_are_read_one_after_the_other() -> None:
    left = column([f"the left column has line {at}" for at in range(6)])
    right = column([f"the right column has line {at}" for at in range(4)], x=320)
    # Some programs write a page line by line, through all its columns.
    mixed = [line for pair in zip(left, right, strict=False) for line in pair] + left[4:]
    text = _text(
        [Line(72, 770, "A headline that is as wide as both the columns below", 20), *mixed]
    )
    expected = [line.text for line in (*left, *right)]
    assert text.split("\n\n") == [
        "A headline that is as wide as both the columns below",
        "\n".join(expected),
    ]


def test_a_table_is_read_line_by_line() -> None:
    rows = [
        [Line(72, 740 - 14 * at, f"row {at}"), Line(300, 740 - 14 * at, "7")] for at in range(6)
    ]
    text = _text([cell for row in rows for cell in row])
    assert "row 2 7\nrow 3 7" in text


def test_the_head_of_pages_and_their_numbers_are_in_no_sentence() -> None:
    pages = [
        [
            Line(72, 754, "The Invented Times"),
            *column([f"{'Word ' * at}goes", f"on {'and on ' * at}", f"and on. {'Yes. ' * at}"]),
            Line(300, 698, str(at)),
        ]
        for at in range(1, 4)
    ]
    assert _text(*pages).split("\f")[1] == (
        "The Invented Times\n\nWord Word goes\non and on and on\nand on. Yes. Yes.\n\n2"
    )


def test_what_a_file_says_of_itself_is_told_with_its_doubt() -> None:
    info = {
        "Title": " On the\nharbour\0",
        "Author": "A. N. Author",
        "CreationDate": "D:20220327120000+04'00'",
    }
    assert _extract(pdf([column(_LETTER)], info)).facts == (
        FoundFact(FactKey.TITLE, "On the harbour", Basis.FILE, "PDF Title"),
        FoundFact(FactKey.AUTHORS, "A. N. Author", Basis.FILE, "PDF Author"),
        FoundFact(FactKey.PUBLISHED, "2022-03-27?", Basis.FILE, "PDF CreationDate"),
    )


def test_a_date_that_is_none_is_not_told() -> None:
    assert _extract(pdf([column(_LETTER)], {"CreationDate": "D:20229999"})).facts == ()


def test_of_a_file_with_half_characters_nothing_is_told() -> None:
    whole = pdf([column(_LETTER)], {"Title": "TX"})
    assert _extract(whole).facts
    assert _extract(whole.replace(b"<feff00540058>", b"<feffd8000058>")).facts == ()


def test_a_file_that_needs_a_password_is_refused() -> None:
    with pytest.raises(UnfitCaptureError, match="needs a password to be opened; open it with"):
        _extract(pdf([column(_LETTER)], password="harbour"))


def test_a_file_that_is_encrypted_with_no_password_is_read() -> None:
    assert _extract(pdf([column(_LETTER)], {"Title": "T"}, password="")).facts[0].value == "T"


def test_a_scan_is_refused() -> None:
    with pytest.raises(UnfitCaptureError, match="only pictures of pages; run text recognition"):
        _extract(pdf([[], []], picture=True))


@pytest.mark.parametrize("length", [0, 8, 300])
def test_a_file_of_which_the_end_is_missing_is_refused(length: int) -> None:
    with pytest.raises(UnfitCaptureError, match="is damaged or was cut short; get the file again"):
        _extract(pdf([column(_LETTER)])[:length])


def test_that_the_end_may_be_missing_is_remarked() -> None:
    whole = pdf([column(_LETTER)])
    assert "truncated" not in _codes(whole)
    assert "truncated" in _codes(whole.removesuffix(b"%%EOF\n"))


def test_pages_without_text_are_named() -> None:
    words = column(_LETTER)
    said = _codes(pdf([words, [], words, [], [], []]))
    assert said["pages-without-text"] == "no text on pages 2, 4-6: maybe a picture"
    said = _codes(pdf([words, []]))
    assert said["pages-without-text"] == "no text on page 2: maybe a picture"


def _without_page(data: bytes, number: int) -> bytes:
    return data.replace(b"/Type /Page ", b"/Type /Cage ", number)


def test_damaged_pages_are_named() -> None:
    data = pdf([column(_LETTER), column(_LETTER)])
    assert _codes(_without_page(data, 1))["damaged-pages"] == "of page 1 nothing can be read"


def test_a_file_of_damaged_pages_is_refused() -> None:
    with pytest.raises(UnfitCaptureError, match="is damaged"):
        _extract(_without_page(pdf([column(_LETTER)]), 1))


def test_signs_that_are_no_letters_are_remarked() -> None:
    assert "unreadable-signs" in _codes(pdf([column(["Harbour \ue001\ue002\ue003"])]))
    assert "unreadable-signs" not in _codes(pdf([column(["Harbour " * 9 + "\ue001"])]))
