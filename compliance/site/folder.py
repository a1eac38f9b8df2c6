"""Write a site into a folder, replacing and removing only files that the program wrote.

All files that differ are made in a temporary folder first and then moved to their places, and the
manifest says before the first is moved what may stand where. So a run that was killed, or that
failed over a template, leaves a site that the next run knows as its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from compliance.errors import ComplianceError
from compliance.files.leftovers import remove_leftovers, stem_of_temporary
from compliance.files.locking import one_at_a_time
from compliance.files.paths import Kind, LinkError, kind_of, refuse_links
from compliance.files.reading import UnreadError, hash_of_file, names_in, read
from compliance.files.refusals import refusal
from compliance.files.writing import (
    make_folder,
    move,
    remove_empty_folders,
    remove_file,
    replace_file,
    temporary_folder,
    write_new,
)
from compliance.site import manifest
from compliance.site.manifest import NAME, ForeignManifestError, Hashes, hash_of
from compliance.workspace.layout import is_workspace, refuse_strange_folder


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site: its path in the folder, with forward slashes, and what makes it."""

    path: str
    make: Callable[[], Iterable[bytes]]


MOST_BYTES = 1024**3
"""Of a file of an earlier site. What is larger is left where it is."""
MOST_HELD = 1024**2
"""Of a page. One that is larger is written before it is known whether it is as it was."""
_TEMPORARY = "site"


class ForeignFolderError(ComplianceError):
    """A folder with files that do not belong to a site."""

    def __init__(self, folder: Path, wrong: str = "holds other files") -> None:
        super().__init__(f'"{folder}" {wrong}; name a new folder, an empty one, or one with a site')


class UnwritableSiteError(ComplianceError):
    """A folder that cannot be written."""

    def __init__(self, folder: Path, error: OSError) -> None:
        why = refusal(error, "name a folder you may write")
        super().__init__(f'cannot write "{folder}": {why}')


class _Making:
    """The parts of a page, each made once, with the hash and the size of those made so far."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self.hashed, self.size = hashlib.sha256(), 0
        self.parts = self._noted(parts)

    def begin(self, most: int) -> list[bytes]:
        """Return the parts up to the one that makes it larger than `most` bytes: all, if none."""
        begun = []
        for part in self.parts:
            begun.append(part)
            if self.size > most:
                break
        return begun

    def _noted(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        for part in parts:
            self.hashed.update(part)
            self.size += len(part)
            yield part


@dataclass(slots=True)
class SiteFolder:
    """The folder of a site; unchanged pages keep their file, untouched.

    `written`, `unchanged` and `removed` count pages. `say` is told when another process has to be
    waited for.
    """

    root: Path
    say: Callable[[str], None]
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    _new: dict[str, str] = field(default_factory=dict)

    def write(self, pages: Iterable[SiteFile]) -> Iterator[str]:
        """Make pages one by one, yielding the path of each; then put them in place.

        Raises:
            ForeignFolderError: there are files of others, or links, and nothing was done.
            UnwritableSiteError: a file cannot be written; each is as it was, or as it is to be.
            FolderBusyError: another process did not finish writing in time.
        """
        planned = tuple(pages)
        try:
            self._refuse_strange_place()
            make_folder(self.root)
            with one_at_a_time(self.root, NAME, self.say):
                yield from self._write(planned)
        except LinkError as error:
            link = Path(error.filename).name
            raise ForeignFolderError(self.root, f'has a link, "{link}"') from error
        except OSError as error:
            raise UnwritableSiteError(self.root, error) from error

    def _write(self, planned: tuple[SiteFile, ...]) -> Iterator[str]:
        remove_leftovers(self.root, _TEMPORARY.__eq__)
        former = self._former()
        self._refuse_others(former, planned)
        with temporary_folder(self.root, _TEMPORARY) as beside:
            for page in planned:
                self._make(page, beside)
                yield page.path
            new = {path: frozenset({digest}) for path, digest in self._new.items()}
            self._list(manifest.together(former, new))
            for page in planned:
                self._put(page.path, beside)
            self._remove(former)
            self._list(new)

    def _refuse_strange_place(self) -> None:
        """Refuse a folder that is a link, or behind one in a workspace, or holds a workspace."""
        refuse_strange_folder(self.root)
        if kind_of(self.root) not in {Kind.MISSING, Kind.FOLDER}:
            raise ForeignFolderError(self.root, "is no folder")
        if is_workspace(self.root):
            raise ForeignFolderError(self.root, "is a workspace")

    def _former(self) -> Hashes:
        """Return what an earlier run wrote; nothing in a new or empty folder."""
        try:
            data = read(self.root / NAME, most=manifest.MOST_BYTES, below=self.root)
            return manifest.read_manifest(data)
        except ForeignManifestError:
            wrong = f'has a "{NAME}" that lists no site of this program'
            raise ForeignFolderError(self.root, wrong) from None
        except UnreadError as error:
            if error.reason != "missing":
                raise ForeignFolderError(self.root, f'has a "{NAME}" that is no file') from None
        if any(stem_of_temporary(name) is None for name in names_in(self.root)):
            raise ForeignFolderError(self.root)
        return {}

    def _refuse_others(self, former: Hashes, planned: Iterable[SiteFile]) -> None:
        """Refuse a folder where what is to be written is a link, or somebody else's."""
        for path in (*former, *(page.path for page in planned)):
            refuse_links(self.root / path, self.root)
            kind = kind_of(self.root / path)
            if kind is not Kind.MISSING and (path not in former or kind is not Kind.FILE):
                raise ForeignFolderError(self.root, f'holds another "{path}"')
        for folder in sorted({page.path.rpartition("/")[0] for page in planned}):
            if kind_of(self.root / folder) not in {Kind.MISSING, Kind.FOLDER}:
                raise ForeignFolderError(self.root, f'holds another "{folder}"')

    def _make(self, page: SiteFile, beside: Path) -> None:
        """Make one page, into a folder of its own if it differs from the file in its place."""
        making, place = _Making(page.make()), beside / page.path
        begun = making.begin(MOST_HELD)
        if large := making.size > MOST_HELD:
            write_new(place, chain(begun, making.parts))
        new = self._new[page.path] = making.hashed.hexdigest()
        if self._standing(page.path, making.size) == new:
            if large:
                remove_file(place, below=beside)
            self.unchanged += 1
        else:
            if not large:
                write_new(place, begun)
            self.written += 1

    def _standing(self, path: str, most: int) -> str | None:
        """Return the hash of what stands in the place of a page now, unless it is larger."""
        with suppress(UnreadError):
            return hash_of_file(self.root / path, most=most, below=self.root)
        return None

    def _put(self, path: str, beside: Path) -> None:
        """Move a page to its place, if it was made anew."""
        if kind_of(beside / path) is Kind.FILE:
            make_folder((self.root / path).parent, below=self.root)
            move(beside / path, self.root / path, below=self.root)

    def _remove(self, former: Hashes) -> None:
        """Remove files of an earlier run that this run does not have, unless they were changed."""
        for path, hashes in former.items():
            if path not in self._new:
                if self._standing(path, MOST_BYTES) in hashes:
                    remove_file(self.root / path, below=self.root)
                    self.removed += 1
                else:
                    remove_empty_folders((self.root / path).parent, below=self.root)

    def _list(self, files: Hashes) -> None:
        """Write the manifest, unless it says so already."""
        data = manifest.written(files)
        if hash_of(data) != self._standing(NAME, len(data)):
            replace_file(self.root / NAME, [data], below=self.root)
