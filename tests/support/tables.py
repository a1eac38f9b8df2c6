"""Tables of statements, and what people do to them in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support.builders import GAZETTE, HERALD, article, record, workspace
from support.cli import Finished, run_cli

INERT = "=1+1, -2;@x"
CODERS = "coders:\n  - {id: anna, name: Anna, kind: person}\n"
RECORDS: list[dict[str, Any]] = [
    record(id="e1", status="fulfilled", respondents=["south"], claim=INERT, coded_by=["anna"]),
    record(
        id="e2",
        act="states",
        event="1999-06",
        part={"words": "at night"},
        passage={"start": "Two boats stayed", "end": "in port", "page": 12, "time": "1:02:03"},
        figures=[
            {"what": "boats", "of": "north", "value": 2, "as_printed": "two"},
            {"what": "nets", "of": "north", "value": "2.5", "as_printed": "2.5"},
        ],
    ),
    record(id="e3", asserted="1999-06-03", note="Two\u2028lines.".replace("\u2028", " ")),
    record(id="e1", article=HERALD, act="denies", responds_to=[f"{GAZETTE}#e1"], extent="whole"),
]


@dataclass
class Sheet:
    """A table as it stands open in a spreadsheet."""

    names: list[str]
    rows: list[dict[str, str]]
    extra: list[list[str]] = field(default_factory=list)

    @classmethod
    def of(cls, data: bytes) -> Sheet:
        lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        return cls(lines[0], [dict(zip(lines[0], line, strict=True)) for line in lines[1:]])

    def set(self, id: str, **cells: str) -> Sheet:
        """Write into the row of a statement; `__` stands for a dot in a column."""
        row = next(one for one in self.rows if one["id"].endswith(id))
        row.update({name.replace("__", "."): cell for name, cell in cells.items()})
        return self

    def add(self, **cells: str) -> Sheet:
        """Write a row below the last."""
        self.rows.append({name.replace("__", "."): cell for name, cell in cells.items()})
        return self

    def csv(self, sign: str = ",", line_end: str = "\r\n") -> bytes:
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=sign, lineterminator=line_end)
        writer.writerow(self.names)
        writer.writerows([row.get(name, "") for name in self.names] for row in self.rows)
        writer.writerows(self.extra)
        return out.getvalue().encode()


def exported(root: Path, *options: str, to: str = "csv") -> bytes:
    """Return the statements of a workspace as a table."""
    path = root.parent / f"table.{to}"
    done = run_cli("-w", root, "export", "--to", to, "-o", path, *options)
    assert done.status == 0, done.stderr
    return path.read_bytes()


def imported(root: Path, data: bytes, *options: str, to: str = "csv") -> Finished:
    """Import a table into a workspace."""
    path = root.parent / f"edited.{to}"
    path.write_bytes(data)
    return run_cli("-w", root, "import", path, *options)


def evidence(root: Path) -> Mapping[str, bytes]:
    """Return the bytes of all files of evidence."""
    return {one.name: one.read_bytes() for one in sorted((root / "evidence").iterdir())}


def changed_lines(before: bytes, after: bytes) -> tuple[Iterable[bytes], Iterable[bytes]]:
    """Return the lines that are gone, and those that are new."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return [one for one in old if one not in new], [one for one in new if one not in old]


def lake_in_rows(folder: Path) -> Path:
    """Make a workspace of four statements, which fill columns of all kinds."""
    files = {"coders.yaml": CODERS}
    return workspace(folder / "lake", evidence=RECORDS, articles=[article()], files=files)
