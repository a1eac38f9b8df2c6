"""What a file that came back would change here, whatever its format: nothing is changed by that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from compliance.coding.pairs import next_id
from compliance.coding.record_writer import STAND_IN, bytes_of, file_of
from compliance.export.returned.apply import ChangedMeanwhileError
from compliance.export.returned.checked import Checker, Planned
from compliance.export.returned.incoming import Incoming, PlacedProblem, Returned, WrongFileError
from compliance.export.returned.proposals import Proposal
from compliance.export.tables.columns import ID, cells_of, in_order, with_cells, written_fields
from compliance.model.agreement import Agreement
from compliance.model.base import ArticleId, EvidenceId
from compliance.model.evidence import EvidenceEntry, EvidenceFile
from compliance.views.returned import (
    FieldChange,
    ReturnedKind,
    ReturnedStatement,
    ReturnedView,
    WaitingPassage,
)
from compliance.workspace.evidence import Evidence, full_id
from compliance.workspace.faults import shown
from compliance.workspace.files import SourceBytes
from compliance.workspace.gate import number_keys
from compliance.workspace.parse import parse_file
from compliance.workspace.workspace import Workspace
from compliance.workspace.write.entry_edits import AddedEntry
from compliance.workspace.write.evidence_file import evidence_file_text
from compliance.workspace.write.field_edits import ChangedField
from compliance.workspace.write.record_edits import ChangedRecords
from compliance.workspace.write.splice import Edit, UnspliceableError, spliced

Files = Mapping[str, tuple[bytes | None, bytes]]
"""The bytes of files before (None: no file) and after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a file would change: statements, the bytes of their files, and passages for the inbox.

    `same` is how many of its statements are as they are here, `absent` how many of the agreement
    it has not: they stay.
    """

    returned: Returned
    statements: tuple[Planned, ...]
    files: Files
    same: int
    absent: int

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The passages for the inbox."""
        return self.returned.proposals or ()

    @property
    def view(self) -> ReturnedView:
        """What it would change, for whoever decides."""
        has_passages = self.returned.proposals is not None
        return ReturnedView(
            kind=ReturnedKind.PROJECT if has_passages else ReturnedKind.TABLE,
            statements=tuple(
                ReturnedStatement(one.id, one.before is None, tuple(_changes(one)))
                for one in self.statements
            ),
            waiting=tuple(map(_waiting, self.proposals)),
            counted=self.returned.counted,
            left_out=self.returned.left_out,
            same=self.same,
            absent=self.absent,
        )


def plan_of(root: Path, workspace: Workspace, agreement: Agreement, returned: Returned) -> Plan:
    """Return what a file would change in a workspace.

    Args:
        root: The folder of the workspace.
        workspace: What was read from it.
        agreement: That of new statements, unless the file of their article is for another.
        returned: What the file has.

    Raises:
        WrongFileError: something is wrong in it, or would be in the workspace.
        ChangedMeanwhileError: a file is not as the workspace has it.
    """
    checker = Checker(workspace.records, agreement, returned)
    comparison = _Comparison(workspace, checker)
    comparison.compare()
    checker.check(comparison.planned)
    problems = [*returned.problems, *checker.problems]
    files = {} if problems else _files(root, checker, comparison.planned, problems)
    if problems:
        raise WrongFileError(returned, problems)
    seen = comparison.seen
    return Plan(
        returned=returned,
        statements=tuple(comparison.planned),
        files=files,
        same=len(seen) - sum(one.before is not None for one in comparison.planned),
        absent=sum(e.id not in seen for e in workspace.evidence_on(agreement)),
    )


