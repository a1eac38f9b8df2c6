"""Machine output, version 1: keys may be added, never renamed or taken away (DESIGN.md 8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

import msgspec

from compliance.model.agreement import Agreement, Clause, SharedAmendment
from compliance.model.base import EvidenceId
from compliance.model.bearers import Bearer
from compliance.model.obligation import Amendment, Due, Obligation
from compliance.model.words import ArticleKind, Voice
from compliance.render.json.writing import Json, dumps, encoded
from compliance.views.article import ArticleView
from compliance.views.objection import ObjectedView, ObjectionView
from compliance.views.panel import PanelView
from compliance.views.record import RecordView
from compliance.views.record_data import evidence_data
from compliance.views.report.view import ClauseView, ReportView, TargetView

SCHEMA = "compliance/report/1"

T = TypeVar("T")


RecordWriter = Callable[[RecordView], msgspec.Raw]
"""Writes a record as it stands in documents."""


def render_report_json(
    view: ReportView, *, tight: bool = False, write: RecordWriter | None = None
) -> Iterator[bytes]:
    """Yield a report as JSON, record by record, as `write` writes each."""
    return dumps(report_json(view, write or written_record), tight=tight)


def written_record(view: RecordView) -> msgspec.Raw:
    """Return a record as it stands in documents."""
    return encoded(record_json(view))


def once_a_record(make: Callable[[RecordView], T]) -> Callable[[RecordView], T]:
    """Return what makes something of a record the first time, and knows it after that."""
    made: dict[tuple[EvidenceId, bool], T] = {}

    def known(view: RecordView) -> T:
        key = view.id, view.current
        if key not in made:
            made[key] = make(view)
        return made[key]

    return known


def report_json(view: ReportView, write: RecordWriter) -> Json:
    """Convert a report view to the document that is promised."""
    return {
        "schema": SCHEMA,
        "agreement": view.agreement.id,
        "source": view.source,
        "as_of": view.as_of,
        "known_by": view.known_by,
        "points": list(view.points),
        "official": view.official,
        "public": view.public,
        "corpus": {
            "articles": view.corpus.articles,
            "read_in_full": {side: number for side, _, number in view.corpus.read_in_full},
            "read_in_part": {side: number for side, _, number in view.corpus.read_in_part},
            "records": view.corpus.records,
            "articles_cited": view.corpus.articles_cited,
            "origins": view.corpus.origins,
            "texts_held": view.corpus.texts_held,
        },
        **_bodies(view.agreement),
        **_target(write, view.whole),
        "clauses": map(partial(_clause, view.agreement, write), view.clauses),
        "articles": map(article_json, view.articles),
    }


def _bodies(agreement: Agreement) -> Json:
    """Return the joint bodies, whose ids stand among bearers and respondents; no key for none."""
    bodies = [{"id": one.id, "name": one.name, "of": list(one.of)} for one in agreement.bodies]
    return _given(bodies=bodies)


def _clause(agreement: Agreement, write: RecordWriter, clause: ClauseView) -> Json:
    inside = {one.id: one for one in clause.obligations}
    return {
        "number": clause.number,
        **place_json(agreement, clause.number),
        "title": clause.title,
        **_target(write, clause.whole),
        "obligations": (
            {
                **obligation_json(agreement, o.obligation),
                **place_json(agreement, o.id),
                **_target(write, o),
            }
            for o in inside.values()
            if o.obligation is not None
        ),
        **clauses_json(agreement, inside, lambda target: _target(write, inside[target])),
    }


def clauses_json(agreement: Agreement, inside: Iterable[str], told: Callable[[str], Json]) -> Json:
    """Convert the clauses among what stands in a point; of a point without any there is no key."""
    clauses = [c for target in inside if isinstance(c := agreement.about(target), Clause)]
    if not clauses:
        return {}
    return {
        "clauses": (
            {
                "number": one.number,
                **place_json(agreement, one.number),
                "title": one.title,
                **told(one.number),
            }
            for one in clauses
        )
    }


def place_json(agreement: Agreement, target: str) -> Json:
    """Return how the agreement prints the number of a target, and in which inner clause it stands.

    What is printed as its id, and what stands in a point itself, has no such key.
    """
    about = agreement.about(target)
    printed = {"printed": about.printed} if about and about.printed else {}
    around = [clause.number for clause in agreement.around(target) if clause is not about]
    is_inner = len(around) > 1 or (around and isinstance(about, Clause))
    return {**printed, "within": around[-1]} if is_inner else printed


def _target(write: RecordWriter, target: TargetView) -> Json:
    focus = target.focus
    return {
        "assessment": None if focus is None else _assessment(focus),
        "evidence": [] if focus is None else map(write, all_records(focus)),
        "others": (
            {
                "source": panel.id,
                "assessment": _assessment(panel),
                "evidence": map(write, all_records(panel)),
            }
            for panel in target.beside
        ),
    }


def obligation_json(agreement: Agreement, obligation: Obligation) -> Json:
    """Convert what an agreement's file says of an obligation."""
    return {
        "id": obligation.id,
        "duty": obligation.duty,
        "kind": obligation.kind,
        "bearers": [_bearer(bearer) for bearer in obligation.bearers],
        "due": _due(obligation.due, agreement.amendments_of(obligation)),
    }


