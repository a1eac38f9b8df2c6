"""Where the pieces of long words stand in line, and how far they may be from each other."""

from __future__ import annotations

import pytest

from compliance.passages.anchors import PIECE, Lead, leads_by_pieces

WORDS = "abcdefghijklmnopqrstuvwxABCDEFGHIJKLMNOPQRSTUVWX"  # four pieces
FIRST, REST = WORDS[:PIECE], WORDS[PIECE:]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (f"... {WORDS} ...", [(4, 52, True, True)]),
        (f"{'.' * 30}{WORDS[PIECE : 2 * PIECE]}{'.' * 30}", [(18, 66, False, False)]),
        ("", []),
        (f"{WORDS[:24]} one more word {WORDS[24:]}", [(0, 63, True, True)]),
        (f"{FIRST}{'.' * 40}{REST}", [(40, 88, False, True), (0, 88, True, True)]),
        (f"{FIRST}{'.' * 100}{REST}", [(100, 148, False, True)]),
        (FIRST * 1_000 + REST, [(999 * PIECE, 1_003 * PIECE, False, True)]),
    ],
    ids=["whole", "one of four", "nothing", "words in", "many words in", "far apart", "repeated"],
)
def test_pieces_in_line_lead_to_a_place_and_tell_its_edges(
    text: str, leads: list[tuple[int, int, bool, bool]]
) -> None:
    assert len(WORDS) == 4 * PIECE
    assert list(leads_by_pieces(text, WORDS, 0, len(text))) == [
        Lead(start, end, tells_start=tells_start, tells_end=tells_end)
        for start, end, tells_start, tells_end in leads
    ]


def test_less_than_one_piece_in_four_is_too_little() -> None:
    assert leads_by_pieces(FIRST, WORDS + "-" * PIECE, 0, PIECE) == ()


def test_the_last_piece_ends_with_the_words() -> None:
    words = WORDS + "yz"
    for text, tells_end in ((words, True), (words[:-1], False)):
        lead = Lead(0, len(words), tells_start=True, tells_end=tells_end)
        assert leads_by_pieces(text, words, 0, len(text)) == (lead,)


def test_only_the_range_asked_for_is_searched() -> None:
    text = f"{WORDS} {WORDS}"
    told = {"tells_start": True, "tells_end": True}
    assert leads_by_pieces(text, WORDS, 0, len(text)) == (Lead(0, 48, **told),)
    assert leads_by_pieces(text, WORDS, 1, len(text)) == (Lead(49, 97, **told),)
    assert leads_by_pieces(text, WORDS, 40, 50) == ()
    (lead,) = leads_by_pieces(f"{FIRST} {WORDS}", WORDS, 0, PIECE)
    assert lead == Lead(0, len(WORDS), tells_start=True, tells_end=False)


@pytest.mark.parametrize(
    ("gap", "tells_start"),
    [
        (2 * PIECE, [True]),
        (2 * PIECE + 1, [False, True]),
        (2 * PIECE + len(WORDS) // 2, [False, True]),
        (2 * PIECE + len(WORDS) // 2 + 1, [False]),
    ],
)
def test_pieces_are_in_line_up_to_a_gap_and_then_up_to_a_wider_one(
    gap: int, tells_start: list[bool]
) -> None:
    leads = leads_by_pieces(f"{FIRST}{'.' * gap}{REST}", WORDS, 0, 1_000)
    assert [lead.tells_start for lead in leads] == tells_start
    assert all(lead.tells_end for lead in leads)


def test_where_a_narrow_line_has_too_few_pieces_a_wider_one_may_have_enough() -> None:
    words = "".join(chr(0x4E00 + n) for n in range(8 * PIECE))
    pieces = [words[n * PIECE : (n + 1) * PIECE] for n in range(8)]
    text = f"{pieces[1]}{'.' * 60}{pieces[6]}"
    (lead,) = leads_by_pieces(text, words, 0, len(text))
    assert (lead.tells_start, lead.tells_end) == (False, False)
