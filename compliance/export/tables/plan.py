"""What a table that came back would change here: nothing is changed by that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from compliance.coding.record_writer import bytes_of
from compliance.export.returned.apply import ChangedMeanwhileError
from compliance.export.tables.columns import ID, column_at
from compliance.export.tables.rows import RowPlan, RowReader
from compliance.export.tables.table import CellProblem, Table
from compliance.model.agreement import Agreement
from compliance.model.base import ArticleId
from compliance.model.evidence import EvidenceEntry, EvidenceFile
from compliance.views.returned import ReturnedStatement, ReturnedView
from compliance.workspace.checks.record import find_record_faults
from compliance.workspace.faults import Fault
from compliance.workspace.files import SourceBytes
from compliance.workspace.gate import check_shape
from compliance.workspace.load import find_faults
from compliance.workspace.parse import parse_file
from compliance.workspace.workspace import Workspace
from compliance.workspace.write.evidence_file import evidence_file_text
from compliance.workspace.write.splice import UnspliceableError, spliced

_EMPTY: Final = "this cell is empty; fill it in"


@dataclass(frozen=True, slots=True)
class TablePlan:
    """What a table would change, and the bytes of each file before (None: no file) and after.

    `same` is how many of its statements are as they are here, `absent` how many of the agreement
    have no row: they stay. With problems, no file is to change.
    """

    rows: tuple[RowPlan, ...]
    files: Mapping[str, tuple[bytes | None, bytes]]
    same: int
    absent: int
    problems: tuple[CellProblem, ...]

    @property
    def view(self) -> ReturnedView:
        """What it would change, for whoever decides."""
        return ReturnedView(
            statements=tuple(
                ReturnedStatement(one.id, one.index is None, one.changes) for one in self.rows
            ),
            same=self.same,
            absent=self.absent,
        )


def plan_of_table(
    root: Path, workspace: Workspace, agreement: Agreement, table: Table
) -> TablePlan:
    """Return what a table would change in a workspace, with everything that is wrong with it.

    Args:
        root: The folder of the workspace.
        workspace: What was read from it.
        agreement: That of new statements, unless the file of their article is for another.
        table: The table.

    Raises:
        ChangedMeanwhileError: a file is not as the workspace has it.
    """
    reader = RowReader(workspace, table)
    reader.read()
    _Checker(reader, agreement).check()
    problems = [*table.problems, *reader.problems]
    files = {} if problems else _files(root, reader, agreement, problems)
    lacking = [e for e in workspace.evidence_on(agreement) if e.id not in reader.seen]
    same = len(reader.seen) - sum(one.index is not None for one in reader.plans)
    return TablePlan(tuple(reader.plans), files, same, len(lacking), tuple(problems))


class _Checker:
    """Checks the workspace as it would be, and notes what is wrong at the cells it comes from."""

    def __init__(self, reader: RowReader, agreement: Agreement) -> None:
        self._reader, self._agreement = reader, agreement
        self._records = reader.workspace.records
        self._at: dict[tuple[str, object], RowPlan] = {}

    def check(self) -> None:
        """Note every problem: of each row by itself, and of all that have the shape of one."""
        files: dict[str, EvidenceFile] = {}
        for one in self._reader.plans:
            file = files.get(one.file) or self._records.evidence.get(one.file) or self._new(one)
            files[one.file] = file
            entry = self._shaped(one, file)
            if entry is None:
                continue
            entries = [*file.evidence]
            index = len(entries) if one.index is None else one.index
            entries[index : index + 1] = [entry]
            files[one.file] = replace(file, evidence=tuple(entries))
            self._at[one.file, index] = one
        for name, file in files.items():
            self._note(find_record_faults(name, file))
        evidence = {**self._records.evidence, **files}
        self._note(find_faults(replace(self._records, evidence=evidence)))

    def _new(self, one: RowPlan) -> EvidenceFile:
        article = ArticleId(one.id.partition("#")[0])
        return EvidenceFile(article=article, agreement=self._agreement.id, evidence=())

    def _shaped(self, one: RowPlan, file: EvidenceFile) -> EvidenceEntry | None:
        """Return the record of a row; None, with all that is wrong noted, if it is none."""
        faults: list[Fault] = []
        content = {"article": file.article, "agreement": file.agreement, "evidence": [one.fields]}
        read = check_shape(content, EvidenceFile, one.file, faults)
        for fault in faults:
            self._wrong(one, fault)
        return read.evidence[0] if read else None

    def _note(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            of_record = fault.route[:1] == ("evidence",) and fault.route[1:]
            found = self._at.get((fault.file, fault.route[1])) if of_record else None
            if found is not None:
                self._wrong(found, fault)
            else:
                # What another record or file says does not go with what a row says.
                message = f"{fault.file}: {fault.message}"
                self._reader.problems.append(CellProblem(1, 1, message))

    def _wrong(self, one: RowPlan, fault: Fault) -> None:
        column = column_at(fault.route[2:], tuple(one.row.cells))
        table = self._reader.table
        at = one.row.number, table.columns.get(column)
        told = (*table.problems, *self._reader.problems)
        if column != ID and any((p.row, p.column) == at for p in told):
            return  # it has been told, perhaps in other words
        missing = fault.code == "missing-key" and column != ID
        self._reader.wrong(one.row, column, _EMPTY if missing else fault.message)


def _files(
    root: Path, reader: RowReader, agreement: Agreement, problems: list[CellProblem]
) -> dict[str, tuple[bytes | None, bytes]]:
    """Return the bytes of each file that changes, before and after; note what cannot be changed."""
    planned: dict[str, tuple[bytes | None, bytes]] = {}
    for file in dict.fromkeys(one.file for one in reader.plans):
        mine = [one for one in reader.plans if one.file == file]
        before = bytes_of(root, file)
        standing = reader.workspace.records.evidence.get(file)
        source = SourceBytes(file, "", before or b"")
        if before is None and standing is None:
            head = {"article": mine[0].id.partition("#")[0], "agreement": agreement.id}
            planned[file] = None, evidence_file_text(head, [one.fields for one in mine]).encode()
            continue
        if parse_file(source, EvidenceFile).record != standing:
            raise ChangedMeanwhileError(file)
        for one in mine:
            try:
                source = replace(source, data=spliced(source, one.edits))
            except UnspliceableError as error:
                at = reader.table.columns[ID]
                problems.append(CellProblem(one.row.number, at, str(error)))
        planned[file] = before, source.data
    return planned
