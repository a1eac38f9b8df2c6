"""Statements as the table of Discourse Network Analyzer: who agrees or not with which concept.

The columns are those that DNA 3 writes and reads (Leifeld, https://github.com/leifeld/dna). Only a
status is agreement with anything: fulfilled agrees that the duty is met, not fulfilled and violated
do not. What lies between is left out, as is all that is no status; the loss sheet counts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from compliance.assessments.time import NEGATIVE
from compliance.diff.statuses import is_positive
from compliance.model.base import WHOLE, ArticleId, Target
from compliance.render.csv import plain, written
from compliance.views.selection import Selection
from compliance.workspace.evidence import Evidence

HEAD = (
    "ID",
    "Time",
    "Document ID",
    "Title",
    "Author",
    "Source",
    "Section",
    "Type",
    "Text",
    "Coder",
    "Person",
    "Organization",
    "Concept",
    "Agreement",
)


def agreeing(e: Evidence) -> bool | None:
    """Return whether a statement agrees that what it is about is done; None if it says neither."""
    if not e.own or e.entry.status is None:
        return None
    if e.entry.status in NEGATIVE:
        return False
    return True if is_positive(e) else None


def fit_for_dna(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the statements that agree or do not."""
    return tuple(e for e in evidence if agreeing(e) is not None)


def write_dna(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[bytes]:
    """Yield a row a statement and target: a voice, its side, the duty, and 1 or 0."""
    documents = {article: number for number, article in enumerate(selection.numbers, 1)}
    each = ((e, target) for e in statements for target in e.entry.targets)
    rows = (
        tuple(map(plain, _row(selection, e, target, number, documents)))
        for number, (e, target) in enumerate(each, 1)
    )
    return written(HEAD, rows)


def _row(
    selection: Selection,
    e: Evidence,
    target: Target,
    number: int,
    documents: Mapping[ArticleId, int],
) -> tuple[str, ...]:
    day = e.asserted.upper or e.asserted.lower
    printed = "" if target == WHOLE else f"{selection.agreement.printed(target)} "
    return (
        str(number),
        f"{day.isoformat()} 00:00:00" if day else "",
        str(documents[e.article.id]),
        e.article.title,
        ", ".join(e.article.authors),
        selection.workspace.sources[e.article.outlet].name,
        "",
        e.article.kind,
        e.entry.claim,
        ", ".join(e.coded_by),
        e.speaker_name,
        selection.names[e.side],
        f"{printed}{selection.duties[target]}",
        str(int(agreeing(e) is True)),
    )
