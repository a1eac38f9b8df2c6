"""Look once at the edges of each passage, for all rules on words that were left out there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from compliance.audit.clause import NOTHING, Clauses, Sides
from compliance.audit.language import Language
from compliance.audit.sentence import quoted
from compliance.model.words import Voice
from compliance.passages.prove import FOUND, Prover
from compliance.workspace.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """What stands beside a passage, before it and after it, by the kind of its words.

    Of a record that is not coded as the article's own words nobody asks for `attribution`, nor
    whether the passage is in an open quotation.
    """

    evidence: Evidence
    negation: Sides
    condition: Sides
    doubt: Sides
    attribution: Sides
    in_quotation: bool

    @property
    def has_anything(self) -> bool:
        """Whether any such word stands there, or the passage is in an open quotation."""
        found = (self.negation, self.condition, self.doubt, self.attribution)
        return self.in_quotation or any(beside.words for sides in found for beside in sides)


def edges_of(
    evidence: Iterable[Evidence], prover: Prover, language_of: Callable[[Evidence], Language | None]
) -> Iterator[Edges]:
    """Yield the edges of each passage found in a text beside which anything of that stands.

    Nothing is known of those for whose language there are no words.
    """
    for e in evidence:
        proof, language = prover.prove(e), language_of(e)
        place, held = proof.range, prover.text(proof.text_sha256 or "")
        if proof.level in FOUND and place and held and language:
            clauses = Clauses(held.text, place, language)
            own = e.entry.voice is Voice.OWN
            edges = Edges(
                evidence=e,
                negation=clauses.in_clause(language.negation),
                condition=clauses.in_clause(language.condition),
                doubt=clauses.in_clause(language.doubt),
                attribution=clauses.in_sentence(language.attribution) if own else NOTHING,
                in_quotation=own and quoted(held.text, place[0]),
            )
            # Those of most passages have nothing, and all are kept until the last rule has looked.
            if edges.has_anything:
                yield edges
