"""What is packed is taken apart, as deep and as much as may be; one bad one stops no other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from compliance.library.intake import taking
from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.extraction import Extraction, Listed, Remark
from compliance.library.intake.reading import CaptureReader
from compliance.library.intake.taking import Entry, Refused, Taken, Taker, Told
from compliance.library.intake.wire import Found

TEXT = Extraction("a", None)
LISTED = Listed((), place="entry 1")
CUT = Remark("cut", "it is cut short")


class Packed(CaptureReader):
    """Reads captures whose bytes are how deep they are packed."""

    def read(self, capture: Capture) -> Iterator[Found]:
        depth = int(capture.data)
        if depth < 0:
            raise UnfitCaptureError(capture.name, "is odd", "mend it")
        if depth:
            yield CUT
            yield Capture("bad", b"-1")
            yield Capture(f"{capture.name}/{depth}", str(depth - 1).encode())
        else:
            yield TEXT
            yield LISTED


def test_what_is_inside_is_taken_and_what_is_bad_told() -> None:
    outer = Capture("a", b"2")
    inner = Capture("a/2/1", b"0")
    told, bad, told_again, bad_again, taken, entry = Taker(Packed()).take(outer)
    assert told == Told("a", CUT)
    assert told_again == Told("a/2", CUT)
    for one in (bad, bad_again):
        assert isinstance(one, Refused)
        assert str(one.error) == '"bad" is odd; mend it'
    assert taken == Taken(inner, TEXT, outer)
    assert entry == Entry(inner, LISTED)
    alone = Capture("b", b"0")
    assert list(Taker(Packed()).take(alone)) == [Taken(alone, TEXT), Entry(alone, LISTED)]


def test_what_lies_too_deep_is_refused() -> None:
    *_, last = Taker(Packed()).take(Capture("a", b"9"))
    assert isinstance(last, Refused)
    assert "lies deeper than 4 archives or mails in one another; unpack it" in str(last.error)


def test_only_so_much_is_taken_out_of_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "MOST_INSIDE", 3)
    *some, last = Taker(Packed()).take(Capture("a", b"2"))
    assert len(some) == 3
    assert isinstance(last, Refused)
    assert str(last.error) == '"a" has more than 3 files in it; unpack it, and name some of them'


def test_without_a_reader_it_has_one_of_its_own() -> None:
    (taken,) = Taker().take(Capture("a", b"The ferry ran."))
    assert isinstance(taken, Taken)
    assert taken.extraction.text == "The ferry ran."
