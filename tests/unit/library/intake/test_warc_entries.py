"""Every record of a web archive is yielded, or told of as damaged; nothing behind it is lost."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from random import Random

import pytest

from compliance.library.intake.capture import Capture
from compliance.library.intake.warc import prepare
from compliance.library.intake.warc_entries import Damage, entries
from compliance.library.intake.warc_record import Left
from support.archives import answer, packed, record
from support.crawl import flipped

prepare()


def page(number: int, size: int = 6_000) -> bytes:
    body = f"<html><p>{Random(number).randbytes(size // 2).hex()}</p></html>".encode()
    return record(f"https://news.example/{number}", answer(body))


PAGES = [page(number) for number in range(8)]
PACKED = [packed([one]) for one in PAGES]
WHOLE = b"".join(PACKED)
AT = [sum(map(len, PACKED[:number])) for number in range(9)]
HEAD_CUT = "the head of record 5 is cut short"
BEHIND = "behind record {} it is damaged"
LOST = ", and what follows is lost"


def read(data: bytes) -> tuple[int, list[tuple[str, bool]]]:
    """Return how many pages are in an archive, and what is told of its damage."""
    found = list(entries(BytesIO(data), "a.warc"))
    told = [(one.told, one.short) for one in found if isinstance(one, Damage)]
    return sum(isinstance(one, Capture) for one in found), told


def changed(*places: int) -> bytes:
    """Return the archive with some bytes of the body of some members changed."""
    data = WHOLE
    for place in places:
        data = flipped(data, AT[place] + 400, 20)
    return data


def test_a_sound_archive_has_no_damage() -> None:
    assert read(WHOLE) == (8, [])
    assert read(b"".join(PAGES)) == (8, [])
    assert read(packed([b"".join(PAGES)])) == (8, [])
    assert read(WHOLE + packed([b""])) == (8, [])
    assert read(b"") == (0, [])


@pytest.mark.parametrize("place", range(7))
def test_behind_a_damaged_member_all_others_are_read(place: int) -> None:
    assert read(changed(place)) == (7, [(BEHIND.format(place), False)])
    # Not even how it begins can be told.
    assert read(flipped(WHOLE, AT[place])) == (7, [(BEHIND.format(place), False)])


def test_of_the_last_member_it_is_told_that_nothing_follows() -> None:
    assert read(changed(7)) == (7, [(BEHIND.format(7) + LOST, False)])


def test_each_damaged_member_is_told_of() -> None:
    pages, told = read(changed(1, 2, 5))
    assert (pages, [short for _, short in told]) == (5, [False] * 3)
    pages, told = read(changed(6, 7))
    assert [one for one, _ in told] == [BEHIND.format(6), BEHIND.format(6) + LOST]
    assert pages == 6


def test_a_large_record_that_is_damaged_inside_is_told_of_once() -> None:
    large = [packed([page(number, 400_000)]) for number in range(3)]
    data = flipped(b"".join(large), len(large[0]) + 150_000, 20)
    assert read(data) == (2, [(BEHIND.format(1), False)])
    assert read(b"".join(large[:2]) + large[2][:-90_000])[1][0][1] is True


def test_bytes_between_two_members_cost_none_of_them() -> None:
    data = WHOLE[: AT[4]] + b"between" * 9 + WHOLE[AT[4] :]
    assert read(data) == (8, [(BEHIND.format(4), False)])
    assert read(WHOLE + bytes(90)) == (8, [(BEHIND.format(8) + LOST, False)])


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (5, "behind record 4 it is cut short"),
        (30, "behind record 4 it is cut short"),
        (150, HEAD_CUT),
        (1_500, "the record of https://news.example/4 is cut short, and is left out"),
    ],
)
def test_an_archive_that_is_cut_short_says_so(more: int, told: str) -> None:
    assert read(WHOLE[: AT[4] + more]) == (4, [(told, True)])


def test_a_member_without_its_end_is_cut_though_its_record_is_whole() -> None:
    assert read(WHOLE[:-3]) == (8, [("behind record 8 it is cut short", True)])


@pytest.mark.parametrize(("more", "short"), [(3, False), (9, True), (60, True), (500, True)])
def test_a_plain_archive_that_is_cut_short_says_so(more: int, short: bool) -> None:
    pages, told = read(b"".join(PAGES[:4]) + PAGES[4][:more])
    assert (pages, [one for _, one in told]) == (4, [short])


def test_behind_a_record_that_ends_too_early_the_next_is_found() -> None:
    data = b"".join([*PAGES[:2], PAGES[2][:3_000], *PAGES[3:]])
    pages, told = read(data)
    assert (pages, len(told)) == (7, 1)


def test_a_cut_within_all_records_in_one_member_is_told() -> None:
    pages, told = read(packed([b"".join(PAGES)])[: AT[4]])
    assert pages < 8
    assert [short for _, short in told] == [True]


def test_what_is_no_archive_is_damage() -> None:
    assert read(b"no archive") == (0, [(BEHIND.format(0) + LOST, False)])


def test_records_beside_answers_are_left_and_seen_to_be_whole() -> None:
    asked = record("https://news.example/1", b"GET / HTTP/1.1\r\n\r\n", kind="request")
    again = record("https://news.example/1", answer(b""), kind="revisit")
    note = record("", b"software: a", kind="warcinfo")
    found = Counter(entries(BytesIO(note + asked + again), "a.warc"))
    assert found == {Left.BESIDE: 2, Left.REPEAT: 1}
    assert read(asked[:-9])[1] == [
        ("the record of https://news.example/1 is cut short, and is left out", True)
    ]
    assert read(note[:-9])[1] == [("the record of no address is cut short, and is left out", True)]


def test_of_an_archive_with_a_list_only_those_on_it_are_wanted() -> None:
    found = list(entries(BytesIO(WHOLE), "a.warc", ["https://news.example/3"]))
    assert [isinstance(one, Capture) for one in found].count(True) == 1
    assert found.count(Left.NOT_LISTED) == 7
