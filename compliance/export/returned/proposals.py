"""Passages that somebody marked in another program, and that are of no statement yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from compliance.coding.passage import UNPINNABLE, Placed
from compliance.export.formats.qda.codes import TARGETS
from compliance.export.returned.found import Found
from compliance.model.article import Article
from compliance.model.base import IncidentId, InstrumentId, ReadingId, SourceId, Target
from compliance.model.evidence import PassagePin
from compliance.model.words import COUNTED_SCOPES, Act, Link, Scope, Status, Voice
from compliance.passages.edges import is_word_edge
from compliance.passages.search import Range
from compliance.suggest.gather import given_of
from compliance.suggest.given import Known
from compliance.suggest.law import ask
from compliance.suggest.passage import bare
from compliance.suggest.suggestion import IMPORTED, MOST_TARGETS, Clue, Reason, Suggestion
from compliance.views.words import counted
from compliance.workspace.workspace import UNKNOWN

_SURE: Final = 1.0
_LONGEST_REASON: Final = 400
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to wait in the inbox for an article."""

    article: Article
    text_sha256: str
    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class _Made:
    """What was coded elsewhere, as the law of engines sees it."""

    name: str
    version: str
    made: tuple[Suggestion, ...]

    def suggest(self, given: object) -> Sequence[Suggestion]:
        del given
        return self.made


class Proposer:
    """Makes suggestions of marked passages. `remarks` say which could not be, and why."""

    def __init__(self, known: Known, origin: str) -> None:
        self._known = known
        self._version = " ".join(origin.split())[:100] or "unknown"
        self.remarks: list[str] = []

    def proposals(self, marked: Sequence[Found]) -> Iterator[Proposal]:
        """Yield a proposal for each passage; what stands at one place is one passage."""
        groups: dict[tuple[str, Range], list[tuple[Found, Placed]]] = {}
        nowhere: dict[tuple[str, str], list[Found]] = {}
        for one in marked:
            if one.placed is None:
                nowhere.setdefault((one.source, one.nowhere), []).append(one)
                continue
            placed = _at_words(one.placed)
            groups.setdefault((placed.text_sha256, placed.range), []).append((one, placed))
        for (source, why), same in nowhere.items():
            many = f'"{source}", {counted(len(same), "passage")}'
            self.remarks.append(f"{many if len(same) > 1 else described(same[0])}: {why}")
        for group in groups.values():
            yield from self._proposed([one for one, _ in group], group[0][1])

    def _proposed(self, marked: Sequence[Found], placed: Placed) -> Iterator[Proposal]:
        said: dict[str, list[str]] = {}
        for field, value in dict.fromkeys(means for one in marked for means in one.means):
            said.setdefault(field, []).append(value)
        pin, targets = placed.pin, said.get(TARGETS, [])
        if not targets:
            self._remark(marked[0], "no code of it is a point or an obligation of the agreement")
        elif pin is None:
            self._remark(marked[0], UNPINNABLE)
        else:
            parts = range(0, len(targets), MOST_TARGETS)
            chosen = [tuple(map(Target, targets[at : at + MOST_TARGETS])) for at in parts]
            made = tuple(self._suggestion(marked, placed, pin, said, one) for one in chosen)
            article = placed.article
            given = given_of(article, placed.text, self._known)
            outcome = ask(_Made(IMPORTED, self._version, made), given)
            for wrong in outcome.dropped:
                self._remark(marked[0], wrong)
            yield from (Proposal(article, placed.text_sha256, one) for one in outcome.suggestions)

    def _suggestion(
        self,
        marked: Sequence[Found],
        placed: Placed,
        pin: PassagePin,
        said: dict[str, list[str]],
        targets: tuple[Target, ...],
    ) -> Suggestion:
        speaker = _first(said, "speaker", SourceId)
        source = self._known.sources.get(speaker) if speaker else None
        scope = _first(said, "scope", Scope) or Scope.IN_SCOPE
        status = _first(said, "status", Status) if scope in COUNTED_SCOPES else None
        act = _first(said, "act", Act)
        if status is not None or act in {None, Act.ASSESSES}:
            act = Act.STATES if status is None else Act.ASSESSES
        return Suggestion(
            range=placed.range,
            text=placed.words,
            pin=pin,
            targets=targets,
            link=_first(said, "link", Link) or Link.INFERRED,
            speaker=speaker,
            side=source.side_on(placed.article.published) if source else UNKNOWN,
            group=source.group if source else None,
            voice=_first(said, "voice", Voice) or Voice.OWN,
            via=tuple(map(SourceId, said.get("via", ()))),
            act=act or Act.STATES,
            status=status,
            respondents=tuple(said.get("respondents", ())),
            scope=scope,
            instrument=_first(said, "instrument", InstrumentId),
            reading=_first(said, "reading", ReadingId),
            incident=_first(said, "incident", IncidentId),
            score=_SURE,
            reasons=tuple(_reasons(marked)),
            engine=IMPORTED,
            version=self._version,
        )

    def _remark(self, one: Found, why: str) -> None:
        self.remarks.append(f"{described(one)}: {why}")


def described(one: Found) -> str:
    """Return which passage of a project is meant."""
    place = "-".join(map(str, one.where[1] or ())) or "no place"
    return f'"{one.source}" {place}'


def _reasons(marked: Sequence[Found]) -> Iterator[Reason]:
    """Yield all that was coded and noted, by whom: a suggestion has no place for some of it."""
    for one in marked:
        codes = [*(f"{field} {value}" for field, value in one.means), *one.strange]
        said = [*codes, one.memo, f"by {one.by}" if one.by else ""]
        words = ", ".join(" ".join(word.split()) for word in said if word)
        if words:
            yield Reason(Clue.CODED, words[:_LONGEST_REASON])


def _first(said: dict[str, list[str]], field: str, kind: Callable[[str], _T]) -> _T | None:
    found = said.get(field)
    return kind(found[0]) if found else None


def _at_words(placed: Placed) -> Placed:
    """Return a passage without the signs at its ends, and with the words whole that it cuts."""
    start, end = bare(placed.text, placed.range)
    while not is_word_edge(placed.text, start):
        start -= 1
    while not is_word_edge(placed.text, end):
        end += 1
    return Placed(placed.article, placed.text_sha256, placed.search, (start, end))
