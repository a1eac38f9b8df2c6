"""The files of an edition: each in its folder, and made in its language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from compliance.site.folder import SiteFile
from compliance.views.site.edition import Edition
from compliance.views.site.takeaway import for_machines
from compliance.wording.speaking import spoken_in


def of_edition(files: Iterable[SiteFile], edition: Edition, written: str) -> Iterator[SiteFile]:
    """Yield the files of an edition; `written` is the tag of the workspace's own language.

    Those for programs are in the first edition only: they have the same words in all.
    """
    for file in files:
        if edition.folder and for_machines(file.path):
            continue
        yield SiteFile(f"{edition.folder}{file.path}", partial(_made, file, edition, written))


def _made(file: SiteFile, edition: Edition, written: str) -> Iterator[bytes]:
    with spoken_in(edition.language, written):
        yield from file.make()
