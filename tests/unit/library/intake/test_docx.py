"""Word documents: their words as blocks of text, and what is left out of them told."""

from __future__ import annotations

import pytest

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.docx import extract, prepare
from compliance.library.intake.extraction import Basis, Extraction, FactKey, FoundFact, Part
from support.documents import document, paragraph, run, zipped


@pytest.fixture(autouse=True)
def _prepared() -> None:
    prepare()


def _extract(data: bytes) -> Extraction:
    return extract(Capture("paper.docx", data))


def _text(body: str, notes: dict[str, str] | None = None) -> str:
    return _extract(document(body, parts=notes)).text


def _codes(body: str, notes: dict[str, str] | None = None) -> dict[str, str]:
    remarks = _extract(document(body, parts=notes)).remarks
    return {remark.code: remark.sentence for remark in remarks}


def test_paragraphs_are_divided_by_blank_lines() -> None:
    read = _extract(document(paragraph("Harbour", "Heading1") + paragraph("") + paragraph("Shut.")))
    assert read.text == "Harbour\n\nShut."
    assert read.parts == (Part((0, len(read.text))),)
    assert read.extractor is not None
    assert read.extractor.name == "python-docx"
    assert (read.facts, read.remarks) == ((), ())


def test_signs_that_are_no_letters_stay() -> None:
    signs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t/></w:r>"
    assert _text(f"<w:p>{signs}{run('d')}</w:p>") == "a\tb\nc\u2011d"


def test_words_in_links_and_fields_are_in_the_text() -> None:
    link = f"<w:hyperlink>{run('a link')}</w:hyperlink>"
    field = f"<w:sdt><w:sdtContent>{run(' a field')}</w:sdtContent></w:sdt>"
    assert _text(f"<w:p>{link}{field}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>") == (
        "a link a field"
    )
    block = f"<w:sdt><w:sdtContent>{paragraph('Held.')}</w:sdtContent></w:sdt>"
    assert _text(block) == "Held."


def test_items_of_lists_begin_with_a_hyphen() -> None:
    body = paragraph("one", item="1") + paragraph("two", "ListBullet2") + paragraph("no", "Title")
    assert _text(body) == "- one\n\n- two\n\nno"
    assert "list-numbers" in _codes(body)


def _table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_the_rows_of_tables_are_lines() -> None:
    one, empty = paragraph("a") + paragraph("b\nc"), paragraph("")
    table = _table((one, paragraph("d")), (empty, empty), (paragraph("e"), empty))
    assert _text(table) == "a b c\td\ne"
    assert _text(_table((empty, empty)) + paragraph("x")) == "x"


def test_a_table_that_only_places_text_is_paragraphs() -> None:
    inner = _table((paragraph("c"), paragraph("d")))
    assert _text(_table((paragraph("a") + paragraph("b"),), (inner,))) == "a\n\nb\n\nc\td"


def test_tracked_changes_are_in_the_text_as_they_would_be_accepted() -> None:
    body = (
        f"<w:p>{run('They ')}<w:ins>{run('may ')}</w:ins>"
        f"<w:del><w:r><w:delText>must </w:delText></w:r></w:del>{run('leave.')}</w:p>"
        f"<w:moveFrom>{paragraph('Gone.')}</w:moveFrom><w:moveTo>{paragraph('Came.')}</w:moveTo>"
    )
    assert _text(body) == "They may leave.\n\nCame."
    assert _codes(body) == {
        "tracked-changes": (
            "changes are tracked: insertions (2) are in the text, deletions (2) are not"
        )
    }


def test_comments_are_counted() -> None:
    body = f"<w:p>{run('x')}<w:r><w:commentReference/></w:r></w:p>"
    assert _codes(body) == {"comments": "comments are not in the text: 1"}


def test_hidden_words_are_left_out_and_counted() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    body = f"<w:p>{run('seen')}{hidden}</w:p>"
    assert _text(body) == "seen"
    assert _codes(body) == {"hidden-text": "hidden pieces are not in the text: 1"}


def test_notes_stand_at_the_end() -> None:
    notes = {
        "footnotes": (
            f'<w:footnote w:type="separator">{paragraph("-")}</w:footnote>'
            f"<w:footnote>{paragraph('A note.')}</w:footnote>"
        ),
        "endnotes": f"<w:endnote>{paragraph('The last.')}</w:endnote>",
    }
    assert _text(paragraph("Body."), notes) == "Body.\n\nA note.\n\nThe last."
    assert _codes(paragraph("Body."), notes) == {"notes": "notes stand at the end of the text: 2"}


def test_words_in_a_box_follow_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    twins = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    body = f"<w:p>{run('Before ')}<w:r>{twins}</w:r>{run('after.')}</w:p>"
    assert _text(body) == "Before after.\n\nIn a box."


def test_what_a_file_says_of_itself_is_told_with_its_doubt() -> None:
    core = (
        "<dc:title>On the\nharbour</dc:title><dc:creator>A. N. Author</dc:creator>"
        "<t:created>2022-03-27T23:15:00Z</t:created>"
    )
    assert _extract(document(paragraph("x"), core=core)).facts == (
        FoundFact(FactKey.TITLE, "On the harbour", Basis.FILE, "DOCX title"),
        FoundFact(FactKey.AUTHORS, "A. N. Author", Basis.FILE, "DOCX authors"),
        FoundFact(FactKey.PUBLISHED, "2022-03-27?", Basis.FILE, "DOCX created"),
    )
    assert _extract(document(paragraph("x"), core="")).facts == ()


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(UnfitCaptureError, match="has no text; if it has pictures of pages"):
        _text(paragraph(" "))


def test_a_damaged_document_is_refused() -> None:
    with pytest.raises(UnfitCaptureError, match="is damaged or was cut short; get the file again"):
        _extract(document(paragraph("x"))[:-30])


def test_a_document_with_a_damaged_part_is_refused() -> None:
    data = bytearray(document(paragraph("x " * 99)))
    at = data.index(b"word/document.xml") + 20
    data[at : at + 9] = b"\xff" * 9
    with pytest.raises(UnfitCaptureError, match="is damaged or was cut short; get the file again"):
        _extract(bytes(data))


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = {"word/media/a.xml": b"\0" * 20_000_000}
    with pytest.raises(UnfitCaptureError, match="packed as only a bomb is; unpack it yourself"):
        _extract(document(paragraph("x"), beside=bomb))


def test_no_entity_is_resolved() -> None:
    head = '<!DOCTYPE d [<!ENTITY a "boo"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    assert _extract(document(paragraph("x &a;&f; y"), head=head)).text == "x"


def test_other_parts_are_not_in_the_text() -> None:
    assert _text(paragraph("x"), {"settings": paragraph("y")}) == "x"


def test_another_zip_file_is_none() -> None:
    with pytest.raises(KeyError):
        _extract(zipped({"a.txt": "x"}))
