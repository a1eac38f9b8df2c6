"""Find what was altered in a text of which only the hash is known that it had.

Each letter in turn is put in or put in place of another, each run of letters taken out, each word
put in, until the SHA-256 is the one looked for: then there is no doubt what it was. The work is
bounded by the bytes hashed.
"""

from __future__ import annotations

import hashlib
import re
import string
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from compliance.passages.fold import APOSTROPHES, DASHES, DOUBLE_QUOTES, SPACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compliance.passages.search import Range

BROKEN = "\ufffd"
"""What stands for bytes that are no UTF-8."""

_SMALL_WORDS = ("not", "no", "never", "all", "не", "нет", "nie", "yox")
_WORD = re.compile(r"\w+")
_PER_TRY = 64  # what a try costs beside the bytes hashed, in bytes
_LONGEST_BROKEN = 4  # so many characters can come of one whose bytes are damaged
_BLOCK = 128  # code points: letters of one script stand together
_LATIN = (0x80, 0x100, 0x180, 0x200)
_LAST_ALPHABET = 0x2000  # above, scripts have too many signs to be tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """What is not what it was: one letter, a run of letters that was added, or a word lost.

    `there` stands at code point `at` of the altered text where `was` stood; one of the two may be
    empty.
    """

    at: int
    there: str
    was: str

    def put_back(self, text: str) -> str:
        """Return the altered text as it was."""
        return text[: self.at] + self.was + text[self.at + len(self.there) :]


@dataclass(slots=True)
class Work:
    """How many bytes may still be hashed; what is found never depends on the time."""

    left: int

    def allows(self, tries: int, size: int) -> bool:
        """Take the cost of some tries off; tell whether there was enough left."""
        self.left -= tries * (size + _PER_TRY)
        return self.left >= 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of an altered text, of which the hash is known that it had.

    `place` is where it stands now, in code points, `longer` by how many it is longer than it was,
    `sha256` the hash of its UTF-8 bytes as it was. In `sound` ranges nothing is looked for.
    """

    text: str
    place: Range
    longer: int
    sha256: str
    sound: Sequence[Range] = ()

    def alteration(self, work: Work) -> Alteration | None:
        """Find the one letter, the run of letters or the word that was altered.

        Returns:
            None where it was something else, where a letter that stood there is of no script of
            the text, or where the work allowed was not enough.
        """
        for span, signs in _forms(self.text, self.longer):
            found = self._search(span, signs, work)
            if found is not None:
                return found
        return None

    def _search(self, span: int, signs: Sequence[str], work: Work) -> Alteration | None:
        """Put each sign in place of each `span` characters, until the hash is the wanted one."""
        wanted = bytes.fromhex(self.sha256)
        start, end = self.place
        letters = [sign.encode() for sign in self.text[start:end]]
        pieces = [sign.encode() for sign in signs]
        data = b"".join(letters)
        ends = [0, *accumulate(map(len, letters))]
        state = hashlib.sha256()
        for index in range(len(letters) - span + 1):
            at = start + index
            if self._open_to(at, span):
                tail = data[ends[index + span] :]
                if not work.allows(len(pieces), len(tail)):
                    return None
                found = _matching(state, pieces, tail, wanted)
                if found is not None:
                    return Alteration(at=at, there=self.text[at : at + span], was=signs[found])
            state.update(data[ends[index] : ends[min(index + 1, len(letters))]])
        return None

    def _open_to(self, at: int, span: int) -> bool:
        """Say whether a letter may be looked for at a place."""
        if 1 < span != self.longer and BROKEN not in self.text[at : at + span]:
            return False
        return not any(start < at + span and at < end for start, end in self.sound)


def _matching(
    state: hashlib._Hash, pieces: Sequence[bytes], tail: bytes, wanted: bytes
) -> int | None:
    """Return which of some pieces, after what was hashed and before the tail, gives a hash."""
    for number, piece in enumerate(pieces):
        attempt = state.copy()
        attempt.update(piece + tail)
        if attempt.digest() == wanted:
            return number
    return None


def _forms(text: str, longer: int) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield how many characters may have been altered, and what may have stood there."""
    if longer > 0:
        yield longer, ("",)
    if longer < -1:
        words = {*_SMALL_WORDS, *text.split(), *_WORD.findall(text)}
        fit = sorted(word for word in words if len(word) + 1 == -longer)
        yield 0, (*(f"{word} " for word in fit), *(f" {word}" for word in fit))
    elif longer < 1 or (BROKEN in text and longer < _LONGEST_BROKEN):
        for signs in signs_of(text):
            yield longer + 1, signs


def signs_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the characters to be tried: first the likely ones, then the rest of the scripts."""
    own = {*text, *text.upper(), *text.lower()}
    likely = {sign for sign in own if len(sign) == 1} | {*string.ascii_letters, *string.digits}
    blocks = {ord(sign) // _BLOCK * _BLOCK for sign in own if sign.isalpha()}
    scripts = {
        chr(code)
        for block in sorted({*blocks, *_LATIN})
        if block < _LAST_ALPHABET
        for code in range(block, block + _BLOCK)
        if chr(code).isalpha()
    }
    others = {*string.punctuation, *APOSTROPHES, *DOUBLE_QUOTES, *DASHES, *SPACES, *scripts, "…"}
    likely.discard(BROKEN)
    return tuple(sorted(likely)), tuple(sorted(others - likely))
