"""Rules on dates that do not fit together, although each by itself could be right."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.audit.audited import Audited
from compliance.audit.rule import Remark, Severity, of_article, of_evidence, rule
from compliance.model.dates.edtf import EdtfDate
from compliance.model.words import Act
from compliance.workspace.checks.record import is_after

TELLING = frozenset({Act.ASSESSES, Act.STATES, Act.DENIES})
"""Acts about what has happened, unlike plans, demands and background."""


@rule("published-after-retrieved", Severity.WARNING)
def published_after_retrieved(audited: Audited) -> Iterator[Remark]:
    """An article may have been published after our copy of it was taken.

    The last possible day counts: a report as of a day leaves out what may be published later.
    """
    for article in audited.articles.values():
        retrieved = article.retrieved
        if retrieved is not None and _may_be_later(article.published, retrieved):
            message = (
                f'the date of publication "{article.published.text}" may be later than retrieved '
                f'"{retrieved.text}"; give no day of publication after that of the copy'
            )
            yield of_article(audited, article.id, message, "published")


@rule("asserted-after-published", Severity.WARNING)
def asserted_after_published(audited: Audited) -> Iterator[Remark]:
    """A statement may have been made after its article was published.

    The last possible day counts: a report as of a day leaves out what may have been said later.
    """
    for e in audited.evidence:
        if e.entry.asserted is not None and _may_be_later(e.asserted, e.article.published):
            message = (
                f'asserted "{e.asserted.text}" may be later than publication '
                f'("{e.article.published.text}"); give no day after that of publication'
            )
            yield of_evidence(e, message, "asserted")


@rule("before-agreement", Severity.WARNING)
def before_agreement(audited: Audited) -> Iterator[Remark]:
    """Something was said, or happened, certainly before the agreement was signed.

    Records that are not counted are skipped, and so is the event of a plan, a demand or background.
    What was before the agreement can neither keep nor break it.
    """
    signed = audited.agreement.signed
    for e in audited.evidence:
        if not e.counted:
            continue
        dates = {"asserted": e.asserted}
        if e.entry.event is not None and e.entry.act in TELLING:
            dates["event"] = e.entry.event
        for key, date in dates.items():
            if is_after(signed, date):
                message = (
                    f'{key} "{date.text}" is before the agreement was signed ("{signed.text}"); '
                    "correct the date, or give the record another scope"
                )
                yield of_evidence(e, message, key)


@rule("event-outside-incident", Severity.WARNING)
def event_outside_incident(audited: Audited) -> Iterator[Remark]:
    """A record is about an incident, but its event cannot have been on a day of the incident."""
    for e in audited.evidence:
        if e.entry.incident is None or e.entry.event is None:
            continue
        event, when = e.entry.event, audited.workspace.incidents[e.entry.incident].date
        if when is not None and (is_after(when, event) or is_after(event, when)):
            message = (
                f'event "{event.text}" is not within the days of "{e.entry.incident}" '
                f'("{when.text}"); correct one of the two, or name another incident'
            )
            yield of_evidence(e, message, "event")


def _may_be_later(date: EdtfDate, other: EdtfDate) -> bool:
    """Return whether the last possible day of a date is after that of another."""
    return other.upper is not None and (date.upper is None or date.upper > other.upper)
