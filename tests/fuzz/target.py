"""What a target of the fuzzer is: a reader of outside bytes, inputs to begin with, one try."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from fuzz.scratch import Scratch
from support.builders import LAKE
from support.repository import ROOT

T = TypeVar("T")

Try = Callable[[bytes], object]
"""Tries one input; what it raises is a failure."""

SEPARATOR: Final = b"\xff"
"""Stands between the parts of an input that has several: no text in UTF-8 has it."""

_SEEDS: Final = Path(__file__).parent / "corpus"
_CHECKS: Final = ROOT / "tests" / "checks"


@dataclass(frozen=True, slots=True)
class Target:
    """One reader of outside bytes.

    `make` is handed a folder of its own and returns what tries an input; `seeds` are called in
    that folder, after that. An input may take so many `seconds` of processor time, children
    included, and a process so many `megabytes` more than at the beginning.
    """

    name: str
    make: Callable[[Scratch], Try]
    seeds: Callable[[Scratch], Iterable[bytes]]
    words: Sequence[bytes] = ()
    seconds: float = 2.0
    megabytes: int = 500


def chosen(data: bytes, among: Sequence[T]) -> T:
    """Choose by the input itself, so that the same input is always tried alike."""
    return among[zlib.crc32(data) % len(among)]


def parts(data: bytes, count: int) -> list[bytes]:
    """Return the parts of an input, the last with all that is left; missing ones are empty."""
    found = data.split(SEPARATOR, count - 1)
    return [*found, *([b""] * (count - len(found)))]


def text(data: bytes) -> str:
    """Return bytes as a text, without those that are none."""
    return data.decode("utf-8", "ignore")


def corpus(prefix: str) -> list[bytes]:
    """Return the seeds kept beside the fuzzer whose names begin so."""
    return [path.read_bytes() for path in sorted(_SEEDS.glob(f"{prefix}-*"))]


def words(kind: str) -> list[bytes]:
    """Return the words of a kind of input, a line each in a file of their own, with escapes."""
    lines = (Path(__file__).parent / "words" / f"{kind}.txt").read_text("ascii").splitlines()
    return [line.encode().decode("unicode_escape").encode("latin-1") for line in lines]


def files_like(pattern: str) -> list[bytes]:
    """Return the files of the invented workspace, the shipped one and the checks' cases."""
    found = [*LAKE.glob(pattern), *ROOT.glob(pattern), *_CHECKS.glob(f"*/*/{pattern}")]
    return [path.read_bytes() for path in sorted(found) if path.is_file()]
