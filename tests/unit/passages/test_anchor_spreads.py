"""How far pieces may be from each other and still stand in line, and where they are sought."""

from __future__ import annotations

import pytest

from compliance.passages.anchors import PIECE, Lead, leads_by_pieces

WORDS = "abcdefghijklmnopqrstuvwxABCDEFGHIJKLMNOPQRSTUVWX"  # four pieces
FIRST, REST = WORDS[:PIECE], WORDS[PIECE:]


@pytest.mark.parametrize(
    ("gap", "first", "second"),
    [
        (2 * PIECE, True, None),
        (2 * PIECE + 1, False, True),
        (2 * PIECE + len(WORDS) // 2, False, True),
        (2 * PIECE + len(WORDS) // 2 + 1, False, None),
    ],
)
def test_pieces_are_in_line_up_to_a_gap_and_then_up_to_a_wider_one(
    gap: int, first: bool, second: bool | None
) -> None:
    leads = leads_by_pieces(f"{FIRST}{'.' * gap}{REST}", WORDS, 0, 1_000)
    assert [lead.tells_start for lead in leads] == [
        told for told in (first, second) if told is not None
    ]
    assert all(lead.tells_end for lead in leads)


def test_where_a_narrow_line_has_too_few_pieces_a_wider_one_may_have_enough() -> None:
    words = "".join(chr(0x4E00 + n) for n in range(8 * PIECE))
    pieces = [words[n * PIECE : (n + 1) * PIECE] for n in range(8)]
    text = f"{pieces[1]}{'.' * 60}{pieces[6]}"
    (lead,) = leads_by_pieces(text, words, 0, len(text))
    assert (lead.tells_start, lead.tells_end) == (False, False)


def test_a_piece_that_stands_again_beyond_the_range_is_not_seen() -> None:
    text = f"{FIRST} {WORDS}"
    (lead,) = leads_by_pieces(text, WORDS, 0, PIECE)
    assert lead == Lead(0, len(WORDS), tells_start=True, tells_end=False)
