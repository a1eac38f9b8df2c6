"""What the search of a site knows: every statement in a row, and all that rows name by number.

Nothing is in it that no page prints: of a passage its ends, in every edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from compliance.diff.rows import DiffKind
from compliance.model.base import WHOLE, EvidenceId
from compliance.model.dates.edtf import EdtfDate
from compliance.model.dates.words import display_date
from compliance.model.document import NameEntry
from compliance.model.words import Act, NameKind, Status
from compliance.views.apart import why_apart
from compliance.views.diff.words import DIFF_KIND_WORDS
from compliance.views.kinds import SOURCE_KIND_WORDS
from compliance.views.made import Made
from compliance.views.site.contents import SiteContents
from compliance.views.words import ACT_WORDS, target_words
from compliance.workspace.evidence import Evidence
from compliance.workspace.voices import Source

COMPARED = (
    DiffKind.DENIAL,
    DiffKind.CONFLICT,
    DiffKind.OPPOSED,
    DiffKind.READING,
    DiffKind.ATTRIBUTION,
    DiffKind.FIGURE,
    DiffKind.OTHER_TIME,
    DiffKind.OTHER_PART,
    DiffKind.PARTIAL,
    DiffKind.AGREE,
)
"""The kinds of difference by which statements are found: those where two sides speak of one thing.

The first is listed first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedThingView:
    """A page that words find: where it stands, what it is called, and what else is told of it.

    `also` are other words that lead to it, which are not printed; one that ends with a hyphen is
    the beginning of a word. `within` is the id of what it stands under: a side, a point, an outlet.
    `language` is that of its name, where others gave it.
    """

    id: str
    href: str
    name: str
    told: str
    also: tuple[str, ...]
    within: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidWhenView:
    """When something was said in words, with the first and the last day that it may have been.

    What was said "by" some day counts as said on that day: it may be all that is known.
    """

    words: str
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedStatementView:
    """A statement as it is found: where it stands, who says what and when, in which words.

    `act`, `status` and `kinds` are values of filters: codes, which are the same in every language.
    `lead` is its status with whose, None of what has none; `marks` and `apart` limit it. `kinds`
    has how it stands to what other sides say.
    """

    article: str
    entry: str
    voice: str
    side: str
    act: str
    status: str | None
    lead: str | None
    words: str
    marks: str
    apart: str | None
    inferred: bool
    ends: str
    when: SaidWhenView
    targets: tuple[str, ...]
    kinds: tuple[str, ...]
    incident: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchIndexView:
    """All that is searched. `kinds` have their words, `acts` and `statuses` are shown nowhere.

    `spellings` are names of one thing each, in whatever script.
    """

    acts: tuple[str, ...]
    statuses: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    sides: tuple[tuple[str, str], ...]
    points: tuple[SearchedThingView, ...]
    voices: tuple[SearchedThingView, ...]
    articles: tuple[SearchedThingView, ...]
    incidents: tuple[SearchedThingView, ...]
    spellings: tuple[tuple[str, ...], ...]
    statements: Sequence[SearchedStatementView]


def search_index(contents: SiteContents) -> SearchIndexView:
    """Return what the search of a site knows."""
    selection = contents.selection
    return SearchIndexView(
        acts=tuple(dict(act_choices())),
        statuses=tuple(status.value for status in Status),
        kinds=kind_choices(),
        sides=tuple((p.id, selection.names[p.id]) for p in selection.everyone),
        points=tuple(_points(contents)),
        voices=tuple(_voice(contents, s) for s in voices_by_side(contents)),
        articles=tuple(_articles(contents)),
        incidents=tuple(_incidents(contents)),
        spellings=tuple(_spellings(contents.agreement.names)),
        statements=Made(selection.evidence, _Statements(contents).of),
    )


def voices_by_side(contents: SiteContents) -> tuple[Source, ...]:
    """Return every voice, in the order of the sides; of sides that say nothing here, last."""
    sources = contents.workspace.sources.values()
    sides = {side.id: at for at, side in enumerate(contents.selection.everyone)}
    return tuple(sorted(sources, key=lambda source: sides.get(source.home, len(sides))))


