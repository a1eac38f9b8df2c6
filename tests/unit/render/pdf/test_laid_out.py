"""A page becomes a PDF, the same everywhere, for screen readers too, and reaches nothing."""

from __future__ import annotations

import hashlib
import tempfile
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from urllib.request import OpenerDirector

import pytest
from pypdfium2 import PdfDocument, raw

from compliance.render.apart.answers import MADE
from compliance.render.pdf import inside
from compliance.render.typeface import BOLD, FOLDER, REGULAR
from support.paper import fonts_of, needs_pango, words_of

# DejaVu Sans Condensed 2.37, of the npm package dejavu-fonts-ttf 2.37.3. Licence: Bitstream Vera;
# the changes of DejaVu are in the public domain.
PUBLISHED = {
    REGULAR: "8550cd5ca1acb65a8fc7877c46939cd0b4d909f8e7bc1e24716873d918c5e549",
    BOLD: "38098d0b8edd8430a0f53fb2831b5d36037563a998a620d3c87a4d7591766d20",
}
SCRIPTS = "Ərəb ısız Ğ · Минобороны · Հայաստան · საქართველო · Ελλάς · عربي · עברית · → × ■ ● ◆ “”"
PAGE = (
    "<!doctype html><html lang='az'><head><title>The title</title></head><body><h1>Head</h1>"
    f"<p>{SCRIPTS} <b>bold</b> <i>not upright</i> <code>code</code></p>"
    "<h2>Part</h2><p><a href='https://example.org/a'>a link</a> <a href='#x'>within</a></p>"
    "<p id='x'>there</p></body></html>"
)

Laid = Callable[[str], tuple[bytes, str]]


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> Laid:
    """What the process of PDFs makes them with, in this one."""
    monkeypatch.setenv("FONTCONFIG_FILE", "to be set again")
    answer = inside.loaded()

    def made(page: str) -> tuple[bytes, str]:
        asked = {"pages": [("", page)], "style": "", "drawn": "", "file": ""}
        kind, data, without = answer(asked)
        assert kind == MADE
        return b64decode(data), without

    return made


@needs_pango
def test_pages_that_are_bound_lead_to_each_other_within_their_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "to be set again")
    first = PAGE.replace("https://example.org/a", "2.html#x")
    asked = {"pages": [("points/1.html", first), ("points/2.html", PAGE)]}
    kind, data, _ = inside.loaded()({**asked, "style": STYLE, "drawn": "", "file": "pdf/site.pdf"})
    assert kind == MADE
    with PdfDocument(b64decode(data)) as bound:
        assert len(bound) == 2


def test_the_fonts_are_the_published_files() -> None:
    found = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in PUBLISHED}
    assert found == PUBLISHED
    others = {path.name for path in FOLDER.iterdir()} - {path.name for path in PUBLISHED}
    assert others == {"fonts.conf", "DejaVu.LICENSE"}


@needs_pango
def test_the_same_page_makes_the_same_bytes_and_no_date(laid_out: Laid) -> None:
    (first, without), (second, _) = laid_out(PAGE), laid_out(PAGE)
    assert first == second
    assert without == ""
    told = PdfDocument(first).get_metadata_dict(skip_empty=True)
    assert set(told) == {"Title", "Producer"}
    assert told["Title"] == "The title"


@needs_pango
def test_all_scripts_are_printed_in_our_fonts_and_no_other(laid_out: Laid) -> None:
    data, _ = laid_out(PAGE)
    # A name of six letters stands before each: not all of its letters are in the file.
    assert {name.partition("+")[2] for name in fonts_of(data)} == {
        "DejaVu-Sans-Semi-Condensed",
        "DejaVu-Sans-Bold-Semi-Condensed",
    }
    assert "Минобороны · Հայաստան · საქართველო" in words_of(data)


@needs_pango
def test_characters_without_a_letter_are_told(laid_out: Laid) -> None:
    assert laid_out("<p>a\n日本語\N{SOFT HYPHEN}日")[1] == "日本語"


@needs_pango
def test_it_is_tagged_and_has_its_language_headings_and_links(laid_out: Laid) -> None:
    document = PdfDocument(laid_out(PAGE)[0])
    assert raw.FPDFCatalog_IsTagged(document)
    assert [item.get_title() for item in document.get_toc()] == ["Head", "Part"]
    links = raw.FPDFPage_GetAnnotCount(document[0])
    assert links == 2


STYLE = ".part { break-before: page }"
SECRET = "a secret"


def hostile(place: str) -> list[str]:
    """Return pages that would have what is at an address."""
    return [
        f"<img src='{place}/a.png'>",
        f"<img srcset='{place}/a.png 1x'>",
        f"<link rel=stylesheet href='{place}/a.css'>",
        f"<style>@import '{place}/a.css';</style>",
        f"<style>p::after {{ content: url({place}/a.png) }}</style><p>",
        f"<body style='background: url({place}/a.png)'>",
        f"<ul style='list-style: url({place}/a.png)'><li>a</ul>",
        f"<style>@font-face {{ font-family: a; src: url({place}/a.ttf) }} p {{ font: 9pt a }}",
        "<style>@font-face { font-family: a; src: local('DejaVu Sans Condensed') }</style><p>a",
        f"<object data='{place}/a.png'></object><embed src='{place}/a.png'>",
        f"<link rel=attachment href='{place}/a.txt'><a rel=attachment href='{place}/a.txt'>a</a>",
        f"<svg width=9 height=9><image href='{place}/a.png' width=9 height=9 /></svg>",
        f"<svg width=9 height=9><use href='{place}/a.svg#a' /></svg>",
        f"<base href='{place}/'><link rel=stylesheet href='a.css'><img src='a.png'>",
        f"<iframe src='{place}/a.html'></iframe>",
        "<style>@import 'data:text/css,p::after{content:\"a secret\"}';</style><p>",
    ]


@needs_pango
def test_a_page_that_names_files_and_addresses_gets_none_of_them(
    laid_out: Laid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(OpenerDirector, "open", lambda _, url, **__: opened.append(url))
    (tmp_path / "a.css").write_text(f'body::after {{ content: "{SECRET}" }}', "utf-8")
    (tmp_path / "a.txt").write_text(SECRET, "utf-8")
    for page in (*hostile(tmp_path.as_uri()), *hostile("http://127.0.0.1:9")):
        data, _ = laid_out(page)
        assert SECRET not in words_of(data), page
        assert raw.FPDFDoc_GetAttachmentCount(PdfDocument(data)) == 0, page
    assert opened == []


@needs_pango
def test_no_file_is_made_for_a_font_of_the_page(
    laid_out: Laid, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr(tempfile, "mkdtemp", lambda **_: made.append("folder"))
    laid_out("<style>@font-face { font-family: a; src: url(data:,) }</style><p>a")
    assert made == []


@needs_pango
def test_words_are_not_parted_by_lists_of_files(laid_out: Laid) -> None:
    page = "<html lang=en><p style='hyphens: auto; width: 2cm'>responsibilities incomprehensible"
    assert "-" not in words_of(laid_out(page)[0])


@needs_pango
def test_what_is_folded_is_printed_and_a_passage_not_after_its_ends(laid_out: Laid) -> None:
    data, _ = laid_out(
        "<details class=quote><summary>“a … c”</summary><blockquote>“a b c”</blockquote></details>"
        "<details><summary>Two more</summary><p>there</p></details>"
    )
    words = words_of(data)
    assert "a b c" in words
    assert "…" not in words
    assert "Two more" in words
    assert "there" in words
