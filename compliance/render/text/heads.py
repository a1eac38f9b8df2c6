"""What stands over a text, a point and a duty, in whichever text."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len

from compliance.render.text.columns import WIDTH, Page, fill, pad, printable

HEAD: Final = "bold"
"""How heads are shown where there is colour."""


def whose(source: str | None, name: str | None) -> str:
    """Name the source that a text is about."""
    return "ALL SIDES" if source is None else f"{(name or '').upper()} ({source})"


def add_head(page: Page, left: str, right: str) -> None:
    """Add a head with something at the right, or below it where there is no room."""
    left, right = printable(left), printable(right)
    if cell_len(left) + cell_len(right) + 2 > WIDTH:
        page.wrapped("", left, HEAD)
        page.wrapped("", right)
    else:
        page.add(fill(left, right), HEAD)


def add_point(page: Page, point_word: str, number: str, title: str) -> None:
    """Add the head of a numbered point, after an empty line."""
    page.add()
    page.wrapped(f"{printable(f'{point_word.upper()} {number}')}  ", title.upper(), HEAD)


def add_duty(page: Page, number: str, duty: str, right: str) -> None:
    """Add the head of an obligation; who bears it and until when stands at the right, or below."""
    left = pad(printable(number), 4)
    duty, right = printable(duty), printable(right)
    if cell_len(left + duty) + cell_len(right) + 2 <= WIDTH:
        page.add(fill(left + duty, right), HEAD)
    else:
        page.wrapped(left, duty, HEAD)
        page.wrapped(" " * 4, right)
