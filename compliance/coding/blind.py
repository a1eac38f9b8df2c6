"""The desk of a coder who codes blind: no suggestions, nobody else's records, a coding of its own.

What is coded goes into codings/<coder>/<article>.yaml. It is in no report and no count, and is not
noted among the decisions, which are on suggestions and evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from compliance.coding.decision import Decision
from compliance.coding.desk import Desk, UnknownItemError
from compliance.coding.form import Values
from compliance.coding.item import Choice, FormField, Item, Marked, SideSaid
from compliance.coding.itemised import Itemiser
from compliance.coding.outcome import Outcome, wrong
from compliance.coding.pairs import next_id
from compliance.coding.passage import Placed
from compliance.coding.queue import Filters, QueueItem
from compliance.coding.record_writer import MOVED_ON, NewRecord, RecordWriter, bytes_of
from compliance.coding.standing import Standing, revision_of
from compliance.model.base import ArticleId, CoderId, SideId, as_written
from compliance.model.evidence import REFERENCES, CodingFile
from compliance.passages.locate import locate
from compliance.passages.prove import pin_of
from compliance.workspace import layout
from compliance.workspace.evidence import full_id
from compliance.workspace.files import SourceBytes
from compliance.workspace.gate import number_keys
from compliance.workspace.workspace import UnknownIdError
from compliance.workspace.write.entry_edits import AddedEntry
from compliance.workspace.write.evidence_check import WrongField, find_wrong_in_coding
from compliance.workspace.write.splice import UnspliceableError, spliced
from compliance.workspace.write.writers_lock import writing
from compliance.workspace.write.yaml_writer import write_yaml


class BlindDesk(Desk):
    """A desk without a queue, for passages of the coder's own alone.

    Its arguments are those of a desk; coders.yaml has to have the coder.
    """

    def __init__(self, *given: Any, **options: Any) -> None:  # noqa: ANN401 - those of a desk
        super().__init__(*given, **options)
        known = self.workspace.coders
        if self._coder not in known:
            raise UnknownIdError("coder", self._coder, known)
        say = options.get("say", lambda _: None)
        self._writer = BlindWriter(self._standing, say, CoderId(self._coder))

    @property
    def damaged(self) -> tuple[str, ...]:
        """Nothing: no decisions are noted here."""
        return ()

    def queue(self, filters: Filters | None = None) -> tuple[QueueItem, ...]:  # noqa: ARG002 - as a desk has it
        """Return nothing: who codes blind sees no suggestions."""
        return ()

    def answers(self, record: str) -> tuple[ArticleId, ...]:  # noqa: ARG002 - as a desk has it
        """Return nothing: where others may answer is told by suggestions and their records."""
        return ()

    def _suggestion(self, key: str) -> tuple[QueueItem, Placed]:  # noqa: ARG002 - as a desk has it
        raise UnknownItemError

    def _itemiser(self) -> Itemiser:
        return BlindItemiser(self._standing, self.agreement, self._coder)


class BlindItemiser(Itemiser):
    """Gathers what a coder may see who codes blind."""

    def _item(self, one: QueueItem | None, placed: Placed, values: Values) -> Item:
        seen = super()._item(one, placed, values)
        file = coding_path(CoderId(self._coder), placed.article.id)
        return replace(
            seen,
            fields=tuple(self._own(field, placed) for field in seen.fields),
            revision=revision_of(bytes_of(self._standing.root, file)),
        )

    def _own(self, field: FormField, placed: Placed) -> FormField:
        """Return a field that names no record but the coder's own."""
        if field.name not in REFERENCES:
            return field
        coding = _coding(self._standing, CoderId(self._coder), placed.article.id)
        entries = coding.evidence if coding else ()
        return replace(field, choices=tuple(Choice(one.id, one.claim) for one in entries))

    def _others(self, values: Values, side: SideId | None) -> Iterator[SideSaid]:  # noqa: ARG002 - as others have it
        """Yield nothing."""
        yield from ()

    def _marks(self, placed: Placed) -> Iterator[Marked]:
        """Yield the passages of the coder's own records."""
        coding = _coding(self._standing, CoderId(self._coder), placed.article.id)
        for one in coding.evidence if coding else ():
            found = locate(placed.search, pin_of(one.passage))
            if found.range is not None:
                yield Marked(found.range, record=full_id(one.id, placed.article.id))


class BlindWriter(RecordWriter):
    """Writes records into the coding of one coder; what this run wrote can be undone."""

    def __init__(self, standing: Standing, say: Callable[[str], None], coder: CoderId) -> None:
        super().__init__(standing, say)
        self._coder = coder
        self._done: list[tuple[Decision, str, bytes | None, bytes]] = []

    def add(self, new: NewRecord, decision: Decision) -> Outcome:
        """Write a record into the coding of its article.

        Raises:
            ComplianceError: the workspace is read-only, wrong, busy, or cannot be written.
        """
        layout.refuse_installed(self._root)
        with writing(self._root, self._say):
            records = self._standing.with_codings()
            file = coding_path(self._coder, new.article)
            before = bytes_of(self._root, file)
            existing = records.codings.get(file)
            if existing is not None and existing.agreement != new.agreement:
                message = f'"{file}" is for the agreement {existing.agreement}; code that one'
                return wrong([WrongField("", message)])
            if revision_of(before) != new.revision:
                return Outcome(conflict=f'"{file}" {MOVED_ON}')
            id = next_id(one.id for one in (existing.evidence if existing else ()))
            written = as_written(replace(new.entry, id=id))
            data = _empty_coding(new, self._coder) if before is None else before
            try:
                edit = AddedEntry(written if isinstance(written, dict) else {})
                after = spliced(SourceBytes(file, "", data), [edit], number_keys(CodingFile))
            except UnspliceableError as error:
                return wrong([WrongField("", str(error))])
            if faults := list(find_wrong_in_coding(records, file, after, id)):
                return wrong(faults)
            self._put(file, after)
            noted = replace(decision, record=full_id(id, new.article))
            self._done.append((noted, file, before, after))
            return Outcome(decision=noted, record=noted.record)

    def undo(self, coder: str, at: str) -> Outcome:  # noqa: ARG002 - as a writer has it
        """Take out again what was written last, unless the file was changed since."""
        with writing(self._root, self._say):
            if not self._done:
                return Outcome()
            decision, file, before, after = self._done[-1]
            if bytes_of(self._root, file) != after:
                lines = "take the record out by hand"
                return Outcome(conflict=f'"{file}" was changed since; {lines}')
            self._put(file, before)
            self._done.pop()
            return Outcome(decision=decision, record=decision.record)


def coding_path(coder: CoderId, article: ArticleId) -> str:
    """Return the file that has what a coder coded of an article, or is to have it."""
    return f"{layout.CODINGS}/{coder}/{article}.yaml"


def _coding(standing: Standing, coder: CoderId, article: ArticleId) -> CodingFile | None:
    return standing.with_codings().codings.get(coding_path(coder, article))


def _empty_coding(new: NewRecord, coder: CoderId) -> bytes:
    """Return a coding as it is before its first record."""
    head = {"article": new.article, "agreement": new.agreement, "coder": coder}
    return write_yaml({**head, "evidence": []}).encode()
