"""What each row of a table says: of a statement that is here, or of a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from compliance.errors import MOST_PROBLEMS
from compliance.export.returned.incoming import Incoming, PlacedProblem, Returned
from compliance.export.tables.columns import ARTICLE, ID, cells_of, in_order, written_fields
from compliance.export.tables.table import Row, Table, cell_name
from compliance.export.tables.typed import AmbiguousCellError, is_same, says
from compliance.model.base import ArticleId, EvidenceId
from compliance.model.characters import FORBIDDEN_IN_FILES
from compliance.model.nearest import did_you_mean
from compliance.workspace.evidence import Evidence
from compliance.workspace.faults import shown
from compliance.workspace.workspace import Workspace
from compliance.workspace.yaml.events import refuse_control


def returned_table(workspace: Workspace, name: str, table: Table) -> Returned:
    """Return what a table says of the statements of a workspace.

    Args:
        workspace: With what its cells are compared: one that says the same says nothing.
        name: What the file is called in messages.
        table: The table.
    """
    reader = _RowReader(workspace, table)
    for row in table.rows:
        if len(reader.problems) > MOST_PROBLEMS:
            break  # no more are told
        reader.read(row)
    sheet = f"{table.sheet}!" if table.sheet else ""
    return Returned(
        name=name,
        statements=tuple(reader.statements),
        problems=(*table.problems, *reader.problems),
        columns=table.columns,
        place=lambda row, column: f"{sheet}{cell_name(row, column)}",
    )


@dataclass
class _RowReader:
    """Reads the rows of a table, and notes what is wrong with them."""

    workspace: Workspace
    table: Table
    statements: list[Incoming] = field(default_factory=list)
    problems: list[PlacedProblem] = field(default_factory=list)

    def read(self, row: Row) -> None:
        """Read a row."""
        for column, cell in row.cells.items():
            if found := FORBIDDEN_IN_FILES.search(cell):
                self._wrong(row, column, refuse_control(found[0]))
        id = row.cells.get(ID, "").strip()
        article = id.partition("#")[0] or row.cells.get(ARTICLE, "").strip()
        known = self.workspace.articles.get(ArticleId(article))
        e = self.workspace.evidence.get(EvidenceId(id))
        if e is not None:
            self._take(row, e)
        elif known is None:
            column = ID if id or ARTICLE not in row.cells else ARTICLE
            hint = did_you_mean(article, list(self.workspace.articles)) or "; see: compliance show"
            none = f"no article {shown(article)} is here{hint}"
            missing = f"a new statement needs the id of its article, here or in {shown(ID)}"
            self._wrong(row, column, none if article else missing)
        elif id in {"", new := f"{article}#"}:
            said = self._said(row, {})
            self.statements.append(Incoming(row=row.number, of=None, article=known.id, said=said))
        else:
            own = [one for one in self.workspace.evidence if one.startswith(new)]
            none = f"no statement {shown(id)} is here (a new one has {shown(new)} alone)"
            self._wrong(row, ID, none + did_you_mean(id, own))

    def _wrong(self, row: Row, column: str, message: str) -> None:
        at = self.table.columns.get(column, 1)
        self.problems.append(PlacedProblem(row.number, at, f"{column}: {message}"))

    def _take(self, row: Row, e: Evidence) -> None:
        article = row.cells.get(ARTICLE, "").strip()
        if article not in {"", e.article.id}:
            message = f"a statement stays with its article, {shown(e.article.id)}"
            self._wrong(row, ARTICLE, f"{message}; for one of another article write a new row")
        said = self._said(row, cells_of(written_fields(e.entry)))
        self.statements.append(Incoming(row=row.number, of=e, article=e.article.id, said=said))

    def _said(self, row: Row, old: Mapping[str, str]) -> dict[str, object]:
        """Return the values of the cells of a row that say something else than before."""
        said: dict[str, object] = {}
        for name in in_order(row.cells):
            cell = row.cells[name]
            if name in {ID, ARTICLE} or is_same(name, cell, old.get(name, "")):
                continue
            try:
                said[name] = says(name, cell, old.get(name, ""))
            except AmbiguousCellError as error:
                self._wrong(row, name, f"{shown(cell)} is {error}")
        return said
