"""Files and folders in the system's place for temporary ones, gone when they are left."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryFile, mkdtemp
from typing import IO

from compliance.errors import ComplianceError
from compliance.files.refusals import refusal
from compliance.files.undisturbed import undisturbed


class NoScratchError(ComplianceError):
    """The system has no place for temporary files."""

    def __init__(self, error: OSError) -> None:
        why = refusal(error, "name a folder for them in TMPDIR")
        super().__init__(f"there is no place for temporary files: {why}")


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Yield a new folder that nobody else can look into.

    Raises:
        NoScratchError: there is no place for one.
    """
    with ExitStack() as at_the_end:
        with undisturbed():
            folder = _folder()
            at_the_end.callback(_remove, folder)
        yield folder


@contextmanager
def scratch_file(data: bytes) -> Iterator[IO[bytes]]:
    """Yield a file without a name, open at its start.

    Raises:
        NoScratchError: there is no place for one.
    """
    with ExitStack() as at_the_end:
        try:
            file = at_the_end.enter_context(TemporaryFile())
            file.write(data)
            file.seek(0)
        except OSError as error:
            raise NoScratchError(error) from None
        yield file


def _folder() -> Path:
    try:
        return Path(mkdtemp(prefix="compliance-"))
    except OSError as error:
        raise NoScratchError(error) from None


def _remove(folder: Path) -> None:
    with undisturbed():
        shutil.rmtree(folder, ignore_errors=True)
