"""An index of the words of texts, as SQLite FTS5 makes it, kept in the user's cache.

The file has its own hash in its name, so that one that was cut or altered is no index, and nothing
is ever changed in place: an index that lacks texts is copied, the texts are added, and the copy
takes a name of its own. Whatever is wrong with the cache, its absence included, only makes a
search slower: the index is made anew, in memory if nothing can be written.

Words are cut and spelt by `model.query.words` alone. SQLite gets them with spaces in between, and a
query made of words only.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from compliance import __version__
from compliance.errors import ComplianceError
from compliance.files.paths import Kind, kind_of
from compliance.files.reading import UnreadError, hash_of_file, names_in
from compliance.files.writing import make_folder, move, remove_file, temporary_folder
from compliance.model.query.query import Phrase, Query, Term
from compliance.model.query.words import FORMAT, words_of

MOST_INDEX_BYTES: Final = 16 * 1024 * 1024 * 1024

_NAME: Final = re.compile(r"[0-9a-f]{16}-[0-9a-f]{64}\.sqlite3")
_NEW: Final = "index"
_SPARE: Final = 1_000
"""So many texts that are gone may stay in an index, beside as many as are there."""
_SCHEMA: Final = (
    "CREATE TABLE texts (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE)",
    "CREATE VIRTUAL TABLE words USING fts5(spelt, content='', tokenize='ascii')",
)


class NoFullTextError(ComplianceError):
    """A Python whose SQLite was built without the search for words."""

    def __init__(self) -> None:
        super().__init__(
            "the SQLite of this Python cannot search for words (it has no FTS5); "
            "use a Python from python.org or of your system"
        )


class Texts(Protocol):
    """The texts to be searched, each by the hash of its bytes."""

    def hashes(self) -> Iterator[str]:
        """Yield the hash of each text."""

    def pass_through(self, sha256: str) -> str | None:
        """Return the text with a hash, and keep nothing; None if there is none any more."""


@dataclass(frozen=True, slots=True)
class Searched:
    """The hashes of the texts that were searched, and of those that a query finds among them.

    A text that was altered is not searched.
    """

    texts: frozenset[str]
    found: frozenset[str]


def search_texts(texts: Texts, query: Query, folder: Path | None) -> Searched:
    """Return which texts a query finds.

    Args:
        texts: Where they are looked for.
        query: What is asked.
        folder: Where the index is kept between runs; None keeps none.

    Raises:
        NoFullTextError: the SQLite of this Python has no FTS5.
    """
    wanted = frozenset(texts.hashes())
    if folder is not None:
        with suppress(sqlite3.Error, OSError, UnreadError):
            return _search_kept(texts, wanted, query, folder)
    with closing(sqlite3.connect(":memory:")) as index:
        _begin(index)
        _add(index, texts, wanted)
        return Searched(_indexed(index), _found(index, query))


def _search_kept(texts: Texts, wanted: frozenset[str], query: Query, folder: Path) -> Searched:
    path = _sound_index(folder)
    if path is not None:
        with _opened(path) as index:
            indexed = _indexed(index)
            missing = sorted(wanted - indexed)
            # One that was altered is not added, and no reason to write the index again.
            new = any(texts.pass_through(sha256) is not None for sha256 in missing)
            if not new and not _is_full_of_others(indexed, wanted):
                return Searched(indexed & wanted, _found(index, query) & wanted)
    with _opened(_renewed(texts, wanted, folder, path)) as index:
        return Searched(_indexed(index) & wanted, _found(index, query) & wanted)


def _program() -> str:
    """Return a key that changes whenever a text may come to other words."""
    known = f"{__version__} {FORMAT} {unicodedata.unidata_version} {_SCHEMA}"
    return hashlib.sha256(known.encode()).hexdigest()[:16]


def _kept(folder: Path) -> list[str]:
    if kind_of(folder) is not Kind.FOLDER:
        return []
    return [name for name in names_in(folder) if _NAME.fullmatch(name)]


def _sound_index(folder: Path) -> Path | None:
    """Return the file of an index of this program that is as it was written."""
    for name in _kept(folder):
        program, _, sha256 = name.removesuffix(".sqlite3").partition("-")
        if program == _program():
            with suppress(UnreadError):
                if hash_of_file(folder / name, most=MOST_INDEX_BYTES, below=folder) == sha256:
                    return folder / name
    return None


def _renewed(texts: Texts, wanted: frozenset[str], folder: Path, before: Path | None) -> Path:
    """Write an index that has all texts wanted, with what an earlier one has; return its file."""
    make_folder(folder, mode=0o700)
    with temporary_folder(folder, _NEW) as temporary:
        path = temporary / _NEW
        with closing(sqlite3.connect(path)) as index:
            # What a crash leaves of it is never taken for an index: its name has to have its hash.
            index.execute("PRAGMA journal_mode = OFF")
            index.execute("PRAGMA synchronous = OFF")
            _copy(before, index, wanted)
            _add(index, texts, wanted - _indexed(index))
        sha256 = hash_of_file(path, most=MOST_INDEX_BYTES, below=folder)
        place = folder / f"{_program()}-{sha256}.sqlite3"
        move(path, place, below=folder)
    for name in _kept(folder):
        if name != place.name:
            with suppress(OSError):  # another process reads it
                remove_file(folder / name, below=folder)
    return place


def _copy(before: Path | None, index: sqlite3.Connection, wanted: frozenset[str]) -> None:
    """Begin an index with what an earlier one has, unless that has mostly texts that are gone."""
    if before is not None:
        with _opened(before) as old:
            if not _is_full_of_others(_indexed(old), wanted):
                old.backup(index)
                return
    _begin(index)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open an index to be read; SQLite looks for no other files and locks nothing."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as index:
        yield index


def _begin(index: sqlite3.Connection) -> None:
    try:
        for statement in _SCHEMA:
            index.execute(statement)
    except sqlite3.OperationalError as error:
        if "no such module" in str(error):
            raise NoFullTextError from None
        raise


def _indexed(index: sqlite3.Connection) -> frozenset[str]:
    return frozenset(sha256 for (sha256,) in index.execute("SELECT sha256 FROM texts"))


def _is_full_of_others(indexed: frozenset[str], wanted: frozenset[str]) -> bool:
    return len(indexed) > 2 * len(wanted) + _SPARE


def _add(index: sqlite3.Connection, texts: Texts, missing: Iterable[str]) -> None:
    """Add texts in the order of their hashes, but for those that were altered."""
    with index:
        for sha256 in sorted(missing):
            text = texts.pass_through(sha256)
            if text is not None:
                added = index.execute("INSERT INTO texts (sha256) VALUES (?)", (sha256,))
                row = (added.lastrowid, " ".join(words_of(text)))
                index.execute("INSERT INTO words (rowid, spelt) VALUES (?, ?)", row)


def _found(index: sqlite3.Connection, query: Query) -> frozenset[str]:
    found = index.execute(
        "SELECT sha256 FROM texts WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?)",
        (match_of(query),),
    )
    return frozenset(sha256 for (sha256,) in found)


def match_of(query: Query) -> str:
    """Return a query as FTS5 takes it; every word in it is of letters, digits and their marks."""
    wanted = " AND ".join(f"({_term(term)})" for term in query.terms if not term.negative)
    unwanted = " OR ".join(f"({_term(term)})" for term in query.terms if term.negative)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _term(term: Term) -> str:
    return " OR ".join(f"({' AND '.join(map(_phrase, every))})" for every in term.any_of)


def _phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"{" *" if phrase.prefix else ""}'
