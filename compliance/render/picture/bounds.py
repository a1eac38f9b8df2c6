"""What a picture of lines may be for one of dots to be made of it."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree as ET

MOST_DOTS: Final = 100_000_000

_LENGTH: Final = re.compile(r"([0-9]{1,7}(?:\.[0-9]*)?)(?:px)?")
_LINE_HEIGHT: Final = re.compile(r"(\bfont:[^;}/]*)/[0-9.]+")
_LOADING: Final = frozenset({"image", "feImage"})


class UnfitPictureError(ValueError):
    """A picture has no size, is too large, or names what is not in it."""


def checked(svg: str, width: int) -> str:
    """Return a picture that has what it shows within itself, written anew.

    It is written anew so that what was looked at is what is drawn.

    Raises:
        UnfitPictureError: it does not, or has no size, or too many dots.
    """
    if "<!DOCTYPE" in svg:
        wrong = "it declares entities"
        raise UnfitPictureError(wrong)
    try:
        root = ET.fromstring(svg)  # noqa: S314 - it declares no entities
    except ET.ParseError as error:
        raise UnfitPictureError(str(error)) from None
    for element in root.iter():
        _check_within(element)
        if _local(element.tag) == "style" and element.text:
            # What draws it reads no height of lines there, and would pass over the size as well.
            element.text = _LINE_HEIGHT.sub(r"\1", element.text)
    wide, high = size_of(root)
    if width * width * high / wide > MOST_DOTS:
        wrong = f"it would have more than {MOST_DOTS:,} dots"
        raise UnfitPictureError(wrong)
    return ET.tostring(root, encoding="unicode")


def size_of(root: ET.Element) -> tuple[float, float]:
    """Return how wide and high a picture says it is.

    Raises:
        UnfitPictureError: it does not say, or says nothing above 0.
    """
    told = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    sizes = [float(length[1]) for length in told if length]
    if len(sizes) < len(told) or min(sizes) <= 0:
        wrong = "it does not say how wide and high it is"
        raise UnfitPictureError(wrong)
    wide, high = sizes
    return wide, high


def _check_within(element: ET.Element) -> None:
    if _local(element.tag) not in _LOADING:
        return
    for name, value in element.items():
        if _local(name) == "href" and not value.startswith("#"):
            wrong = f"it shows what is not in it, {value[:100]}"
            raise UnfitPictureError(wrong)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
