"""Draft the file of an unknown article, for a person to complete."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Final

from compliance.errors import ComplianceError
from compliance.files.paths import Kind, kind_of
from compliance.files.writing import make_folder, replace_file
from compliance.model.article import HeldText
from compliance.model.base import as_written
from compliance.model.characters import UNFIT_FOR_A_TITLE
from compliance.workspace import layout
from compliance.workspace.files import read_file
from compliance.workspace.layout import UnwritableWorkspaceError
from compliance.workspace.write.writers_lock import writing
from compliance.workspace.write.yaml_writer import write_yaml

DRAFT_SUFFIX = ".draft"
HINTS = {
    "outlet": "a source id; see: compliance show",
    "published": 'an EDTF date in quotes, as "2022-03-27"',
    "published_basis": "how the date is known, as: printed under the headline",
    "language": "a BCP 47 tag, as en",
    "confidence": "A, B, C or M",
}
"""The required keys that nobody but a person can fill in, and what goes there."""

_ORDER: Final = (
    *("outlet", "authors", "published", "published_basis", "language", "url", "copy_url"),
    *("retrieved", "confidence", "family", "replaces", "note"),
)
"""Of the keys of facts in a file."""

_LONGEST_COMMENT: Final = 300
_ROOM: Final = {"published_basis": ' ""'}  # the reader of files takes a hint behind it for a part


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
    copy_url: str | None = None
    confidence: str | None = None

    @property
    def given(self) -> dict[str, str]:
        """The facts that are known, by their keys."""
        known = {one.name: getattr(self, one.name) for one in fields(self)}
        return {key: value for key, value in known.items() if value is not None}

    @property
    def missing(self) -> tuple[str, ...]:
        """The required keys that are still open."""
        return tuple(key for key in HINTS if getattr(self, key) is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedText:
    """A drafted article: where its text is, and a date printed near its head, if there is one.

    An article that only a reading list names has no text.
    """

    article: str
    title: str
    held: HeldText | None
    date_hint: str | None


@dataclass(frozen=True, slots=True)
class FoundFacts:
    """What a program found of an article, for a person to look at.

    Args:
        values: By their keys. None of them wins over what a person says.
        words: How each is known, in words, by the same keys.
        open: What is to be known of keys that stay open: candidates, and why they are none.
        notes: What else a person should know, a line each.
    """

    values: Mapping[str, object] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    open: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def without(self, reasons: Mapping[str, str]) -> FoundFacts:
        """Return them with some keys left open, for reasons."""
        values = {key: value for key, value in self.values.items() if key not in reasons}
        said = {key: f"{self.values[key]}: {why}" for key, why in reasons.items()}
        notes = (f"no {key} is written: {why}" for key, why in said.items() if key not in HINTS)
        return replace(self, values=values, open={**self.open, **said}, notes=(*self.notes, *notes))


NOTHING_FOUND: Final = FoundFacts()


@dataclass(frozen=True, slots=True)
class Draft:
    """The file of an article as it is to be written into a workspace.

    A complete one is an article file; one with keys that no person filled in ends in ".draft",
    which nothing reads, so that an unfinished article never breaks a workspace.
    """

    text: DraftedText
    facts: ArticleFacts
    found: FoundFacts = NOTHING_FOUND
    number: int | None = None

    @property
    def open(self) -> tuple[str, ...]:
        """The required keys that neither a person nor a program filled in."""
        return tuple(key for key in self.facts.missing if key not in self.found.values)

    @property
    def name(self) -> str:
        """The path of the complete file in the workspace."""
        return f"{layout.ARTICLES}/{self.text.article}.yaml"

    @property
    def file(self) -> str:
        """The path of the file that is written."""
        return self.name + DRAFT_SUFFIX if self.facts.missing else self.name

    @property
    def mark(self) -> str:
        """What stands in the file of this draft and of no other."""
        if self.text.held is not None:
            return self.text.held.text_sha256
        return str(self.facts.url or self.found.values.get("url", self.text.title))


def draft_text(draft: Draft) -> str:
    """Return the YAML of an article, with a comment for each open key that says what to write."""
    text, found = draft.text, draft.found
    number = {} if draft.number is None else {"number": draft.number}
    head = write_yaml({"id": text.article, **number, "title": text.title})
    keys = sorted({**found.values, **draft.facts.given}, key=_ORDER.index)
    known = "".join(_known(key, draft) for key in keys)
    todo = "".join(_todo(key, draft) for key in draft.open)
    notes = "".join(f"# {_in_a_comment(note)}\n" for note in found.notes)
    held = [] if text.held is None else [as_written(text.held)]
    rest = {"coded": "none", **({"held": held} if held else {})}
    return f"{notes}{head}{known}{todo}{write_yaml(rest)}"


def _known(key: str, draft: Draft) -> str:
    """Return the line of a known key; of a found one with how it is known before it."""
    given = draft.facts.given.get(key)
    if given is not None:
        return write_yaml({key: given})
    words = draft.found.words.get(key)
    said = f"# {key}: {_in_a_comment(words)}\n" if words else ""
    return f"{said}{write_yaml({key: draft.found.values[key]})}"


def _todo(key: str, draft: Draft) -> str:
    hint = draft.text.date_hint if key == "published" else None
    near = f"  (the text has near its head: {hint})" if hint else ""
    candidates = draft.found.open.get(key)
    more = f"  (found: {_in_a_comment(candidates)})" if candidates else ""
    return f"# {key}:{_ROOM.get(key, '')}  # {HINTS[key]}{more or near}\n"


def _in_a_comment(text: str) -> str:
    """Return a text in one line, without what a file may not have."""
    return " ".join(UNFIT_FOR_A_TITLE.sub("", text).split())[:_LONGEST_COMMENT]


def find_taken(root: Path, draft: Draft) -> str | None:
    """Return the file of another article that has the name of a draft, if there is one."""
    for file in (draft.name, draft.name + DRAFT_SUFFIX):
        # Whose it is is asked last: another command may write this very draft meanwhile.
        there = kind_of(root / file) is not Kind.MISSING
        if there and not (file == draft.file and is_written(root, draft)):
            return file
    return None


def is_written(root: Path, draft: Draft) -> bool:
    """Return whether the file of a draft is there already: it names the very text or address."""
    source = read_file(root, draft.file, [])
    return source is not None and draft.mark.encode() in source.data


def write_article_draft(
    root: Path,
    draft: Draft,
    say: Callable[[str], None],
    number: Callable[[], int | None] = lambda: None,
) -> bool:
    """Write a draft into a workspace, unless it is there already, and return whether it was not.

    Thus a second run completes what a first one began. `draft_check` has found it right.

    Args:
        root: The folder of the workspace.
        draft: What is to be written.
        say: Told when another process has to be waited for.
        number: Asked for the number of the article, while no other process writes.

    Raises:
        ArticleExistsError: another article has a file or a draft of that name.
        ReadOnlyWorkspaceError: the workspace came with an installed package.
        UnwritableWorkspaceError: it cannot be written.
        FolderBusyError: another process did not finish writing in time.
    """
    layout.refuse_installed(root)
    with writing(root, say):
        taken = find_taken(root, draft)
        if taken is not None:
            raise ArticleExistsError(taken)
        if is_written(root, draft):
            return False
        try:
            make_folder(root / layout.ARTICLES, below=root)
            data = draft_text(replace(draft, number=number())).encode()
            replace_file(root / draft.file, [data], below=root)
        except OSError as error:
            raise UnwritableWorkspaceError(error) from None
    return True
