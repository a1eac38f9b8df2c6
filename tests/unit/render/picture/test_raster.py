"""A picture becomes dots: ours, the same everywhere, with nothing of this machine in it."""

from __future__ import annotations

import io
import json
import sys
from base64 import b64decode
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from compliance.errors import MissingExtraError
from compliance.processes.child import ChildProcess
from compliance.processes.limits import Limits
from compliance.render import raster
from compliance.render.apart import asked
from compliance.render.apart.asked import NotMadeError
from compliance.render.picture import inside
from compliance.render.picture.bounds import UnfitPictureError
from compliance.render.picture.inside import drawn
from compliance.render.raster import PngMaker, png_of, png_of_page, width_within

BEGIN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SIGN = '<defs><rect id="a" width="10" height="10"/></defs><use href="#a" x="10"/>'
SVG = f'{BEGIN} width="40" height="20px"><style>.b {{ fill: #00f }}</style>{SIGN}</svg>'
WORDS = "Ərəb · Минобороны · Հայաստան · საქართველო"


def dots(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGBA")


def test_a_picture_is_as_wide_as_asked_and_the_same_every_time() -> None:
    png = png_of(SVG, width=80)
    assert png_of(SVG, width=80) == png
    picture = dots(png)
    assert picture.size == (80, 40)
    assert picture.getpixel((25, 5)) == (0, 0, 0, 255)
    assert picture.getpixel((5, 5)) == (0, 0, 0, 0)


def test_one_process_makes_all_and_a_page_is_as_wide_as_usual() -> None:
    maker = PngMaker()
    assert maker.png(SVG, width=8) == maker.png(SVG, width=8)
    (made,) = png_of_page((SVG[:9].encode(), SVG[9:].encode()), print)
    assert dots(made).size == (raster.WIDTH, raster.WIDTH // 2)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[ChildProcess]:
    """The processes that were started to make files."""
    made: list[ChildProcess] = []

    def start(module: str, limits: Limits) -> ChildProcess:
        made.append(ChildProcess(module, limits))
        return made[-1]

    monkeypatch.setattr(asked, "ChildProcess", start)
    return made


def test_what_was_begun_is_made_once(started: list[ChildProcess]) -> None:
    maker = PngMaker()
    maker.begin(SVG, width=8)
    assert maker.png(SVG, width=8) == maker.png(SVG, width=8) == png_of(SVG, width=8)
    assert len(started) == 2  # one was for the maker


def test_what_is_asked_for_while_another_was_begun_is_made_all_the_same(
    started: list[ChildProcess],
) -> None:
    maker = PngMaker()
    maker.begin(SVG, width=8)
    assert [dots(maker.png(SVG, width=width)).width for width in (4, 8)] == [4, 8]
    assert len(started) == 2
    assert started[0].ending().status < 0  # nobody waits for it any more


def test_that_one_cannot_begin_is_told_when_its_picture_is_asked_for() -> None:
    maker = PngMaker()
    maker.begin("no picture", width=8)
    with pytest.raises(NotMadeError, match="no PNG can be made of this page"):
        maker.png("no picture", width=8)


def test_a_picture_as_long_as_an_agreement_has_points_has_no_more_dots_than_a_short_one() -> None:
    assert width_within(1_296, 2_221) == raster.WIDTH  # that of the shipped workspace
    for high in (6_000, 60_000):
        wide = width_within(1_296, high)
        assert raster.MOST_DOTS * 0.99 < wide * wide * high / 1_296 <= raster.MOST_DOTS


@pytest.mark.parametrize("family", ["system-ui", "Times", "monospace", "sans-serif"])
def test_words_are_drawn_in_our_fonts_whatever_is_asked_for(family: str) -> None:
    def words(name: str) -> bytes:
        text = f'<text y="12" font-size="9" font-family="{name}">{WORDS}</text>'
        return drawn(f'{BEGIN} width="300" height="20">{text}</svg>', 300)

    assert (words(family) == words("DejaVu Sans")) is True
    assert dots(words(family)).getbbox() is not None


def test_rules_of_a_style_sheet_hold() -> None:
    svg = SVG.replace('<use href="#a"', '<use class="b" href="#a"')
    assert dots(drawn(svg, 40)).getpixel((15, 5)) == (0, 0, 255, 255)


def test_the_size_of_letters_holds_though_the_height_of_lines_stands_with_it() -> None:
    def words(style: str) -> bytes:
        style = f"<style>svg {{ {style} }}</style>"
        return drawn(f'{BEGIN} width="90" height="20">{style}<text y="12">Abc</text></svg>', 90)

    assert (words("font: 9px/1.3 system-ui, sans-serif") == words("font-size: 9px")) is True
    assert (words("font: 9px/1.3 system-ui, sans-serif") == words("")) is False


@pytest.mark.parametrize("name", ["href", "xlink:href"])
@pytest.mark.parametrize("tag", ["image", "feImage"])
def test_a_picture_that_shows_a_file_is_refused(tmp_path: Path, tag: str, name: str) -> None:
    Image.new("RGB", (4, 4), "red").save(tmp_path / "a.png")
    shown = f'<{tag} {name}="{tmp_path}/a.png" width="40" height="20"/>'
    if tag == "feImage":
        shown = f'<filter id="f">{shown}</filter><rect width="9" height="9" filter="url(#f)"/>'
    svg = f'{BEGIN} width="40" height="20">{shown}</svg>'
    with pytest.raises(UnfitPictureError, match="it shows what is not in it"):
        drawn(svg, 40)


def test_what_a_picture_holds_itself_may_be_shown() -> None:
    svg = f'{BEGIN} width="40" height="20">{SIGN}<a href="b.html"><image href="#a"/></a></svg>'
    assert dots(drawn(svg, 40)).getpixel((15, 5)) == (0, 0, 0, 255)


@pytest.mark.parametrize(
    ("svg", "wrong"),
    [
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "it declares entities"),
        ("<svg", "unclosed token"),
        (f"{BEGIN}/>", "it does not say how wide and high it is"),
        (f'{BEGIN} width="100%" height="5"/>', "it does not say how wide and high it is"),
        (f'{BEGIN} width="0" height="5"/>', "it does not say how wide and high it is"),
        (f'{BEGIN} width="1" height="999999"/>', "it would have more than 100,000,000 dots"),
    ],
)
def test_what_is_no_picture_for_us_is_refused(svg: str, wrong: str) -> None:
    with pytest.raises(UnfitPictureError, match=wrong):
        drawn(svg, 100)


def test_of_a_picture_that_is_refused_one_sentence_says_why() -> None:
    with pytest.raises(NotMadeError) as caught:
        png_of("<svg", width=9)
    assert str(caught.value).startswith("no PNG can be made of this page: UnfitPictureError: uncl")
    assert str(caught.value).endswith("; write it as SVG, which browsers show")


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r'^making a PNG needs the extra "png"; run: pip'):
        png_of(SVG, width=9)


def test_it_limits_itself_but_may_read_then_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[object] = []
    replies = io.BytesIO()
    request = json.dumps((SVG, 8)).encode() + b"\n"
    monkeypatch.setattr(inside, "hold", lambda memory, reads: held.append((memory, reads)))
    monkeypatch.setattr(inside, "grant", lambda *granted: held.append(granted))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(request)))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=replies))
    inside.main(7, 1000)
    assert held == [(1000, True), (7, 0)]
    kind, data, said = json.loads(replies.getvalue())
    assert (kind, said) == ("made", "")
    assert dots(b64decode(data)).size == (8, 4)
