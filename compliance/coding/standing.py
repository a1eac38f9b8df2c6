"""What stands at this moment: the workspace, where its passages are, what is suggested and decided.

All of it is read anew when a file changed, and kept until then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from compliance.coding.decided import Decided, by_article, decided_of
from compliance.coding.decision_store import DecisionStore
from compliance.files.reading import list_below, stamp_of
from compliance.library.store import TextLibrary
from compliance.model.article import Article
from compliance.model.base import ArticleId
from compliance.passages.prove import Proof, Prover
from compliance.suggest.store import StoredSuggestions, SuggestionStore
from compliance.workspace.checks.codings import find_coding_faults
from compliance.workspace.evidence import Evidence
from compliance.workspace.file_kinds import FILE_TYPES
from compliance.workspace.load import read_checked
from compliance.workspace.records import Records
from compliance.workspace.workspace import Workspace, link

_Stamp = tuple[object, ...]
_NEVER: Final[_Stamp] = ("never",)


class Standing:
    """A workspace as it stands, with its records and the decisions on it.

    Args:
        root: The folder of the workspace.
        library: The text library.
        store: The suggestions.
        decisions: The decisions.
        cache: The file in which records are kept between runs; None for none.
    """

    def __init__(
        self,
        root: Path,
        library: TextLibrary,
        store: SuggestionStore,
        decisions: DecisionStore,
        cache: Path | None,
    ) -> None:
        self.root, self.library, self.store, self.decisions = root, library, store, decisions
        self._cache = cache
        self._stamp = _NEVER
        self._now: tuple[Workspace, Prover] | None = None
        self._proofs: dict[tuple[object, ...], Proof] = {}
        self._coded: dict[ArticleId, list[Evidence]] = {}
        self._suggested: dict[ArticleId, tuple[object, StoredSuggestions | None]] = {}

    @property
    def workspace(self) -> Workspace:
        """The workspace; the same value until a file of it changes.

        Raises:
            InvalidWorkspaceError: files of it are wrong.
        """
        return self._refresh()[0]

    def _refresh(self) -> tuple[Workspace, Prover]:
        """Read the workspace anew if a file of it changed; return it, and its prover."""
        stamp = tuple(self._stamps())
        if self._now is not None and stamp == self._stamp:
            return self._now
        records = self.records()
        if self._now is None or records != self._now[0].records:
            workspace = link(records)
            self._now = (workspace, Prover(workspace, self.library))
            self._coded = {}
            for e in workspace.evidence.values():
                self._coded.setdefault(e.article.id, []).append(e)
        self._stamp = stamp
        return self._now

    def records(self) -> Records:
        """Return the records of the workspace, read at this moment.

        Raises:
            InvalidWorkspaceError: files of it are wrong.
        """
        return read_checked(self.root, self._cache)

    def with_codings(self) -> Records:
        """Return the same with the blind codings.

        Raises:
            InvalidWorkspaceError: files of it are wrong, codings among them.
        """
        return read_checked(self.root, self._cache, codings=find_coding_faults)

    @property
    def prover(self) -> Prover:
        """The prover of passages for the workspace."""
        return self._refresh()[1]

    def coded(self, article: ArticleId) -> list[Evidence]:
        """Return the records of an article."""
        self._refresh()
        return self._coded.get(article, [])

    def proof(self, e: Evidence) -> Proof:
        """Return the proof of a record's passage; found once, it is not sought again."""
        key = (e.id, e.entry.passage, e.article.held)
        found = self._proofs.get(key)
        if found is None:
            found = self._proofs[key] = self.prover.prove(e)
        return found

    def _suggestions(
        self, article: Article, prover: Prover
    ) -> tuple[str, StoredSuggestions] | None:
        """Return the text of an article and what is suggested for it; None if either lacks."""
        stored = self._stored(article.id)
        if stored is None or stored.text_sha256 not in {one.text_sha256 for one in article.held}:
            return None
        search = prover.text(stored.text_sha256)
        return None if search is None else (search.text, stored)

    def decided(self) -> Iterator[tuple[Article, str, StoredSuggestions, Decided]]:
        """Yield each article that has suggestions: its text, these, and what is decided."""
        decisions = by_article(self.decisions.standing().values())
        workspace, prover = self._refresh()
        for article in workspace.articles.values():
            found = self._suggestions(article, prover)
            if found is not None:
                text, stored = found
                on_it = decisions.get(article.id, ())
                records = self._coded.get(article.id, ())
                decided = decided_of(records, self.proof, stored.text_sha256, on_it)
                yield article, text, stored, decided

    def _stored(self, article: ArticleId) -> StoredSuggestions | None:
        stamp = stamp_of(self.store.path(article))
        if article not in self._suggested or self._suggested[article][0] != stamp:
            found = None if stamp is None else self.store.get(article)
            self._suggested[article] = (stamp, found)
        return self._suggested[article][1]

    def _stamps(self) -> Iterator[object]:
        for kind in FILE_TYPES.values():
            for entry in list_below(self.root, kind.path):
                yield entry.file, entry.kind, stamp_of(self.root / entry.file)


def revision_of(data: bytes | None) -> str | None:
    """Return the SHA-256 of the bytes of a file; None if there is none."""
    return None if data is None else hashlib.sha256(data).hexdigest()
