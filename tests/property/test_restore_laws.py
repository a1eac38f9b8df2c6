"""Laws of finding what was altered in a text of which only the hash is left."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from compliance.passages.restore import Alteration, Stretch, Work
from compliance.passages.suspect import sha256_of

PLENTY = 2**30
LETTERS = "abcdefgh ABC, 12.\n’é–жЖшщəğ"
texts = st.text(LETTERS, min_size=1, max_size=120)
SCRIPTS = "\nThe end, конец."
"""Stands after what is altered: only letters of the scripts of a text are tried."""


def found(altered: str, original: str) -> Alteration | None:
    longer = len(altered) - len(original)
    stretch = Stretch(altered, (0, len(altered)), longer, sha256_of(original))
    return stretch.alteration(Work(PLENTY))


@given(texts, st.data())
def test_one_letter_put_for_another_is_found(text: str, data: st.DataObject) -> None:
    """For every text and place: what is found puts back the text."""
    at = data.draw(st.integers(0, len(text) - 1))
    there = data.draw(st.characters(exclude_categories=["Cs"]))
    assume(there != text[at])
    altered = text[:at] + there + text[at + 1 :] + SCRIPTS
    assert found(altered, text + SCRIPTS) == Alteration(at=at, there=there, was=text[at])


@given(texts, texts, st.data())
def test_a_run_of_letters_that_was_added_is_found(
    text: str, added: str, data: st.DataObject
) -> None:
    """For every run put in anywhere: taking out what is found gives the text."""
    at = data.draw(st.integers(0, len(text)))
    altered = text[:at] + added + text[at:]
    alteration = found(altered, text)
    assert alteration is not None
    assert alteration.was == ""
    assert alteration.put_back(altered) == text


@given(texts, st.data())
def test_one_letter_that_was_lost_is_found(text: str, data: st.DataObject) -> None:
    """For every letter taken out: putting in what is found gives the text."""
    at = data.draw(st.integers(0, len(text) - 1))
    altered = text[:at] + text[at + 1 :] + SCRIPTS
    alteration = found(altered, text + SCRIPTS)
    assert alteration is not None
    assert alteration.put_back(altered) == text + SCRIPTS


@given(st.lists(st.sampled_from(["not", "the", "boats", "left"]), min_size=1), st.data())
def test_a_word_that_was_lost_is_found_if_it_stands_elsewhere_or_is_a_small_one(
    words: list[str], data: st.DataObject
) -> None:
    """For every word taken out of a row of words: what is found puts back the text."""
    lost = data.draw(st.sampled_from(["not", "never", "boats"]))
    at = data.draw(st.integers(0, len(words)))
    kept = " ".join([*words, "boats, the"])
    text = " ".join([*words[:at], lost, *words[at:], "boats, the"])
    alteration = found(kept, text)
    assert alteration is not None
    assert alteration.put_back(kept) == text


@given(texts, st.integers(0, 3), st.data())
def test_a_letter_whose_bytes_were_damaged_is_found(
    text: str, byte: int, data: st.DataObject
) -> None:
    """For every byte made another: the text is put back, or nothing is said."""
    at = data.draw(st.integers(0, len(text) - 1))
    raw = bytearray(text.encode())
    place = min(len(text[:at].encode()) + byte, len(raw) - 1)
    raw[place] ^= data.draw(st.integers(1, 255))
    altered = bytes(raw).decode("utf-8", errors="replace")
    assume(altered != text)
    alteration = found(altered, text)
    assert alteration is None or alteration.put_back(altered) == text


@given(texts, texts)
def test_what_is_found_always_puts_back_the_text(text: str, other: str) -> None:
    """For every two texts: an alteration that is found turns one into the other."""
    assume(text != other)
    alteration = found(other, text)
    assert alteration is None or alteration.put_back(other) == text
