"""Write a record that somebody accepted into its file of evidence, with the decision; undo it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from compliance.coding.decision import Decision
from compliance.coding.decision_store import DecisionStore
from compliance.coding.outcome import Outcome, wrong
from compliance.coding.standing import Standing, revision_of
from compliance.files.writing import make_folder, remove_file, replace_file
from compliance.model.base import AgreementId, ArticleId, CoderId, as_written
from compliance.model.evidence import EvidenceEntry, EvidenceFile
from compliance.workspace import layout
from compliance.workspace.evidence import full_id
from compliance.workspace.files import SourceBytes, read_file
from compliance.workspace.gate import number_keys
from compliance.workspace.layout import UnwritableWorkspaceError
from compliance.workspace.records import Records
from compliance.workspace.write.entry_edits import AddedEntry, TakenOut, WrittenLines
from compliance.workspace.write.evidence_check import (
    WrongField,
    find_faults_without,
    find_wrong_fields,
)
from compliance.workspace.write.splice import UnspliceableError, spliced
from compliance.workspace.write.writers_lock import writing
from compliance.workspace.write.yaml_writer import write_yaml
from compliance.workspace.yaml.events import decode

MOVED_ON: Final = "was changed since this page was made; look at it again"
STAND_IN: Final = "e0"
"""The id of a record until it is written."""
_NUMBER: Final = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecord:
    """A record to be written. Its id is a stand-in; `coded_by` names who is known to code it.

    `revision` is that of the file that the coder saw.
    """

    article: ArticleId
    agreement: AgreementId
    entry: EvidenceEntry
    coded_by: tuple[CoderId, ...]
    revision: str | None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be written: the file, its bytes before and after, and the lines of the record."""

    file: str
    before: bytes | None
    after: bytes
    entry: str
    written: WrittenLines


