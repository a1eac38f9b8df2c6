"""Change bytes as somebody would who knows what they are: words, lines, values, characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

LARGEST: Final = 64 * 1024 - 1
"""Bytes of an input: below 64 KiB an answer must come at once."""

CHARACTERS: Final = (
    "\0\x07\x08\t\x0b\x0c\r\x1b\x7f\x85\x9b"  # controls
    "\u2028\u2029\u202a\u202e\u2066\u2069\u200e\u200f\u061c"  # separators, bidi
    "\u200b\u200c\u200d\u2060\ufeff\xad\xa0\u3000"  # not seen, or taken for a space
    "\u0301\u0323\u0345\u0f71\u1dc0\ufe0f\U000e0100"  # marks
    "ßİıŉǰΐſΣςﬃﷺⅨ①½٣߁"  # change their length or value in another form
    "가각\u1100\u1161\u11a8"  # put together and taken apart
    "‘’“”«»–—…・\N{HYPHEN}"  # signs of print
    "\ud7ff\ue000\ufffe\uffff\U0001f468\U0010ffff"  # edges
)
BROKEN: Final = (b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\x80")
NUMBERS: Final = (b"0", b"-1", b"1e999", b"9" * 40, b"0x10", b"1_0", b"4294967296", b"1999-02-30")

_WORD: Final = re.compile(rb"[\w.#@~*/-]+:?")
_VALUE: Final = re.compile(rb"(?<=[:=] )[^\n]*")

Change = Callable[["Mutator", bytes], bytes]


class Mutator:
    """Makes inputs of others; with the same seed, the same ones in the same order."""

    def __init__(self, seeds: Sequence[bytes], words: Sequence[bytes], random: Random) -> None:
        self.seeds = [seed for seed in seeds if len(seed) <= LARGEST] or [b""]
        found = {word for seed in self.seeds for word in _WORD.findall(seed)}
        values = {value for seed in self.seeds for value in _VALUE.findall(seed)}
        self.words: list[bytes] = [*sorted(found), *words, *words]
        self.values: list[bytes] = [*sorted(values), *words, *NUMBERS]
        self.random = random

    def draw(self) -> bytes:
        """Return one of the seeds, changed."""
        return self.change(self.random.choice(self.seeds))

    def change(self, data: bytes, most: int = LARGEST) -> bytes:
        """Return bytes that differ from others in a few places; at most so many."""
        changed: bytes = data
        for _ in range(self.random.choice((1, 1, 1, 2, 2, 3, 5, 8))):
            change: Change = self.random.choice(CHANGES)
            changed = change(self, changed)
        return changed[:most]

    def place(self, data: bytes) -> tuple[int, int]:
        """Return a stretch of the bytes; most are short."""
        start = self.random.randint(0, len(data))
        length = int(self.random.expovariate(1 / self.random.choice((2, 12, 80, 1000))))
        return start, min(len(data), start + length)


def _put(mutator: Mutator, data: bytes, new: bytes) -> bytes:
    start, end = mutator.place(data)
    return data[:start] + new + data[mutator.random.choice((start, end)) :]


def _bit(mutator: Mutator, data: bytes) -> bytes:
    if not data:
        return b"\n"
    at = mutator.random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << mutator.random.randrange(8)]) + data[at + 1 :]


def _word(mutator: Mutator, data: bytes) -> bytes:
    return _put(mutator, data, mutator.random.choice(mutator.words or [b""]))


def _character(mutator: Mutator, data: bytes) -> bytes:
    return _put(mutator, data, mutator.random.choice(CHARACTERS).encode())


def _broken(mutator: Mutator, data: bytes) -> bytes:
    return _put(mutator, data, mutator.random.choice(BROKEN))


def _splice(mutator: Mutator, data: bytes) -> bytes:
    other = mutator.random.choice(mutator.seeds)
    start, end = mutator.place(other)
    return _put(mutator, data, other[start:end])


def _cut(mutator: Mutator, data: bytes) -> bytes:
    start, end = mutator.place(data)
    return data[:start] + data[end:] if mutator.random.random() < 0.8 else data[:start]


def _repeat(mutator: Mutator, data: bytes) -> bytes:
    start, end = mutator.place(data)
    times: int = 1 << mutator.random.randint(1, 16)
    piece = data[start:end] or mutator.random.choice(CHARACTERS).encode()
    return data[:start] + piece * min(times, LARGEST // len(piece)) + data[end:]


def _value(mutator: Mutator, data: bytes) -> bytes:
    """Put another value after a key."""
    found = list(_VALUE.finditer(data))
    if not found:
        return _word(mutator, data)
    start, end = mutator.random.choice(found).span()
    return data[:start] + mutator.random.choice(mutator.values) + data[end:]


def _lines(mutator: Mutator, data: bytes) -> bytes:
    """Leave out a line, write it twice, move it, or indent it."""
    lines = data.split(b"\n")
    at, to = mutator.random.randrange(len(lines)), mutator.random.randrange(len(lines))
    match mutator.random.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case 3:
            lines[at] = b"  " + lines[at]
        case _:
            lines[at] = lines[at].removeprefix(b"  ")
    return b"\n".join(lines)


CHANGES: Final[Sequence[Change]] = (
    _bit,
    _word,
    _word,
    _character,
    _character,
    _broken,
    _splice,
    _cut,
    _repeat,
    _value,
    _value,
    _value,
    _lines,
    _lines,
)
