"""Show an agreement and what it has: points, obligations, readings, texts, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compliance.model.agreement import Agreement, Clause, SharedAmendment
from compliance.model.base import WHOLE
from compliance.model.cues import ScopeWords
from compliance.model.dates.words import display_date
from compliance.model.document import NameEntry, NameForm, PublishedText, Wording
from compliance.model.instrument import Instrument
from compliance.model.obligation import Amendment, Due, Obligation, Quantity, Reading
from compliance.model.words import Confidence
from compliance.views.kinds import (
    CONFIDENCE_WORDS,
    NAME_KIND_WORDS,
    RELATION_WORDS,
    TEXT_STATUS_WORDS,
)
from compliance.views.parties import members_words
from compliance.views.show.amendment import amendments_section
from compliance.views.show.cues import cues_section
from compliance.views.show.view import BodyView, LineView, SectionView, facts, links, section
from compliance.views.show.writer import ThingWriter
from compliance.views.target import clause_words, due_words
from compliance.views.words import KIND_WORDS, UNCONFIRMED, WHOLE_AGREEMENT, counted


def agreement_body(writer: ThingWriter, agreement: Agreement) -> BodyView:
    """Show an agreement: its dates, points, texts, and what is said of it as a whole."""
    said = writer.on_target(WHOLE)
    clauses = [
        LineView(c.number, _titled(c), (", ".join(o.id for o in c.obligations),))
        for c in agreement.outline.about.values()
        if isinstance(c, Clause)
    ]
    known = [
        LineView("", f"{fact.what} ({fact.citation}{_doubt(fact.confidence)})")
        for fact in agreement.facts
    ]
    texts = [
        LineView(t.id, f"{t.publisher}, {', '.join(t.languages)}, {TEXT_STATUS_WORDS[t.status]}")
        for t in agreement.texts
    ]
    amending = {a.instrument for a in _amendments(agreement)}
    others = [
        LineView(i.id, i.title)
        for i in agreement.instruments
        if not i.renews and i.id not in amending
    ]
    return BodyView(
        title=agreement.title,
        facts=facts(
            ("signed", display_date(agreement.signed)),
            ("in force", display_date(agreement.in_force)),
            ("drawn up in", agreement.drawn_up_in),
            *_sides(writer, agreement),
            *(
                ("joint body", f"{writer.name(body.id)}, of {members_words(writer.names, body)}")
                for body in agreement.bodies
            ),
        ),
        sections=(
            section(agreement.many_points, clauses),
            section("Known of it", known),
            section("Published texts", texts),
            section("Where the texts differ", _wordings(agreement.wordings)),
            amendments_section(writer, agreement.amendments),
            section("Renewed by", (_renewal(i) for i in agreement.instruments if i.renews)),
            section("Not to be confused with", others),
            cues_section(agreement.cues),
            *_scope_sections(agreement.scope),
            *said,
        ),
        links={"points": tuple(str(c.number) for c in agreement.clauses)},
    )


def _scope_sections(scope: ScopeWords | None) -> Iterator[SectionView]:
    """Yield the words for what lies inside the agreement, and for what does not."""
    if scope is not None:
        yield cues_section(scope.inside, "Places and people inside it")
        yield cues_section(scope.outside, "Places and people outside it")
        yield cues_section(scope.other, "Subjects of no point")


def _sides(writer: ThingWriter, agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Yield the sides in one line; one each where it takes words to say who has which part."""
    role = writer.selection.holders.role
    lines = [f"{side.name} ({side.id}), {role(side)}" for side in agreement.sides]
    if any(side.roles for side in agreement.sides):
        yield from (("side", line) for line in lines)
    else:
        yield "sides", "; ".join(lines)


def point_body(writer: ThingWriter, clause: Clause) -> BodyView:
    """Show a point: its obligations, and what is said of it as a whole."""
    lines = [LineView(o.id, _titled(o), _heard(writer, o.id)) for o in clause.obligations]
    clauses = [LineView(c.number, _titled(c), _heard(writer, *c.targets)) for c in clause.clauses]
    around = [c for c in writer.agreement.around(clause.number) if c is not clause]
    shared = [a for a in writer.agreement.amendments if clause.number in a.targets]
    return BodyView(
        title=clause.title,
        facts=facts(
            ("printed as", clause.printed),
            ("stands in", ", ".join(f"{c.number}: {c.title}" for c in around)),
            ("below", "what is said of it as a whole; the rest stands with each part of it"),
        ),
        sections=(
            section("Obligations", lines),
            section("Clauses within it", clauses),
            amendments_section(writer, shared),
            _renewals(writer, clause.number),
            cues_section(clause.cues),
            *writer.on_target(clause.number),
        ),
        links={
            **links(obligations=clause.obligations),
            **({"clauses": tuple(c.number for c in clause.clauses)} if clause.clauses else {}),
        },
    )


