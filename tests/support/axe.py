"""The rules of axe on a page: those of WCAG 2.2 AA and its own best practices."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import cast

from support.browsing import Visit

RUN = "axe.run({resultTypes: ['violations']})"
FOUND = f"{RUN}.then(all => all.violations.map(v => [v.id, v.nodes[0].html.slice(0, 160)]))"


@cache
def _script() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def faults(reader: Visit) -> list[tuple[str, str]]:
    """Return each rule that is broken on the page, and where first.

    The pages allow no script at all: the visit must not be a guarded one.
    """
    reader.page.evaluate(_script())
    return [(rule, place) for rule, place in cast("list[list[str]]", reader.page.evaluate(FOUND))]
