"""Keep suggestions in the user's data folder: a file an article, apart for each workspace.

They are no part of a workspace, and no report, count or blank knows of them. Whatever is wrong with
a file counts as none being there: `suggest` makes it anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from compliance.errors import ComplianceError
from compliance.files.reading import UnreadError, read
from compliance.files.refusals import refusal
from compliance.files.writing import make_folder, replace_file
from compliance.model.base import ArticleId, is_id, is_sha256
from compliance.suggest.suggestion import IMPORTED, MOST_TARGETS, Suggestion

SCHEMA: Final = "compliance/suggestions/1"
MOST_BYTES: Final = 16 * 1024 * 1024

_SUGGESTIONS: Final = "suggestions"
# What decoding can raise for bytes that we did not encode.
_UNREADABLE: Final = (msgspec.MsgspecError, ValueError, RecursionError)


class SuggestionWriteError(ComplianceError):
    """A folder of suggestions that cannot be written."""

    def __init__(self, folder: Path, error: OSError) -> None:
        why = refusal(error, "choose another folder for your data")
        super().__init__(f'the suggestions in "{folder}" cannot be written: {why}')


@dataclass(frozen=True, slots=True)
class StoredSuggestions:
    """The suggestions for one text of an article, whose code points their ranges count."""

    text_sha256: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class _File:
    schema: str
    text_sha256: str
    suggestions: tuple[Suggestion, ...]


class SuggestionStore:
    """A folder of suggestions, `<root>/suggestions/<workspace>/<article>.json`.

    `workspace` is a name for the workspace that no other one has. Reading creates nothing.
    """

    def __init__(self, root: Path, workspace: str) -> None:
        self.root, self.workspace = root, workspace
        self.folder = root / _SUGGESTIONS / workspace

    def get(self, article: ArticleId) -> StoredSuggestions | None:
        """Return what is suggested for an article; None if nobody asked, or if it is damaged."""
        if not is_id(article):  # it becomes part of a path
            return None
        try:
            data = read(self.path(article), most=MOST_BYTES, below=self.folder)
            found = msgspec.json.decode(data, type=_File)
        except (UnreadError, *_UNREADABLE):
            return None
        if found.schema != SCHEMA or not is_sha256(found.text_sha256):
            return None
        if not all(map(_is_sound, found.suggestions)):
            return None
        return StoredSuggestions(found.text_sha256, found.suggestions)

    def imported(self, article: ArticleId, text_sha256: str) -> tuple[Suggestion, ...]:
        """Return what people coded elsewhere for a text of an article: no engine makes it anew."""
        found = self.get(article)
        if found is None or found.text_sha256 != text_sha256:
            return ()
        return tuple(one for one in found.suggestions if one.engine == IMPORTED)

    def put(self, article: ArticleId, text_sha256: str, suggestions: Iterable[Suggestion]) -> None:
        """Keep what is suggested for a text of an article, in place of what was before.

        Raises:
            SuggestionWriteError: the folder cannot be written; what was there stays.
        """
        data = msgspec.json.encode(_File(SCHEMA, text_sha256, tuple(suggestions)))
        try:
            make_folder(self.folder, mode=0o700)
            replace_file(self.path(article), [data, b"\n"], mode=0o600, below=self.folder)
        except OSError as error:
            raise SuggestionWriteError(self.folder, error) from error

    def path(self, article: ArticleId) -> Path:
        """Return where the suggestions for an article are kept."""
        return self.folder / f"{article}.json"


def _is_sound(one: Suggestion) -> bool:
    start, end = one.range
    return 0 <= start < end and 0 < len(one.targets) <= MOST_TARGETS and 0 <= one.score <= 1