def act_choices() -> tuple[tuple[str, str], ...]:
    """Return the values by which acts are found, with their words: several acts share one."""
    found = {ACT_WORDS[act]: act for act in reversed(Act)}
    return tuple((act.value, ACT_WORDS[act]) for act in Act if found[ACT_WORDS[act]] is act)


def kind_choices() -> tuple[tuple[str, str], ...]:
    """Return the values by which kinds of difference are found, with their words."""
    return tuple((kind.value, DIFF_KIND_WORDS[kind]) for kind in COMPARED)


def _points(contents: SiteContents) -> Iterator[SearchedThingView]:
    agreement, duties = contents.agreement, contents.selection.duties
    for target, words in duties.items():
        clauses = agreement.around(target)
        yield SearchedThingView(
            id=target,
            href=contents.address("target", target),
            name=target_words(agreement, target),
            told=words,
            also=(),
            within=str(WHOLE) if target == WHOLE else str(clauses[0].number),
        )


def _voice(contents: SiteContents, source: Source) -> SearchedThingView:
    entry = source.entry
    called = chain.from_iterable((entry.called or {}).values())
    also = (source.short, *(one.name for one in entry.names), *called)
    return SearchedThingView(
        id=source.id,
        href=contents.address("voice", source.id),
        name=source.name,
        told=SOURCE_KIND_WORDS[source.kind],
        also=tuple(dict.fromkeys(one for one in also if one != source.name)),
        within=source.home,
    )


def _articles(contents: SiteContents) -> Iterator[SearchedThingView]:
    for article in contents.workspace.articles.values():
        yield SearchedThingView(
            id=article.id,
            href=contents.address("article", article.id),
            name=article.headline or display_date(article.published),
            told=display_date(article.published),
            also=(),
            within=article.outlet,
            language=article.language if article.headline is not None else "",
        )


def _incidents(contents: SiteContents) -> Iterator[SearchedThingView]:
    for incident in contents.workspace.incidents.values():
        told = (incident.place, display_date(incident.date) if incident.date else None)
        yield SearchedThingView(
            id=incident.id,
            href=contents.address("incident", incident.id),
            name=incident.name,
            told=", ".join(filter(None, told)),
            also=(),
            within="",
        )


def _spellings(names: Iterable[NameEntry]) -> Iterator[tuple[str, ...]]:
    """Yield the spellings of each name that has several; words that are no name are left out."""
    for name in names:
        forms = tuple(dict.fromkeys(form.text for form in name.forms))
        if name.kind is not NameKind.TERM and len(forms) > 1:
            yield forms


class _Statements:
    """Writes statements as they are found; how they stand to others' is worked out once."""

    def __init__(self, contents: SiteContents) -> None:
        self._contents = contents
        self._acts = {words: value for value, words in act_choices()}
        self._kinds: dict[EvidenceId, set[DiffKind]] = {}
        for pair in contents.comparisons.pairs:
            for row in contents.comparisons.between(*pair).rows:
                for e in (*row.left.evidence, *row.right.evidence):
                    self._kinds.setdefault(e.id, set()).update((row.kind, *row.also))

    def of(self, e: Evidence) -> SearchedStatementView:
        """Return one statement."""
        record, found = self._contents.record(e), self._kinds.get(e.id, ())
        status = e.entry.status
        return SearchedStatementView(
            article=e.article.id,
            entry=e.entry.id,
            voice=e.speaker.id,
            side=e.side,
            act=self._acts[ACT_WORDS[e.entry.act]],
            status=status.value if status else None,
            lead=record.status,
            words=record.words if status else record.clause,
            marks=record.marks,
            apart=why_apart(record.evidence),
            inferred=record.inferred,
            ends=record.passage.ends,
            when=_said_when(e.asserted, record.date),
            targets=e.entry.targets,
            kinds=tuple(kind.value for kind in COMPARED if kind in found),
            incident=e.entry.incident,
        )


def _said_when(said: EdtfDate, words: str) -> SaidWhenView:
    """Return when something was said; of an open interval the end that is known is the day."""
    first, last = said.lower or said.upper, said.upper or said.lower
    return SaidWhenView(
        words=words,
        first=first.isoformat() if first else "",
        last=last.isoformat() if last else "",
    )