@dataclass
class _Comparison:
    """Compares statements with what is here; `planned` are changed or new, `seen` are here."""

    workspace: Workspace
    checker: Checker
    planned: list[Planned] = field(default_factory=list)
    seen: dict[EvidenceId, Incoming] = field(default_factory=dict)
    _taken: dict[ArticleId, list[str]] = field(default_factory=dict)

    @cached_property
    def _of(self) -> Mapping[ArticleId, list[Evidence]]:
        found: dict[ArticleId, list[Evidence]] = {}
        for e in self.workspace.evidence.values():
            found.setdefault(e.article.id, []).append(e)
        return found

    def compare(self) -> None:
        """Compare all; those that are here come first, so that no new one is taken for them."""
        statements = self.checker.returned.statements
        for one in statements:
            if one.of is not None:
                self._see(one, one.of)
        for one in statements:
            if one.of is None or self.seen[one.of.id] is one:
                self._take(one, one.of)

    def _see(self, one: Incoming, e: Evidence) -> None:
        if (first := self.seen.setdefault(e.id, one)) is not one:
            returned = self.checker.returned
            where = returned.place(first.row, returned.columns[ID])
            self.checker.wrong(one.row, ID, f"{shown(e.id)} stands in {where} already; keep one")

    def _take(self, one: Incoming, e: Evidence | None) -> None:
        if e is not None and not one.said:
            return
        before = {ID: STAND_IN} if e is None else written_fields(e.entry)
        file = e.file if e is not None else file_of(self.workspace.records, one.article)
        entry = self.checker.shaped(one, file, with_cells(before, one.said))
        if entry is None:
            return
        if e is None:
            self._add(one, file, entry)
        elif entry != e.entry:
            self.planned.append(
                Planned(row=one.row, id=e.id, file=file, index=e.index, before=e.entry, entry=entry)
            )

    def _add(self, one: Incoming, file: str, entry: EvidenceEntry) -> None:
        """Add a new statement, unless one that is here says the same: then it was added before."""
        for e in self._of.get(one.article, ()):
            if e.id not in self.seen and replace(e.entry, id=STAND_IN) == entry:
                self.seen[e.id] = one
                return
        id = self._next_id(one.article)
        self.planned.append(
            Planned(
                row=one.row,
                id=full_id(id, one.article),
                file=file,
                index=None,
                before=None,
                entry=replace(entry, id=id),
            )
        )

    def _next_id(self, article: ArticleId) -> str:
        """Return an id that no statement of the article has, nor had when it was affirmed."""
        if article not in self._taken:
            start = f"{article}#"
            known = (*self.workspace.evidence, *self.workspace.lock)
            self._taken[article] = [id.removeprefix(start) for id in known if id.startswith(start)]
        id = next_id(self._taken[article])
        self._taken[article] = [id]
        return id


def _files(
    root: Path, checker: Checker, planned: list[Planned], problems: list[PlacedProblem]
) -> Files:
    """Return the files that change; note what cannot be changed."""
    by_file: dict[str, list[Planned]] = {}
    for one in planned:
        by_file.setdefault(one.file, []).append(one)
    files: dict[str, tuple[bytes | None, bytes]] = {}
    for name, mine in by_file.items():
        before, standing = bytes_of(root, name), checker.records.evidence.get(name)
        source = SourceBytes(name, "", before or b"")
        if before is None and standing is None:
            head = {"article": mine[0].article, "agreement": checker.agreement.id}
            text = evidence_file_text(head, [written_fields(one.entry) for one in mine])
            files[name] = None, text.encode()
            continue
        if parse_file(source, EvidenceFile).record != standing:
            raise ChangedMeanwhileError(name)
        files[name] = before, _spliced(source, mine, checker, problems)
    return files


def _spliced(
    source: SourceBytes, planned: list[Planned], checker: Checker, problems: list[PlacedProblem]
) -> bytes:
    """Return the bytes of a file after a plan; note the statements that cannot be changed in it."""
    numbers = number_keys(EvidenceFile)
    changed = {one.entry.id: tuple(_fields(one.before, one.entry)) for one in planned if one.before}
    new = [written_fields(one.entry) for one in planned if one.before is None]
    added = [AddedEntry(new[0], more=tuple(new[1:]))] if new else []
    try:
        return spliced(source, [ChangedRecords(changed), *added], numbers)
    except UnspliceableError:
        for one in planned:  # which of them it is shows only by itself
            alone = (AddedEntry(written_fields(one.entry)),)
            edits: Sequence[Edit] = changed.get(one.entry.id, alone)
            try:
                source = replace(source, data=spliced(source, edits, numbers))
            except UnspliceableError as error:
                column = checker.returned.columns[ID]
                problems.append(PlacedProblem(one.row, column, str(error)))
        return source.data


def _fields(one: EvidenceEntry, other: EvidenceEntry) -> Iterator[ChangedField]:
    """Yield how the fields of a record become those of another of its id."""
    before, after = written_fields(one), written_fields(other)
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if isinstance(old, dict) and isinstance(new, dict):
            for inner in dict.fromkeys((*old, *new)):
                if old.get(inner) != new.get(inner):
                    yield ChangedField(one.id, (key, inner), new.get(inner))
        elif old != new:
            yield ChangedField(one.id, (key,), new)


def _changes(one: Planned) -> Iterator[FieldChange]:
    """Yield the fields that change, each named and valued as its column in a table would be."""
    before = cells_of({} if one.before is None else written_fields(one.before))
    after = cells_of(written_fields(one.entry))
    for name in in_order({**before, **after}):
        if before.get(name) != after.get(name):
            yield FieldChange(name, before.get(name), after.get(name))


def _waiting(one: Proposal) -> WaitingPassage:
    made = one.suggestion
    return WaitingPassage(one.article.id, made.targets, made.pin.start, made.pin.end)
