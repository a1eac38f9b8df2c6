"""matrix, timeline and network -f png: the drawings as dots."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from support.builders import workspace
from support.cli import printed, run_cli
from support.repository import ROOT


@pytest.mark.parametrize("command", ["matrix", "timeline", "network"])
def test_a_drawing_is_written_as_dots(command: str, tmp_path: Path) -> None:
    file = tmp_path / "drawing.png"
    asked = (command, "--point", "4", "-o", file)
    assert run_cli(*asked, cwd=ROOT).status == 0
    first = file.read_bytes()
    assert run_cli(*asked, cwd=ROOT).status == 0
    assert file.read_bytes() == first
    picture = Image.open(io.BytesIO(first))
    assert picture.width == 2_000
    svg = printed(command, "--point", "4", "-f", "svg")
    wide, high = (float(svg.partition(f' {name}="')[2].partition('"')[0]) for name in SIZES)
    assert abs(picture.height - 2_000 * high / wide) <= 1
    assert len({colour for _, colour in picture.convert("RGB").getcolors(1 << 20) or ()}) > 10


SIZES = ("width", "height")


def test_a_terminal_is_not_printed_to() -> None:
    done = run_cli("matrix", "-f", "png", terminal=True, cwd=ROOT)
    assert (done.status, done.stdout) == (3, "")
    assert done.stderr.startswith("a PNG is nothing for a terminal to show; name a file with ")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    "command", ["matrix", "matrix --by respondent", "timeline", "network --by voice"]
)
def test_a_drawing_says_in_which_language_it_is(
    command: str, language: str, tmp_path: Path
) -> None:
    """What is wholly in the language of the workspace says so itself."""
    root = workspace(tmp_path / "lake", agreement={"point_word": "Article"})
    svg = printed("-w", root, *command.split(), "-f", "svg", "--lang", language)
    drawing = ET.fromstring(svg)
    tags = {drawing.get("lang"), drawing.get("{http://www.w3.org/XML/1998/namespace}lang")}
    assert tags == {language}
    own = {one.text for one in drawing.iter() if one is not drawing and one.get("lang") == "en"}
    assert own >= (OWN.get(command, set()) if language == "ru" else set())
    assert language == "ru" or not own


OWN = {"matrix": {"Article", "The dam"}, "network --by voice": {"Shore"}}
"""Words of the workspace that a drawing of it has on lines of their own."""
