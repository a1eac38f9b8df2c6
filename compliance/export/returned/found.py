"""What the marked passages of a project are: of which statement, in which text, how coded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from compliance.coding.passage import Placed
from compliance.export.formats.qda.codes import TARGETS, codebook, guid_of
from compliance.export.formats.qda.plain import Plain
from compliance.export.returned.offsets import Reading, reading_of
from compliance.export.returned.project import Given, Marked, Project
from compliance.export.tables.columns import ID, PLAIN, column_at
from compliance.model.article import Article
from compliance.model.base import EvidenceId
from compliance.model.evidence import EvidenceFile
from compliance.passages.search import Range, SearchText
from compliance.views.selection import Selection
from compliance.workspace.evidence import full_id
from compliance.workspace.faults import Route
from compliance.workspace.files import SourceBytes
from compliance.workspace.parse import parse_file

Means = tuple[str, str]
"""A field of a statement, and its value."""

_FEWEST_WORDS: Final = 4
"""Fewer words may stand in another text by chance."""
_DESCRIBED: Final = "article:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A marked passage of a source, as it is understood here.

    `statement` is the one that it is of, if it is of any, and `described` what its description
    says of that; `wrong` is all that is wrong with a description. `placed` is where it stands in a
    text that is held; else `nowhere` says why not. `strange` names codes that mean nothing here.
    """

    source: str
    where: tuple[str, tuple[int, int] | None]
    means: tuple[Means, ...]
    strange: tuple[str, ...]
    by: str
    memo: str
    statement: EvidenceId | None
    described: EvidenceFile | None
    wrong: tuple[str, ...]
    placed: Placed | None
    nowhere: str


@dataclass(frozen=True)
class _Held:
    article: Article
    sha256: str
    search: SearchText

    @cached_property
    def plain(self) -> Plain:
        return Plain(self.search.text)

    def placed(self, place: Range) -> Placed:
        return Placed(self.article, self.sha256, self.search, self.plain.outwards(place))


class Finder:
    """Finds what the passages of a project are, in the workspace as it stands."""

    def __init__(self, selection: Selection, project: Project) -> None:
        self._selection, self._project = selection, project
        every = [one for code in codebook(selection) for one in code.every() if one.means]
        self._by_guid = {one.guid: one.means for one in every if one.means}
        self._by_name = {one.name.casefold(): one.means for one in every if one.means}
        agreement = selection.agreement.id
        self._statements: dict[str, EvidenceId] = {}
        for e in selection.workspace.evidence_on(selection.agreement):
            self._statements |= {guid_of(agreement, "statement", e.id): e.id, e.id: e.id}

    @cached_property
    def codes(self) -> Mapping[str, Means | None]:
        """What each code of the project means here; None for nothing."""
        return {
            guid: self._by_guid.get(guid) or self._meant(name)
            for guid, name in self._project.codes.items()
        }

    def _meant(self, name: str) -> Means | None:
        found = self._by_name.get(name.strip().casefold())
        target = name.split()[:1]
        if found is None and target and target[0] in self._selection.agreement.targets:
            return TARGETS, target[0]
        return found

    def every(self) -> Iterator[Found]:
        """Yield every marked passage, in the order of the file."""
        for source in self._project.sources:
            reading = reading_of(source.text or "", (one.place for one in source.marked))
            for one in source.marked:
                yield self._found(source, reading, one)

    def counts(self) -> Iterator[str]:
        """Yield, of each source whose positions are no code points, what they count."""
        for source in self._project.sources:
            said = reading_of(source.text or "", (one.place for one in source.marked)).said
            if said:
                yield f'"{source.name}": positions count {said}'

    def _found(self, source: Given, reading: Reading, one: Marked) -> Found:
        described, wrong = _described(one.description)
        named = self._statements.get(one.guid) or self._statements.get(one.name)
        if described is not None:
            named = full_id(described.evidence[0].id, described.article)
        placed = self._placed(source, reading, one)
        means = [(guid, self.codes.get(guid)) for guid in one.codes]
        return Found(
            source=source.name,
            where=(source.guid or source.name, one.place),
            means=tuple(dict.fromkeys(meant for _, meant in means if meant)),
            strange=tuple(
                self._project.codes.get(guid, guid) for guid, meant in means if not meant
            ),
            by=self._project.users.get(one.by or "", ""),
            memo="" if described else " ".join(one.description.split()),
            statement=named,
            described=described,
            wrong=wrong,
            placed=placed if isinstance(placed, Placed) else None,
            nowhere=placed if isinstance(placed, str) else "",
        )

    def _placed(self, source: Given, reading: Reading, one: Marked) -> Placed | str:
        """Return where a passage stands in a text held here, or why it stands nowhere."""
        if source.text is None:
            return source.wrong or ""
        place = reading.place(one.place)
        if place is None:
            return "its positions lie outside its text"
        text = Plain(source.text).text
        words = text[slice(*place)].strip()
        if not words:
            return "it marks nothing but white space"
        place = (begin := text.index(words, place[0])), begin + len(words)
        held = self._texts.get(text.rstrip())
        return self._by_words(words) if held is None else held.placed(place)

    def _by_words(self, words: str) -> Placed | str:
        if len(words.split()) < _FEWEST_WORDS:
            return "its text is that of no article held here"
        places = [
            held.placed((at, at + len(words)))
            for text, held in self._texts.items()
            if (at := text.find(words)) >= 0 and text.find(words, at + 1) < 0
        ]
        if len(places) != 1:
            return "its text is that of no article held here, and its words do not stand in one"
        return places[0]

    @cached_property
    def _texts(self) -> Mapping[str, _Held]:
        """The texts that are held, by what a project has of them."""
        prover = self._selection.prover
        every = [
            _Held(article, held.text_sha256, search)
            for article in self._selection.workspace.articles.values()
            for held in article.held
            if (search := prover.text(held.text_sha256)) is not None
        ]
        return {one.plain.text.rstrip(): one for one in every}


def _described(description: str) -> tuple[EvidenceFile | None, tuple[str, ...]]:
    """Return the statement that a description has whole, or all that is wrong with it."""
    text = description.strip()
    if not text.startswith(_DESCRIBED):
        return None, ()
    parsed = parse_file(SourceBytes("description", "", f"{text}\n".encode()), EvidenceFile)
    wrong = [
        *(f"{one.file}:{one.line}:{one.column}: {one.message}" for one in parsed.problems),
        *(f"description: {_field(one.route)}{one.message}" for one in parsed.faults),
    ]
    if wrong or parsed.record is None:
        return None, tuple(wrong)
    if len(parsed.record.evidence) != 1:
        return None, ("description: it has not one statement; leave one in it",)
    return parsed.record, ()


def _field(route: Route) -> str:
    """Return which field of a statement a message begins with; nothing for all of it."""
    column = column_at(route[2:], PLAIN)
    return "" if column == ID else f"{column}: "
