"""The list of a dossier: what it is of, and what each file in it was when it was packed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from compliance.export.dossier.archive import NoDossierError
from compliance.model.characters import FORBIDDEN_IN_LINES

MANIFEST: Final = "manifest.json"
LINES: Final = "lines.json"
SCHEMA: Final = "compliance/dossier/1"
_LONGEST: Final = 300
"""Code points of a name or an id in a list: those that are written have fewer."""
_OF_A_LINE: Final = 8
"""Hex digits that stand for a line: enough that no change of one goes unseen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a dossier is of, and the SHA-256 of each of its files but the list itself.

    `program` is the version that made it; `source` and `points` are what its report was asked for.
    """

    program: str
    agreement: str
    source: str | None
    points: tuple[str, ...]
    files: Mapping[str, str]

    def written(self) -> bytes:
        """Return the list as it stands in the dossier; its own hash comes last."""
        said = self._said()
        return _json({**said, "sha256": _hash(_json(said))})

    def _said(self) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "program": self.program,
            "agreement": self.agreement,
            "source": self.source,
            "points": list(self.points),
            "files": {name: self.files[name] for name in sorted(self.files)},
        }


def manifest_in(name: str, data: bytes | None) -> tuple[Manifest, bool]:
    """Return the list that stands in a dossier, and whether it is as it was written.

    Raises:
        NoDossierError: there is none, or it is no such list.
    """
    if data is None:
        raise NoDossierError(name, f"it has no {MANIFEST} that can be read")
    try:
        manifest = _of(json.loads(data))
    except json.JSONDecodeError as error:
        place = f"{MANIFEST}:{error.lineno}:{error.colno}"
        raise NoDossierError(name, f"its list of files is altered: {place}: {error.msg}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NoDossierError(name, f"its {MANIFEST} is no list of files") from None
    return manifest, manifest.written() == data


def _of(said: dict[str, Any]) -> Manifest:
    files = {_text(name): _text(of) for name, of in said["files"].items()}
    source = said["source"]
    return Manifest(
        program=_text(said["program"]),
        agreement=_text(said["agreement"]),
        source=None if source is None else _text(source),
        points=tuple(map(_text, said["points"])),
        files=files,
    )


def _text(value: object) -> str:
    # It is printed, also as JSON, which has no half characters.
    if isinstance(value, str) and len(value) <= _LONGEST and not FORBIDDEN_IN_LINES.search(value):
        return value
    raise TypeError


def hash_of(content: bytes) -> str:
    """Return the SHA-256 of a file, in lower-case hexadecimal."""
    return _hash(content)


def lines_of(files: Mapping[str, bytes]) -> bytes:
    """Return the list of what each line of each file was, for telling which line was altered."""
    return _json({name: " ".join(_line_hashes(files[name])) for name in sorted(files)})


def listed_lines(lines: bytes | None) -> Mapping[str, Sequence[str]]:
    """Return what the list of lines says of each file; nothing, if there is none to be read."""
    try:
        return {name: of.split() for name, of in json.loads(lines or b"").items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def altered_line(listed: Mapping[str, Sequence[str]], name: str, content: bytes) -> int | None:
    """Return the first line of a file, counted from 1, that is not as it was packed.

    None if there is none, or if that cannot be told: the list of lines does not have the file.
    """
    if name not in listed:
        return None
    before, now = listed[name], _line_hashes(content)
    same = zip(before, now, strict=False)
    place = next((at for at, (one, other) in enumerate(same) if one != other), None)
    if place is not None:
        return place + 1
    return None if len(before) == len(now) else min(len(before), len(now)) + 1


def _line_hashes(content: bytes) -> list[str]:
    return [_hash(line)[:_OF_A_LINE] for line in content.splitlines(keepends=True)]


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass") + b"\n"
