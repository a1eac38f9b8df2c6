"""Where the pieces of long words stand in line."""

from __future__ import annotations

from compliance.passages.anchors import PIECE, Lead, leads_by_pieces

WORDS = "abcdefghijklmnopqrstuvwxABCDEFGHIJKLMNOPQRSTUVWX"  # four pieces


def leads(text: str, words: str = WORDS) -> list[Lead]:
    return list(leads_by_pieces(text, words, 0, len(text)))


def test_words_that_stand_there_lead_to_their_place() -> None:
    assert leads(f"... {WORDS} ...") == [Lead(4, 52, tells_start=True, tells_end=True)]


def test_one_piece_of_four_is_enough_and_tells_no_edge() -> None:
    assert len(WORDS) == 4 * PIECE
    text = f"{'.' * 30}{WORDS[PIECE : 2 * PIECE]}{'.' * 30}"
    assert leads(text) == [Lead(18, 66, tells_start=False, tells_end=False)]


def test_less_than_one_piece_in_four_is_too_little() -> None:
    assert leads(WORDS[:PIECE], WORDS + "-" * PIECE) == []
    assert leads("") == []


def test_words_put_in_move_the_end() -> None:
    text = f"{WORDS[:24]} one more word {WORDS[24:]}"
    assert leads(text) == [Lead(0, len(text), tells_start=True, tells_end=True)]


def test_many_words_put_in_are_a_second_lead() -> None:
    text = f"{WORDS[:12]}{'.' * 40}{WORDS[12:]}"
    assert leads(text) == [
        Lead(40, len(text), tells_start=False, tells_end=True),
        Lead(0, len(text), tells_start=True, tells_end=True),
    ]


def test_the_last_piece_ends_with_the_words() -> None:
    words = WORDS + "yz"
    assert leads(words, words) == [Lead(0, len(words), tells_start=True, tells_end=True)]
    assert leads(words[:-1], words) == [Lead(0, len(words), tells_start=True, tells_end=False)]


def test_pieces_far_from_each_other_are_not_in_line() -> None:
    text = f"{WORDS[:PIECE]}{'.' * 100}{WORDS[PIECE:]}"
    assert leads(text) == [Lead(100, len(text), tells_start=False, tells_end=True)]


def test_only_the_range_asked_for_is_searched() -> None:
    text = f"{WORDS} {WORDS}"
    told = {"tells_start": True, "tells_end": True}
    assert leads_by_pieces(text, WORDS, 0, len(text)) == (Lead(0, 48, **told),)
    assert leads_by_pieces(text, WORDS, 1, len(text)) == (Lead(49, 97, **told),)
    assert leads_by_pieces(text, WORDS, 40, 50) == ()


def test_a_piece_repeated_without_end_is_told_by_the_others() -> None:
    text = WORDS[:PIECE] * 1_000 + WORDS[PIECE:]
    assert leads(text) == [Lead(999 * PIECE, len(text), tells_start=False, tells_end=True)]
