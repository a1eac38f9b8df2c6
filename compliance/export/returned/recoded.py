"""What became of a statement in another program: what its codes and descriptions say now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from compliance.coding.passage import UNPINNABLE
from compliance.export.formats.qda.codes import CODED, values
from compliance.export.returned.found import Found, Means
from compliance.export.tables.columns import written_fields
from compliance.model.evidence import EvidenceEntry
from compliance.passages.prove import Prover
from compliance.workspace.evidence import Evidence

_SEVERAL: Final = frozenset({"targets", "respondents", "via"})
"""The coded fields that may have several values."""
_NEEDED: Final = frozenset({"targets", "link", "speaker", "voice", "act", "scope"})
"""Those that a lost code does not empty: whoever lost it meant nothing by that."""
_ENDS: Final = ("start", "end", "prefix")


class Recoded:
    """A statement with all passages that were marked as it.

    `around` has what is coded at the very same places for any statement: a program that takes one
    code only once at a place keeps it for the first of several statements there.
    """

    def __init__(self, e: Evidence, marked: Sequence[Found], around: Iterable[Means]) -> None:
        self._e, self._marked, self._around = e, marked, frozenset(around)
        self.wrong: list[str] = []

    def said(self, prover: Prover) -> Mapping[str, object]:
        """Return what is said of its fields; None takes one out. `wrong` gets what cannot be taken.

        What is a code is read from the codes alone, and the passage from its place where that is in
        a text: the description does not follow what somebody does to them there.
        """
        before = written_fields(self._e.entry)
        coded = {key: self._coded(key, before.get(key)) for key in CODED}
        return {**self._described(), **coded, **self._ends(prover)}

    def _described(self) -> Mapping[str, object]:
        """Return what a description says otherwise of what is no code."""
        here = _beside_codes(self._e.entry)
        described = [
            _beside_codes(one.described.evidence[0]) for one in self._marked if one.described
        ]
        others = [
            one for number, one in enumerate(described) if one not in (here, *described[:number])
        ]
        if len(others) > 1:
            self.wrong.append("its descriptions say different things; make them the same")
        return {**dict.fromkeys(here), **others[0]} if len(others) == 1 else {}

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
            self.wrong.append(f"{key}: it has several codes ({several}); leave one")
            return before
        return found[0] if found else None

    def _ends(self, prover: Prover) -> Mapping[str, object]:
        """Return the ends of the passage by its place, where that is in a text."""
        placed = {
            (one.text_sha256, one.range): one for found in self._marked if (one := found.placed)
        }
        if not placed:
            return {}
        pin = self._e.entry.passage
        (place, one), *others = placed.items()
        proof = prover.prove(self._e)
        if others:
            self.wrong.append("passage: several are marked; leave one")
        elif place != (proof.text_sha256, proof.range):
            if one.article.id != self._e.article.id:
                self.wrong.append(f"passage: it is marked in the text of {one.article.id}")
            elif one.pin is None:
                self.wrong.append(f"passage: {UNPINNABLE}")
            else:
                pin = one.pin
        return {f"passage.{key}": getattr(pin, key) for key in _ENDS}


def _beside_codes(entry: EvidenceEntry) -> dict[str, object]:
    """Return the fields of a record that are no codes, but for its id."""
    return {key: one for key, one in written_fields(entry).items() if key not in {*CODED, "id"}}