class RecordWriter:
    """What writes records into a workspace, one writer at a time."""

    def __init__(self, standing: Standing, say: Callable[[str], None]) -> None:
        self._standing, self._say = standing, say

    @property
    def _root(self) -> Path:
        return self._standing.root

    @property
    def _decisions(self) -> DecisionStore:
        return self._standing.decisions

    def add(self, new: NewRecord, decision: Decision) -> Outcome:
        """Write a record and the decision that led to it: both, or neither.

        Raises:
            ComplianceError: the workspace is read-only, wrong, busy, or cannot be written.
        """
        layout.refuse_installed(self._root)
        with writing(self._root, self._say):
            records = self._standing.records()
            file = file_of(records, new.article)
            before = bytes_of(self._root, file)
            there = records.evidence.get(file)
            if there is not None and there.agreement != new.agreement:
                message = f'"{file}" is for the agreement {there.agreement}; code that one'
                return wrong([WrongField("", message)])
            if revision_of(before) != new.revision:
                return Outcome(conflict=f'"{file}" {MOVED_ON}')
            try:
                plan = self._planned(records, new, file, before)
            except UnspliceableError as error:
                return wrong([WrongField("", str(error))])
            if faults := list(find_wrong_fields(records, file, plan.after, plan.entry)):
                return wrong(faults)
            record = full_id(plan.entry, new.article)
            noted = replace(
                decision, record=record, written=plan.written, made_file=plan.before is None
            )
            return Outcome(decision=self._written(plan, noted), record=record)

    def note(self, decision: Decision) -> Decision:
        """Note a decision from which no record comes."""
        with writing(self._root, self._say):
            return self._decisions.add(decision)

    def undo(self, coder: str, at: str) -> Outcome:
        """Withdraw the last decision of a coder, and take out the lines of its record.

        Raises:
            ComplianceError: the workspace is read-only, wrong, busy, or cannot be written.
        """
        with writing(self._root, self._say):
            left = self._decisions.read(coder).standing
            if not left:
                return Outcome()
            last = left[-1]
            withdrawn = _withdrawing(last, at)
            if last.record is None:
                self._decisions.add(withdrawn)
                return Outcome(decision=last)
            layout.refuse_installed(self._root)
            return self._taken_out(last, withdrawn)

    def _planned(self, records: Records, new: NewRecord, file: str, before: bytes | None) -> _Plan:
        data = _empty_file(new.article, new.agreement, new.coded_by) if before is None else before
        existing = records.evidence.get(file)
        of_file = new.coded_by if existing is None else existing.coded_by
        entry = replace(
            new.entry,
            id=self._next_id(records, new.article),
            coded_by=() if of_file == new.coded_by else new.coded_by,
        )
        value = as_written(entry)
        edit = AddedEntry(value if isinstance(value, dict) else {})
        after = spliced(SourceBytes(file, "", data), [edit], number_keys(EvidenceFile))
        return _Plan(file, before, after, entry.id, edit.written(decode(data).text or "", file))

    def _next_id(self, records: Records, article: ArticleId) -> str:
        """Return an id that no record of the article has, nor had as far as is known."""
        ids = [one.id for one in _entries(records, article)]
        ids += [
            one.evidence.partition("#")[2]
            for one in records.lock
            if one.evidence.startswith(f"{article}#")
        ]
        ids += [
            str(line.record).partition("#")[2]
            for coder in self._decisions.coders()
            for line in self._decisions.read(coder).lines
            if line.record is not None and line.article == article
        ]
        numbers = [found[0] for one in ids if (found := _NUMBER.search(one))]
        highest = max(map(int, numbers), default=0)
        width = max(map(len, numbers), default=2)
        return f"e{highest + 1:0{width}}"

    def _written(self, plan: _Plan, decision: Decision) -> Decision:
        """Write the file, then the decision; without the decision, the file is as it was."""
        self._put(plan.file, plan.after)
        try:
            return self._decisions.add(decision)
        except BaseException:
            self._put(plan.file, plan.before)
            raise

    def _taken_out(self, last: Decision, withdrawn: Decision) -> Outcome:
        records = self._standing.records()
        file = file_of(records, last.article)
        before = bytes_of(self._root, file)
        entry = str(last.record).partition("#")[2]
        if before is None or all(one.id != entry for one in _entries(records, last.article)):
            # Somebody took the record out already.
            self._decisions.add(withdrawn)
            return Outcome(decision=last)
        if last.written is None:
            by_hand = "so take it out by hand, then undo this again"
            return Outcome(conflict=f'"{last.record}" was settled from several codings, {by_hand}')
        try:
            taken_out = TakenOut(entry, last.written)
            after: bytes | None = spliced(
                SourceBytes(file, "", before), [taken_out], number_keys(EvidenceFile)
            )
        except UnspliceableError:
            lines = "the lines of that record were changed since, so take it out by hand"
            return Outcome(conflict=f'"{file}": {lines}')
        found = records.evidence[file]
        if last.made_file and after == _empty_file(found.article, found.agreement, found.coded_by):
            after = None
        for fault in find_faults_without(records, file, after):
            return Outcome(conflict=f'"{last.record}" is needed elsewhere: {fault}')
        self._put(file, after)
        try:
            self._decisions.add(withdrawn)
        except BaseException:
            self._put(file, before)
            raise
        return Outcome(decision=last, record=last.record)

    def _put(self, file: str, data: bytes | None) -> None:
        """Write the bytes of a file; with None, remove it."""
        path = self._root / file
        try:
            if data is None:
                remove_file(path, below=self._root)
            else:
                make_folder(path.parent, below=self._root)
                replace_file(path, [data], below=self._root)
        except OSError as error:
            raise UnwritableWorkspaceError(error) from None


def file_of(records: Records, article: ArticleId) -> str:
    """Return the file that has the evidence of an article, or is to have it."""
    found = (name for name, one in records.evidence.items() if one.article == article)
    return next(found, f"{layout.EVIDENCE}/{article}.yaml")


def bytes_of(root: Path, file: str) -> bytes | None:
    """Return the bytes of a file; None if there is none that can be read."""
    source = read_file(root, file, [])
    return None if source is None else source.data


def _entries(records: Records, article: ArticleId) -> tuple[EvidenceEntry, ...]:
    file = records.evidence.get(file_of(records, article))
    return () if file is None else file.evidence


def _empty_file(article: ArticleId, agreement: AgreementId, coded_by: tuple[CoderId, ...]) -> bytes:
    """Return a file of evidence as it is before its first record."""
    by = {"coded_by": list(coded_by)} if coded_by else {}
    return write_yaml({"article": article, "agreement": agreement, **by, "evidence": []}).encode()


def _withdrawing(last: Decision, at: str) -> Decision:
    return Decision(
        n=last.n,
        at=at,
        coder=last.coder,
        article=last.article,
        text_sha256=last.text_sha256,
        decision=last.decision,
        passage=last.passage,
        pin=last.pin,
        targets=last.targets,
        record=last.record,
        withdraws=last.n,
    )
