"""The list of a site's files, with the hash of each, by which a later run knows what is its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

NAME: Final = "site.json"
SCHEMA: Final = "compliance/site/1"
MOST_BYTES: Final = 64 * 1024 * 1024

Hashes = Mapping[str, frozenset[str]]
"""By the path of a file in the folder, with slashes: the SHA-256 of each content that it may have.

There are two while a site is being replaced: what was there, and what is to come.
"""


class ForeignManifestError(Exception):
    """A file that lists no site of this program."""


def hash_of(data: bytes) -> str:
    """Return the SHA-256 of a file, in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def together(former: Hashes, new: Hashes) -> Hashes:
    """Return what may stand in a folder while one site takes the place of another."""
    none: frozenset[str] = frozenset()
    return {path: former.get(path, none) | new.get(path, none) for path in {*former, *new}}


def written(files: Hashes) -> bytes:
    """Return the manifest of a site as JSON."""
    paths = sorted(files)
    content = [{"path": path, "sha256": sorted(files[path])} for path in paths]
    text = json.dumps({"schema": SCHEMA, "files": paths, "content": content}, indent=1)
    return f"{text}\n".encode("utf-8", "surrogatepass")


def read_manifest(data: bytes) -> Hashes:
    """Return the files that a manifest lists, except those that would not lie in its folder.

    Raises:
        ForeignManifestError: it is none of ours.
    """
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        raise ForeignManifestError from None
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise ForeignManifestError
    try:
        listed = [
            (one["path"], frozenset(known for known in one["sha256"] if isinstance(known, str)))
            for one in value["content"]
        ]
    except (KeyError, TypeError):
        raise ForeignManifestError from None
    return {path: hashes for path, hashes in listed if _lies_inside(path)}


def _lies_inside(path: object) -> bool:
    if not isinstance(path, str):
        return False
    parts = PurePosixPath(path).parts
    odd = path.startswith("/") or ".." in parts or "\\" in path or "\0" in path
    return bool(parts) and not odd and path != NAME
