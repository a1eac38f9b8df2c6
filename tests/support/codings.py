"""The invented workspace coded twice, by Anna as its evidence is and by Boris a little otherwise.

In the gazette b1 is e1, b2 is e2 (a passage a word shorter), b4 is e4 (another claim) and b6 is e6;
b3 has another act than e3; e5 is Anna's alone and b7 is Boris's. In the herald b1 has a wider
target than e1, and b5 another link than e5.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from compliance.coding.codings import Codings
from compliance.coding.pairs import TwoCodings
from compliance.library.store import TextLibrary
from compliance.model.base import CoderId
from compliance.workspace.checks.codings import find_coding_faults
from compliance.workspace.load import read_checked
from compliance.workspace.workspace import link
from support.builders import GAZETTE, HERALD, lake_files, workspace
from support.lake_cues import library_of_lake

ANNA: Final = CoderId("anna")
BORIS: Final = CoderId("boris")

_BORIS: Final = (
    ("coder: anna", "coder: boris"),
    ("id: e", "id: b"),
    ("[e4]", "[b4]"),
    ("gazette-1999-06-28#e1", "gazette-1999-06-28#b1"),
    ("{start: That is a breach,", "{start: is a breach,"),
    (
        "    act: assesses\n    status: fulfilled\n    respondents: [south]\n",
        "    act: states\n    respondents: [south]\n",
    ),
    ("claim: Two boats stayed.", "claim: Two of the boats did not leave."),
    (
        "    targets: [2a]\n    link: named\n    speaker: north-ministry\n",
        '    targets: ["2"]\n    link: named\n    speaker: north-ministry\n',
    ),
    (
        "    link: inferred\n    speaker: north-ministry\n",
        "    link: named\n    speaker: north-ministry\n",
    ),
)
_ALONE: Final = """\
  - id: b7
    targets: ["*"]
    link: inferred
    speaker: south-gazette
    act: background
    claim: There is an office for the lake.
    passage: {start: the Lake Office of South, end: said on Sunday}
"""


def coding_files() -> dict[str, str]:
    """Return the files of both codings by their paths in the workspace."""
    found = {}
    for name in (GAZETTE, HERALD):
        text = lake_files()[f"evidence/{name}.yaml"]
        anna = text.replace("agreement: lake_1999\n", "agreement: lake_1999\ncoder: anna\n", 1)
        boris = anna
        for old, new in _BORIS:
            boris = boris.replace(old, new)
        found[f"codings/anna/{name}.yaml"] = anna
        found[f"codings/boris/{name}.yaml"] = boris
    path = f"codings/boris/{GAZETTE}.yaml"
    start = found[path].index("  - id: b5")
    end = found[path].index("  - id: b6")
    found[path] = found[path][:start] + found[path][end:] + _ALONE
    return found


def coded_twice(root: Path, *, settled: bool = False) -> Path:
    """Write the workspace with both codings into a folder; return the folder.

    It has no evidence unless that is `settled`.
    """
    files: dict[str, str | bytes | None] = dict(coding_files())
    if not settled:
        files |= {path: None for path in lake_files() if path.startswith("evidence/")}
    return workspace(root, files=files)


def two_codings(root: Path, texts: Path) -> TwoCodings:
    """Return both codings of a workspace, with the texts of the articles in a library."""
    return TwoCodings(codings_of(root, library_of_lake(texts)), ANNA, BORIS)


def codings_of(root: Path, library: TextLibrary) -> Codings:
    """Return the codings of a workspace."""
    records = read_checked(root, codings=find_coding_faults)
    return Codings(records, library, link(records).agreement())
