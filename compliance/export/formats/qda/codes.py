"""The codebook of an agreement: what a statement can be about, and the fields with closed lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from compliance.model.agreement import Clause
from compliance.model.base import WHOLE, Target, as_written
from compliance.model.words import FIELD_WORDS
from compliance.views.selection import Selection
from compliance.workspace.evidence_fields import FIELD

TARGETS: Final = "targets"
CODED: Final = (
    TARGETS,
    *FIELD_WORDS,
    "speaker",
    "respondents",
    "instrument",
    "reading",
    "incident",
    "via",
)
"""The fields whose values are codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code: `means` is the field of a statement and its value; None for what only groups."""

    guid: str
    name: str
    description: str = ""
    means: tuple[str, str] | None = None
    inside: tuple[Code, ...] = ()

    def every(self) -> Iterator[Code]:
        """Yield the code, then each within it."""
        yield self
        for one in self.inside:
            yield from one.every()


def guid_of(agreement: str, kind: str, id: str) -> str:
    """Return the GUID of something of an agreement: the same in each export."""
    return str(uuid5(NAMESPACE_URL, f"urn:compliance:{agreement}:{kind}:{id}"))


def codebook(selection: Selection) -> tuple[Code, ...]:
    """Return the codes of an agreement, a tree a field."""
    return (_targets(selection), *(_field(selection, *one) for one in _closed(selection).items()))


def _targets(selection: Selection) -> Code:
    agreement = selection.agreement
    whole = _target(selection, WHOLE)
    clauses = (_clause(selection, one) for one in agreement.clauses)
    return _group(selection, TARGETS, (whole, *clauses))


def _clause(selection: Selection, clause: Clause) -> Code:
    duties = (_target(selection, one.id) for one in clause.obligations)
    inner = (_clause(selection, one) for one in clause.clauses)
    return _target(selection, clause.number, (*duties, *inner))


def _target(selection: Selection, target: Target, inside: tuple[Code, ...] = ()) -> Code:
    # No id of a target has a space, so no two of these names are the same.
    said = selection.duties[target]
    return Code(
        guid=guid_of(selection.agreement.id, TARGETS, target),
        name=f"{target} {said}",
        means=(TARGETS, target),
        inside=inside,
    )


def _closed(selection: Selection) -> Mapping[str, Mapping[str, str]]:
    """Return the values that each field may have, with what they are called."""
    workspace, agreement, names = selection.workspace, selection.agreement, selection.names
    voices = {str(id): source.name for id, source in workspace.sources.items()}
    readings = {id: reading.says for id, reading in agreement.readings.items()}
    listed: dict[str, Mapping[str, str]] = {
        **{
            field: dict.fromkeys((one.value for one in words), "")
            for field, words in FIELD_WORDS.items()
        },
        "speaker": voices,
        "respondents": {party: names[party] for party in workspace.parties(agreement)},
        "instrument": {str(one.id): one.title for one in agreement.instruments},
        "reading": readings,
        "incident": {str(id): one.name for id, one in workspace.incidents.items()},
    }
    # What records name beside: relays, voices whose conduct it is, readings that nobody listed.
    every = [as_written(e.entry) for e in workspace.evidence_on(agreement)]
    return {
        field: {**known, **{one: voices.get(one, "") for one in _named(every, field, known)}}
        for field, known in {**listed, "via": {}}.items()
    }


def _named(entries: Iterable[object], field: str, known: Mapping[str, str]) -> Iterator[str]:
    named = {one for entry in entries for one in values(entry, field)}
    yield from sorted(named.difference(known))


def values(entry: object, field: str) -> tuple[str, ...]:
    """Return the values of a field in a record as files have it, the first first."""
    said = entry.get(field) if isinstance(entry, Mapping) else None
    return tuple(said) if isinstance(said, list) else () if said is None else (str(said),)


def _field(selection: Selection, field: str, known: Mapping[str, str]) -> Code:
    agreement = selection.agreement.id
    found = (
        Code(
            guid=guid_of(agreement, field, value),
            name=f"{field}: {value}",
            description=called,
            means=(field, value),
        )
        for value, called in known.items()
    )
    return _group(selection, field, tuple(found))


def _group(selection: Selection, field: str, inside: tuple[Code, ...]) -> Code:
    guid = guid_of(selection.agreement.id, "field", field)
    return Code(guid=guid, name=FIELD[field].label, inside=inside)
