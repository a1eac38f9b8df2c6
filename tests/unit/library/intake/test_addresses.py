"""The address of a page says its host and, often, its day; that of a copy also of which page."""

from __future__ import annotations

import pytest

from compliance.library.intake.addresses import address_facts
from compliance.library.intake.extraction import Basis, FactKey, FoundFact


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2022/03/27/ferry", "2022-03-27"),
        ("/news-2022-03-27.html", "2022-03-27"),
        ("/20220327/a", "2022-03-27"),
        ("/2022/mar/27/ferry", "2022-03-27"),
        ("/2022/99/27/ferry", None),
        ("/2022/xyz/27/ferry", None),
        ("/a", None),
    ],
)
def test_an_address_says_host_and_day(path: str, day: str | None) -> None:
    address = f"https://river.example{path}"
    days = [FoundFact(FactKey.PUBLISHED, day, Basis.URL)] if day else []
    assert list(address_facts(address, Basis.FILE)) == [
        FoundFact(FactKey.URL, address, Basis.FILE),
        FoundFact(FactKey.OUTLET, "river.example", Basis.URL),
        *days,
    ]


def test_an_address_without_a_host_says_itself() -> None:
    assert list(address_facts("http:///a", Basis.META)) == [
        FoundFact(FactKey.URL, "http:///a", Basis.META)
    ]


def test_that_of_an_archived_copy_says_of_which_page_and_day() -> None:
    address = "https://web.archive.org/web/20220328101112/https://river.example/n/1"
    assert list(address_facts(address, Basis.FILE)) == [
        FoundFact(FactKey.COPY_URL, address, Basis.FILE),
        FoundFact(FactKey.RETRIEVED, "2022-03-28", Basis.URL, "the day of the archived copy"),
        FoundFact(FactKey.URL, "https://river.example/n/1", Basis.URL),
        FoundFact(FactKey.OUTLET, "river.example", Basis.URL),
    ]
