"""Draft the file of an unknown article, for a person to complete."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

from compliance.errors import ComplianceError
from compliance.files.paths import Kind, kind_of
from compliance.files.writing import make_folder, replace_file
from compliance.model.article import HeldText
from compliance.model.base import ID_PATTERN, as_written
from compliance.workspace import layout
from compliance.workspace.files import read_file
from compliance.workspace.layout import UnwritableWorkspaceError
from compliance.workspace.write.writers_lock import writing
from compliance.workspace.write.yaml_writer import write_yaml

DRAFT_SUFFIX = ".draft"
LONGEST_ID = 80
HINTS = {
    "outlet": "a source id; see: compliance show",
    "published": 'an EDTF date in quotes, as "2022-03-27"',
    "published_basis": "how the date is known, as: printed under the headline",
    "language": "a BCP 47 tag, as en",
    "confidence": "A, B, C or M",
}
"""The required keys that nobody but a person can fill in, and what goes there."""


class ArticleExistsError(ComplianceError):
    """An article that already has a file."""

    def __init__(self, file: str) -> None:
        super().__init__(f'"{file}" exists already; give another id with --id, or take it away')


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """What a person says about an article; what is None is left to be filled in."""

    outlet: str | None = None
    published: str | None = None
    published_basis: str | None = None
    language: str | None = None
    url: str | None = None
    confidence: str | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The required keys that are still open."""
        return tuple(key for key in HINTS if getattr(self, key) is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedText:
    """A drafted article: where its text is, and a date printed near its head, if there is one."""

    article: str
    title: str
    held: HeldText
    date_hint: str | None


def is_id(text: str) -> bool:
    """Return whether a text may be the id of an article; it names a file, so "../x" must not."""
    return len(text) <= LONGEST_ID and re.fullmatch(ID_PATTERN, text) is not None


def draft_text(text: DraftedText, facts: ArticleFacts) -> str:
    """Return the YAML of an article, with a comment for each open key that says what to write."""
    known = {f.name: getattr(facts, f.name) for f in fields(facts)}
    given = {key: value for key, value in known.items() if value is not None}
    head = write_yaml({"id": text.article, "title": text.title, **given})
    hint = f"  (the text has near its head: {text.date_hint})" if text.date_hint else ""
    todo = "".join(
        f"# {key}:  # {HINTS[key]}{hint if key == 'published' else ''}\n" for key in facts.missing
    )
    return f"{head}{todo}{write_yaml({'coded': 'part', 'held': [as_written(text.held)]})}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDraft:
    """The file of a draft in the workspace; `new` unless it existed already."""

    file: str
    new: bool


def write_article_draft(
    root: Path, text: DraftedText, facts: ArticleFacts, say: Callable[[str], None]
) -> WrittenDraft:
    """Write a draft into a workspace and return its path there.

    A complete one is an article file; one with open keys ends in ".draft", which nothing reads,
    so that an unfinished article never breaks a workspace. A file of that name that names this
    very text is left as it is, so that a second run completes what a first one began.

    Args:
        root: The folder of the workspace.
        text: Where the text stands.
        facts: What is known of the article.
        say: Told when another process has to be waited for.

    Raises:
        ArticleExistsError: that article has a file or a draft.
        UnwritableWorkspaceError: the workspace cannot be written.
        FolderBusyError: another process did not finish writing in time.
    """
    if root == layout.installed_root():
        raise UnwritableWorkspaceError
    name = f"{layout.ARTICLES}/{text.article}.yaml"
    file = name + DRAFT_SUFFIX if facts.missing else name
    with writing(root, say):
        for taken in (name, name + DRAFT_SUFFIX):
            if taken == file and _names(root / taken, text):
                return WrittenDraft(file=file, new=False)
            if kind_of(root / taken) is not Kind.MISSING:
                raise ArticleExistsError(taken)
        try:
            make_folder(root / layout.ARTICLES, below=root)
            replace_file(root / file, [draft_text(text, facts).encode()], below=root)
        except OSError:
            raise UnwritableWorkspaceError from None
    return WrittenDraft(file=file, new=True)


def _names(path: Path, text: DraftedText) -> bool:
    """Return whether the file of an article names this text."""
    source = read_file(path.parent, path.name, [])
    return source is not None and text.held.text_sha256.encode() in source.data
