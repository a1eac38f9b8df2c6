"""A picture of dots (PNG) of one of lines (SVG), made in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.util import find_spec
from math import isqrt
from typing import Final

from compliance.errors import MissingExtraError
from compliance.processes.limits import Limits
from compliance.render.apart.asked import Asked

LIMITS: Final = Limits(seconds=60, patience=120.0, memory=2 * 1024**3, size=256 * 1024 * 1024)
"""A task is a picture."""
WIDTH: Final = 2_000
"""How many dots a picture is wide where nobody says: enough for a page and for a good screen."""
MOST_DOTS: Final = 7_000_000
"""Of a picture as long as there are points: with more, it takes as long as a quarter of a site."""

_CHILD: Final = "compliance.render.picture.inside"
_TASK: Final = "making a PNG"
_EXTRA: Final = "png"
_NEEDED: Final = "resvg_py"
_CURE: Final = "write it as SVG, which browsers show"


def png_of(svg: str, *, width: int = WIDTH) -> bytes:
    """Return a picture as so many dots across.

    Raises:
        MissingExtraError: resvg is not installed.
        NotMadeError: it is no picture, or names what is not in it, or takes too much.
    """
    return PngMaker().png(svg, width=width)


def width_within(wide: int, high: int) -> int:
    """Return how many dots across a picture of any length is drawn: fewer of a very long one."""
    return min(WIDTH, isqrt(MOST_DOTS * wide // high))


def png_of_page(page: Iterable[bytes], _: Callable[[str], None]) -> tuple[bytes]:
    """Return a picture in SVG, UTF-8, as dots; raises as `png_of` does."""
    return (png_of(b"".join(page).decode("utf-8", "surrogatepass")),)


class PngMaker:
    """Makes pictures of dots, one after another, in a process started for the first of them."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        """Set it up; raises MissingExtraError if resvg is not installed."""
        if not can_make_png():
            raise MissingExtraError(_TASK, _EXTRA)
        self._asked = Asked(_CHILD, "PNG", _CURE, limits)

    def begin(self, svg: str, *, width: int) -> None:
        """Begin with a picture that is asked for later; raises NotMadeError."""
        self._asked.begin((svg, width))

    def png(self, svg: str, *, width: int) -> bytes:
        """Return a picture as so many dots across; raises NotMadeError."""
        data, _ = self._asked.ask((svg, width))
        return data


def can_make_png() -> bool:
    """Return whether what makes them is installed."""
    return find_spec(_NEEDED) is not None
