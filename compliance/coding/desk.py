"""The desk: all that a coder can do, one call for each; a page or a command only shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from compliance.coding.decision import Decision
from compliance.coding.item import Item
from compliance.coding.queue import Filters, QueueItem
from compliance.errors import ComplianceError
from compliance.library.store import TextLibrary
from compliance.model.agreement import Agreement
from compliance.model.base import ArticleId, EvidenceId
from compliance.passages.prove import Prover
from compliance.passages.search import Range
from compliance.suggest.store import SuggestionStore
from compliance.workspace.workspace import Workspace

Form = Mapping[str, str | Sequence[str]]
"""Fields of a record by their flat names (`FormField.name`); what is empty is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a decision.

    Either it is noted (`decision`, and the `record` that was written); or there are `problems`,
    sentences by the flat name of the field ("" for the record as a whole), or a `conflict`, a
    sentence that says how the file moved on: then nothing was written at all.
    """

    decision: Decision | None = None
    record: EvidenceId | None = None
    problems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    conflict: str | None = None

    @property
    def done(self) -> bool:
        """Whether it is noted."""
        return self.decision is not None


class UnknownItemError(ComplianceError):
    """A suggestion that nobody has any more: it was decided, or made anew."""

    def __init__(self) -> None:
        super().__init__("this suggestion was decided, or made anew; go back to the queue")


class Desk:
    """The work of one coder in a workspace.

    It reads the workspace anew whenever a file of it has changed.

    Args:
        root: The folder of the workspace.
        library: The text library.
        store: The suggestions for this workspace.
        coder: The coder's id: one that coders.yaml has, if there is that file.
        clock: Tells the time, in UTC.
        agreement: Its id; None for the default one.
        cache: The file in which records are kept between runs; None for none.
        say: Told when another process has to be waited for.

    Raises:
        ComplianceError: the workspace is wrong, or has no such coder or agreement.
    """

    def __init__(  # noqa: PLR0913 - all that a person has before them
        self,
        root: Path,
        library: TextLibrary,
        store: SuggestionStore,
        coder: str,
        clock: Callable[[], datetime],
        *,
        agreement: str | None = None,
        cache: Path | None = None,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        raise NotImplementedError

    @property
    def workspace(self) -> Workspace:
        """The workspace as it is now: the same value until a file of it changes."""
        raise NotImplementedError

    @property
    def agreement(self) -> Agreement:
        """The agreement whose queue it is."""
        raise NotImplementedError

    @property
    def prover(self) -> Prover:
        """The prover of passages for that workspace."""
        raise NotImplementedError

    def queue(self, filters: Filters | None = None) -> tuple[QueueItem, ...]:
        """Return what waits to be decided, the best first, skipped ones last."""
        raise NotImplementedError

    def item(self, key: str, place: Range | None = None, form: Form | None = None) -> Item:
        """Return all about a suggestion; with another range or other fields, all about these.

        Raises:
            UnknownItemError: no suggestion has that key any more.
        """
        raise NotImplementedError

    def own_item(self, article: str, place: Range, form: Form | None = None) -> Item:
        """Return all about a passage of the coder's own.

        Raises:
            UnknownIdError: there is no such article.
            TextNotHeldError: its text is not on this machine.
        """
        raise NotImplementedError

    def accept(
        self,
        key: str,
        fields: Form,
        claim: str,
        revision: str | None,
        *,
        place: Range | None = None,
        seconds: float | None = None,
    ) -> Outcome:
        """Write a record from a suggestion, as the form has it, and note the decision.

        Args:
            key: That of the suggestion.
            fields: The fields of the record.
            claim: What is said, in the coder's own words.
            revision: That of the evidence file from which the page was made.
            place: The passage, where it is not that of the suggestion.
            seconds: How long the coder took.
        """
        raise NotImplementedError

    def own(
        self,
        article: str,
        place: Range,
        fields: Form,
        claim: str,
        revision: str | None,
        *,
        seconds: float | None = None,
    ) -> Outcome:
        """Write a record of a passage of the coder's own, and note the decision."""
        raise NotImplementedError

    def reject(self, key: str, reason: str, *, seconds: float | None = None) -> Outcome:
        """Note that a suggestion is no evidence, and why; it is not asked again."""
        raise NotImplementedError

    def unsure(self, key: str, note: str = "", *, seconds: float | None = None) -> Outcome:
        """Note that the coder cannot decide; it leaves the queue for that of the unsure."""
        raise NotImplementedError

    def skip(self, key: str) -> None:
        """Put a suggestion at the end of the queue, as long as this desk lasts."""
        raise NotImplementedError

    def undo(self) -> Outcome:
        """Withdraw the coder's last decision, and take its record out again.

        `decision` is what was withdrawn; None and no conflict if there is none. A `conflict` says
        why the record cannot be taken out.
        """
        raise NotImplementedError

    def answers(self, record: str) -> tuple[ArticleId, ...]:
        """Return the articles in which another side may answer a record, the likeliest first."""
        raise NotImplementedError

    def decisions(self) -> tuple[Decision, ...]:
        """Return the coder's decisions that stand, in their order."""
        raise NotImplementedError
