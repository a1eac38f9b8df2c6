"""Draft the record of an article from an unknown file, for a person to complete."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from compliance.library.containers import Container, Range
from compliance.library.store import text_sha256
from compliance.model.characters import UNFIT_FOR_A_TITLE
from compliance.model.dates.bounds import MONTHS

_TITLE_WORDS = 6
_LONGEST_ID = 80
_LONGEST_TITLE = 200
_NO_TITLE = "Untitled"
# A byline stands near the head; dates further down are about what happened.
_HEAD = 2_000
_MONTH = "|".join(f"{month}|{month[:3]}\\.?" for month in MONTHS)
_DATE = re.compile(
    rf"\b(?:[12][0-9]{{3}}-[01][0-9]-[0-3][0-9]"
    rf"|(?:{_MONTH})\ [0-3]?[0-9],?\ [12][0-9]{{3}}"
    rf"|[0-3]?[0-9]\ (?:{_MONTH})\ [12][0-9]{{3}})\b"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the program can say about an unknown text without understanding it.

    `date_hint` is the first date printed near the head, as printed: a hint for the person who
    fills in the date of publication, never that date itself.
    """

    article: str
    title: str
    range: Range
    container_sha256: str
    text_sha256: str
    date_hint: str | None


def propose_articles(container: Container, place: Range | None = None) -> tuple[Draft, ...]:
    """Return a draft for a range of a file, or for the whole without blank lines at its edges.

    A blank file gives none. The title is at most six words of the first line, with an ellipsis
    if it has more, because article texts must not enter the workspace. The id is made from the
    name of the file.
    """
    start, end = place or _trimmed(container.text)
    text = container.text[start:end]
    if not text:
        return ()
    date = _DATE.search(text, 0, _HEAD)
    return (
        Draft(
            article=_slug(container),
            title=_title(text),
            range=(start, end),
            container_sha256=container.sha256,
            text_sha256=text_sha256(text),
            date_hint=date[0] if date else None,
        ),
    )


def _trimmed(text: str) -> Range:
    """Return the range without blank lines at its edges; the first line keeps its indent."""
    body = text.removeprefix("\ufeff")
    lead = len(text) - len(body.lstrip())
    start = max(text.rfind("\n", 0, lead) + 1, len(text) - len(body))
    return (start, max(start, len(text.rstrip()))) if body.strip() else (0, 0)


def _title(text: str) -> str:
    """Return at most six words of the first printable line, with an ellipsis if it has more."""
    head = UNFIT_FOR_A_TITLE.sub("", text.lstrip()[:_HEAD]).strip() or _NO_TITLE
    words = head.splitlines()[0].split()
    title = " ".join(words[:_TITLE_WORDS])[:_LONGEST_TITLE]
    return title if len(words) <= _TITLE_WORDS else f"{title} \u2026"


def _slug(container: Container) -> str:
    """Return an id made from the file's name, or from its hash if the name yields none."""
    stem = container.name.rsplit(".", 1)[0]
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", errors="ignore").decode().lower()
    slug = re.sub("[^a-z0-9]+", "-", plain)[:_LONGEST_ID].strip("-")
    return slug or f"article-{container.sha256[:8]}"
