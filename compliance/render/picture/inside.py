"""The process that makes pictures of dots. It can write no file and start no process.

It reads the fonts anew for each picture, so files can be opened; what a picture may name is looked
at before (`bounds`). A request is a picture in SVG and how many dots it is to be wide.
"""

from __future__ import annotations

import sys
from itertools import count

import resvg_py

from compliance.processes.held import grant, hold
from compliance.render.apart.answers import Answer, answered, serve
from compliance.render.picture.bounds import checked
from compliance.render.typeface import BOLD, FAMILY, REGULAR


def main(seconds: int, memory: int) -> None:
    """Answer pictures until no more come, with so many seconds, and bytes of memory."""
    done = count()
    hold(memory, reads=True)
    serve(_answer, sys.stdin.buffer, sys.stdout.buffer, lambda: grant(seconds, next(done)))


def _answer(request: tuple[str, int]) -> Answer:
    svg, width = request
    return answered(lambda: (drawn(svg, width), ""))


def drawn(svg: str, width: int) -> bytes:
    """Return a picture of so many dots across, in our fonts and no others.

    Raises:
        UnfitPictureError: it may not be drawn.
        ValueError: it is no picture.
    """
    return resvg_py.svg_to_bytes(
        svg_string=checked(svg, width),
        width=width,
        skip_system_fonts=True,
        font_files=[str(REGULAR), str(BOLD)],
        font_family=FAMILY,
        serif_family=FAMILY,
        sans_serif_family=FAMILY,
        monospace_family=FAMILY,
    )
