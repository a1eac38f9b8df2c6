"""A file of plain text as `articles add` reads it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from compliance.library.containers import Container


def open_container(path: Path) -> Container:
    """Return the text of a file in UTF-8."""
    data = path.read_bytes()
    return Container(path.name, sha256(data).hexdigest(), data.decode("utf-8"))
