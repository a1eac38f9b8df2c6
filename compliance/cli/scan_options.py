"""What a scan is asked for on the command line, and what has to be installed for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from compliance.errors import MissingExtraError


class Runner(StrEnum):
    """Where the work is done."""

    NATIVE = "native"
    RAY = "ray"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options of a scan, as they were given."""

    inputs: tuple[Path, ...]
    out: Path
    runner: Runner
    address: str | None
    workers: int | None
    since: str | None
    until: str | None
    languages: tuple[str, ...]
    points: tuple[str, ...]
    least: float


_EXTRAS: Final[Mapping[str, tuple[str, ...]]] = {
    "scan": ("daft", "pyarrow"),
    "text": ("fastwarc", "trafilatura", "py3langid", "charset_normalizer"),
    "cluster": ("ray",),
}


def check_extras(runner: Runner) -> None:
    """Refuse to scan where something is not installed that it needs.

    Raises:
        MissingExtraError: it is not.
    """
    for extra, names in _EXTRAS.items():
        if extra == "cluster" and runner is not Runner.RAY:
            continue
        if any(find_spec(name) is None for name in names):
            task = "a scan on a cluster" if extra == "cluster" else "a scan of archives"
            raise MissingExtraError(task, extra)
