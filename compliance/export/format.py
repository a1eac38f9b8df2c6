"""Formats of others: what writes them, which fields of statements they hold, and what not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from compliance.views.selection import Selection
from compliance.views.words import counted
from compliance.workspace.evidence import Evidence, id_order
from compliance.workspace.evidence_fields import FIELDS

Writer = Callable[[Selection, tuple[Evidence, ...]], Iterable[bytes]]
"""Writes the statements of a selection: text in UTF-8, unless the format is no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """A format of others.

    `writer` is the name of a Writer as `module:function`. `holds` names the fields of statements
    that what it writes has; `cannot` says in sentences what the format has no place for at all.
    What is `binary` is no text.
    """

    name: str
    what: str
    writer: str
    holds: frozenset[str]
    cannot: tuple[str, ...] = ()
    binary: bool = False


_WORKED_OUT: Final = frozenset({"side", "group", "published", "locator", "replaced_by"})
"""Fields that follow from others, and are lost with nothing."""


def loss_sheet(format: ExportFormat, selection: Selection, exported: Iterable[Evidence]) -> str:
    """Return what an export leaves out, in lines: for whoever reads it in the other program."""
    statements = tuple(exported)
    known = {e.id for e in statements}
    left_out = [e for e in selection.evidence if e.id not in known]
    lines = [
        f"What {format.what} does not hold of: {selection.workspace.settings.title}",
        "",
        *(f"- {sentence}" for sentence in format.cannot),
    ]
    for field, number in _lost(format, statements).items():
        lines.append(f"- {field}: left out of {counted(number, 'statement')}")
    if left_out:
        lines.append(f"- {counted(len(left_out), 'statement')} as a whole:")
        lines += [f"  {e.id}" for e in left_out]
    earlier = selection.assessor.versions.counterparts
    if again := sorted((e for e in earlier if earlier[e] in known), key=id_order):
        said = counted(len(again), "statement")
        lines.append(f"- {said} of an earlier version of an article, as a later one says it:")
        lines += [f"  {e}: {earlier[e]}" for e in again]
    return "\n".join([*lines, ""])


def _lost(format: ExportFormat, statements: Iterable[Evidence]) -> Mapping[str, int]:
    found = {
        one.label: sum(one.data(e) not in (None, "", []) for e in statements)
        for one in FIELDS
        if one.name not in format.holds | _WORKED_OUT
    }
    return {label: number for label, number in found.items() if number}
