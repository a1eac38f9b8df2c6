"""Lines of a fixed width in cells, safe for a terminal."""

# ruff: noqa: RUF001 - signs of all scripts are what this module is about

from __future__ import annotations

import pytest

from compliance.render.text.columns import Page, add_table, fill, pad, printable, wrap


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a\tb\n\n c ", "a b c"),
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
        ("a\x00b\x7fc\x9bd", "a\ufffdb\ufffdc\ufffdd"),
        ("\u202eabc\u2069\u200f\u061c", "\ufffdabc\ufffd\ufffd\ufffd"),
        ("a\u2028b", "a b"),
        ("e\u0301 שלום 漢字 👩\u200d👧", "e\u0301 שלום 漢字 👩\u200d👧"),
        ("", ""),
    ],
)
def test_what_could_steer_a_terminal_is_replaced(text: str, made: str) -> None:
    assert printable(text) == made


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("ab cd ef", 5, ["ab cd", "ef"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("漢字", 1, ["漢", "字"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("abcdef gh", 4, ["abcd", "ef", "gh"]),
        ("a  b", 9, ["a b"]),
        ("ab", 0, ["ab"]),
        ("渡口已经，开放（今天）", 8, ["渡口已", "经，开放", "（今天）"]),
        ("boats 渡口已经开放 left", 10, ["boats 渡口", "已经开放", "left"]),
        ("ลงนามข้อตกลง", 5, ["ลงนาม", "ข้อตกล", "ง"]),
        ("ขัดเมือง", 3, ["ขัด", "เมือ", "ง"]),
        ("👩\u200d👩\u200d👧👩\u200d👩\u200d👧", 3, ["👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"]),
        ("नमस्ते" * 2, 4, ["नमस्ते", "नमस्ते"]),
    ],
)
def test_text_is_broken_between_words_where_it_can_be(
    text: str, width: int, lines: list[str]
) -> None:
    assert wrap(text, width) == lines


def test_an_address_is_whole_in_a_line_of_its_own() -> None:
    address = f"https://example.org/{'a' * 40}"
    page = Page(30)
    page.wrapped("  link  ", f"at {address}, of a copy")
    page.wrapped("  ", f"({address})")
    page.wrapped("  link  ", "https://example.org/")
    assert [line for line, _ in page.lines] == [
        "  link",
        "  at",
        f"  {address},",
        "  of a copy",
        f"  ({address})",
        "  link  https://example.org/",
    ]
    # Cells beside each other have no room for it.
    assert max(map(len, wrap(f"at {address}", 30))) == 30


def test_padding_counts_cells() -> None:
    assert pad("ab", 4) == "ab  "
    assert pad("漢字", 5) == "漢字 "
    assert pad("abcd", 4) == "abcd "
    assert pad("abcd", 4, gap=0) == "abcd"


def test_left_and_right_stand_at_the_edges() -> None:
    assert fill("a", "b", 6) == "a    b"
    assert fill("漢", "b", 6) == "漢   b"
    assert fill("abc", "def", 6) == "abc  def"
    assert fill("a", "", 6) == "a"


def test_a_text_goes_on_under_itself() -> None:
    page = Page()
    page.wrapped("NAME  ", "word " * 30)
    first, second = page.render(colour=False).splitlines()
    assert first.startswith("NAME  word word")
    assert second.startswith("      word")
    assert len(first) <= 100


def test_a_left_part_that_is_too_wide_has_lines_of_its_own() -> None:
    page = Page()
    page.wrapped("    " + "x" * 120, "text", "bold")
    assert page.lines == [
        ("    " + "x" * 96, "bold"),
        ("    " + "x" * 24, "bold"),
        ("    text", "bold"),
    ]


def test_a_left_part_steps_aside_for_a_word_that_has_room_without_it() -> None:
    page = Page(20)
    page.wrapped("  name  ", "a word-of-17-letters")
    page.wrapped("  name  ", "a word-of-many-more-letters")
    assert [line for line, _ in page.lines] == [
        "  name",
        "  a",
        "  word-of-17-letters",
        "  name  a",
        "        word-of-many",
        "        -more-letter",
        "        s",
    ]


def test_a_table_goes_on_below_rather_than_break_a_word() -> None:
    page = Page(40)
    rows = [[["N"], ["ONE"], ["TWO"]], [["1"], ["word-of-18-letters"], ["b"]]]
    add_table(page, rows, first=4, gap=1, least=10)
    assert [line for line, _ in page.lines] == [
        "",
        "N   ONE",
        "1   word-of-18-letters",
        "",
        "N   TWO",
        "1   b",
    ]
