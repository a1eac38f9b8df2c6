"""Adjudicate: read two codings of the same articles, and write what a third coder makes of them.

A page or a command shows `TwoCodings.compared(article)`, gathers a `PlanRow` for each of these, and
gives the plan to `settle`. What is wrong with it comes back as faults, whose routes lead to the row
and its key: ("articles", 0, "records", 3, "reason").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from compliance.coding.choose import two_codings
from compliance.coding.codings import Codings
from compliance.coding.decision_store import DecisionStore
from compliance.coding.pairs import TwoCodings
from compliance.coding.settle import Settler
from compliance.coding.write_settled import Done, write_settled
from compliance.library.store import TextLibrary
from compliance.model.adjudication import Plan, PlanArticle, PlanRow
from compliance.model.base import ArticleId, CoderId
from compliance.workspace.checks.codings import find_coding_faults
from compliance.workspace.layout import refuse_installed
from compliance.workspace.load import read_checked
from compliance.workspace.workspace import link
from compliance.workspace.write.writers_lock import writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjudication:
    """The codings of a workspace before one who decides; it is read anew each time.

    Args:
        root: The folder of the workspace.
        library: The text library.
        store: The decisions on the workspace.
        agreement: Its id; None for the default one.
        cache: The file in which records are kept between runs; None for none.
        say: Told when another process has to be waited for.
    """

    root: Path
    library: TextLibrary
    store: DecisionStore
    agreement: str | None = None
    cache: Path | None = None
    say: Callable[[str], None] = lambda _: None

    def two(self, coders: Sequence[str] = ()) -> TwoCodings:
        """Return the codings of two coders: those named, else the only two that there are.

        Raises:
            InvalidWorkspaceError: files are wrong, codings among them.
            ComplianceError: there are no such codings, or no such agreement.
        """
        records = read_checked(self.root, self.cache, codings=find_coding_faults)
        agreement = link(records).agreement(self.agreement)
        return two_codings(Codings(records, self.library, agreement), coders)

    def settle(self, plan: Plan, name: str, at: datetime) -> Done:
        """Write the evidence and the decisions that a plan asks for: all of it, or none.

        Args:
            plan: What somebody decided.
            name: What faults call the plan.
            at: The time, in UTC.

        Raises:
            UnsettledError: the plan is wrong, or evidence would be; it has every fault.
            ReadOnlyWorkspaceError: the workspace came with an installed package.
            ComplianceError: files are wrong, or cannot be written.
        """
        refuse_installed(self.root)
        with writing(self.root, self.say):
            settled = Settler(self.two(plan.coders), plan, name).settle()
            return write_settled(self.root, settled, self.store, at)


def plan_of(two: TwoCodings, by: str, article: ArticleId, rows: Iterable[PlanRow]) -> Plan:
    """Return the plan of a single article, as a page gathers it."""
    return Plan(
        coders=(two.first, two.second),
        by=CoderId(by),
        articles=(PlanArticle(article=article, records=tuple(rows)),),
    )
