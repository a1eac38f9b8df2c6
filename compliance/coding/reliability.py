"""How far two codings of the same articles agree: passage by passage, and field by field."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from compliance.coding.alignment import Pair
from compliance.coding.alpha import Tally, tally
from compliance.coding.coded import Coded
from compliance.coding.fields import SCALES, Scale
from compliance.coding.interval import LEAST_ARTICLES, LEAST_UNITS, Interval, interval
from compliance.coding.pairs import TwoCodings
from compliance.coding.unitizing import Lengths, lengths_of, units_of
from compliance.model.base import ArticleId, Target
from compliance.passages.search import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two coders agree on one thing.

    `alpha` is None where nothing differs at all, or nothing was compared. `interval` is None where
    there is too little to say how it would be elsewhere (`enough`), or too few draws have an alpha.
    `units` is how many records, or of passages how many code points of text, were compared, in how
    many `articles`, and `same` which share of them is the same.
    """

    alpha: float | None
    interval: Interval | None
    enough: bool
    units: int
    articles: int
    same: float | None


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How far they agree on a field of the records that both have."""

    scale: Scale
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How far two codings agree.

    `passages` is on which text they coded anything, `fields` on what they coded of passages that
    both have; `asked` names those that alone were wanted. `unmeasured` articles are not in
    `passages`: their text is not held here, or a passage was not found in it.
    """

    two: TwoCodings
    articles: tuple[ArticleId, ...]
    pairs: Mapping[ArticleId, tuple[Pair, ...]]
    passages: Agreement
    fields: tuple[FieldAgreement, ...]
    unmeasured: tuple[ArticleId, ...]
    asked: frozenset[str] | None = None

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many records both have, the first coder alone, and the second alone."""
        pairs = [pair for one in self.pairs.values() for pair in one]
        both = sum(pair.both is not None for pair in pairs)
        alone = sum(pair.second is None for pair in pairs)
        return both, alone, len(pairs) - both - alone


def reliability(
    two: TwoCodings,
    articles: Sequence[ArticleId],
    *,
    targets: Collection[Target] | None = None,
    fields: Collection[str] | None = None,
) -> Reliability:
    """Return how far two codings of some articles agree.

    Args:
        two: The codings.
        articles: Which articles; both coders have coded them.
        targets: Records of these alone, or all of them.
        fields: Of which fields alpha is wanted; without them, of all.
    """
    pairs = {one: _about(two.pairs(one), targets) for one in articles}
    lengths = {one: _lengths(two, one, pairs[one]) for one in articles}
    measured = [one for one in lengths.values() if one is not None]
    scales = [one for one in SCALES if fields is None or one.field in fields]
    return Reliability(
        two=two,
        articles=tuple(articles),
        pairs=pairs,
        passages=_on_passages(measured),
        fields=tuple(FieldAgreement(one, _on_field(one, pairs.values())) for one in scales),
        unmeasured=tuple(one for one, found in lengths.items() if found is None),
        asked=None if fields is None else frozenset(fields),
    )


def _about(pairs: Iterable[Pair], targets: Collection[Target] | None) -> tuple[Pair, ...]:
    """Return the pairs in which either record is about one of some targets."""
    return tuple(
        pair
        for pair in pairs
        if targets is None or any(_is_about(one, targets) for one in (pair.first, pair.second))
    )


def _is_about(one: Coded | None, targets: Collection[Target]) -> bool:
    said = one.value("targets") if one else None
    return isinstance(said, list) and any(target in targets for target in said)


def _on_field(scale: Scale, articles: Iterable[Sequence[Pair]]) -> Agreement:
    """Return the agreement on a field, in the records that both coders have."""
    tallies = [
        tally(
            ((scale.value(both[0]), scale.value(both[1])) for pair in pairs if (both := pair.both)),
            scale.metric,
        )
        for pairs in articles
    ]
    found = [one for one in tallies if one.units]
    whole = _sum(found)
    enough = whole.units >= LEAST_UNITS and len(found) >= LEAST_ARTICLES
    return Agreement(
        alpha=whole.alpha(scale.metric),
        interval=interval(found, lambda drawn: _sum(drawn).alpha(scale.metric)) if enough else None,
        enough=enough,
        units=whole.units,
        articles=len(found),
        same=whole.same / whole.units if whole.units else None,
    )


def _sum(tallies: Iterable[Tally]) -> Tally:
    whole = Tally()
    for one in tallies:
        whole.add(one)
    return whole


def _on_passages(lengths: Sequence[Lengths]) -> Agreement:
    """Return the agreement on which text is coded; of articles in which anybody coded anything."""
    found = [one for one in lengths if one.coded]
    whole = reduce(add, found, Lengths(2))
    enough = len(found) >= LEAST_ARTICLES
    return Agreement(
        alpha=whole.alpha,
        interval=interval(found, lambda drawn: reduce(add, drawn).alpha) if enough else None,
        enough=enough,
        units=round(whole.whole / whole.coders),
        articles=len(found),
        same=whole.shared,
    )


def _lengths(two: TwoCodings, article: ArticleId, pairs: Sequence[Pair]) -> Lengths | None:
    """Return the lengths of text that was coded; None unless each passage was found in one text."""
    text = two.codings.text_of(article)
    ours = [pair.first for pair in pairs if pair.first]
    theirs = [pair.second for pair in pairs if pair.second]
    if text is None or any(one.text_sha256 != text[0] for one in (*ours, *theirs)):
        return None
    return lengths_of(len(text[1]), [units_of(_ranges(ours)), units_of(_ranges(theirs))])


def _ranges(records: Iterable[Coded]) -> Iterable[Range]:
    return (one.range for one in records if one.range)
