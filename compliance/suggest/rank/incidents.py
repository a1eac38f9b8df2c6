"""Find of which incident a sentence tells: by its place, its days, and what was coded of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from typing import Final

from compliance.model.base import IncidentId
from compliance.model.dates.edtf import EdtfDate
from compliance.model.incident import Incident
from compliance.model.words import COUNTED_SCOPES, Act
from compliance.suggest.given import CodedPassage, Known
from compliance.suggest.rank.likeness import Alike
from compliance.suggest.rank.words import words_of
from compliance.suggest.suggestion import Clue, Reason, Suggestion

_PLACE: Final = 0.5
_DAY: Final = 0.5
_LIKE: Final = 0.5
_ENOUGH: Final = 0.8
_AFTER: Final = timedelta(days=120)
"""How long after an incident articles still tell of it without saying when it was."""
_COMMON: Final = 0.05
"""A place that more than this part of the coded passages name tells no incident from another."""
_FEW: Final = 5
_NEWS: Final = timedelta(days=14)
_SHORT: Final = timedelta(days=14)
"""What lasts longer is no news of a day."""
_NEAR: Final = 500
"""How many code points further on a text still tells of the incident it named last."""
_TELLING: Final = frozenset({Act.STATES, Act.ASSESSES, Act.DENIES, Act.DEMANDS, Act.COMMITS})


@dataclass(frozen=True, slots=True)
class _Scene:
    """An incident with the spellings of its places, as words."""

    id: IncidentId
    incident: Incident
    places: tuple[tuple[str, ...], ...]


def incident_of(
    known: Known,
    words: Sequence[str],
    told: tuple[EdtfDate | None, EdtfDate],
    near: Sequence[Alike[CodedPassage]],
) -> tuple[IncidentId, Reason] | None:
    """Return the incident of which words tell; `told` is their event, if any, and publication."""
    text, published = f" {' '.join(words)} ", told[1]
    weights = {
        scene.id: _weight(scene, text, told)
        for scene in _scenes(known)
        if _may_tell(scene.incident, published)
    }
    for one in near:
        incident = one.key.evidence.entry.incident
        if incident in weights:
            weights[incident] += _LIKE * one.likeness
    best = max(weights.values(), default=0.0)
    if best < _ENOUGH:
        return None
    found = next(one for one, weight in weights.items() if weight == best)
    return found, Reason(Clue.INCIDENT, known.incidents[found].name)


def carried(suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Yield suggestions; those that tell on beside one with an incident have that incident too."""
    last: Suggestion | None = None
    for one in suggestions:
        if one.incident is not None:
            last = one
        elif last is not None and _tells_on(one, last):
            incident = last.incident
            last = replace(one, incident=incident)
            yield last
            continue
        yield one


def _tells_on(one: Suggestion, last: Suggestion) -> bool:
    return (
        one.act in _TELLING
        and one.scope in COUNTED_SCOPES
        and one.targets[0] in last.targets
        and one.range[0] - last.range[1] <= _NEAR
    )


def _weight(scene: _Scene, text: str, told: tuple[EdtfDate | None, EdtfDate]) -> float:
    """Return how much place and days say for an incident; without a day, news is of these days."""
    event, published = told
    placed = any(f" {' '.join(place)} " in text for place in scene.places)
    if event is not None:
        dated = _meet(scene.incident.date, event)
    else:
        dated = placed and _is_fresh(scene.incident, published)
    return _PLACE * placed + _DAY * dated


def _may_tell(incident: Incident, published: EdtfDate) -> bool:
    """Return whether an article can be about an incident: it had begun, and not long ago."""
    if incident.date is None or published.upper is None:
        return True
    first, last = incident.date.lower, incident.date.upper
    begun = first is None or first <= published.upper
    return begun and (last is None or published.upper - last <= _AFTER)


def _is_fresh(incident: Incident, published: EdtfDate) -> bool:
    """Return whether an article came out so soon after an incident that it is news."""
    day, date = published.upper, incident.date
    if date is None or date.lower is None or date.upper is None or day is None:
        return False
    return date.upper - date.lower <= _SHORT and abs(day - date.upper) <= _NEWS


def _meet(one: EdtfDate | None, other: EdtfDate) -> bool:
    if one is None or None in (one.lower, one.upper, other.lower, other.upper):
        return False
    return one.lower <= other.upper and other.lower <= one.upper  # type: ignore[operator]


@lru_cache(maxsize=16)
def _scenes(known: Known) -> tuple[_Scene, ...]:
    forms = {
        tuple(words_of(name.forms[0].text)): [tuple(words_of(form.text)) for form in name.forms]
        for name in known.agreement.names
    }
    texts = [f" {' '.join(words_of(passage.text))} " for passage in known.coded]
    most = max(_FEW, len(texts) * _COMMON)

    def is_rare(place: tuple[str, ...]) -> bool:
        return sum(f" {' '.join(place)} " in text for text in texts) <= most

    return tuple(
        _Scene(one.id, one, tuple(filter(is_rare, _places(one, forms))))
        for one in known.incidents.values()
    )


def _places(
    incident: Incident, forms: Mapping[tuple[str, ...], list[tuple[str, ...]]]
) -> Iterator[tuple[str, ...]]:
    for place in (incident.place or "").split(","):
        words = tuple(words_of(place))
        if words:
            yield from forms.get(words, [words])
