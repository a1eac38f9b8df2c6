"""Two revisions of a workspace: records taken out, put in, reworded, moved, numbered anew."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from compliance.model.agreement import Agreement
from compliance.model.base import Target
from compliance.model.evidence import EvidenceEntry
from compliance.model.words import Status
from compliance.workspace.records import Records
from compliance.workspace.workspace import Workspace, link
from support.pools import LINES
from support.strategies import DrawnWorkspace, records


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Workspace, Workspace]:
    """Draw a workspace and what became of it; the second need not pass `compliance check`."""
    before = draw(records())
    after = _with_other_duties(draw, before) if draw(st.booleans()) else before
    evidence = {
        file: replace(one, evidence=_revised(draw, one.evidence, _targets(before)))
        for file, one in after.evidence.items()
    }
    return DrawnWorkspace.of(link(before)), DrawnWorkspace.of(
        link(replace(after, evidence=evidence, lock=()))
    )


def _targets(made: Records) -> list[Target]:
    return [
        target
        for agreement in made.agreements.values()
        for clause in agreement.clauses
        for target in (clause.number, *(o.id for o in clause.obligations))
    ]


def _revised(
    draw: st.DrawFn, entries: tuple[EvidenceEntry, ...], targets: list[Target]
) -> tuple[EvidenceEntry, ...]:
    kept = [_changed(draw, e, targets) for e in entries if draw(st.integers(0, 4))]
    if draw(st.booleans()):
        return tuple(kept)
    # A record put in or taken out in front gives all that follow a new number.
    first = draw(st.integers(1, 3))
    return tuple(replace(e, id=f"e{first + n}") for n, e in enumerate(kept))


def _changed(draw: st.DrawFn, e: EvidenceEntry, targets: list[Target]) -> EvidenceEntry:
    match draw(st.sampled_from(["same", "same", "words", "status", "target"])):
        case "words":
            return replace(e, claim=draw(st.sampled_from(LINES)))
        case "status" if e.status is not None:
            return replace(e, status=draw(st.sampled_from(Status)))
        case "target":
            return replace(e, targets=(draw(st.sampled_from(targets)),))
        case _:
            return e


def _with_other_duties(draw: st.DrawFn, made: Records) -> Records:
    """Return records in whose agreement duties have exchanged numbers, or words."""
    agreements = {file: _turned(draw, one) for file, one in made.agreements.items()}
    return replace(made, agreements=agreements)


def _turned(draw: st.DrawFn, agreement: Agreement) -> Agreement:
    clauses = []
    for clause in agreement.clauses:
        duties = draw(st.permutations([o.duty for o in clause.obligations]))
        duties[0] = draw(st.sampled_from([duties[0], "Another duty"]))
        clauses.append(
            replace(
                clause,
                obligations=tuple(
                    replace(o, duty=duty)
                    for o, duty in zip(clause.obligations, duties, strict=True)
                ),
            )
        )
    return replace(agreement, clauses=tuple(clauses))
