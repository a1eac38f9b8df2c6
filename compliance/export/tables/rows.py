"""What each row of a table means: a statement that is here, a changed one, or a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from compliance.coding.pairs import next_id
from compliance.coding.record_writer import file_of
from compliance.export.tables.columns import (
    ARTICLE,
    ID,
    cells_of,
    in_order,
    with_cells,
    written_fields,
)
from compliance.export.tables.table import CellProblem, Row, Table
from compliance.export.tables.typed import AmbiguousDateError, is_same, says
from compliance.model.base import ArticleId, EvidenceId
from compliance.model.characters import FORBIDDEN_IN_FILES
from compliance.model.nearest import did_you_mean
from compliance.views.returned import FieldChange
from compliance.workspace.evidence import Evidence, full_id
from compliance.workspace.faults import shown
from compliance.workspace.workspace import Workspace
from compliance.workspace.write.entry_edits import AddedEntry
from compliance.workspace.write.field_edits import ChangedField
from compliance.workspace.write.splice import Edit
from compliance.workspace.yaml.events import refuse_control


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPlan:
    """A statement that a row changes or adds: its fields after that, what is new in them, and how.

    `index` is where it stands in its file; a new one, None, comes last.
    """

    row: Row
    id: EvidenceId
    file: str
    index: int | None
    fields: Mapping[str, object]
    changes: tuple[FieldChange, ...]
    edits: tuple[Edit, ...]


@dataclass
class RowReader:
    """Reads the rows of a table against a workspace; notes what is to be done, and what is wrong.

    `seen` has the statements that have a row, each with its number.
    """

    workspace: Workspace
    table: Table
    plans: list[RowPlan] = field(default_factory=list)
    seen: dict[EvidenceId, int] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)

    def read(self) -> None:
        """Read all rows."""
        for row in self.table.rows:
            for column, cell in row.cells.items():
                if found := FORBIDDEN_IN_FILES.search(cell):
                    self.wrong(row, column, refuse_control(found[0]))
            self._take(row)

    def wrong(self, row: Row, column: str, message: str) -> None:
        """Note what is wrong with a cell."""
        at = self.table.columns.get(column, 1)
        self.problems.append(CellProblem(row.number, at, f"{column}: {message}"))

    def _take(self, row: Row) -> None:
        id = row.cells.get(ID, "").strip()
        article, _, _ = id.partition("#")
        e = self.workspace.evidence.get(EvidenceId(id))
        if not id or id == f"{article}#":
            self._add(row, article or row.cells.get(ARTICLE, "").strip())
        elif e is None:
            new = f"; for a new one write {shown(f'{article}#')}"
            hint = did_you_mean(id, list(self.workspace.evidence)) or new
            self.wrong(row, ID, f"no statement {shown(id)} is here{hint}")
        elif e.id in self.seen:
            self.wrong(row, ID, f"{shown(id)} stands in row {self.seen[e.id]} already; keep one")
        else:
            self.seen[e.id] = row.number
            self._compare(row, e)

    def _compare(self, row: Row, e: Evidence) -> None:
        article = row.cells.get(ARTICLE, "").strip()
        if article not in {"", e.article.id}:
            message = f"a statement stays with its article, {shown(e.article.id)}"
            self.wrong(row, ARTICLE, f"{message}; for one of another article write a new row")
        before = written_fields(e.entry)
        old = cells_of(before)
        given = self._given(row, old)
        if not given:
            return
        fields = with_cells(before, given)
        changes = (
            FieldChange(name, old.get(name) or "nothing", _line(value))
            for name, value in given.items()
        )
        self.plans.append(
            RowPlan(
                row=row,
                id=e.id,
                file=e.file,
                index=e.index,
                fields=fields,
                changes=tuple(changes),
                edits=tuple(_edits(e.entry.id, before, fields)),
            )
        )

    def _add(self, row: Row, article: str) -> None:
        known = self.workspace.articles.get(ArticleId(article))
        if known is None:
            column = ID if row.cells.get(ID, "").strip() or ARTICLE not in row.cells else ARTICLE
            hint = did_you_mean(article, list(self.workspace.articles)) or "; see: compliance show"
            none = f"no article {shown(article)} is here{hint}"
            missing = f"a new statement needs the id of its article, here or in {shown(ID)}"
            self.wrong(row, column, none if article else missing)
            return
        given = self._given(row, {})
        said = with_cells({}, given)
        if self._is_here(row, known.id, said):
            return
        id = self._next_id(known.id)
        fields = {ID: id, **said}
        self.plans.append(
            RowPlan(
                row=row,
                id=full_id(id, known.id),
                file=file_of(self.workspace.records, known.id),
                index=None,
                fields=fields,
                changes=tuple(FieldChange(name, "", _line(value)) for name, value in given.items()),
                edits=(AddedEntry(fields),),
            )
        )

    def _is_here(self, row: Row, article: ArticleId, said: Mapping[str, object]) -> bool:
        """Return whether a new row says what is here without a row: then it was added before."""
        for e in self.workspace.evidence.values():
            if e.article.id != article or e.id in self.seen:
                continue
            if {**written_fields(e.entry), ID: ""} == {**said, ID: ""}:
                self.seen[e.id] = row.number
                return True
        return False

    def _given(self, row: Row, old: Mapping[str, str]) -> dict[str, object]:
        """Return the values of the cells of a row that say something else than before."""
        given: dict[str, object] = {}
        for name in in_order(row.cells):
            cell = row.cells[name]
            if name in {ID, ARTICLE} or is_same(name, cell, old.get(name, "")):
                continue
            try:
                given[name] = says(name, cell, old.get(name, ""))
            except AmbiguousDateError as error:
                self.wrong(row, name, f"{shown(cell)} is a date in two ways; write {error}")
        return given

    def _next_id(self, article: ArticleId) -> str:
        """Return an id that no statement of the article has, nor had when it was affirmed."""
        start = f"{article}#"
        known = [*self.workspace.evidence, *self.workspace.lock, *(one.id for one in self.plans)]
        return next_id(one.removeprefix(start) for one in known if one.startswith(start))


def _edits(id: str, before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[Edit]:
    """Yield how the fields of a record are changed in its file."""
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if isinstance(old, dict) and isinstance(new, dict):
            for inner in dict.fromkeys((*old, *new)):
                if old.get(inner) != new.get(inner):
                    yield ChangedField(id, (key, inner), new.get(inner))
        elif old != new:
            yield ChangedField(id, (key,), new)


def _line(value: object) -> str:
    """Return the value of a cell in a line."""
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "nothing" if value is None else str(value)
