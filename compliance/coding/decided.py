"""Which suggestions are decided: rejected for each of their targets, or taken as evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from compliance.coding.decision import TAKEN, Decision, Verdict
from compliance.model.base import ArticleId, Target
from compliance.passages.prove import Proof
from compliance.passages.search import Range
from compliance.passages.words import Pin
from compliance.suggest.suggestion import Suggestion
from compliance.workspace.evidence import Evidence

Accepted = Sequence[tuple[Range, frozenset[Target]]]
"""The passages of the records in a text, each with the record's targets."""


class Decided:
    """What was decided of the passages of one article, by whomever.

    A passage is known again by its pin: its places change where an article gets another text.

    Args:
        decisions: Those on the article that stand.
        accepted: The records in the text that the suggestions are for.
    """

    def __init__(self, decisions: Iterable[Decision], accepted: Accepted) -> None:
        self._accepted = accepted
        self._decisions: dict[tuple[str, str | None], list[Decision]] = defaultdict(list)
        for one in decisions:
            pin = one.suggested.pin
            self._decisions[pin.start, pin.end].append(one)

    def left(self, one: Suggestion) -> tuple[Target, ...]:
        """Return the targets of a suggestion of which nothing is decided; none if it is taken."""
        if self._is_taken(one):
            return ()
        rejected = frozenset(
            target
            for decision in self._of(one)
            if decision.decision is Verdict.REJECTED
            for target in decision.suggested.targets
        )
        return tuple(target for target in one.targets if target not in rejected)

    def unsure(self, one: Suggestion, coder: str) -> bool:
        """Return whether a coder was unsure of a suggestion."""
        return any(
            decision.decision is Verdict.UNSURE
            and decision.coder == coder
            and not frozenset(decision.suggested.targets).isdisjoint(one.targets)
            for decision in self._of(one)
        )

    def count(self, suggestions: Iterable[Suggestion]) -> int:
        """Return how many suggestions are decided."""
        return sum(not self.left(one) for one in suggestions)

    def _is_taken(self, one: Suggestion) -> bool:
        start, end = one.range
        return any(
            begin < end and start < stop and not targets.isdisjoint(one.targets)
            for (begin, stop), targets in self._accepted
        ) or any(
            decision.decision in TAKEN
            and not frozenset(decision.suggested.targets).isdisjoint(one.targets)
            for decision in self._of(one)
        )

    def _of(self, one: Suggestion) -> Iterator[Decision]:
        """Yield the decisions on the passage of a suggestion."""
        pin = one.pin
        for decision in self._decisions.get((pin.start, pin.end), ()):
            if _is_same(decision.suggested.pin, pin.prefix):
                yield decision


def decided_of(
    records: Iterable[Evidence],
    prove: Callable[[Evidence], Proof],
    text_sha256: str,
    decisions: Iterable[Decision],
) -> Decided:
    """Return what is decided of the suggestions for a text of an article.

    Args:
        records: The article's records.
        prove: Finds the passage of a record.
        text_sha256: The text.
        decisions: Those on the article that stand, of all coders.
    """
    proofs = ((prove(e), e) for e in records)
    accepted = [
        (proof.range, frozenset(e.entry.targets))
        for proof, e in proofs
        if proof.range is not None and proof.text_sha256 == text_sha256
    ]
    return Decided(decisions, accepted)


def _is_same(pin: Pin, prefix: str | None) -> bool:
    """Return whether the words before a passage are no others, as far as they are pinned."""
    return pin.prefix is None or prefix is None or pin.prefix == prefix


def by_article(decisions: Iterable[Iterable[Decision]]) -> dict[ArticleId, list[Decision]]:
    """Return the decisions of some coders, apart for each article."""
    found: dict[ArticleId, list[Decision]] = defaultdict(list)
    for coder in decisions:
        for one in coder:
            found[one.article].append(one)
    return found
