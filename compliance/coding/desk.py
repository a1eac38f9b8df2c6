"""The desk: all that a coder can do, one call for each; a page or a command only shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from compliance.coding.answers import answers_to
from compliance.coding.decision import Decision, Verdict, time_of
from compliance.coding.decision_store import DecisionStore, told_of_damage
from compliance.coding.drafted import Drafted, Origin
from compliance.coding.form import Form
from compliance.coding.item import Item
from compliance.coding.itemised import Itemiser
from compliance.coding.outcome import Outcome, wrong
from compliance.coding.passage import Placed, held
from compliance.coding.queue import Filters, QueueItem, in_order, waiting
from compliance.coding.record_writer import RecordWriter
from compliance.coding.standing import Standing
from compliance.errors import ComplianceError
from compliance.library.store import TextLibrary
from compliance.model.agreement import Agreement
from compliance.model.base import ArticleId, CoderId
from compliance.model.characters import UNFIT_FOR_A_TITLE
from compliance.passages.prove import Prover
from compliance.passages.search import Range
from compliance.suggest.gather import text_of
from compliance.suggest.store import SuggestionStore
from compliance.workspace.workspace import UnknownIdError, Workspace
from compliance.workspace.write.evidence_check import WrongField

__all__ = ["Desk", "Form", "Outcome", "UnknownItemError"]

LONGEST_REASON: Final = 2_000
_LONGEST_DAY: Final = 86_400.0


class UnknownItemError(ComplianceError):
    """A suggestion that nobody has any more: it was decided, or made anew."""

    def __init__(self) -> None:
        super().__init__("this suggestion was decided, or made anew; go back to the queue")


class Desk:
    """The work of one coder in a workspace.

    It reads the workspace anew whenever a file of it has changed. Damaged lines among the coder's
    decisions are told at the start.

    Args:
        root: The folder of the workspace.
        library: The text library.
        store: The suggestions for this workspace.
        coder: The coder's id: one that coders.yaml has, if there is that file.
        clock: Tells the time, in UTC.
        agreement: Its id; None for the default one.
        cache: The file in which records are kept between runs; None for none.
        say: Told of damage, and when another process has to be waited for.

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
        decisions = DecisionStore(store.root, store.workspace, root)
        self._standing = Standing(root, library, store, decisions, cache)
        self._writer = RecordWriter(self._standing, say)
        self._coder, self._clock, self._agreement = coder, clock, agreement
        self._skipped: list[str] = []
        known = self.workspace.coders
        decisions.check(coder)
        if known and coder not in known:
            raise UnknownIdError("coder", coder, known)
        self.workspace.agreement(agreement)
        for place in self.damaged:
            say(told_of_damage(place))

    @property
    def workspace(self) -> Workspace:
        """The workspace as it is now: the same value until a file of it changes."""
        return self._standing.workspace

    @property
    def agreement(self) -> Agreement:
        """The agreement whose queue it is."""
        return self.workspace.agreement(self._agreement)

    @property
    def prover(self) -> Prover:
        """The prover of passages for that workspace."""
        return self._standing.prover

    def queue(self, filters: Filters | None = None) -> tuple[QueueItem, ...]:
        """Return what waits to be decided, the best first, skipped ones last."""
        wanted = filters or Filters()
        found = tuple(waiting(self._standing, self.agreement, self._coder, wanted))
        return in_order(found, self._skipped)

    def item(self, key: str, place: Range | None = None, form: Form | None = None) -> Item:
        """Return all about a suggestion; with another range or other fields, all about these.

        Raises:
            UnknownItemError: no suggestion has that key any more.
        """
        one, placed = self._suggestion(key)
        if place is not None:
            placed = replace(placed, range=place)
        return self._itemiser().of_suggestion(one, placed, form)

    def own_item(self, article: str, place: Range, form: Form | None = None) -> Item:
        """Return all about a passage of the coder's own.

        Raises:
            UnknownIdError: there is no such article.
            TextNotHeldError: its text is not on this machine.
        """
        return self._itemiser().of_own(self._placed(article, place), form)

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

        Raises:
            UnknownItemError: no suggestion has that key any more.
            ComplianceError: the workspace is read-only, wrong, busy, or cannot be written.
        """
        one, placed = self._suggestion(key)
        origin = Origin.of(self._standing, one, placed)
        moved = placed if place is None else replace(placed, range=place)
        return self._write(Drafted(moved, fields, claim, origin), revision, seconds)

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
        """Write a record of a passage of the coder's own, and note the decision.

        Raises:
            UnknownIdError: there is no such article.
            TextNotHeldError: its text is not on this machine.
            ComplianceError: the workspace is read-only, wrong, busy, or cannot be written.
        """
        drafted = Drafted(self._placed(article, place), fields, claim, None)
        return self._write(drafted, revision, seconds)

    def reject(self, key: str, reason: str, *, seconds: float | None = None) -> Outcome:
        """Note that a suggestion is no evidence, and why; it is not asked again."""
        if not _one_line(reason):
            return wrong([WrongField("reason", "say why it is no evidence, in a line")])
        return self._note(key, Verdict.REJECTED, reason, seconds)

    def unsure(self, key: str, note: str = "", *, seconds: float | None = None) -> Outcome:
        """Note that the coder cannot decide; it leaves the queue for that of the unsure."""
        return self._note(key, Verdict.UNSURE, note, seconds)

    def skip(self, key: str) -> None:
        """Put a suggestion at the end of the queue, as long as this desk lasts."""
        self._skipped = [*(one for one in self._skipped if one != key), key]

    def undo(self) -> Outcome:
        """Withdraw the coder's last decision, and take its record out again.

        `decision` is what was withdrawn; None and no conflict if there is none. A `conflict` says
        why the record cannot be taken out.
        """
        return self._writer.undo(self._coder, self._now())

    def answers(self, record: str) -> tuple[ArticleId, ...]:
        """Return the articles in which another side may answer a record, the likeliest first.

        Raises:
            UnknownIdError: there is no such record.
        """
        return answers_to(self._standing, self.agreement, record)

    def decisions(self) -> tuple[Decision, ...]:
        """Return the coder's decisions that stand, in their order."""
        return self._standing.decisions.read(self._coder).standing

    @property
    def damaged(self) -> tuple[str, ...]:
        """The places of lines of the coder's decisions that cannot be read, as "FILE:LINE"."""
        return self._standing.decisions.read(self._coder).damaged

    def _write(self, drafted: Drafted, revision: str | None, seconds: float | None) -> Outcome:
        known = self.workspace.coders
        made = drafted.made(
            self.agreement.id,
            (CoderId(self._coder),) if self._coder in known else (),
            revision,
        )
        if isinstance(made, list):
            return wrong(made).renamed(drafted.name)
        decision = drafted.decision(made.entry, self._coder)
        noted = replace(decision, at=self._now(), seconds=_bounded(seconds))
        return self._writer.add(made, noted).renamed(drafted.name)

    def _note(self, key: str, verdict: Verdict, reason: str, seconds: float | None) -> Outcome:
        one, placed = self._suggestion(key)
        origin = Origin.of(self._standing, one, placed)
        noted = replace(
            origin.decision(self._coder, verdict),
            at=self._now(),
            reason=_one_line(reason) or None,
            seconds=_bounded(seconds),
        )
        return Outcome(decision=self._writer.note(noted))

    def _suggestion(self, key: str) -> tuple[QueueItem, Placed]:
        """Return a suggestion that waits, of which the coder may be unsure, and where it stands."""
        for unsure in (False, True):
            wanted = Filters(unsure=unsure)
            for one in waiting(self._standing, self.agreement, self._coder, wanted):
                if one.key == key:
                    return one, self._placed(one.article, one.suggestion.range, one.text_sha256)
        raise UnknownItemError

    def _placed(self, article: str, place: Range, text_sha256: str | None = None) -> Placed:
        found = self.workspace.articles.get(ArticleId(article))
        if found is None:
            raise UnknownIdError("article", article, self.workspace.articles)
        first = text_of(found, self.prover)
        sha256 = text_sha256 or (first[0] if first else "")
        return held(found, sha256, self.prover.text(sha256), place)

    def _itemiser(self) -> Itemiser:
        return Itemiser(self._standing, self.agreement, self._coder)

    def _now(self) -> str:
        return time_of(self._clock())


def _one_line(said: str) -> str:
    """Return what somebody wrote in one line, without what a file may not have."""
    return " ".join(UNFIT_FOR_A_TITLE.sub("", said).split())[:LONGEST_REASON]


def _bounded(seconds: float | None) -> float | None:
    """Return how long something took, to a tenth; None for what no clock can have told."""
    if seconds is None or not 0 <= seconds <= _LONGEST_DAY:
        return None
    return round(seconds, 1)