def obligation_body(writer: ThingWriter, obligation: Obligation) -> BodyView:
    """Show an obligation: the duty, how it is read and related, and every record on it."""
    wordings = [w for w in writer.agreement.wordings if obligation.id in w.targets]
    return BodyView(
        title=obligation.duty,
        facts=facts(
            ("printed as", obligation.printed),
            ("in full", obligation.detail),
            ("kind", KIND_WORDS[obligation.kind]),
            ("owed by", writer.owed(obligation.bearers)),
            ("owed to", writer.owed(obligation.beneficiaries)),
            ("due", due_words(writer.selection.holders, writer.agreement, obligation)),
            ("due, in words", _due_details(obligation.due)),
            ("figures", _quantities(obligation.quantities)),
            ("confidence", CONFIDENCE_WORDS[obligation.confidence]),
            ("note", obligation.note),
            ("see also", _above(writer, obligation)),
        ),
        sections=(
            section("Relations", _relations(writer, obligation)),
            section(
                "Readings",
                (
                    LineView(
                        r.id, r.says, (f"turns on {r.turns_on}", *writer.holder_lines(r.holders))
                    )
                    for r in obligation.readings
                ),
            ),
            amendments_section(writer, writer.agreement.amendments_of(obligation)),
            _renewals(writer, obligation.id),
            section("Where the texts differ", _wordings(wordings)),
            cues_section(obligation.cues),
            *writer.on_target(obligation.id),
        ),
        links={
            "relations": tuple(str(relation.to) for relation in obligation.relations),
            "related_from": tuple(_related_from(writer, obligation)),
            **links(readings=obligation.readings),
        },
    )


def reading_body(writer: ThingWriter, reading: Reading) -> BodyView:
    """Show a reading: what it says, who holds it, which records carry it."""
    of = [o for o in writer.agreement.obligations if reading in o.readings]
    carried = [e for e in writer.evidence if e.entry.reading == reading.id]
    bearers = reading.bearers
    return BodyView(
        title=reading.says,
        facts=facts(
            ("of", "; ".join(f"{o.id}: {o.duty}" for o in of)),
            ("turns on", reading.turns_on),
            ("kind", f"{KIND_WORDS[reading.kind]}, on this reading" if reading.kind else None),
            (
                "owed by",
                f"{writer.owed(bearers)}, on this reading" if bearers else None,
            ),
            ("due", _due_details(reading.due)),
            ("figures", _quantities(reading.quantities or ())),
            ("note", reading.note),
        ),
        sections=(
            section(
                "Held by", (LineView("", words) for words in writer.holder_lines(reading.holders))
            ),
            *writer.by_side(carried, ", carrying it"),
        ),
        links={
            **links(obligations=of),
            "holders": tuple(holder.source for holder in reading.holders),
        },
    )


def _titled(about: Clause | Obligation) -> str:
    """Return what a clause or an obligation is about, after its number where that is no id."""
    words = about.title if isinstance(about, Clause) else about.duty
    return f"{about.printed}: {words}" if about.printed else words


def _heard(writer: ThingWriter, *targets: str) -> tuple[str, ...]:
    number = sum(not set(targets).isdisjoint(e.entry.targets) for e in writer.evidence)
    return (counted(number, "statement"),)


def _above(writer: ThingWriter, obligation: Obligation) -> str | None:
    """Return how many records are on the point and on the agreement of an obligation."""
    word = writer.agreement.one_point
    parts = []
    around = [
        (
            str(c.number),
            f"{clause_words(writer.agreement, c).replace(word, word.lower())} as a whole",
        )
        for c in reversed(writer.agreement.around(obligation.id))
    ]
    for target, what in (*around, (str(WHOLE), WHOLE_AGREEMENT)):
        number = sum(target in e.entry.targets for e in writer.evidence)
        if number:
            parts.append(f"{target} ({counted(number, 'statement')} on {what})")
    return ", ".join(parts) or None


def _due_details(due: Due | None) -> str | None:
    if due is None:
        return None
    day = display_date(due.date) if due.date else None
    computed = f"computed: {due.computed}" if due.computed else None
    return "; ".join(part for part in (day, due.words, computed) if part)


def _quantities(quantities: Iterable[Quantity]) -> str:
    written = [f"{q.value} {q.what}" + (f" ({q.note})" if q.note else "") for q in quantities]
    return "; ".join(written)


