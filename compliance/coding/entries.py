"""Make the records that a plan of an adjudication asks for, as an evidence file has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

from compliance.coding.alignment import Pair
from compliance.coding.coded import Coded
from compliance.coding.pairs import ids_for, next_id
from compliance.coding.plan_faults import KEYS, PlanChecker
from compliance.model.adjudication import PlanArticle, PlanRow, Take
from compliance.model.base import ArticleId, EvidenceId, as_written
from compliance.model.evidence import REFERENCES
from compliance.workspace.evidence import Evidence, full_id
from compliance.workspace.faults import Fault, Route

Written = dict[str, object]
"""A record as its file has it."""

_PLACE: Final = {key: at for at, key in enumerate(KEYS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record to be written, from which row of the plan (by its route) and which coder's it is."""

    route: Route
    row: PlanRow
    base: Coded
    of_first: bool
    id: str


class EntryMaker:
    """Makes records of a plan without faults, with references that lead to the records kept."""

    def __init__(self, checker: PlanChecker) -> None:
        """Take what knows the plan and the codings that it is of."""
        self.checker, self.two = checker, checker.two
        self.entries: dict[ArticleId, tuple[Entry, ...]] = {
            one.article: tuple(self._entries(("articles", index, "records"), one))
            for index, one in enumerate(checker.plan.articles)
        }
        self._kept = {
            (of_first, full_id(coded.id, article)): full_id(entry.id, article)
            for article, entries in self.entries.items()
            for entry in entries
            for of_first, coded in _both(checker.pair(article, entry.row), entry)
        }

    def _entries(self, route: Route, article: PlanArticle) -> Iterator[Entry]:
        """Yield the records kept of an article, each with its id; a second one gets a new id."""
        pairs = [self.checker.pair(article.article, row) for row in article.records]
        proposed = ids_for(pairs)
        ids = [row.id or one for row, one in zip(article.records, proposed, strict=True)]
        for index, (row, pair) in enumerate(zip(article.records, pairs, strict=True)):
            place = (*route, index)
            if row.choice in {Take.A, Take.BOTH} and pair.first:
                yield Entry(route=place, row=row, base=pair.first, of_first=True, id=ids[index])
            if row.choice in {Take.B, Take.BOTH} and pair.second:
                if row.choice is Take.BOTH:
                    ids.append(next_id(ids))
                id = ids[-1] if row.choice is Take.BOTH else ids[index]
                yield Entry(route=place, row=row, base=pair.second, of_first=False, id=id)

    def written(self, entry: Entry, faults: list[Fault]) -> Written:
        """Return a record as its file is to have it; what its references lack is noted."""
        row, pair = entry.row, self.checker.pair(entry.base.article, entry.row)
        other = pair.second if entry.of_first else pair.first
        anew = {*(row.fields or ()), *row.without}
        made = self._of(entry, entry.base, frozenset(KEYS) - anew - {*row.other}, faults)
        if other:
            made |= self._of(entry, other, frozenset(row.other) - anew, faults)
        made |= {**(row.fields or {}), "id": entry.id}
        return dict(sorted(made.items(), key=lambda one: _PLACE[one[0]]))

    def _of(self, entry: Entry, coded: Coded, keys: frozenset[str], faults: list[Fault]) -> Written:
        """Return some fields of a coder's record, with references to what is kept."""
        # What people coded is evidence, and a record is written as a mapping.
        evidence = cast("Evidence", coded.evidence)
        record = cast("Written", as_written(evidence.entry))
        made: Written = {key: value for key, value in record.items() if key in keys}
        first = entry.of_first is (coded is entry.base)
        for name in REFERENCES:
            if name in made:
                made[name] = [
                    self._kept_as(one, entry, name, faults, first=first)
                    for one in getattr(evidence, name)
                ]
        made.pop("coded_by", None)
        return made

    def _kept_as(
        self, wanted: EvidenceId, entry: Entry, name: str, faults: list[Fault], *, first: bool
    ) -> str:
        """Return the reference to what is kept of a coder's record."""
        kept = self._kept.get((first, wanted))
        if kept is None and wanted.partition("#")[0] in self.entries:
            message = f"{name} names {wanted}, of which nothing is kept"
            cure = f"keep it, or write {name} under fields"
            faults.append(
                Fault(self.checker.file, entry.route, "unknown-evidence", f"{message}; {cure}")
            )
        found = kept or self._settled_before(wanted, first=first)
        return found.removeprefix(f"{entry.base.article}#")

    def _settled_before(self, wanted: EvidenceId, *, first: bool) -> EvidenceId:
        """Return what a record of an article that is not in the plan is called if it is kept."""
        article = ArticleId(wanted.partition("#")[0])
        compared = self.two.compared(article) if article in self.two.articles else ()
        called = {
            full_id(coded.id, article): full_id(one.id, article)
            for one in compared
            if (coded := one.pair.first if first else one.pair.second)
        }
        return called.get(wanted, wanted)


def _both(pair: Pair, entry: Entry) -> Iterator[tuple[bool, Coded]]:
    """Yield the records that became an entry: both of a pair, unless both of them are kept."""
    for of_first, coded in ((True, pair.first), (False, pair.second)):
        if coded and (entry.row.choice is not Take.BOTH or of_first is entry.of_first):
            yield of_first, coded
