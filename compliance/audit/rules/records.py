"""Rules on what a record says: who says it, by which reading, counted once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compliance.audit.audited import Audited
from compliance.audit.rule import Remark, Severity, of_evidence, rule
from compliance.model.base import EvidenceId
from compliance.model.words import Link, Voice
from compliance.workspace.checks.record import is_after
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import ALWAYS


@rule("inferred-but-named", Severity.INFO, reads_texts=True)
def inferred_but_named(audited: Audited) -> Iterator[Remark]:
    """A point is coded as inferred, but the passage names it by its number."""
    point_of = {t: clause.number for clause in audited.agreement.clauses for t in clause.targets}
    word = (audited.agreement.point_word or "Point").lower()
    for e in audited.evidence:
        words = audited.prover.prove(e).text
        language = audited.language(e)
        if e.entry.link is not Link.INFERRED or words is None or language is None:
            continue
        named = language.points.named(words)
        points = dict.fromkeys(p for t in e.entry.targets if (p := point_of.get(t)) in named)
        if points:
            message = (
                f"the passage names {word} {', '.join(map(str, points))}, but its link is "
                '"inferred"; write "link: named", or say in a note why not'
            )
            yield of_evidence(e, message, "link")


@rule("reading-not-held", Severity.WARNING)
def reading_not_held(audited: Audited) -> Iterator[Remark]:
    """A record carries a reading that nobody on the speaker's side holds, going by the agreement.

    Third parties and unidentified voices are skipped: they are not one voice, and one of them may
    say something that rests on a reading that it does not hold itself.
    """
    holders = _holding_sides(audited)
    for e in audited.evidence:
        held_by = holders.get(e.entry.reading or "")
        if held_by is not None and e.side not in held_by and e.side not in ALWAYS:
            message = (
                f'the reading "{e.entry.reading}" has no holder on side "{e.side}"; name a holder '
                "of that side in the agreement, or correct the reading"
            )
            yield of_evidence(e, message, "reading")


def _holding_sides(audited: Audited) -> Mapping[str, frozenset[str]]:
    """Return the sides whose voices hold each reading of the agreement."""
    sources = audited.workspace.sources
    sides_of = {str(source.id): source.sides for source in sources.values()}
    return {
        reading.id: frozenset(
            side for h in reading.holders for side in sides_of.get(h.source, (h.source,))
        )
        for obligation in audited.agreement.obligations
        for reading in obligation.readings
    }


@rule("voice-not-outlet", Severity.WARNING)
def voice_not_outlet(audited: Audited) -> Iterator[Remark]:
    """A record has an article's own voice, but its speaker is neither the outlet nor an author.

    The outlet, its parts, the body that it is part of, and the authors may speak in an article's
    own voice. Anybody else is quoted or reported.
    """
    for e in audited.evidence:
        if e.entry.voice is Voice.OWN and not _speaks_there(e, audited):
            message = (
                f'the voice is "own", but "{e.speaker.id}" is neither the outlet '
                f'("{e.article.outlet}") nor an author; use quoted or reported, or correct one'
            )
            yield of_evidence(e, message, "speaker")


def _speaks_there(e: Evidence, audited: Audited) -> bool:
    outlet = audited.workspace.sources[e.article.outlet]
    if outlet in audited.with_bodies(e.speaker) or e.speaker in audited.with_bodies(outlet):
        return True
    # Articles print "V. Ismayilova" or only a surname, so the author's name may be a part.
    name = e.speaker_name.casefold()
    return any(author.casefold() in name for author in e.article.authors)


@rule("repeated-record", Severity.WARNING)
def repeated_record(audited: Audited) -> Iterator[Remark]:
    """Two records have the same speaker, the same passage and a point in common.

    One statement counted twice makes a side look louder. If the passage really has two statements,
    each needs ends of its own. The later record gets the finding.
    """
    first: dict[tuple[object, ...], EvidenceId] = {}
    for e in audited.evidence:
        pin = e.entry.passage
        keys = [(e.article.id, e.speaker.id, pin, target) for target in e.entry.targets]
        earlier = next((first[key] for key in keys if key in first), None)
        if earlier is not None:
            message = (
                f'it has the same speaker, passage and point as "{earlier}"; merge the two, or '
                "give each passage ends of its own"
            )
            yield of_evidence(e, message, "passage")
        for key in keys:
            first.setdefault(key, e.id)


@rule("origin-differs", Severity.WARNING)
def origin_differs(audited: Audited) -> Iterator[Remark]:
    """Records share an origin, but their speakers are on two sides, or they were said on two days.

    Records with one origin count as said once, so two statements under one origin make a side look
    more silent. Each record is compared with the first that has its origin.
    """
    first: dict[str, Evidence] = {}
    asked = {e.id for e in audited.evidence}
    for e in audited.workspace.evidence_on(audited.agreement):
        if e.entry.origin is None:
            continue
        other = first.setdefault(e.entry.origin, e)
        why = _difference(e, other)
        if why is not None and e.id in asked:
            message = (
                f'shares the origin "{e.entry.origin}" with "{other.id}", but {why}; give '
                "another origin, or correct what differs"
            )
            yield of_evidence(e, message, "origin")


def _difference(e: Evidence, other: Evidence) -> str | None:
    """Return why two records cannot be one act of utterance; None if they can."""
    if e.side != other.side:
        return f'is of side "{e.side}", not "{other.side}"'
    said, earlier = e.asserted, other.asserted
    if is_after(said, earlier) or is_after(earlier, said):
        return f'was asserted "{said.text}", not "{earlier.text}"'
    return None
