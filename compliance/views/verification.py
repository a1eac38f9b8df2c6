"""What became of a dossier on its way, and how far it can be checked here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RemarkKind(StrEnum):
    """What is the matter with a file of a dossier."""

    ALTERED = "altered"
    MISSING = "missing"
    ADDED = "added"
    REPACKED = "repacked"
    DIFFERS = "differs"
    INVALID = "invalid"
    NOT_FOUND = "not_found"
    UNVERIFIABLE = "unverifiable"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkView:
    """Something that is not as it should be, or cannot be told; `line` counts from 1."""

    kind: RemarkKind
    file: str
    line: int | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagesView:
    """How many passages were checked how far: the level, in words, the number."""

    level: str
    word: str
    number: int


class SealKind(StrEnum):
    """What stands beside a dossier, made of its bytes: by minisign, by RFC 3161, by sigstore."""

    SIGNATURE = "signature"
    TIME_STAMP = "time_stamp"
    BUNDLE = "bundle"


class SealState(StrEnum):
    """How far a signature or a time stamp was checked."""

    PROVED = "proved"
    REFUTED = "refuted"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealView:
    """A signature or time stamp: what it proves and what not, in words.

    `judged` says of a time stamp that was proved how long its certificates are valid.
    """

    kind: SealKind
    file: str
    state: SealState
    words: str
    judged: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationView:
    """A dossier as it was found. `sha256` is that of the whole file, to compare by telephone."""

    name: str
    sha256: str
    program: str
    agreement: str
    source: str | None
    points: tuple[str, ...]
    files: int
    remarks: tuple[RemarkView, ...]
    passages: tuple[PassagesView, ...]
    seals: tuple[SealView, ...] = ()

    @property
    def as_packed(self) -> bool:
        """Whether nothing in it is known to be otherwise; what cannot be told does not count."""
        return all(one.kind is RemarkKind.UNVERIFIABLE for one in self.remarks)

    @property
    def sound(self) -> bool:
        """Whether it is as it was packed, and nothing that seals it is of something else."""
        return self.as_packed and all(one.state is not SealState.REFUTED for one in self.seals)
