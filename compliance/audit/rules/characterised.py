"""Rule on sides whose statements are known only from another side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.audit.finding import Severity
from compliance.audit.place import of_evidence
from compliance.audit.rule import rule
from compliance.workspace.workspace import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.audit.audited import Audited
    from compliance.audit.finding import Remark
    from compliance.workspace.evidence import Evidence


@rule("characterised-only", Severity.INFO)
def characterised_only(audited: Audited) -> Iterator[Remark]:
    """What a side says of a target is known only from a voice of another party or signatory.

    No record there is the side's own word: look for it where the side itself publishes. The
    finding stands at the first such record of each target.
    """
    known = {
        (_who(e), target)
        for e in audited.workspace.evidence_on(audited.agreement)
        if e.own
        for target in e.entry.targets
    }
    wanted = frozenset(audited.targets)
    for e in audited.evidence:
        if not (e.counted and e.characterised):
            continue
        for target in e.entry.targets:
            if target in wanted and (_who(e), target) not in known:
                known.add((_who(e), target))
                message = (
                    f'what "{_who(e)}" says of "{target}" is told by another side only; '
                    "look for its own word"
                )
                yield of_evidence(e, message, "voice")


def _who(e: Evidence) -> str:
    """Return whose word a record is: the side's, or of third and unknown the speaker's."""
    return e.speaker.id if e.side in ALWAYS else e.side
