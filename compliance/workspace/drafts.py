"""Read the drafts of articles, which nothing else reads: what they say, and what is still open."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path, PurePosixPath
from typing import Final, cast

from compliance.errors import ComplianceError
from compliance.files.paths import Kind
from compliance.files.reading import list_below
from compliance.model.article import Article
from compliance.model.base import ArticleId
from compliance.model.words import Coded
from compliance.workspace import layout
from compliance.workspace.faults import Fault
from compliance.workspace.files import SourceBytes, read_file
from compliance.workspace.gate import check_shape
from compliance.workspace.workspace import UnknownIdError
from compliance.workspace.write.draft_file import DRAFT_SUFFIX
from compliance.workspace.yaml.reader import read_yaml

_ENDING: Final = f".yaml{DRAFT_SUFFIX}"

_STAND_IN: Final[Mapping[str, object]] = {
    "id": "x",
    "title": "x",
    "coded": Coded.NONE.value,
    "outlet": "x",
    "published": "1999",
    "published_basis": "x",
    "language": "en",
    "confidence": "C",
}
"""What stands for facts of a draft that are missing or wrong, so that the others can be read."""

_REQUIRED: Final = tuple(one.name for one in fields(Article) if one.default is MISSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDraft:
    """A draft of an article, and which of its keys are to be filled in or corrected.

    The id is that of the file's name. Under keys that are open `article` has what stands for them.
    """

    id: ArticleId
    file: str
    article: Article
    open: tuple[str, ...]


class OpenDraftError(ComplianceError):
    """A draft that lacks what a command has to know of an article."""

    def __init__(self, article: str, file: str, keys: Collection[str]) -> None:
        super().__init__(f'"{article}" is a draft; fill in {", ".join(keys)} in {file}')


def completed(value: object) -> object:
    """Return the content of a draft with something in place of each fact that is missing."""
    return {**_STAND_IN, **value} if isinstance(value, dict) else value


def read_drafts(root: Path) -> Iterator[ArticleDraft]:
    """Yield the drafts of a workspace, in the order of their paths; none that cannot be read."""
    for entry in list_below(root, layout.ARTICLES):
        if entry.kind is Kind.FILE and entry.file.endswith(_ENDING) and entry.file.isprintable():
            source = read_file(root, entry.file, [])
            if source is not None:
                yield _draft(source)


def with_drafts(
    root: Path,
    articles: Mapping[ArticleId, Article],
    asked: Collection[str],
    needs: Collection[str],
) -> list[ArticleDraft | Article]:
    """Return the articles asked for, each once; where one is not there, its draft.

    Errors:
        UnknownIdError: there is neither.
        OpenDraftError: what its draft `needs` is missing there, or wrong.
    """
    known: dict[str, ArticleDraft | Article] = {str(one.id): one for one in articles.values()}
    if not known.keys() >= set(asked):
        known = {**{str(one.id): one for one in read_drafts(root)}, **known}
    found = []
    for wanted in dict.fromkeys(asked):
        if wanted not in known:
            raise UnknownIdError("article", wanted, known)
        one = known[wanted]
        if isinstance(one, ArticleDraft):
            lacking = [key for key in one.open if key in needs]
            if lacking:
                raise OpenDraftError(wanted, one.file, lacking)
        found.append(one)
    return found


def _draft(source: SourceBytes) -> ArticleDraft:
    value = read_yaml(source.data, source.file).value
    given = value if isinstance(value, dict) else {}
    wrong = _wrong_keys(completed(given), source.file)
    sound = {key: one for key, one in given.items() if key not in wrong}
    # It always gives a record, now that all that was wrong is left out.
    article = cast("Article", check_shape(completed(sound), Article, source.file, []))
    missing = (key for key in _REQUIRED if key not in given)
    return ArticleDraft(
        id=ArticleId(PurePosixPath(source.file).name.removesuffix(_ENDING)),
        file=source.file,
        article=article,
        open=tuple(dict.fromkeys([*missing, *wrong])),
    )


def _wrong_keys(value: object, file: str) -> tuple[str, ...]:
    faults: list[Fault] = []
    check_shape(value, Article, file, faults)
    return tuple(dict.fromkeys(str(one.route[0]) for one in faults))
