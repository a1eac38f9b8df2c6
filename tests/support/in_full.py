"""The part of the shipped workspace that was coded in full: what it says stays as it is.

Articles and records come to the shipped workspace all the time, so what a test expects of one cell
or one row of it would be otherwise with each of them. Expected output is of this part, which a
person can still read.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Final

from compliance.audit.audited import Audited
from compliance.audit.rules.sources import unused_incident, unused_source
from compliance.library.store import TextLibrary
from compliance.model.words import Coded
from compliance.passages.prove import Prover
from compliance.workspace.layout import (
    AGREEMENTS,
    ARTICLES,
    CODERS,
    EVIDENCE,
    INCIDENTS,
    LOCK,
    PLACES,
    SEARCHES,
    SETTINGS,
    SOURCES,
)
from compliance.workspace.load import load_workspace
from support.repository import ROOT

_ENTRY: Final = re.compile(r"^(?=  - id: )", re.MULTILINE)
_ID: Final = re.compile(r"  - id: (\S+)")


def copy_in_full(root: Path) -> Path:
    """Copy into a folder what is about the articles coded in full, and return the folder."""
    known = load_workspace(ROOT)
    root.mkdir(parents=True)
    for folder in (AGREEMENTS, SOURCES):
        shutil.copytree(ROOT / folder, root / folder)
    for file in (SETTINGS, INCIDENTS, PLACES, SEARCHES, CODERS):
        shutil.copy(ROOT / file, root / file)
    full = {one.id for one in known.articles.values() if one.coded is Coded.FULL}
    for folder in (ARTICLES, EVIDENCE):
        (root / folder).mkdir()
        for article in sorted(full):
            shutil.copy(ROOT / folder / f"{article}.yaml", root / folder)
    lines = (ROOT / LOCK).read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if json.loads(line)["evidence"].partition("#")[0] in full]
    (root / LOCK).write_text("".join(kept), "utf-8")
    while unused := _unused(root):
        for path in (*(root / SOURCES).glob("*.yaml"), root / INCIDENTS):
            entries = _ENTRY.split(path.read_text("utf-8"))
            named = [one for one in entries if _id_of(one) not in unused]
            path.write_text("".join(named), "utf-8")
    return root


def _unused(root: Path) -> set[str]:
    """Return the ids of the sources and incidents that nothing names."""
    known = load_workspace(root)
    audited = Audited(known, known.agreement(), Prover(known, TextLibrary(root / "texts")))
    rules = (unused_source, unused_incident)
    return {found.remark.subject for rule in rules for found in rule.findings(audited)}


def _id_of(entry: str) -> str:
    found = _ID.match(entry)
    return found[1] if found else ""
