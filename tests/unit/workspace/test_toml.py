"""Where keys and items stand in compliance.toml."""

from __future__ import annotations

import pytest

from compliance.workspace.toml import locate_toml

TEXT = '''# title = "not this"
title = "a = b # no"  # sides = ["nor this"]
"agreement" = 'x'
sides = [
  "north", # "commented"
  'so,uth', """the "league\\" here""",
  ["nested", "list"], {key = "inline"}, 5,
]
dotted.key = 1
long = """
names = "in a text"
"""
names = "neutral"
[table]
title = "again"
'''


@pytest.mark.parametrize(
    ("route", "place"),
    [
        ((), (1, 1)),
        (("title",), (2, 1)),
        (("agreement",), (3, 1)),
        (("sides",), (4, 1)),
        (("sides", 0), (5, 3)),
        (("sides", 1), (6, 3)),
        (("sides", 2), (6, 13)),
        (("sides", 3), (7, 3)),
        (("sides", 4), (7, 23)),
        (("sides", 5), (7, 41)),
        (("sides", 6), (4, 1)),
        (("dotted",), (9, 1)),
        (("names",), (13, 1)),
        (("table",), (14, 2)),
        (("missing",), (1, 1)),
    ],
    ids=str,
)
def test_each_key_and_item_has_its_place(
    route: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    assert locate_toml(TEXT, [route]) == {route: place}
