"""Check the workspace as it would be after a plan, and tell what is wrong where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from compliance.export.returned.incoming import Incoming, PlacedProblem, Returned
from compliance.export.tables.columns import ID, column_at
from compliance.model.agreement import Agreement
from compliance.model.base import ArticleId, EvidenceId
from compliance.model.evidence import EvidenceEntry, EvidenceFile
from compliance.workspace.checks.record import find_record_faults
from compliance.workspace.faults import Fault
from compliance.workspace.gate import check_shape
from compliance.workspace.load import find_faults
from compliance.workspace.records import Records

_EMPTY: Final = "nothing stands here; fill it in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A statement that is changed or added: its record as it is, and as it is to be.

    `index` is where it stands in its file. A new one has none, was nothing before, and comes last.
    """

    row: int
    id: EvidenceId
    file: str
    index: int | None
    before: EvidenceEntry | None
    entry: EvidenceEntry

    @property
    def article(self) -> ArticleId:
        """That of the statement."""
        return ArticleId(self.id.partition("#")[0])


@dataclass
class Checker:
    """Notes every problem at the place in the file that came back from which it comes."""

    records: Records
    agreement: Agreement
    returned: Returned
    problems: list[PlacedProblem] = field(default_factory=list)
    _told: set[tuple[int, int | None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._told |= {(one.row, one.column) for one in self.returned.problems}

    def wrong(self, row: int, column: str, message: str) -> None:
        """Note what is wrong in a row."""
        at = self.returned.columns.get(column, 1)
        self._told.add((row, at))
        self.problems.append(PlacedProblem(row, at, f"{column}: {message}"))

    def shaped(
        self, one: Incoming, file: str, fields: Mapping[str, object]
    ) -> EvidenceEntry | None:
        """Return the record that has some fields; None, with all that is wrong noted, if none."""
        faults: list[Fault] = []
        content = {"article": one.article, "agreement": self.agreement.id, "evidence": [fields]}
        read = check_shape(content, EvidenceFile, file, faults)
        for fault in faults:
            self._note(one.row, fault)
        return read.evidence[0] if read else None

    def check(self, planned: Sequence[Planned]) -> None:
        """Note what would be wrong in the workspace after a plan."""
        files: dict[str, list[EvidenceEntry]] = {}
        rows: dict[tuple[str, object], int] = {}
        heads: dict[str, EvidenceFile] = {}
        for one in planned:
            if one.file not in heads:
                new = EvidenceFile(article=one.article, agreement=self.agreement.id, evidence=())
                heads[one.file] = self.records.evidence.get(one.file, new)
                files[one.file] = [*heads[one.file].evidence]
            entries = files[one.file]
            index = len(entries) if one.index is None else one.index
            entries[index : index + 1] = [one.entry]
            rows[one.file, index] = one.row
        made = {name: replace(heads[name], evidence=tuple(files[name])) for name in files}
        for name, file in made.items():
            self._sort(find_record_faults(name, file), rows)
        evidence = {**self.records.evidence, **made}
        self._sort(find_faults(replace(self.records, evidence=evidence)), rows)

    def _sort(self, faults: Iterable[Fault], rows: Mapping[tuple[str, object], int]) -> None:
        for fault in faults:
            of_record = fault.route[:1] == ("evidence",) and fault.route[1:]
            row = rows.get((fault.file, fault.route[1])) if of_record else None
            if row is not None:
                self._note(row, fault)
            else:
                # What another record or file says does not go with what came back.
                self.problems.append(PlacedProblem(0, 0, f"{fault.file}: {fault.message}"))

    def _note(self, row: int, fault: Fault) -> None:
        column = column_at(fault.route[2:], tuple(self.returned.columns))
        if column != ID and (row, self.returned.columns.get(column)) in self._told:
            return  # it has been told, perhaps in other words
        missing = fault.code == "missing-key" and column != ID
        self.wrong(row, column, _EMPTY if missing else fault.message)
