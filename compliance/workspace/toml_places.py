"""Where in a TOML file a key, or an item of its list, stands: for the few keys of the settings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from compliance.workspace.faults import Route

_TOKEN: Final = re.compile(
    r'''
      (?P<comment> \#[^\n]* )
    | (?P<text> """(?:[^\\]|\\.)*?"{3,5} | \'\'\'.*?\'{3,5} | "(?:[^"\\\n]|\\.)*" | '[^'\n]*' )
    | (?P<bare> [^\s=\[\]{},\#"']+ )
    | (?P<sign> [=\[\]{},\n] )
    ''',
    re.VERBOSE | re.DOTALL,
)


def locate_toml(text: str, routes: Iterable[Route]) -> dict[Route, tuple[int, int]]:
    """Return line and column, from 1, of keys and of items of their lists, in readable TOML.

    What is missing, or lies deeper, has the place of what is around it; the file itself (1, 1).
    """
    offsets: dict[Route, int] = {}
    for route, offset in _find_places(text):
        offsets.setdefault(route, offset)  # what a table below repeats is another key
    places = {}
    for route in routes:
        met = next((route[:n] for n in range(len(route), 0, -1) if route[:n] in offsets), ())
        before = text[: offsets.get(met, 0)]
        places[route] = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    return places


def _find_places(text: str) -> Iterator[tuple[Route, int]]:
    """Yield the route and the offset of each key of the file itself, and of each item of a list."""
    key, depth, index = "", 0, 0
    wanted = True  # a key at depth 0, an item below it
    for token in _TOKEN.finditer(text):
        sign = token["sign"]
        if depth == 0 and wanted and (token["text"] or token["bare"]):
            key = token[0].strip("\"'").partition(".")[0]
            yield (key,), token.start()
            wanted = False
        elif depth == 1 and wanted and (token["text"] or token["bare"] or sign in ("[", "{")):
            yield (key, index), token.start()
            index += 1
            wanted = False
        if sign in ("[", "{") and key:
            depth += 1
            wanted, index = depth == 1 or wanted, index if depth > 1 else 0
        elif sign in ("]", "}") and key:
            depth = max(0, depth - 1)
        elif sign == "\n" and depth == 0:
            key, wanted = "", True
        elif sign == "," and depth == 1:
            wanted = True