def _bearer(bearer: Bearer) -> Json:
    return {**(bearer.given or {"side": None}), "part": bearer.part, "named": bearer.named}


def _due(due: Due | None, amendments: Sequence[Amendment | SharedAmendment]) -> Json | None:
    if due is None and not amendments:
        return None
    return {
        "date": due.date.text if due and due.date else None,
        "words": due.words if due else None,
        "computed": due.computed if due else None,
        "amended": [
            {
                "date": one.due.text if one.due else None,
                "says": one.says,
                "according_to": [holder.source for holder in one.according_to],
                **_given(
                    id=one.id if isinstance(one, SharedAmendment) else None,
                    instrument=one.instrument,
                ),
            }
            for one in amendments
        ],
    }


def _assessment(panel: PanelView) -> Json:
    a = panel.assessment
    said = (f"{group}: {words}" for group, words in panel.labels.items() if words is not None)
    label = "; ".join(said)
    return {
        "labels": panel.labels,
        "label": label or None,
        "statuses": [
            {
                "group": line.group,
                "status": line.status,
                "respondents": list(line.respondents),
                **({"part": line.part.data} if line.part else {}),
                "voices": list(line.voices),
                "evidence": list(line.evidence),
                "latest": line.latest.text,
                "current": line.current,
            }
            for line in a.statuses
        ],
        "facts": list(a.facts),
        "denials": a.denials,
        "readings": a.readings,
        "characterised": list(a.characterised),
        "not_counted": list(a.not_counted),
        "in_doubt": list(a.in_doubt),
        **_given(replaced=list(a.replaced)),
        "blank": a.blank,
    }


def all_records(panel: PanelView) -> Sequence[RecordView]:
    """Return every record of a panel, in the order of ids, what is not counted included."""
    views = {view.id: view for view in panel.records}
    return [views[e.id] for e in panel.assessment.evidence if e.id in views]


def record_json(view: RecordView) -> Json:
    """Convert one record, every default filled in."""
    e, proof = view.evidence, view.proved
    pin, limited = e.entry.passage, view.passage.limits.clauses
    said = evidence_data(view)
    if e.entry.voice is Voice.OWN:
        said["via"] = []  # the outlet prints it; nobody relays it
    said["origin"] = ":".join(view.origin)
    return {
        "id": e.id,
        **said,
        "passage": {
            "start": pin.start,
            "end": pin.end,
            "prefix": pin.prefix,
            **_given(page=pin.page, paragraph=pin.paragraph, time=pin.time),
            "range": None if proof.range is None else list(proof.range),
            "text": view.passage.whole,
            "proof": proof.level,
            "proof_words": view.proof,
            **({} if limited is None else {"limited": list(limited)}),
        },
        **_given(objections=[objection_json(one) for one in view.objections]),
    }


def objection_json(view: ObjectionView) -> Json:
    """Convert an objection to a record."""
    objection = view.objection
    return {
        "id": objection.id,
        "by": objection.by,
        "on": objection.said_on.text,
        "ground": objection.ground,
        "citation": objection.citation,
        "evidence": objection.evidence,
        "confidence": objection.confidence,
    }


def objected_json(found: Sequence[ObjectedView]) -> Json:
    """Convert a list of objections with the records they are to; no key for none."""
    return _given(
        objections=[{"record": one.record, **objection_json(one.objection)} for one in found]
    )


def article_json(view: ArticleView) -> Json:
    """Convert one article of the bibliography."""
    article = view.article
    return {
        "id": article.id,
        "number": view.number,
        "title": article.title,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published.text,
        "confidence": article.confidence,
        "url": article.url,
        "copy_url": article.copy_url,
        "language": article.language,
        "coded": article.coded,
        "records": view.records,
        **_given(
            kind=None if article.kind is ArticleKind.ARTICLE else article.kind,
            machine_translated=article.machine_translated,
            replaces=list(article.replaces),
            replaced_by=view.replaced_by,
        ),
        "chain": [
            {
                "role": hand.role,
                "source": hand.source,
                "name": hand.name,
                "date": hand.date.text if hand.date else None,
                "confidence": hand.confidence,
            }
            for hand in article.chain
        ],
    }


def _given(**said: object) -> Json:
    """Return what came later, as far as there is something to say."""
    return {key: value for key, value in said.items() if value}
