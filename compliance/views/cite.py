"""How to cite a statement, a page or the whole: in words, as BibTeX and as CSL-JSON.

All three are made of the same fields, so that they say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import msgspec

from compliance.model.article import Article
from compliance.model.dates.bounds import MONTHS
from compliance.model.dates.edtf import EdtfDate
from compliance.model.dates.words import display_date
from compliance.model.settings import Publication
from compliance.views.apart import why_apart
from compliance.views.record import RecordView
from compliance.views.words import joined
from compliance.wording.speaking import in_quotes, speaking, tr
from compliance.workspace.workspace import Workspace

Fields = Mapping[str, object]
"""A work as CSL-JSON has it (citationstyles.org, schema of input data, version 1.0.2)."""

_QUALIFIERS: Final = "?~%"
_SEASONS: Final = range(21, 25)
_ESCAPED: Final = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces even where LaTeX does not.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SIGNS: Final = re.compile(f"[{re.escape(''.join(_ESCAPED))}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationView:
    """How something is cited, in three forms."""

    plain: str
    bibtex: str
    csl_json: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What is cited: `said` is when, `where` says in what it stands and how it is found there."""

    key: str
    kind: str
    author: str | None
    title: str
    said: EdtfDate | None
    where: str
    url: str | None
    fields: Fields


class Citer:
    """Cites what a workspace has, by its title, version and address."""

    def __init__(self, workspace: Workspace, agreement_id: str) -> None:
        """Take the workspace, and the id of the agreement, by which keys begin."""
        self._given = workspace.settings.publication or Publication()
        self._title = workspace.settings.title
        self._agreement = agreement_id
        # Every statement of a site is cited as part of the same whole.
        version = self._given.version
        named = f", {tr('version {version}', version=version)}" if version else ""
        self._whole = f"{self._title}{named}"
        self._container: Fields = _with(
            **{"container-title": self._title}, publisher=self._given.publisher, version=version
        )

    def statement(self, record: RecordView, outlet: str, path: str) -> CitationView:
        """Return how a statement is cited that stands at `path` in a site.

        Its author is who said it; of what another side tells of it, those who tell it.
        """
        e = record.evidence
        article = e.article
        url = self._address(path) or article.url or article.copy_url
        marks = [mark for mark in (why_apart(e), _translated(article)) if mark]
        titled = [in_quotes(article.headline)] if article.headline is not None else []
        found = ", ".join((outlet, *titled, display_date(article.published), *marks))
        return _written(
            _Work(
                key=f"{article.id}:{e.entry.id}",
                kind="entry",
                author=joined(e.relay_names) if e.characterised else e.speaker_name,
                title=in_quotes(record.passage.ends),
                said=e.asserted,
                where=tr(
                    "{article}. Statement {statement} in: {whole}",
                    article=found,
                    statement=e.id,
                    whole=self._whole,
                ),
                url=url,
                fields={
                    **_with(**{"original-title": article.headline}),
                    "original-publisher": outlet,
                    "original-date": csl_date(article.published),
                    "language": article.language,
                    **self._container,
                    **_with(note="; ".join(marks)),
                },
            )
        )

    def page(self, name: str, title: str, path: str) -> CitationView:
        """Return how a page of a site is cited; `name` ends its key."""
        return _written(
            _Work(
                key=f"{self._agreement}:{name}",
                kind="webpage",
                author=self._given.publisher,
                title=title,
                said=self._given.date,
                where=tr("In: {whole}", whole=self._whole),
                url=self._address(path),
                fields={**self._container, "language": str(speaking())},
            )
        )

    def whole(self) -> CitationView:
        """Return how the whole is cited."""
        version = self._given.version
        return _written(
            _Work(
                key=self._agreement,
                kind="dataset",
                author=self._given.publisher,
                title=self._title,
                said=self._given.date,
                where=tr("Version {version}", version=version) if version else "",
                url=self._given.address,
                fields=_with(version=version, language=str(speaking())),
            )
        )

    def _address(self, path: str) -> str | None:
        return None if self._given.address is None else f"{self._given.address}{path}"


