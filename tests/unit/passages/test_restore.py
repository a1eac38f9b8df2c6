"""What was altered in a text of which only the hash is left: small cases and bounds."""

from __future__ import annotations

import pytest

from compliance.passages.restore import Alteration, Stretch, Work, signs_of
from compliance.passages.suspect import sha256_of

TEXT = "The boats left the lane, and none came back."
WORK = 2**30


def alteration(altered: str, text: str = TEXT, work: int = WORK) -> Alteration | None:
    longer = len(altered) - len(text)
    return Stretch(altered, (0, len(altered)), longer, sha256_of(text)).alteration(Work(work))


@pytest.mark.parametrize(
    ("altered", "expected"),
    [
        ("The goats left the lane, and none came back.", Alteration(at=4, there="g", was="b")),
        ("The boats left the lane and none came back.", Alteration(at=23, there="", was=",")),
        ("The boats left the lane, and none came backs.", Alteration(at=43, there="s", was="")),
        ("The boats never left the lane, and none came back.", (9, " never", "")),
        ("The boats left lane, and none came back.", None),
        ("The boats left the lane,  none came back.", None),
        ("The boats quit the lane, and none came back.", None),
        ("", None),
    ],
)
def test_an_alteration_is_told_or_nothing_is(
    altered: str, expected: Alteration | tuple[int, str, str] | None
) -> None:
    if isinstance(expected, tuple):
        at, there, was = expected
        expected = Alteration(at=at, there=there, was=was)
    assert alteration(altered) == expected


def test_a_small_word_that_was_lost_is_found_at_the_end_too() -> None:
    found = alteration("It was", "It was not")
    assert found == Alteration(at=6, there="", was=" not")


def test_a_letter_is_looked_for_only_within_the_stretch() -> None:
    altered = "xhe boats. The boats left."
    elsewhere = Stretch(altered, (11, 26), 0, sha256_of("The boats."))
    assert elsewhere.alteration(Work(WORK)) is None
    moved = Stretch(altered, (0, 10), 0, sha256_of("The boats."))
    assert moved.alteration(Work(WORK)) == Alteration(at=0, there="x", was="T")


@pytest.mark.parametrize(("sound", "found"), [((0, 4), True), ((0, 5), False), ((5, 44), True)])
def test_nothing_is_looked_for_where_the_text_is_sound(
    sound: tuple[int, int], *, found: bool
) -> None:
    altered = "The goats left the lane, and none came back."
    stretch = Stretch(altered, (0, 44), 0, sha256_of(TEXT), (sound,))
    assert (stretch.alteration(Work(WORK)) is not None) is found


def test_no_more_is_hashed_than_is_allowed() -> None:
    altered = TEXT.replace("b", "g", 1)
    needed = WORK
    while alteration(altered, work=needed // 2) is not None:
        needed //= 2
    assert needed < 1_000_000
    assert alteration(altered, work=needed // 2) is None


def test_several_signs_may_stand_for_one_whose_bytes_were_damaged() -> None:
    text = "the lane’s end"
    altered = text.encode().replace(b"\xe2\x80\x99", b"b\x80\x99").decode(errors="replace")
    assert alteration(altered, text) == Alteration(at=8, there="b\ufffd\ufffd", was="’")
    two = text.encode().replace(b"\xe2\x80\x99", b"\xc3\x80\x99").decode(errors="replace")
    assert alteration(two, text) == Alteration(at=8, there="À\ufffd", was="’")


def test_the_letters_of_the_scripts_of_a_text_are_tried() -> None:
    likely, others = signs_of("Лодки left 漢")
    assert {"л", "Л", "Q", "7", "漢"} <= set(likely)
    assert {"ё", "ə", "ğ", "é", "“", "…", "!"} <= set(others)
    assert not {"字", "\ufffd"} & {*likely, *others}
    assert not set(likely) & set(others)
