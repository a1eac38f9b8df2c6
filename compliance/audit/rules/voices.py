"""Rule on who may speak in an article's own voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.audit.bodies import with_bodies
from compliance.audit.finding import Severity
from compliance.audit.place import of_evidence
from compliance.audit.rule import rule
from compliance.model.words import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.audit.audited import Audited
    from compliance.audit.finding import Remark
    from compliance.workspace.evidence import Evidence
    from compliance.workspace.workspace import Workspace


@rule("voice-not-outlet", Severity.WARNING)
def voice_not_outlet(audited: Audited) -> Iterator[Remark]:
    """A record has an article's own voice, but its speaker is neither outlet nor author.

    The outlet, its parts, the body it is a part of, and whoever has the name of an author may
    speak in an article's own voice. Anybody else is quoted or reported by it.
    """
    for e in audited.evidence:
        if e.entry.voice is Voice.OWN and not _speaks_there(e, audited.workspace):
            message = (
                f'the voice is "own", but "{e.speaker.id}" is neither the outlet '
                f'("{e.article.outlet}") nor an author; use quoted or reported, or correct one'
            )
            yield of_evidence(e, message, "speaker")


def _speaks_there(e: Evidence, workspace: Workspace) -> bool:
    sources = workspace.sources
    outlet = sources[e.article.outlet]
    if outlet in with_bodies(e.speaker, sources) or e.speaker in with_bodies(outlet, sources):
        return True
    name = e.speaker.name.casefold()
    return any(author.casefold() in name for author in e.article.authors)
