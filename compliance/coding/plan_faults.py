"""What is wrong with a plan of an adjudication, before any record is made of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from typing import Final

from compliance.coding.alignment import Pair
from compliance.coding.coded import Coded
from compliance.coding.pairs import TwoCodings
from compliance.model.adjudication import Plan, PlanArticle, PlanRow, Take
from compliance.model.base import ArticleId, CoderId, key_of
from compliance.model.evidence import EvidenceEntry
from compliance.model.nearest import did_you_mean
from compliance.workspace.faults import Fault, Route, shown

KEYS: Final = tuple(key_of(one.name) for one in fields(EvidenceEntry))
"""The keys of a record in the order of its file."""
EDITABLE: Final = frozenset(KEYS) - {"id", "coded_by"}

Records = Mapping[str, Coded]


class PlanChecker:
    """Checks the rows of a plan against the two codings that it is of."""

    def __init__(self, two: TwoCodings, plan: Plan, file: str) -> None:
        """Take the codings, the plan, and the name of its file, which faults give."""
        self.two, self.plan, self.file = two, plan, file
        self._reasons = {one.id: one.says for one in plan.reasons}

    def reason(self, row: PlanRow) -> str | None:
        """Return the reason that a row gives, in full; None for none."""
        if row.reason is None or row.reason == Take.OPEN:
            return None
        return self._reasons.get(row.reason, row.reason)

    def pair(self, article: ArticleId, row: PlanRow) -> Pair:
        """Return the records that a row names; None for one that the coding does not have."""
        ours, theirs = self.records(article)
        return Pair(ours.get(row.a or ""), theirs.get(row.b or ""))

    def records(self, article: ArticleId) -> tuple[Records, Records]:
        """Return the records of both coders of an article, by their ids."""
        pairs = self.two.pairs(article)
        return (
            {one.id: one for one in (pair.first for pair in pairs) if one},
            {one.id: one for one in (pair.second for pair in pairs) if one},
        )

    def find_faults(self) -> Iterator[Fault]:
        """Yield what is wrong: in coders, articles, rows, and the ids that they give."""
        seen: set[ArticleId] = set()
        for index, article in enumerate(self.plan.articles):
            route: Route = ("articles", index)
            if article.article in seen:
                message = "the article stands here twice; join the two"
                yield self._fault((*route, "article"), "repeated", message)
            elif article.article in self.two.articles:
                yield from self._article(route, article)
            else:
                first, second = self.two.first, self.two.second
                hint = did_you_mean(article.article, self.two.articles)
                known = hint or "; see: compliance adjudicate"
                message = f"no article {shown(article.article)} that {first} and {second} coded"
                yield self._fault((*route, "article"), "unknown-article", message + known)
            seen.add(article.article)

    def _article(self, route: Route, article: PlanArticle) -> Iterator[Fault]:
        known = self.records(article.article)
        for key, coder, records in zip("ab", (self.two.first, self.two.second), known, strict=True):
            yield from self._coverage((*route, "records"), article, key, coder, records)
        ids: set[str] = set()
        for index, row in enumerate(article.records):
            place = (*route, "records", index)
            yield from self._row(place, article.article, row)
            if row.id is not None and row.choice is not Take.NEITHER and row.id in ids:
                message = f"the id {row.id} is taken; give another"
                yield self._fault((*place, "id"), "duplicate-id", message)
            ids.add(row.id or "")

    def _coverage(
        self, route: Route, article: PlanArticle, key: str, coder: CoderId, known: Collection[str]
    ) -> Iterator[Fault]:
        """Yield records that are named twice, or that there are not, and those left out."""
        named: set[str] = set()
        for index, row in enumerate(article.records):
            one = getattr(row, key)
            if one is None:
                continue
            if one in named:
                message = f"{one} of {coder} stands in two rows; take it out of one"
                yield self._fault((*route, index, key), "repeated", message)
            elif one not in known:
                message = f"{coder} has no record {shown(one)} of {article.article}"
                hint = did_you_mean(one, sorted(known))
                yield self._fault((*route, index, key), "unknown-evidence", message + hint)
            named.add(one)
        for one in known:
            if one not in named:
                message = f"{one} of {coder} stands in no row; add a row with {key}: {one}"
                yield self._fault(route, "missing-key", message)

    def _row(self, place: Route, article: ArticleId, row: PlanRow) -> Iterator[Fault]:
        if row.a is None and row.b is None:
            yield self._fault(place, "missing-key", "the row names no record; write a, b or both")
            return
        yield from self._choice(place, row)
        yield from self._edits(place, row)
        if row.choice is not Take.OPEN and self.reason(row) is None and self._asks(article, row):
            message = "the coders do not agree, so say why; two words may be enough"
            yield self._fault((*place, "reason"), "missing-key", message)

    def _choice(self, place: Route, row: PlanRow) -> Iterator[Fault]:
        has = {Take.A: row.a, Take.B: row.b}
        if row.choice is Take.OPEN:
            allowed = [key.value for key, one in has.items() if one]
            allowed += ["both"] if len(allowed) > 1 else []
            message = f"nothing is decided; write {', '.join(allowed)} or neither"
            yield self._fault((*place, "choice"), "wrong-value", message)
        elif row.choice is Take.BOTH and (row.a is None or row.b is None):
            message = "one coder alone has a record here; write its letter, or neither"
            yield self._fault((*place, "choice"), "wrong-value", message)
        elif row.choice in has and has[row.choice] is None:
            message = f"no record {row.choice} stands here; write the other letter, or neither"
            yield self._fault((*place, "choice"), "wrong-value", message)

    def _edits(self, place: Route, row: PlanRow) -> Iterator[Fault]:
        if row.is_edited and row.choice not in {Take.A, Take.B, Take.OPEN}:
            key = "other" if row.other else "fields" if row.fields else "without"
            message = f"{key} goes with choice a or b only; take it out, or choose one"
            yield self._fault((*place, key), "wrong-value", message)
        if row.other and (row.a is None or row.b is None):
            message = "there is no other record to take fields from; write them under fields"
            yield self._fault((*place, "other"), "wrong-value", message)
        for key in ("other", "fields", "without"):
            for index, name in enumerate(getattr(row, key) or ()):
                if name not in EDITABLE:
                    step = name if key == "fields" else index
                    message = f"a record has no field {shown(name)} to be changed"
                    hint = did_you_mean(name, sorted(EDITABLE))
                    yield self._fault((*place, key, step), "unknown-key", message + hint)

    def _asks(self, article: ArticleId, row: PlanRow) -> bool:
        """Return whether a reason is asked for: the coders do not say the same, or it is edited."""
        both = self.pair(article, row).both
        if both is None or row.is_edited or row.choice in {Take.BOTH, Take.NEITHER}:
            return True
        return any(not one.of_words for one in self.two.differences(Pair(*both)))

    def _fault(self, route: Route, code: str, message: str) -> Fault:
        return Fault(self.file, route, code, message)
