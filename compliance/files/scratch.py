"""Files and folders in the system's place for temporary ones, gone when they are left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Yield a new folder that nobody else can look into.

    Raises:
        OSError: there is no place for one.
    """
    with TemporaryDirectory(prefix="compliance-") as folder:
        yield Path(folder)


@contextmanager
def scratch_file(data: bytes) -> Iterator[IO[bytes]]:
    """Yield a file without a name, open at its start.

    Raises:
        OSError: there is no place for one.
    """
    with TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        yield file
