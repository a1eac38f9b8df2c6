"""Where in a text the phrases of a query stand."""

from __future__ import annotations

import pytest

from compliance.library.fulltext.hits import find_hits
from compliance.model.query.query import parse_query

TEXT = "The ferry lane. A FERRY left the ferry-lane; ferries came."


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("ferry", ["ferry", "FERRY", "ferry"]),
        ('"ferry lane"', ["ferry lane", "ferry-lane"]),
        ("ferr*", ["ferry", "FERRY", "ferry", "ferries"]),
        ('"the ferry la*"', ["The ferry lane", "the ferry-lane"]),
        ('ferry "ferry lane"', ["ferry lane", "FERRY", "ferry-lane"]),
        ("lane OR came", ["lane", "lane", "came"]),
        ('"came the"', []),
        ("boat", []),
    ],
)
def test_hits_come_in_order(asked: str, found: list[str]) -> None:
    places = find_hits(TEXT, parse_query(asked).wanted)
    assert [TEXT[start:end] for start, end in places] == found
    assert list(places) == sorted(places)
