"""matrix, timeline and network -f png: the drawings as dots."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

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
