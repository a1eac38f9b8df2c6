"""Rule on records that were coded twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.audit.finding import Severity
from compliance.audit.place import of_evidence
from compliance.audit.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.audit.audited import Audited
    from compliance.audit.finding import Remark
    from compliance.model.base import EvidenceId


@rule("repeated-record", Severity.WARNING)
def repeated_record(audited: Audited) -> Iterator[Remark]:
    """Two records have the same speaker, the same passage and a target in common.

    One statement counted twice makes a side look louder. Where the passage really holds two,
    each has ends of its own. The finding stands at the later record.
    """
    first: dict[tuple[object, ...], EvidenceId] = {}
    for e in audited.evidence:
        pin = e.entry.passage
        keys = [(e.article.id, e.speaker.id, pin, target) for target in e.entry.targets]
        earlier = next((first[key] for key in keys if key in first), None)
        if earlier is not None:
            message = (
                f'the same speaker, passage and target as "{earlier}"; make one of the two, or '
                "give each passage ends of its own"
            )
            yield of_evidence(e, message, "passage")
        for key in keys:
            first.setdefault(key, e.id)
