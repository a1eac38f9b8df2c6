"""Say in words what stands on a timeline."""

from __future__ import annotations

from compliance.model.base import EvidenceId
from compliance.model.words import Link
from compliance.views.parties import spoken_of
from compliance.views.selection import Selection
from compliance.views.words import ACT_WORDS, INFERRED, joined
from compliance.wording.speaking import tr
from compliance.workspace.evidence import Evidence


class MarkTeller:
    """Says what a record of a selection comes to."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection

    def line(self, e: Evidence) -> str:
        """Return who says what, in a line."""
        records = self._selection.records
        said, of = records.status(e), ""
        status = f" [{said}]" if said else ""
        if said is None and e.entry.respondents:
            whom = joined(spoken_of(self._selection.names, e.entry.respondents))
            of = f" {tr('[of {whom}]', whom=whom)}"
        inferred = f" ({tr(INFERRED)})" if e.entry.link is Link.INFERRED else ""
        what = tr("{voice} {what}", voice=e.speaker_short, what=records.clause(e))
        return f"{what}{status}{of}{inferred}"

    def short(self, evidence: EvidenceId) -> str:
        """Return what a record says without its speaker: the status, or the verb and the claim."""
        e, records = self._record(evidence), self._selection.records
        return records.status(e) or records.clause(e)

    def verb(self, evidence: EvidenceId) -> str:
        """Return the verb of what a record does."""
        return ACT_WORDS[self._record(evidence).entry.act]

    def voice(self, evidence: EvidenceId) -> str:
        """Return who says it."""
        return self._record(evidence).speaker_short

    def source(self, evidence: EvidenceId) -> str | None:
        """Return the address of the page where it was read, at its passage; None without one."""
        return self._selection.records.write(self._record(evidence)).passage.link

    def _record(self, evidence: EvidenceId) -> Evidence:
        return self._selection.workspace.evidence[evidence]
