"""Check the files of new articles before they are written, as `check` would after it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Final, cast

from compliance.model.article import Article
from compliance.workspace.files import SourceBytes
from compliance.workspace.load import awaits_article, find_faults
from compliance.workspace.parse import ParsedFile, parse_file
from compliance.workspace.records import Records
from compliance.workspace.write.draft_file import (
    ArticleExistsError,
    Draft,
    draft_text,
    find_taken,
    is_written,
)

_STAND_IN: Final = {
    "outlet": "x",
    "published": "1999",
    "published_basis": "x",
    "language": "en",
    "url": None,
    "copy_url": None,
    "confidence": "C",
}
"""What stands for facts that are missing or wrong, so that the others can be checked."""


@dataclass(frozen=True, slots=True)
class WrongFact:
    """What is wrong in the file of a new article, and under which of its keys.

    `of_form` is whether it would be wrong in any workspace.
    """

    key: str
    message: str
    of_form: bool


def find_wrong_facts(root: Path, records: Records, draft: Draft) -> Iterator[WrongFact]:
    """Yield everything for which a valid workspace would have problems with a file in it."""
    wrong = list(_find_wrong_form(draft))
    if not any(one.key == "id" for one in wrong):
        if is_written(root, draft):
            return
        if taken := find_taken(root, draft):
            wrong.append(WrongFact("id", str(ArticleExistsError(taken)), of_form=False))
    yield from wrong
    without = {one.key for one in wrong}.union(draft.open)
    ids = {article.id for article in records.articles.values()}
    unused = next(one for one in map("new-{}".format, count()) if one not in ids)
    sound = _without(draft, without, unused)
    # It always gives a record, now that all that was wrong is left out.
    article = cast("Article", _parsed(sound).record)
    with_it = replace(records, articles={**records.articles, sound.name: article})
    for fault in find_faults(with_it):
        # Of two articles that exclude each other, the fault may be told of the one that is there.
        if not awaits_article(fault) and (
            fault.file != sound.name or fault.route[0] not in without
        ):
            yield WrongFact(str(fault.route[0]), fault.message, of_form=False)


def drafted_article(draft: Draft) -> Article:
    """Return the article of a draft that was found right, with stand-ins for what is open."""
    # It always gives a record.
    return cast("Article", _parsed(_without(draft, draft.open)).record)


def _find_wrong_form(draft: Draft) -> Iterator[WrongFact]:
    """Yield what is wrong in a file by itself."""
    written = _without(draft, draft.open)
    parsed = _parsed(written)
    for problem in parsed.problems:
        yield WrongFact(_key(written, problem.line), problem.message, of_form=True)
    for fault in parsed.faults:
        yield WrongFact(str(fault.route[0]), fault.message, of_form=True)


def _without(draft: Draft, keys: Collection[str], unused: str = "new") -> Draft:
    """Return a draft with made up values under some keys; `unused` is an id."""
    facts = {key: value for key, value in _STAND_IN.items() if key in keys}
    text = replace(
        draft.text,
        article=unused if "id" in keys else draft.text.article,
        title="x" if "title" in keys else draft.text.title,
    )
    values = {key: value for key, value in draft.found.values.items() if key not in keys}
    return Draft(text, replace(draft.facts, **facts), replace(draft.found, values=values))


def _parsed(draft: Draft) -> ParsedFile[Article]:
    data = draft_text(draft).encode()
    return parse_file(SourceBytes(draft.name, draft.text.article, data), Article)


def _key(draft: Draft, number: int) -> str:
    """Return the key under which a line of a file stands, which may be below its key."""
    lines = draft_text(draft).split("\n")
    return next(line for line in lines[number - 1 :: -1] if line[:1].isalpha()).partition(":")[0]