def _translated(article: Article) -> str:
    return tr("machine translation") if article.machine_translated else ""


def _with(**fields: str | None) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value}


def _written(work: _Work) -> CitationView:
    return CitationView(plain=_plain(work), bibtex=_bibtex(work), csl_json=_csl_json(work))


def _plain(work: _Work) -> str:
    said = display_date(work.said) if work.said else None
    head = ", ".join(part for part in (work.author, said) if part)
    text = ". ".join(part for part in (work.title, work.where) if part)
    address = f" {work.url}" if work.url else ""
    return f"{head}: {text}.{address}" if head else f"{text}.{address}"


def _bibtex(work: _Work) -> str:
    lines = (f"  {name} = {value}" for name, value in _bibtex_fields(work))
    return "@misc{" + ",\n".join((work.key, *lines)) + "\n}"


def _bibtex_fields(work: _Work) -> Iterator[tuple[str, str]]:
    # A second pair of braces keeps names whole, and letters as they are.
    if work.author:
        yield "author", f"{{{{{in_bibtex(work.author)}}}}}"
    yield "title", f"{{{{{in_bibtex(work.title)}}}}}"
    day = (date_parts(work.said) or ((),))[0] if work.said else ()
    if day:
        yield "year", f"{{{day[0]}}}"
        if day[1:]:
            yield "month", MONTHS[day[1] - 1][:3].lower()
    if work.where:
        yield "howpublished", f"{{{in_bibtex(work.where)}}}"
    if work.said and len(day) != 2:  # noqa: PLR2004 - year and month say all of a month
        yield "note", f"{{{in_bibtex(display_date(work.said))}}}"
    if work.url:
        yield "url", f"{{{work.url}}}"


def in_bibtex(text: str) -> str:
    """Return text as it stands in a field of BibTeX: no sign in it means anything to LaTeX."""
    return _SIGNS.sub(lambda found: _ESCAPED[found[0]], " ".join(text.split()))


def _csl_json(work: _Work) -> str:
    author = {"author": [{"literal": work.author}]} if work.author else {}
    issued = {"issued": csl_date(work.said)} if work.said else {}
    item = {
        "id": work.key,
        "type": work.kind,
        **author,
        "title": " ".join(work.title.split()),
        **issued,
        **work.fields,
        **({"URL": work.url} if work.url else {}),
    }
    return msgspec.json.format(msgspec.json.encode([item]), indent=0).decode()


def csl_date(date: EdtfDate) -> dict[str, object]:
    """Return a date as CSL-JSON has it: its parts, or, where it has none, its words."""
    parts = date_parts(date)
    if parts is None:
        return {"literal": display_date(date)}
    circa = {"circa": True} if date.approximate or date.uncertain else {}
    return {"date-parts": [list(one) for one in parts], **circa}


def date_parts(date: EdtfDate) -> tuple[tuple[int, ...], ...] | None:
    """Return year, month and day of a date, as far as it has them, or of both ends of an interval.

    None where an end is open or not known, and of a season.
    """
    return _date_parts(date.text)


# A site cites a few hundred dates many thousand times.
@lru_cache(maxsize=4096)
def _date_parts(text: str) -> tuple[tuple[int, ...], ...] | None:
    ends = [end.rstrip(_QUALIFIERS).split("-") for end in text.split("/")]
    if not all(part.isdigit() for end in ends for part in end):
        return None
    parts = tuple(tuple(map(int, end)) for end in ends)
    return None if any(set(one[1:2]) & set(_SEASONS) for one in parts) else parts


def slashed(date: EdtfDate) -> str | None:
    """Return a date as collectors of references read it in a page: "2022/03/27"; None of a span."""
    parts = date_parts(date)
    if parts is None or len(parts) != 1:
        return None
    year, *rest = parts[0]
    return "/".join((f"{year:04}", *(f"{part:02}" for part in rest)))
