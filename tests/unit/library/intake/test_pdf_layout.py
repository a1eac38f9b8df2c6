"""The lines of printed pages become text in the order of reading."""

from __future__ import annotations

from dataclasses import replace

from compliance.library.intake.pdf_layout import Piece, arrange, read_pages


def _piece(text: str, line: int, left: float, right: float, height: float = 10) -> Piece:
    bottom = 700.0 - 14 * line
    return Piece(text, left, bottom, right, bottom + height)


def _two_columns(rows: int) -> list[Piece]:
    return [
        piece
        for row in range(rows)
        for piece in (_piece(f"a{row}", row, 50, 250), _piece(f"b{row}", row, 300, 500))
    ]


def _texts(pieces: list[Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


def test_few_lines_side_by_side_are_no_columns() -> None:
    assert _texts(arrange(_two_columns(3), 600)) == "a0 b0 a1 b1 a2 b2"
    assert _texts(arrange(_two_columns(4), 600)) == "a0 a1 a2 a3 b0 b1 b2 b3"


def test_room_at_different_places_makes_no_columns() -> None:
    stairs = [
        piece
        for row in range(5)
        for piece in (
            _piece("a", row, 50, 100 + 90 * row),
            _piece("b", row, 120 + 90 * row, 600),
        )
    ]
    assert arrange(stairs, 600) == stairs


def test_a_line_through_columns_divides_them() -> None:
    across = _piece("across", 4, 50, 500)
    lower = [
        replace(piece, text=piece.text.upper(), bottom=piece.bottom - 70, top=piece.top - 70)
        for piece in _two_columns(4)
    ]
    assert _texts(arrange([*_two_columns(4), across, *lower], 600)) == (
        "a0 a1 a2 a3 b0 b1 b2 b3 across A0 A1 A2 A3 B0 B1 B2 B3"
    )


def test_a_page_of_very_many_pieces_keeps_its_order() -> None:
    many = _two_columns(1_001)
    assert arrange(many, 600) == many


def test_where_each_line_would_be_a_paragraph_none_is() -> None:
    lines = [_piece(str(at), at, 50, 200, height=10 + 3 * (at % 2)) for at in range(8)]
    assert read_pages([lines]) == "\n".join("01234567")


def test_no_paragraph_ends_in_a_word() -> None:
    lines = [_piece(text, at, 50, 200) for at, text in enumerate(["a", "b im-", "prove", "c"])]
    lines[2:] = [replace(one, bottom=one.bottom - 9, top=one.top - 9) for one in lines[2:]]
    assert read_pages([lines]) == "a\nb im-\nprove\nc"


def test_a_page_with_nothing_has_no_text() -> None:
    assert read_pages([[], []]) == "\f"


def test_what_stands_above_although_it_comes_later_is_apart() -> None:
    lines = [_piece("body", 3, 50, 200), _piece("goes on", 4, 50, 200)]
    assert read_pages([[*lines, _piece("head", 0, 50, 200)]]) == "body\ngoes on\n\nhead"
    assert read_pages([[*lines, _piece("next", 0, 300, 500)]]) == "body\ngoes on\nnext"
