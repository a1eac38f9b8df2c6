"""Show one record of evidence: every field in words, its passage, and the records it touches."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.model.dates.words import display_date
from compliance.model.evidence import EvidenceEntry
from compliance.model.words import Link, Voice
from compliance.passages.search import number_of
from compliance.views.apart import why_apart
from compliance.views.denied import account_words
from compliance.views.kinds import SOURCE_KIND_WORDS
from compliance.views.record import RecordView
from compliance.views.show.objection import objections_section
from compliance.views.show.view import BodyView, FactView, SectionView, facts, links
from compliance.views.show.writer import ThingWriter
from compliance.views.words import (
    ACT_WORDS,
    EXTENT_WORDS,
    GROUP_WORDS,
    INFERRED,
    SCOPE_WORDS,
    VOICE_WORDS,
    counted,
    joined,
    limits_words,
    status_words,
    version_words,
)
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_fields import Output, fields_in

ELLIPSIS = "…"
ANSWERED = frozenset({"denies", "adds to"})


def evidence_body(writer: ThingWriter, e: Evidence) -> BodyView:
    """Show a record in full."""
    e = writer.selection.assessor.assessed(e)
    view = writer.write([e])[0]
    related = _related(writer, e)
    told = [o for o in related["same origin"] if o.article.id == e.article.id]
    shown = {**related, "same origin": [o for o in related["same origin"] if o not in told]}
    title = view.status or view.clause
    return BodyView(
        title=f"{e.speaker_name}: {title}{f' ({why})' if (why := why_apart(e)) else ''}",
        facts=(
            *_said(writer, e, view),
            *_about(writer, e),
            *_passage(view),
            *_where(writer, view.evidence),
            *facts(
                (
                    "origin",
                    f"one with {counted(len(told), 'statement')} of it here" if told else None,
                )
            ),
        ),
        sections=(
            objections_section(view.objections),
            *(
                SectionView(
                    title=how, detail=_how_much(writer, how, found), blocks=writer.blocks(found)
                )
                for how, found in shown.items()
                if found
            ),
        ),
        links=links(
            **{how.replace(" ", "_"): found for how, found in related.items()},
            **({"objections": view.objections} if view.objections else {}),
        ),
    )


def _how_much(writer: ThingWriter, how: str, found: Sequence[Evidence]) -> str:
    """Return how many records are so related; of those answered, whose account they are too."""
    number = counted(len(found), "statement")
    return f"{account_words(found, writer.names)}, {number}" if how in ANSWERED else number


def _said(writer: ThingWriter, e: Evidence, view: RecordView) -> tuple[FactView, ...]:
    entry = e.entry
    kind, group = SOURCE_KIND_WORDS[e.speaker.kind], GROUP_WORDS[e.speaker.group]
    side = f"side {e.side}, {kind}, group {group}"
    relays = f", in {joined(e.relay_names)}" if entry.voice is not Voice.OWN else ""
    probable = entry.probable_speaker
    status = view.status
    if entry.respondents and entry.status is not None:
        named = [writer.name(party) for party in entry.respondents]
        status = status_words(entry.status, named, limits_words(e))
    return facts(
        ("speaker", f"{e.speaker_name} ({e.speaker.id}), {side}"),
        (
            "in doubt",
            f"perhaps {writer.name(probable.source)}: {probable.because}" if probable else None,
        ),
        ("voice", f"{VOICE_WORDS[entry.voice]}{relays}"),
        (ACT_WORDS[entry.act], entry.claim),
        ("status", status),
        ("of whom", _respondents(writer, entry)),
        ("their words", entry.respondent_words),
        ("said", _said_on(e)),
        ("happened", display_date(entry.event) if entry.event else None),
        ("figures", "; ".join(figure.line for figure in e.figures)),
    )


def _respondents(writer: ThingWriter, entry: EvidenceEntry) -> str:
    return ", ".join(writer.name(party) for party in entry.respondents) or "not said"


def _said_on(e: Evidence) -> str:
    words = display_date(e.asserted)
    return words if e.entry.asserted else f"{words} (no date given; the article's is used)"


def _about(writer: ThingWriter, e: Evidence) -> tuple[FactView, ...]:
    entry = e.entry
    how = "named by the speaker" if entry.link is Link.NAMED else INFERRED
    targets = "; ".join(f"{target}: {writer.selection.duties[target]}" for target in entry.targets)
    instrument = next((i for i in writer.agreement.instruments if i.id == entry.instrument), None)
    denied = entry.denied_claim
    incident = writer.workspace.incidents[entry.incident] if entry.incident else None
    return facts(
        ("about", f"{targets} ({how})"),
        ("scope", SCOPE_WORDS[entry.scope]),
        (
            "renewal" if e.renewal else "instrument",
            f"{instrument.title} ({instrument.id})" if instrument else None,
        ),
        ("reading", entry.reading),
        ("incident", f"{incident.name} ({incident.id})" if incident else None),
        ("extent", EXTENT_WORDS[entry.extent] if entry.extent else None),
        ("denied claim", f"{denied.claim} ({writer.name(denied.by)})" if denied else None),
        *((one.label, one.line(e) or None) for one in fields_in(Output.SHOW)),
    )


def _passage(view: RecordView) -> tuple[FactView, ...]:
    passage, proof = view.passage, view.proved
    whole = passage.whole
    words = passage.ends if whole is None else " ".join(whole.split())
    where = ""
    if proof.range is not None:
        where = f", characters {proof.range[0]:,} to {proof.range[1]:,} of the article"
    several = f", {number_of(proof.candidates)} places" if proof.candidates > 1 else ""
    return facts(
        ("passage", f"“{words}”"),
        ("after", f"“{view.evidence.entry.passage.prefix}”" if _prefixed(view) else None),
        ("checked", f"{view.proof} ({proof.level}){several}{where}"),
        ("text", "machine translation" if view.evidence.article.machine_translated else None),
        ("link", passage.link),
    )


def _prefixed(view: RecordView) -> bool:
    return view.evidence.entry.passage.prefix is not None


def _where(writer: ThingWriter, e: Evidence) -> tuple[FactView, ...]:
    article = e.article
    outlet = writer.workspace.sources[article.outlet].name_on(article.published)
    hands = [
        writer.workspace.sources[hand.source].short if hand.source else hand.name or ELLIPSIS
        for hand in article.chain
    ]
    return facts(
        ("article", f"{article.id}: {outlet}, {display_date(article.published)}"),
        ("version", version_words(e)),
        ("chain", " → ".join(hands)),
    )


def _related(writer: ThingWriter, e: Evidence) -> dict[str, Sequence[Evidence]]:
    """Return the records that this one touches or that touch it, by how."""
    everything, assessed = writer.workspace.evidence, writer.selection.assessor.assessed
    others = [o for o in writer.evidence if o.id != e.id]
    return {
        "denies": [assessed(everything[i]) for i in e.responds_to],
        "denied by": [o for o in writer.evidence if e.id in o.responds_to],
        "adds to": [assessed(everything[i]) for i in e.qualifies],
        "added to by": [o for o in writer.evidence if e.id in o.qualifies],
        "same origin": [
            o for o in others if writer.selection.origins[o.id] == writer.selection.origins[e.id]
        ],
        "same passage": [o for o in others if _passage_of(o) == _passage_of(e)],
    }


def _passage_of(e: Evidence) -> tuple[str, object]:
    return e.article.id, e.entry.passage
