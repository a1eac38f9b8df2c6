"""Write a site into a folder, replacing and removing only files that the program wrote."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from compliance.errors import ComplianceError


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site: its path in the folder, with forward slashes, and what makes it."""

    path: str
    make: Callable[[], str | bytes]


MANIFEST = "site.json"
SCHEMA = "compliance/site/1"


class ForeignFolderError(ComplianceError):
    """A folder with files that do not belong to a site."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f'"{folder}" holds other files; name a new folder, an empty one, or one with a site'
        )


class UnwritableSiteError(ComplianceError):
    """A folder that cannot be written."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f'cannot write "{folder}": {reason}; name a folder you may write')


@dataclass(slots=True)
class SiteFolder:
    """The folder of a site; unchanged pages keep their file, untouched.

    `written`, `unchanged` and `removed` count pages.
    """

    root: Path
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    _paths: list[str] = field(default_factory=list)

    def write(self, pages: Iterable[SiteFile]) -> Iterator[str]:
        """Write pages one by one, yielding the path of each; then remove outdated ones.

        Raises:
            ForeignFolderError: there are files of others, and no site.
            UnwritableSiteError: a file cannot be written; each is as it was, or as it is to be.
        """
        try:
            former = self._former()
            planned = tuple(pages)
            self._claim(former, tuple(page.path for page in planned))
            for page in planned:
                self._put(page.path, page.make())
                yield page.path
            self._remove(former)
            self._list(self._paths)
        except OSError as error:
            raise UnwritableSiteError(self.root, error.strerror or str(error)) from error

    def _former(self) -> tuple[str, ...]:
        """Return the paths that an earlier run wrote; none in a new or empty folder."""
        manifest = self.root / MANIFEST
        if manifest.is_file() and not manifest.is_symlink():
            return tuple(_listed(manifest.read_bytes()))
        if self.root.exists() and any(self.root.iterdir()):
            raise ForeignFolderError(self.root)
        return ()

    def _claim(self, former: Collection[str], planned: Collection[str]) -> None:
        """Add planned files to the manifest, so that a run after a broken one can clean up."""
        self.root.mkdir(parents=True, exist_ok=True)
        if not {*planned, MANIFEST} <= {*former, MANIFEST} or not former:
            self._list({*former, *planned})

    def _list(self, paths: Iterable[str]) -> None:
        """Write the manifest, unless it says so already."""
        text = json.dumps({"schema": SCHEMA, "files": sorted(paths)}, indent=1) + "\n"
        _replace(self.root / MANIFEST, text.encode("utf-8", "surrogatepass"))

    def _put(self, path: str, content: str | bytes) -> None:
        """Write one page if it differs from the file there."""
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        self._paths.append(path)
        if _replace(self.root / path, data):
            self.written += 1
        else:
            self.unchanged += 1

    def _remove(self, former: Iterable[str]) -> None:
        """Remove files of an earlier run that this run does not have, and folders left empty."""
        for path in former:
            if path in {*self._paths, MANIFEST}:
                continue
            file = self.root / path
            if file.is_file() and not file.is_symlink():
                file.unlink()
                self.removed += 1
                if not any(file.parent.iterdir()):
                    file.parent.rmdir()


def _replace(file: Path, data: bytes) -> bool:
    """Write a file through a neighbour, so that it is whole; tell whether it was not so already."""
    if file.is_file() and not file.is_symlink() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    neighbour = file.with_name(f".{file.name}.new")
    neighbour.write_bytes(data)
    neighbour.replace(file)
    return True


def _listed(manifest: bytes) -> Iterator[str]:
    """Yield the paths of a manifest that are inside the folder; a damaged manifest has none."""
    try:
        value = json.loads(manifest)
    except ValueError:
        return
    files = value.get("files") if isinstance(value, dict) else None
    for path in files if isinstance(files, list) else ():
        if isinstance(path, str) and _inside(path):
            yield path


def _inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path
