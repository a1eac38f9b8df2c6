"""Rule on targets coded as inferred although the speaker named them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.audit.finding import Severity
from compliance.audit.language import language_of
from compliance.audit.place import of_evidence
from compliance.audit.rule import rule
from compliance.model.words import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compliance.audit.audited import Audited
    from compliance.audit.finding import Remark
    from compliance.model.agreement import Agreement


@rule("inferred-but-named", Severity.INFO, reads_texts=True)
def inferred_but_named(audited: Audited) -> Iterator[Remark]:
    """A target is coded as inferred, but the passage names its point by its number."""
    point_of = _points(audited.agreement)
    word = audited.agreement.point_word.lower()
    for e in audited.evidence:
        words = audited.prover.prove(e).text
        language = language_of(e.article.language)
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


def _points(agreement: Agreement) -> Mapping[str, str]:
    """Return the number of the point to which each target belongs."""
    return {
        target: clause.number
        for clause in agreement.clauses
        for target in (clause.number, *(o.id for o in clause.obligations))
    }
