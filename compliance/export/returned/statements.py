"""What became of a statement in another program: which of its fields changed, and to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, cast

from compliance.coding.passage import UNPINNABLE, Placed
from compliance.export.formats.qda.codes import CODED, values
from compliance.export.returned.found import Found, Means
from compliance.model.base import as_written
from compliance.model.evidence import EvidenceEntry
from compliance.passages.prove import Prover
from compliance.views.returned import FieldChange
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_fields import FIELD
from compliance.workspace.write.evidence_check import shaped

_SEVERAL: Final = frozenset({"targets", "respondents", "via"})
"""The coded fields that may have several values."""
_NEEDED: Final = frozenset({"targets", "link", "speaker", "voice", "act", "scope"})
"""Those that a lost code does not empty: whoever lost it meant nothing by that."""
_ENDS: Final = ("start", "end", "prefix")


@dataclass(frozen=True, slots=True)
class ChangedStatement:
    """A statement that came back with other fields."""

    evidence: Evidence
    entry: EvidenceEntry
    changes: tuple[FieldChange, ...]


class Recoded:
    """A statement with all passages that were marked as it.

    `around` has what is coded at the very same places for any statement: a program that takes one
    code only once at a place keeps it for the first of several statements there.
    """

    def __init__(self, e: Evidence, marked: Sequence[Found], around: Iterable[Means]) -> None:
        self._e, self._marked, self._around = e, marked, frozenset(around)
        self.remarks: list[str] = []

    def changed(self, prover: Prover) -> ChangedStatement | None:
        """Return the statement as it is to be; None if it is as before. `remarks` say what is left.

        What is a code is read from the codes alone, and the passage from its place where that is in
        a text: the description does not follow what somebody does to them there.
        """
        before, told = _as_mapping(self._e.entry), self._said()
        after = dict(before)
        for key in dict.fromkeys((*before, *told, *CODED)):
            value = self._coded(key, before.get(key)) if key in CODED else told.get(key)
            if value is not None:
                after[key] = value
            elif key != "id":
                after.pop(key, None)
        self._mark_anew(after, prover)
        # It always has the shape of one: codes are ours, and descriptions were checked.
        entry = cast("EvidenceEntry", shaped(self._e.article.id, self._e.agreement, after))
        changes = tuple(_changes(self._e.entry, entry))
        return ChangedStatement(self._e, entry, changes) if changes else None

    def _said(self) -> dict[str, object]:
        """What a description says otherwise of what is no code; else what is said here."""
        here = _beside_codes(self._e.entry)
        described = [
            _beside_codes(one.described.evidence[0]) for one in self._marked if one.described
        ]
        others = [
            one for number, one in enumerate(described) if one not in (here, *described[:number])
        ]
        if len(others) > 1:
            self.remarks.append("its descriptions say different things; make them the same")
        return others[0] if len(others) == 1 else here

    def _coded(self, key: str, before: object) -> object:
        """Return the value of a field by its codes; the one before where they say nothing of it."""
        listed = values({key: before}, key)
        own = dict.fromkeys(
            value for one in self._marked for name, value in one.means if name == key
        )
        kept = [value for value in listed if (key, value) in self._around]
        found = [*kept, *(value for value in own if value not in listed)]
        if not found and (key in _NEEDED or not listed):
            return before
        if key in _SEVERAL:
            return found or None
        if len(found) > 1:
            several = ", ".join(found)
            self.remarks.append(f"{FIELD[key].label}: it has several codes ({several}); leave one")
            return before
        return found[0] if found else None

    def _mark_anew(self, after: dict[str, object], prover: Prover) -> None:
        """Pin the passage that was marked, if it is another one than is proved here."""
        placed = {(one.text_sha256, one.range): one for one in self._placed()}
        proof = prover.prove(self._e)
        if not placed:
            return
        after["passage"] = as_written(self._e.entry.passage)
        (place, one), *others = placed.items()
        if others:
            self.remarks.append("passage: several are marked; leave one")
        elif place == (proof.text_sha256, proof.range):
            pass
        elif one.article.id != self._e.article.id:
            self.remarks.append(f"passage: it is marked in the text of {one.article.id}")
        elif one.pin is None:
            self.remarks.append(f"passage: {UNPINNABLE}")
        else:
            kept = _as_mapping(self._e.entry.passage)
            rest = {key: value for key, value in kept.items() if key not in _ENDS}
            after["passage"] = {**_as_mapping(one.pin), **rest}

    def _placed(self) -> Iterator[Placed]:
        yield from (one.placed for one in self._marked if one.placed)


def _changes(before: EvidenceEntry, after: EvidenceEntry) -> Iterator[FieldChange]:
    old, new = _as_mapping(before), _as_mapping(after)
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield FieldChange(FIELD[key].label, _line(old.get(key)), _line(new.get(key)))


def _as_mapping(value: object) -> dict[str, object]:
    written = as_written(value)
    return written if isinstance(written, dict) else {}


def _beside_codes(entry: EvidenceEntry) -> dict[str, object]:
    """Return the fields of a record that are no codes, but for its id."""
    return {key: one for key, one in _as_mapping(entry).items() if key not in {*CODED, "id"}}


def _line(value: object) -> str:
    """Return a value in a line."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {_line(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(map(_line, value))
    return "nothing" if value is None else str(value)
