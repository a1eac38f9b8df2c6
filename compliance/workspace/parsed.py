"""What YAML files hold, kept between runs by the hash of their bytes.

Only what was read without a problem is kept, and the models check it again like any
other input. Whatever is wrong with the cache, its absence included, only makes a run slower.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import compliance
from compliance.workspace.write.atomic import replace_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from compliance.errors import Problem
    from compliance.workspace.files import SourceBytes

FORMAT = f"compliance {compliance.__version__} parsed 1"
MOST_CACHE_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds (None if it is unusable), and everything wrong with it."""

    value: object
    problems: tuple[Problem, ...]


class ParsedFiles:
    """Reads YAML files, those of earlier runs from the file `find` names.

    `parsed` counts those that were read anew.
    """

    def __init__(self, find: Callable[[], Path | None] | None = None) -> None:
        self.find = find
        self.parsed = 0
        self._path: Path | None = None
        self._kept: dict[str, object] | None = None
        self._seen: dict[str, object] = {}

    def read(self, source: SourceBytes) -> Parsed:
        """Return what a file holds, and every problem of it."""
        if self._kept is None:
            self._path = self.find() if self.find is not None else None
            self._kept = read_kept(self._path) if self._path is not None else {}
        if self._path is None:
            return self._parse(source)
        key = _sha256(source.data)
        if key in self._kept:
            self._seen[key] = self._kept[key]
            return Parsed(self._kept[key], ())
        result = self._parse(source)
        if not result.problems:
            self._seen[key] = result.value
        return result

    def save(self) -> None:
        """Keep what was read in this run, and nothing else; silently do without if that fails."""
        if self._path is None or not self.parsed:
            return
        body = json.dumps(self._seen, ensure_ascii=False, separators=(",", ":")).encode()
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            replace_file(self._path, _head(body) + body)

    def _parse(self, source: SourceBytes) -> Parsed:
        from compliance.workspace.yaml.reader import read_yaml  # noqa: PLC0415 - often not needed

        self.parsed += 1
        return read_yaml(source.data, source.file)


def read_kept(path: Path) -> dict[str, object]:
    """Return what an earlier run kept; nothing if the file is not exactly what was written."""
    try:
        if path.stat().st_size > MOST_CACHE_BYTES:
            return {}
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if head + b"\n" != _head(body):
        return {}
    try:
        kept: object = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _head(body: bytes) -> bytes:
    return f"{FORMAT} {_sha256(body)}\n".encode()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
