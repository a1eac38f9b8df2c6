"""Find the ties between sides or voices: agreements by the rules of differences, and statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from compliance.assessments.perspective import Perspective
from compliance.assessments.status import in_order
from compliance.assessments.time import NEGATIVE
from compliance.model.base import EvidenceId, SourceId, Target
from compliance.model.spoken import title_in, title_of
from compliance.model.words import Act, Group
from compliance.views.comparisons import Comparisons
from compliance.views.selection import Selection
from compliance.views.ties.view import Among, NetworkView, TiedView, TieView
from compliance.views.ties.words import Tie
from compliance.views.words import GROUP_WORDS
from compliance.workspace.evidence import Evidence, id_order
from compliance.workspace.workspace import ALWAYS

_COMPARED: Final = frozenset({Act.ASSESSES, Act.STATES, Act.DENIES})

Key = tuple[Tie, str, str]


@dataclass(slots=True)
class _Behind:
    """The statements of a tie, and those that they deny."""

    statements: dict[EvidenceId, Evidence] = field(default_factory=dict)
    answers: dict[EvidenceId, None] = field(default_factory=dict)


def build_network_view(
    selection: Selection, by: Among, comparisons: Comparisons | None = None
) -> NetworkView:
    """Return who agrees with, denies, or says a duty is not kept by whom.

    By side, third parties and unidentified voices are no side and stand each for itself. With the
    `comparisons` of the selection, no difference that is among them is made again.
    """
    finder = TieFinder(selection, by, comparisons or Comparisons(selection))
    found = finder.ties()
    tied = {one.id: one for one in finder.tied(found)}
    place = {one: number for number, one in enumerate(tied)}
    order = sorted(found, key=lambda key: (place[key[1]], [*Tie].index(key[0]), place[key[2]]))
    cut = selection.request.cut
    return NetworkView(
        title=title_of(selection.workspace.settings),
        title_in=title_in(selection.workspace.settings),
        agreement=selection.agreement.id,
        agreement_title=selection.agreement.short_title,
        by=by,
        as_of=cut.as_of.isoformat() if cut.as_of else None,
        known_by=cut.known_by.isoformat() if cut.known_by else None,
        points=selection.points,
        official=selection.request.official,
        tied=tuple(tied.values()),
        ties=tuple(_view(selection, key, found[key], tied) for key in order),
        objections=selection.objections.among(i for key in order for i in found[key].statements),
    )


class TieFinder:
    """Finds ties between sides or between voices, in what was selected."""

    def __init__(self, selection: Selection, by: Among, comparisons: Comparisons) -> None:
        """Take what was selected, between whom ties are wanted, and what compares these."""
        self._selection, self._by, self._comparisons = selection, by, comparisons
        self._own = [e for e in selection.evidence if e.own]

    def ties(self) -> dict[Key, _Behind]:
        """Return the statements of each tie."""
        found: dict[Key, _Behind] = {}
        self._agree(found)
        admitted = {e.id: e for e in self._selection.assessor.evidence}
        for e in self._own:
            if e.entry.status in NEGATIVE:
                for party in e.entry.respondents:
                    _put(found, Tie.ACCUSES, self._speaker(e), self._party(party, e), e)
            if e.entry.act is Act.DENIES:
                for denied in (admitted[i] for i in e.responds_to if i in admitted):
                    if denied.own:
                        tie = _put(found, Tie.DENIES, self._speaker(e), self._speaker(denied), e)
                        tie.answers[denied.id] = None
                if e.entry.denied_claim is not None:
                    whose = self._party(e.entry.denied_claim.by, e)
                    _put(found, Tie.DENIES, self._speaker(e), whose, e)
        return found

    def tied(self, found: Iterable[Key]) -> Iterator[TiedView]:
        """Yield who is tied: sides and joint bodies in their order, then voices.

        By side, the sides of the agreement stand there whatever they are tied to. Voices come in
        the order of their statements, then those that are only named.
        """
        met = {one for _, source, target in found for one in (source, target)}
        names, order = self._selection.names, self._selection.assessor.party_order
        sides = {p.id for p in self._selection.everyone if p.labelled}
        if self._by is Among.SIDE:
            met |= sides
        known = (*order, *map(self._speaker, self._own))
        first = [one for one in dict.fromkeys(known) if one in met]
        for one in (*first, *in_order(met.difference(first), order)):
            is_voice = one in self._selection.workspace.sources or one in ALWAYS
            kind = "side" if one in sides else "voice" if is_voice else "body"
            yield TiedView(id=one, name=names[one], kind=kind)

    def _agree(self, found: dict[Key, _Behind]) -> None:
        """Put in what two say alike: the rows of their difference of that kind."""
        about: dict[str, set[Target]] = {}
        for e in self._own:
            if e.entry.act in _COMPARED:
                about.setdefault(self._speaker(e), set()).update(e.entry.targets)
        speak = [voices for voices in self._perspectives() if voices.id in about]
        for left, right in combinations(speak, 2):
            if about[left.id].isdisjoint(about[right.id]):
                continue
            for row in self._comparisons.agreements(left, right):
                for e in (*row.left.evidence, *row.right.evidence):
                    _put(found, Tie.AGREES, left.id, right.id, e)

    def _perspectives(self) -> Iterator[Perspective]:
        """Yield those between whom ties are, in the order in which they stand."""
        if self._by is Among.SIDE:
            yield from (p for p in self._selection.everyone if p.labelled)
        alone = {e.speaker.id: e for e in self._own if self._by is Among.VOICE or e.side in ALWAYS}
        for voice, e in alone.items():
            source = e.speaker if self._by is Among.VOICE else None
            yield Perspective(id=voice, side=e.side, voices=frozenset({voice}), source=source)

    def _speaker(self, e: Evidence) -> str:
        return e.speaker.id if self._by is Among.VOICE or e.side in ALWAYS else e.side

    def _party(self, party: str, e: Evidence) -> str:
        """Return who a party is here; a body of a side is that side, a joint body itself."""
        if self._by is Among.VOICE or SourceId(party) not in self._selection.workspace.sources:
            return party
        side = self._selection.side_of(party, e)
        return party if side in ALWAYS else side


def _put(found: dict[Key, _Behind], tie: Tie, source: str, target: str, e: Evidence) -> _Behind:
    one = found.setdefault((tie, source, target), _Behind())
    one.statements[e.id] = e
    return one


def _view(selection: Selection, key: Key, found: _Behind, tied: dict[str, TiedView]) -> TieView:
    tie, source, target = key
    statements = [found.statements[i] for i in sorted(found.statements, key=id_order)]
    groups = ((group, sum(e.speaker.group is group for e in statements)) for group in Group)
    return TieView(
        tie=tie,
        source=tied[source],
        target=tied[target],
        statements=tuple(e.id for e in statements),
        groups=tuple((GROUP_WORDS[group], number) for group, number in groups if number),
        answers=tuple(sorted(found.answers, key=id_order)),
        labels=tuple(selection.records.reference(e.id) for e in statements),
        origins=len({selection.origins[e.id] for e in statements}),
    )
