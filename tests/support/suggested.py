"""Measure suggestions against what people coded, each article with its whole incident left out.

A *passage* is a range of an article's text that one or more records rest on. A suggestion and a
passage *meet* if what they have in common is at least half of the shorter of the two. A passage is
found if a suggestion meets it, a suggestion is right if it meets a passage. The fields of a record
are compared with those of the suggestion that covers its passage best: the one with the greatest
common part over both together, of equals the first.

No example comes from the article itself, nor from any other that has a record of the same incident,
or of one in the same `part_of`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compliance.model.base import ArticleId, EvidenceId, IncidentId, Target
from compliance.model.language import primary_language
from compliance.model.words import Act, Voice
from compliance.passages.locate import Range
from compliance.suggest.engine import Engine
from compliance.suggest.gather import given_of
from compliance.suggest.given import CodedPassage, Given, Known
from compliance.suggest.law import ask
from compliance.suggest.suggestion import Suggestion
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import Workspace

Texts = Mapping[ArticleId, str]
Places = Mapping[EvidenceId, Range]


@dataclass(frozen=True)
class Trial:
    """An article as an engine is given it, and what people coded from it."""

    given: Given
    records: tuple[tuple[Evidence, Range], ...]

    @property
    def passages(self) -> Mapping[Range, frozenset[Target]]:
        """Each passage with the targets of its records, in the order of the text."""
        found: defaultdict[Range, set[Target]] = defaultdict(set)
        for evidence, place in self.records:
            found[place].update(evidence.entry.targets)
        return {place: frozenset(found[place]) for place in sorted(found)}


@dataclass
class Tally:
    """How many of how many."""

    right: int = 0
    all: int = 0

    def add(self, *, right: bool) -> None:
        self.right += right
        self.all += 1

    @property
    def part(self) -> float:
        return self.right / self.all if self.all else 0.0

    def __str__(self) -> str:
        return f"{self.part:.2f} ({self.right} of {self.all})"


@dataclass
class Figures:
    """What suggestions for some articles come to."""

    found: Tally = field(default_factory=Tally)
    precise: Tally = field(default_factory=Tally)
    close: Tally = field(default_factory=Tally)
    first: Tally = field(default_factory=Tally)
    three: Tally = field(default_factory=Tally)
    fields: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))


def trials(workspace: Workspace, texts: Texts, places: Places) -> Iterator[Trial]:
    """Yield each article whose text is there, with what its incidents leave to learn from."""
    agreement = workspace.agreement()
    families = _families(workspace)
    for article, text in texts.items():
        apart = {one for one in families if families[one] & families[article]} | {article}
        known = Known(
            agreement=agreement,
            sources=workspace.sources,
            incidents=workspace.incidents,
            coded=tuple(
                CodedPassage(e, texts[e.article.id][slice(*places[e.id])])
                for e in workspace.evidence_on(agreement)
                if e.article.id not in apart and e.id in places
            ),
        )
        yield Trial(
            given_of(workspace.articles[article], text, known),
            tuple(
                (e, places[e.id])
                for e in workspace.evidence_on(agreement)
                if e.article.id == article and e.id in places
            ),
        )


def measured(engine: Engine, made: Iterable[Trial]) -> Figures:
    """Return what the suggestions of an engine come to."""
    figures = Figures()
    for trial in made:
        add_trial(figures, trial, ask(engine, trial.given).suggestions)
    return figures


def add_trial(figures: Figures, trial: Trial, suggestions: Sequence[Suggestion]) -> None:
    """Add the suggestions for one article."""
    passages = trial.passages
    for one in suggestions:
        figures.precise.add(right=any(meet(one.range, place) for place in passages))
    for place, targets in passages.items():
        best = _best(place, suggestions)
        figures.found.add(right=best is not None)
        figures.close.add(right=best is not None and overlap(best.range, place) >= 0.5)
        if best is not None:
            figures.first.add(right=best.targets[0] in targets)
            figures.three.add(right=not targets.isdisjoint(best.targets))
    for evidence, place in trial.records:
        best = _best(place, suggestions)
        if best is not None:
            _compare(figures, evidence, best, trial.given)


def _compare(figures: Figures, evidence: Evidence, best: Suggestion, given: Given) -> None:
    """Compare the fields of a record with those of the suggestion that covers it best."""
    entry, said = evidence.entry, figures.fields
    own = "own voice" if entry.voice is Voice.OWN else "another's voice"
    language = primary_language(given.language or "")
    side = best.side == evidence.side
    for name in ("side", f"side, {own}", f"side, {language}", f"side of {evidence.side}"):
        said[name].add(right=side)
    said["speaker"].add(right=best.speaker == evidence.speaker.id)
    said["voice"].add(right=best.voice is entry.voice)
    said["act"].add(right=best.act is entry.act)
    said[f"act {entry.act}"].add(right=best.act is entry.act)
    if entry.act is Act.ASSESSES and entry.status is not None:
        said["status"].add(right=best.status is entry.status)
    said["scope"].add(right=best.scope is entry.scope)
    said["respondents"].add(right=set(best.respondents) == set(entry.respondents))
    top = _top(given.known)
    if best.incident is not None:
        right = entry.incident is not None and top(best.incident) == top(entry.incident)
        said["incident suggested"].add(right=right)
    if entry.incident is not None:
        right = best.incident is not None and top(best.incident) == top(entry.incident)
        said["incident coded"].add(right=right)


def meet(one: Range, other: Range) -> bool:
    """Return whether two ranges have half of the shorter one in common."""
    shorter = min(one[1] - one[0], other[1] - other[0])
    return shorter > 0 and 2 * _common(one, other) >= shorter


def overlap(one: Range, other: Range) -> float:
    """Return what two ranges have in common over both together."""
    common = _common(one, other)
    return common / (one[1] - one[0] + other[1] - other[0] - common)


def _common(one: Range, other: Range) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _best(place: Range, suggestions: Sequence[Suggestion]) -> Suggestion | None:
    met = [one for one in suggestions if meet(one.range, place)]
    return max(met, key=lambda one: overlap(one.range, place), default=None)


def _families(workspace: Workspace) -> dict[ArticleId, set[IncidentId]]:
    """Return for each article the incidents of its records, each as the one it is a part of."""
    top = _top_of(workspace.incidents)
    found: dict[ArticleId, set[IncidentId]] = {one.id: set() for one in workspace.articles.values()}
    for evidence in workspace.evidence.values():
        if evidence.entry.incident is not None:
            found[evidence.article.id].add(top(evidence.entry.incident))
    return found


def _top(known: Known) -> Callable[[IncidentId], IncidentId]:
    return _top_of(known.incidents)


def _top_of(incidents: Mapping[IncidentId, object]) -> Callable[[IncidentId], IncidentId]:
    def top(incident: IncidentId) -> IncidentId:
        part_of = getattr(incidents[incident], "part_of", None)
        return incident if part_of is None else top(part_of)

    return top
