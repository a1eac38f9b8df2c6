"""Draft the file of an article nobody has described yet, for a person to complete."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from compliance.errors import ComplianceError
from compliance.values import value
from compliance.workspace import layout
from compliance.workspace.atomic import replace_file
from compliance.workspace.lock_file import UnwritableWorkspaceError
from compliance.workspace.yaml_writer import write_yaml

if TYPE_CHECKING:
    from pathlib import Path

DRAFT_SUFFIX = ".draft"


class ArticleExistsError(ComplianceError):
    """There is a file of that article already."""

    def __init__(self, file: str) -> None:
        super().__init__(f'"{file}" exists already; give another id with --id, or take it away')


@value
class ArticleFacts:
    """What a person says of an article; whatever is None is left to be filled in."""

    outlet: str | None = None
    published: str | None = None
    published_basis: str | None = None
    language: str | None = None
    url: str | None = None
    confidence: str | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys a file cannot do without that are still open."""
        optional = {"url"}
        return tuple(
            field.name
            for field in fields(self)
            if field.name not in optional and getattr(self, field.name) is None
        )


@value
class DraftedText:
    """Where the text of a drafted article stands."""

    article: str
    title: str
    container_sha256: str
    range: tuple[int, int]
    text_sha256: str
    date_hint: str | None


HINTS = {
    "outlet": "a source id; see: compliance show",
    "published": 'an EDTF date in quotes, as "2022-03-27"',
    "published_basis": "how the date is known, as: printed under the headline",
    "language": "a BCP 47 tag, as en",
    "confidence": "A, B, C or M",
}


def draft_text(text: DraftedText, facts: ArticleFacts) -> str:
    """Return the YAML of an article; open keys stand as comments that say what goes there."""
    known = {f.name: getattr(facts, f.name) for f in fields(facts)}
    given = {key: value for key, value in known.items() if value is not None}
    head = write_yaml({"id": text.article, "title": text.title, **given})
    hint = f"  (the text has near its head: {text.date_hint})" if text.date_hint else ""
    todo = "".join(
        f"# {key}:  # {HINTS[key]}{hint if key == 'published' else ''}\n" for key in facts.missing
    )
    held = {
        "container_sha256": text.container_sha256,
        "range": list(text.range),
        "text_sha256": text.text_sha256,
    }
    return f"{head}{todo}{write_yaml({'coded': 'part', 'held': [held]})}"


def write_article_draft(root: Path, text: DraftedText, facts: ArticleFacts) -> str:
    """Write a draft into a workspace and return its path there.

    A complete one is an article file; one with open keys ends in ".draft", which nothing reads,
    so that an unfinished article never breaks a workspace.

    Raises:
        ArticleExistsError: that article has a file or a draft.
        UnwritableWorkspaceError: the workspace cannot be written.
    """
    name = f"{layout.ARTICLES}/{text.article}.yaml"
    for taken in (name, name + DRAFT_SUFFIX):
        if (root / taken).exists():
            raise ArticleExistsError(taken)
    file = name + DRAFT_SUFFIX if facts.missing else name
    if root == layout.installed_root():
        raise UnwritableWorkspaceError
    try:
        (root / layout.ARTICLES).mkdir(exist_ok=True)
        replace_file(root / file, draft_text(text, facts).encode())
    except OSError:
        raise UnwritableWorkspaceError from None
    return file
