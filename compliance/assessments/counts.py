"""Count what a side or voice says of some targets: each record once, whatever output asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compliance.assessments.assessment import Assessment
from compliance.model.base import EvidenceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The records of one perspective on some targets, each in one place.

    `labelled` are behind a label; `unlabelled` have a status of voices that are not labelled as
    one; the status of `earlier` is displaced wherever it was given; `without_status` are the rest
    of its own words. `characterised` is what another side tells of it, and `replaced` what
    only a version of an article says that another one has replaced.
    """

    labelled: tuple[EvidenceId, ...]
    unlabelled: tuple[EvidenceId, ...]
    earlier: tuple[EvidenceId, ...]
    without_status: tuple[EvidenceId, ...]
    characterised: tuple[EvidenceId, ...]
    replaced: tuple[EvidenceId, ...]


def count(assessments: Iterable[Assessment]) -> Counts:
    """Return the counts of what one perspective says of some targets."""
    found = tuple(assessments)
    own = {e.id: e for a in found for e in a.own}
    labelled = dict.fromkeys(i for a in found for label in a.labels for i in label.evidence)
    rest = [e for e in own.values() if e.id not in labelled]
    rated = tuple(e.id for e in rest if e.entry.status is not None)
    has_labels = any(a.perspective.labelled for a in found)
    return Counts(
        labelled=tuple(labelled),
        unlabelled=() if has_labels else rated,
        earlier=rated if has_labels else (),
        without_status=tuple(e.id for e in rest if e.entry.status is None),
        characterised=tuple(dict.fromkeys(i for a in found for i in a.characterised)),
        replaced=tuple(dict.fromkeys(i for a in found for i in a.replaced)),
    )
