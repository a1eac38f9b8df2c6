"""Show a published text, another instrument, or an entry of the list of names."""

from __future__ import annotations

from compliance.model.agreement import Instrument, NameEntry, NameForm, PublishedText
from compliance.model.dates.words import display_date
from compliance.views.show.view import BodyView, ThingLineView, ThingSectionView, facts
from compliance.views.show.writer import ThingWriter
from compliance.views.words import CONFIDENCE_WORDS, NAME_KIND_WORDS, TEXT_STATUS_WORDS


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
        sections=(
            ThingSectionView(title="Its words where texts differ", lines=_variants(writer, text)),
        ),
    )


def _variants(writer: ThingWriter, text: PublishedText) -> tuple[ThingLineView, ...]:
    return tuple(
        ThingLineView(", ".join(wording.targets), f"“{variant.words}”")
        for wording in writer.agreement.wordings
        for variant in wording.variants
        if text.id in variant.texts
    )


def instrument_body(writer: ThingWriter, instrument: Instrument) -> BodyView:
    """Show another instrument and the records that are about it instead."""
    found = [e for e in writer.evidence if e.entry.instrument == instrument.id]
    return BodyView(
        title=instrument.title,
        facts=facts(
            ("date", display_date(instrument.date) if instrument.date else None),
            ("also called", writer.also_called(instrument.id)),
            ("confidence", CONFIDENCE_WORDS[instrument.confidence]),
            ("note", instrument.note),
            ("about it", None if found else "no record"),
        ),
        sections=writer.by_side(found, ", about it"),
        links={"evidence": tuple(str(e.id) for e in found)},
    )


def name_body(writer: ThingWriter, name: NameEntry) -> BodyView:
    """Show everything that one thing is called; the first form is the neutral one."""
    return BodyView(
        title=name.forms[0].text,
        facts=facts(("kind", NAME_KIND_WORDS[name.kind]), ("note", name.note)),
        sections=(
            ThingSectionView(title="Forms", lines=tuple(_form(writer, f) for f in name.forms)),
        ),
    )


def _form(writer: ThingWriter, form: NameForm) -> ThingLineView:
    used = (
        f"used by {', '.join(writer.names[side] for side in form.used_by)}" if form.used_by else ""
    )
    details = [part for part in (form.script, used, str(form.confidence)) if part]
    return ThingLineView("", f"{form.text} ({', '.join(details)})")
