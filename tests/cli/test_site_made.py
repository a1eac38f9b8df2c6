"""compliance site: what is made of its pages, pictures as dots and PDFs."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdfium2 import PdfDocument, raw

from compliance.processes.child import ChildProcess
from compliance.render import raster
from compliance.render.apart.asked import Asked
from compliance.render.raster import can_make_png
from support.builders import workspace
from support.cli import Finished, run_cli
from support.paper import headings_left_alone, needs_pango, pages_of, words_of

PUBLISHED = '[publication]\naddress = "https://example.org/lake/"\n'


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """A workspace that says where its site stands."""
    root = workspace(tmp_path / "lake")
    settings = root / "compliance.toml"
    settings.write_text(f"{settings.read_text('utf-8')}\n{PUBLISHED}", "utf-8")
    return root


def site(root: Path, folder: Path, *options: str) -> Finished:
    return run_cli("--workspace", root, "site", folder, *options)


def size_of(picture: Path) -> tuple[int, int]:
    return Image.open(io.BytesIO(picture.read_bytes())).size


def targets(document: Any) -> set[str]:  # noqa: ANN401 - of a library without types
    """Return the addresses that links of a PDF lead to."""
    found = set()
    for page in document:
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, index)
            action = raw.FPDFLink_GetAction(raw.FPDFAnnot_GetLink(annotation))
            size = raw.FPDFAction_GetURIPath(document, action, None, 0)
            if size:
                told = (raw.c_char * size)()
                raw.FPDFAction_GetURIPath(document, action, told, size)
                found.add(told.value.decode())
    return found


def test_the_picture_and_the_card_are_drawn_as_dots_and_led_to(lake: Path, tmp_path: Path) -> None:
    assert site(lake, tmp_path / "site").status == 0
    made = tmp_path / "site"
    assert size_of(made / "data" / "picture.png")[0] == raster.WIDTH
    assert size_of(made / "card.png") == (1_200, 630)
    home = (made / "index.html").read_text("utf-8")
    assert '<meta property="og:image" content="https://example.org/lake/card.png">' in home
    assert 'href="data/picture.png"' in home
    assert ".pdf" not in home
    assert not (made / "pdf").exists()


def test_a_site_draws_two_pictures_as_dots_and_a_long_one_with_no_more_dots_than_allowed(
    lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    png = raster.PngMaker.png

    def counted(maker: raster.PngMaker, svg: str, *, width: int) -> bytes:
        drawn.append(width)
        return png(maker, svg, width=width)

    given: list[object] = []
    give = Asked._given

    def noted(maker: Asked, request: object) -> ChildProcess:
        given.append(request)
        return give(maker, request)

    monkeypatch.setattr(raster.PngMaker, "png", counted)
    monkeypatch.setattr(Asked, "_given", noted)
    monkeypatch.setattr(raster, "MOST_DOTS", 90_000)
    assert site(lake, tmp_path / "site").status == 0
    wide, high = size_of(tmp_path / "site" / "data" / "picture.png")
    assert drawn == [wide, 1_200]
    assert len(given) == 2  # what was begun is not made again
    assert 80_000 < wide * high < 91_000


def test_without_the_extra_no_page_leads_to_a_picture_of_dots(
    lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raster, "find_spec", lambda _: None)
    assert not can_make_png()
    done = site(lake, tmp_path / "site")
    assert done.status == 0
    assert done.stderr.startswith(
        'the site has no picture.png and no card.png, which need the extra "png"; run: pip install '
    )
    assert [*(tmp_path / "site").rglob("*.png")] == []
    for page in (tmp_path / "site").rglob("*.html"):
        assert ".png" not in page.read_text("utf-8"), page


@needs_pango
def test_with_pdf_each_point_and_all_of_them_are_on_paper(lake: Path, tmp_path: Path) -> None:
    assert site(lake, tmp_path / "site", "--pdf").status == 0
    made = tmp_path / "site"
    papers = {file.name: file.read_bytes() for file in (made / "pdf").iterdir()}
    points = sorted(file.stem for file in (made / "points").iterdir())
    assert sorted(papers) == sorted([*(f"point-{point}.pdf" for point in points), "site.pdf"])
    for point in points:
        page = (made / "points" / f"{point}.html").read_text("utf-8")
        assert f'href="../pdf/point-{point}.pdf"' in page
    assert 'href="pdf/site.pdf"' in (made / "index.html").read_text("utf-8")
    for name, paper in papers.items():
        assert raw.FPDFCatalog_IsTagged(PdfDocument(paper)), name
        assert headings_left_alone(paper) == [], name
    leading = targets(PdfDocument(papers["site.pdf"]))
    files = {target for target in leading if "://" not in target}
    assert files
    assert {name for name in files if not (made / "pdf" / name.partition("#")[0]).exists()} == set()
    # What the PDF holds is led to within it.
    assert not any(target.startswith("../points/") for target in files)
    assert "Download" in words_of(papers["site.pdf"])


@needs_pango
def test_the_pdf_of_all_is_one_book(lake: Path, tmp_path: Path) -> None:
    assert site(lake, tmp_path / "site", "--pdf").status == 0
    book = (tmp_path / "site" / "pdf" / "site.pdf").read_bytes()
    pages = pages_of(book)
    # Counted through, from the contents to the end.
    counted = [min(page, key=lambda line: line.height).words for page in pages]
    assert counted == [f"{number} / {len(pages)}" for number in range(1, len(pages) + 1)]
    parts = [item for item in PdfDocument(book).get_toc() if item.level == 0]
    titles = [item.get_title() for item in parts]
    assert titles[:3] == ["Contents", "Summary", "Contradictions"]
    assert titles[3].startswith("Point 1: ")
    assert titles[-1] == "The agreement as a whole"
    begins = [item.get_dest().get_index() + 1 for item in parts]
    listed = [line.words for line in pages[0]]
    for title, page in zip(titles[1:], begins[1:], strict=True):
        assert any(re.fullmatch(rf"{re.escape(title)} ?\.+ ?{page}", one) for one in listed)
    assert not (tmp_path / "site" / "book.html").exists()
    assert not (tmp_path / "site" / "drawn.css").exists()


@needs_pango
def test_a_second_run_writes_nothing_anew(lake: Path, tmp_path: Path) -> None:
    site(lake, tmp_path / "site", "--pdf")
    done = site(lake, tmp_path / "site", "--pdf")
    assert done.stderr.startswith("written 0, ")
    without = site(lake, tmp_path / "site")
    assert "removed " in without.stderr
    assert not (tmp_path / "site" / "pdf").exists()
