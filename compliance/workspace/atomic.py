"""Put a whole file in place of another: readers, and a crash, see the old one or the new one."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Write bytes to a temporary neighbour, flush it to the disk, rename it over `path`.

    The rights of a file that was there are kept; a new one has those of `mode`.

    Raises:
        OSError: the folder cannot be written; what stood there stays.
    """
    import tempfile  # noqa: PLC0415 - costs more to import than most commands write

    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
