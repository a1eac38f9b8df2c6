"""An invented workspace whose statements go to programs that code, and come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from compliance.library.store import TextLibrary, text_sha256
from support.builders import HERALD, article, record, workspace
from support.cli import Finished, run_cli
from support.refi.others import Files, Node, rewritten

WIRE = "wire-1999-07-05"
PLAIN = (
    "\U0001f6a3 Boats\nlie \U0001f30a\U0001f30a here.\nTwo \U0001f6a3 boats left.\n"
    "Nobody asked them\nto \U0001f6a3 leave at all.\n"
)
NASTY = "\ufeff" + PLAIN.replace("\n", "\r\n")
"""A text with signs beyond the basic plane, and the same as it is held."""
RECORDS: list[dict[str, Any]] = [
    record(id="e1", status="fulfilled", respondents=["south"], note="A note.", event="1999-06-02"),
    record(id="e2", targets=["1", "1a"], act="states", speaker="south-office", event="1999-06"),
    record(id="e3", act="denies", responds_to=["e1"], extent="whole"),
    record(id="e1", article=HERALD, passage={"start": "Ferries crossed", "end": "in June"}),
    record(
        article=HERALD,
        id="e2",
        act="states",
        incident="gate-shut",
        figures=[{"what": "boats", "of": "north", "value": 2, "as_printed": "two"}],
        passage={"start": "The gates of the dam", "end": "treaty asks"},
    ),
    record(article=WIRE, passage={"start": "\U0001f6a3 Boats"}),
    record(article=WIRE, passage={"start": "lie", "end": "here"}),
    record(article=WIRE, passage={"start": "Two \U0001f6a3 boats"}),
]
ALL = f"{len(RECORDS)} statements as here, 0 changed, 0 for the inbox\n"


def make_lake(folder: Path) -> Path:
    """Write the workspace into a folder; return its own folder."""
    held = {
        "container_sha256": "a" * 64,
        "range": [0, len(NASTY)],
        "text_sha256": text_sha256(NASTY),
    }
    return workspace(folder / "lake", articles=[article(held=[held])], evidence=RECORDS)


def with_nasty(lake_texts: dict[str, str]) -> dict[str, str]:
    """Return the environment of somebody who holds all texts of its articles."""
    TextLibrary(Path(lake_texts["COMPLIANCE_TEXTS"])).put(NASTY)
    return lake_texts


def exported(root: Path, env: dict[str, str], *options: str, to: str = "qdpx") -> Path:
    path = root.parent / f"made.{to}"
    done = run_cli("-w", root, "-q", "export", "--to", to, "-o", path, *options, env=env)
    assert done.status == 0, done.stderr
    return path


def imported(root: Path, path: Path, env: dict[str, str], *options: str) -> Finished:
    return run_cli("-w", root, "import", path, *options, env=env)


def evidence(root: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in (root / "evidence").iterdir()}


def left_out(done: Finished) -> list[str]:
    """Return the sentences for what was left out of a plan, with status 1 if there are any."""
    lines = done.stdout.splitlines()
    if "left out:" not in lines:
        return []
    assert done.status == 1
    after = lines[lines.index("left out:") + 1 :]
    return [line.strip() for line in after if line.startswith("  ")]


def told(root: Path, env: dict[str, str], change: Callable[[Node, Files], None]) -> list[str]:
    """Return what is left out of a project that is changed so."""
    return left_out(imported(root, rewritten(exported(root, env, "--texts"), change), env))
