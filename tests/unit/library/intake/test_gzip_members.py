"""Members of gzip files: each is found and told to be whole or not; what is whole is unpacked."""

from __future__ import annotations

import gzip
import re
from io import BytesIO
from random import Random

import pytest

from compliance.library.intake import gzip_members
from compliance.library.intake.gzip_members import GZIP, Break, Member, find, member_at, unpacked
from support.crawl import flipped

PARTS = [Random(number).randbytes(3_000) for number in range(4)]
PACKED = [gzip.compress(part, mtime=0) for part in PARTS]
WHOLE = b"".join(PACKED)
PLACES = [sum(map(len, PACKED[:number])) for number in range(4)]


def contents(data: bytes) -> list[bytes | Break]:
    """Return what is unpacked, as much as there is between two breaks in one."""
    found: list[bytes | Break] = []
    for piece in unpacked(BytesIO(data)):
        if isinstance(piece, bytes) and found and isinstance(found[-1], bytes):
            found[-1] += piece
        else:
            found.append(piece)
    return found


@pytest.mark.parametrize("size", [17, 20, 64, 1024 * 1024])
def test_a_pattern_is_found_wherever_the_stream_is_divided(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gzip_members, "PIECE", size)
    stream = BytesIO(WHOLE)
    expected = [found.start() for found in GZIP.finditer(WHOLE)]
    assert set(PLACES) <= set(expected)
    assert list(find(stream, GZIP, 0)) == expected
    assert list(find(stream, GZIP, 1)) == expected[1:]
    assert list(find(BytesIO(b"ab\nWARC/1."), re.compile(rb"(?<=\n)WARC/1\."), 3)) == [3]
    assert list(find(stream, GZIP, len(WHOLE))) == []


def test_a_member_is_whole_or_not() -> None:
    stream = BytesIO(WHOLE)
    assert member_at(stream, PLACES[1], 5) == Member(PARTS[1][:5], PLACES[2])
    assert member_at(BytesIO(WHOLE[:-3]), PLACES[3], 5) == Member(PARTS[3][:5], None)
    changed = BytesIO(flipped(WHOLE, PLACES[2] + 1_500, 20))
    assert member_at(changed, PLACES[2], 5) == Member(PARTS[2][:5], None)
    assert member_at(stream, 3, 5) == Member(b"", None)


def test_all_of_a_sound_file_is_unpacked() -> None:
    assert contents(WHOLE) == [b"".join(PARTS)]
    assert contents(gzip.compress(b"")) == [b""]


def test_behind_a_break_the_next_whole_member_is_unpacked() -> None:
    begun, broken, rest = contents(flipped(WHOLE, PLACES[1] + 1_500, 20))
    assert isinstance(begun, bytes)
    assert begun.startswith(PARTS[0])
    assert (broken, rest) == (Break(short=False), PARTS[2] + PARTS[3])


def test_a_file_that_is_cut_short_ends_with_a_break() -> None:
    assert contents(WHOLE[:-1_000])[-1] == Break(short=True)
    assert contents(WHOLE + b"no member")[-1] == Break(short=False)
