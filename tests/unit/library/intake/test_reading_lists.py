"""Reading lists in all their formats: what they say of articles, and every bad entry named."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware

from compliance.library.intake import bibtex, json_lists, reading_list, ris, tables
from compliance.library.intake.bad_list import BAD_ENTRY, BadListError
from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.extraction import Basis, Listed, Remark

Reading = Callable[[Capture], Iterator[Listed | Remark]]

TABLE, JSON, BIBTEX, RIS = tables.listed, json_lists.listed, bibtex.listed, ris.listed


@pytest.fixture(autouse=True, scope="module")
def _prepared() -> None:
    for one in (tables, json_lists, bibtex, ris):
        one.prepare()


def _found(read: Reading, text: str | bytes) -> list[Listed | Remark]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(read(Capture("list", data)))


def _listed(read: Reading, text: str | bytes) -> list[Listed]:
    found = _found(read, text)
    assert all(isinstance(one, Listed) or one.code != BAD_ENTRY for one in found), found
    return [one for one in found if isinstance(one, Listed)]


def _facts(read: Reading, text: str | bytes) -> dict[str, str]:
    (one,) = _listed(read, text)
    assert {fact.basis for fact in one.facts} == {Basis.LIST}
    told: dict[str, str] = {}
    for fact in one.facts:
        told[fact.key] = f"{told[fact.key]}; {fact.value}" if fact.key in told else fact.value
    return told


def _bad(read: Reading, text: str) -> list[str]:
    found = _found(read, text)
    return [one.sentence for one in found if isinstance(one, Remark) and one.code == BAD_ENTRY]


_TOLD = {
    "title": "The harbour is shut",
    "outlet": "The Harbour Times",
    "authors": "Ann Author; Bob Other",
    "published": "2022-03-27",
    "language": "en",
    "url": "https://news.example/h",
    "retrieved": "2022-03-28",
}

_CSV = (
    "URL,Title,Date,Publication Title,Author,Language,Access_Date\n"
    "https://news.example/h,The harbour is shut,27 March 2022,The Harbour Times,"
    "Ann Author; Bob Other,English,2022-03-28 08:00:00\n"
)
_CSL = """[
  {"id": "a", "type": "article-newspaper", "title": "The harbour is shut",
   "container-title": "The Harbour Times", "language": "en", "URL": "https://news.example/h",
   "author": [{"family": "Author", "given": "Ann"}, {"literal": "Bob Other"}],
   "issued": {"date-parts": [[2022, 3, 27]]}, "accessed": {"raw": "2022/03/28"}}
]"""
_BIB = r"""@comment{x}
@string{ht = "The Harbour Times"}
@article{a, title = {The {harbour} is shut}, journal = ht,
  author = {Author, Ann and Bob Other}, year = 2022, month = mar, day = 27,
  url = {https://news.example/h}, langid = {en}, urldate = {2022-03-28}}
"""
_RIS = """TY  - NEWS
TI  - The harbour
 is shut
T2  - The Harbour Times
AU  - Author, Ann
AU  - Bob Other
DA  - 2022/03/27/
LA  - en
UR  - https://news.example/h
Y2  - 2022/03/28/08:00:00
ER  -
"""


@pytest.mark.parametrize(
    ("read", "text"), [(TABLE, _CSV), (JSON, _CSL), (BIBTEX, _BIB), (RIS, _RIS)]
)
def test_a_list_in_any_format_says_the_same(read: Reading, text: str) -> None:
    assert _facts(read, text) == _TOLD


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_a_table_may_be_divided_by_other_signs(delimiter: str) -> None:
    text = f"\n\nurl{delimiter}note\nhttps://a.example/{delimiter}x, y\n".lstrip()
    assert _facts(TABLE, text) == {"url": "https://a.example/", "note": "x, y"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_a_list_may_be_in_other_encodings(encoding: str) -> None:
    words = "Порт закрыт до весны, сообщили в управлении порта, и никто не знает почему"
    assert _facts(TABLE, f"title,date\n{words},2022\n".replace(", ", " ").encode(encoding)) == {
        "title": words.replace(", ", " "),
        "published": "2022",
    }


def test_what_is_in_quotes_may_have_line_ends() -> None:
    text = 'title,note\n"The ""harbour"",\nshut",x\n\n,\nTwo\n'
    one, two = _listed(TABLE, text)
    assert one.facts[0].value == 'The "harbour", shut'
    assert (one.place, two.place) == ("line 2", "line 6")


def test_the_year_counts_where_there_is_no_date() -> None:
    assert _facts(TABLE, "title,date,publication year\nx,,2021\n")["published"] == "2021"
    assert _facts(BIBTEX, "@misc{a, title={x}, year=2021, month=4}")["published"] == "2021-04"
    assert _facts(BIBTEX, "@misc{a, title={x}, date={2020-01}, year=2021}")["published"] == (
        "2020-01"
    )
    assert _facts(RIS, "TY  - NEWS\nTI  - x\nPY  - 2021\nER  - \n")["published"] == "2021"


def test_a_note_tells_the_side_too() -> None:
    text = "title,side,why\nx,north,says who left\n"
    assert _facts(TABLE, text)["note"] == "says who left; side in the list: north"


def test_files_beside_the_list_are_named() -> None:
    text = "title;file attachments\nx;files/1/a.pdf\n"
    assert _listed(TABLE, text)[0].files == ("files/1/a.pdf",)
    text = 'title,file\nx,"a.pdf; b.html"\n'
    assert _listed(TABLE, text)[0].files == ("a.pdf", "b.html")
    text = (
        "@misc{a, file = {Full Text:files/1/a\\:b.pdf:application/pdf;:c.html:HTML;d.txt;e.txt:}}"
    )
    assert _listed(BIBTEX, text)[0].files == ("files/1/a:b.pdf", "c.html", "d.txt", "e.txt")
    text = "TY  - NEWS\nL1  - a.pdf\nL2  - b.html\nER  - \n"
    assert _listed(RIS, text)[0].files == ("a.pdf", "b.html")


def test_lines_of_json_are_entries() -> None:
    text = '{"title": "a", "points": [1, {"x": 2}, true, null]}\n{"title": "b", "date": 2022}\n'
    one, two = _listed(JSON, text)
    assert (one.place, two.place) == ("line 1, column 1", "line 2, column 1")
    assert two.facts[1].value == "2022"


def test_commands_of_latex_are_letters_but_in_addresses() -> None:
    text = (
        '@online{a, title = {50% of {\\"O}rg \\& more}, author = {{Harbour Press}},'
        " howpublished = {\\url{https://a.example/x_y%20z}}}"
    )
    assert _facts(BIBTEX, text) == {
        "title": "50% of Örg & more",
        "authors": "Harbour Press",
        "url": "https://a.example/x_y%20z",
    }


def test_commands_that_are_none_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        return None

    monkeypatch.setattr(LatexDecodingMiddleware, "transform_entry", stumble)
    assert _facts(BIBTEX, "@misc{a, title = {The {harbour}}}") == {"title": "The {harbour}"}


def test_what_is_not_used_is_said_in_one_line() -> None:
    said = _found(TABLE, "title,points,query\nx,1,y\nz,2,w\n")[-1]
    assert said == Remark("unused", "not used of the list: points, query")


_NO_DATE = "is no certain date; write it as year-month-day, as 2022-03-27"


def test_every_bad_entry_is_named_with_its_place_in_one_run() -> None:
    text = (
        "url,title,date,language\n"
        "www.example,x,2022,en\n"
        "https://a.example/,x,03/04/2022,Klingon\n"
        "https://a.example/,x,2022,en,more\n"
        ",,2022,en\n"
        "https://a.example/,x,2022-03-27,en\n"
        '"x\n'
    )
    assert _bad(TABLE, text) == [
        'line 2, column 1: "www.example" is no address; write one that begins with https://',
        f'line 3, column 3: "03/04/2022" {_NO_DATE}',
        'line 3, column 4: "Klingon" is no tag of a language; write its tag, as en',
        'line 4: has 5 cells for 4 columns; put quotes around those that have a "," in them',
        "line 5: has no address, no title and no file; give one",
        "line 7: the table cannot be read on from here (unexpected end of data)",
    ]


def test_bad_json_is_named_with_its_place() -> None:
    text = '[{"title": "x", "date": "soon"},\n 7,\n {"title": }]'
    assert _bad(JSON, text) == [
        f'line 1, column 17: "soon" {_NO_DATE}',
        'line 2, column 2: is no entry; write it as {"url": "https://..."}',
        "line 3, column 12: this is no JSON (Expecting value)",
    ]
    assert _bad(JSON, '{"d\\u0061te": "soon"}')[0].startswith("line 1, column 1: ")


@pytest.mark.parametrize("text", ["[" * 100_000, f'{{"title": {"9" * 5_000}}}'])
def test_json_that_goes_too_far_is_named(text: str) -> None:
    assert _bad(JSON, f"[{text}]") == [
        "line 1, column 2: this cannot be read: it is too deep, or has a number"
    ]


def test_bad_bibtex_is_named_with_its_line() -> None:
    text = "@misc{a, title={x}}\n@misc{a, title={y}}\n@misc{b, title={z\n@misc{c, date={soon}}\n"
    bad = _bad(BIBTEX, text)
    assert [one.partition(":")[0] for one in bad] == ["line 2", "line 3", "line 4", "line 4"]
    assert "Duplicate entry key" in bad[0]


def test_bad_ris_is_named_with_its_line() -> None:
    text = (
        "\nTY  - NEWS\nTI  - x\nUR  - y\nER  - \nTI  - lost\nER  - \n"
        "TY  - NEWS\nTI  - z\nTY  - NEWS\nTI  - w\n"
    )
    assert _bad(RIS, text) == [
        'line 4: "y" is no address; write one that begins with https://',
        'line 6: this entry has no beginning; begin it with "TY  - NEWS"',
        'line 8: this entry has no end; end it with a line "ER  - "',
        'line 10: this entry has no end; end it with a line "ER  - "',
    ]


@pytest.mark.parametrize(("read", "text"), [(TABLE, "url,title\n"), (JSON, "[]"), (RIS, "\n")])
def test_a_list_without_entries_is_refused(read: Reading, text: str) -> None:
    with pytest.raises(UnfitCaptureError, match="lists nothing; name a list with entries"):
        _found(read, text)


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n"])
def test_a_table_of_something_else_is_refused(text: str) -> None:
    with pytest.raises(UnfitCaptureError, match=r'no column that is known; .* as "url", "ti'):
        _found(TABLE, text)


def test_a_list_of_very_many_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_list, "_MOST_ENTRIES", 2)
    with pytest.raises(UnfitCaptureError, match="has more than 2 entries; divide it"):
        _found(TABLE, "title\na\nb\nc\n")


def test_a_list_with_bad_entries_is_refused_with_a_line_for_each() -> None:
    first, second = BadListError("a.csv", ["line 2: is odd"]).lines
    assert first == (
        '"a.csv" has an entry that cannot be taken in, so nothing of it was; mend what is named'
        " below, and add it again"
    )
    assert second == "a.csv: line 2: is odd"
    many = BadListError("a.csv", ["x"] * 2_000)
    assert many.lines[0].startswith('"a.csv" has 2,000 entries that cannot be taken in')
    assert len(many.lines) == 1_001