def _relations(writer: ThingWriter, obligation: Obligation) -> tuple[LineView, ...]:
    lines = []
    for one in writer.agreement.obligations:
        for relation in one.relations:
            if obligation.id not in (one.id, relation.to):
                continue
            other = relation.to if one.id == obligation.id else one.id
            words = f"{one.id} {RELATION_WORDS[relation.type]} {relation.to}"
            note = f" {relation.note}" if relation.note else ""
            lines.append(LineView(other, f"{words}{note}", (writer.selection.duties[other],)))
    return tuple(lines)


def _related_from(writer: ThingWriter, obligation: Obligation) -> Iterable[str]:
    for one in writer.agreement.obligations:
        if any(relation.to == obligation.id for relation in one.relations):
            yield one.id


def _wordings(wordings: Iterable[Wording]) -> tuple[LineView, ...]:
    lines = []
    for wording in wordings:
        variants = tuple(
            f"“{v.words}”: {', '.join((*v.texts, *((v.seen,) if v.seen else ())))}"
            f"{_doubt(v.confidence)}"
            for v in wording.variants
        )
        first, *more = (wording.note, *variants) if wording.note else variants
        lines.append(LineView(", ".join(wording.targets), first, tuple(more)))
    return tuple(lines)


def _doubt(confidence: Confidence) -> str:
    return f" {UNCONFIRMED}" if confidence is Confidence.M else ""


def text_body(writer: ThingWriter, text: PublishedText) -> BodyView:
    """Show a published text and the places where it is known to differ from others."""
    return BodyView(
        title=text.title,
        facts=facts(
            ("publisher", text.publisher),
            ("languages", ", ".join(text.languages)),
            ("status", TEXT_STATUS_WORDS[text.status]),
            ("address", text.url),
            ("confidence", CONFIDENCE_WORDS[text.confidence]),
            ("note", text.note),
        ),
        sections=(section("Its words where texts differ", _variants(writer, text)),),
    )


def _variants(writer: ThingWriter, text: PublishedText) -> tuple[LineView, ...]:
    return tuple(
        LineView(", ".join(wording.targets), f"“{variant.words}”")
        for wording in writer.agreement.wordings
        for variant in wording.variants
        if text.id in variant.texts
    )


def instrument_body(writer: ThingWriter, instrument: Instrument) -> BodyView:
    """Show another instrument and the records that are about it: of a renewal they count."""
    found = [e for e in writer.evidence if e.entry.instrument == instrument.id]
    amends = [a for a in _amendments(writer.agreement) if a.instrument == instrument.id]
    return BodyView(
        title=instrument.title,
        facts=facts(
            ("date", display_date(instrument.date) if instrument.date else None),
            ("renews", ", ".join(instrument.renews)),
            ("from", display_date(instrument.since) if instrument.since else None),
            ("also called", writer.also_called(instrument.id)),
            ("confidence", CONFIDENCE_WORDS[instrument.confidence]),
            ("note", instrument.note),
            ("about it", None if found else "no statement"),
        ),
        sections=(
            amendments_section(writer, amends),
            cues_section(instrument.called),
            *writer.by_side(found, ", about it"),
        ),
        links=links(evidence=found),
    )


def _renewals(writer: ThingWriter, target: str) -> SectionView:
    """Return the instruments that renew a target, or something in which it stands."""
    agreement = writer.agreement
    return section(
        "Renewed by",
        (
            _renewal(one)
            for one in agreement.instruments
            if any(target in agreement.within(renewed) for renewed in one.renews)
        ),
    )


def _renewal(instrument: Instrument) -> LineView:
    begins = f", from {display_date(instrument.begins)}" if instrument.begins else ""
    return LineView(instrument.id, f"{instrument.title}{begins}")


def _amendments(agreement: Agreement) -> tuple[Amendment | SharedAmendment, ...]:
    """Return every amendment, those of single obligations first."""
    own = (one for obligation in agreement.obligations for one in obligation.amendments)
    return (*own, *agreement.amendments)


def name_body(writer: ThingWriter, name: NameEntry) -> BodyView:
    """Show everything that one thing is called; the first form is the neutral one."""
    return BodyView(
        title=name.forms[0].text,
        facts=facts(("kind", NAME_KIND_WORDS[name.kind]), ("note", name.note)),
        sections=(section("Forms", (_form(writer, f) for f in name.forms)),),
    )


def _form(writer: ThingWriter, form: NameForm) -> LineView:
    used = (
        f"used by {', '.join(writer.names[side] for side in form.used_by)}" if form.used_by else ""
    )
    details = [part for part in (form.script, used, str(form.confidence)) if part]
    return LineView("", f"{form.text} ({', '.join(details)})")
