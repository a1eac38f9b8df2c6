"""Plant the eight faults of the peers' table, one at a time, and see which command says so.

Each is put into the workspace of a hundred records that `invented.py` makes, as `a_faults.py` of
the peers puts it into theirs. `check` must name seven; that a quotation is not in its article can
be seen only with the article's text, so that one is asked of `audit`, with a text for the article.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from benchmarks.invented import Item, peers_folder, peers_items, workspace_files

RECORDS: Final = 100
EVIDENCE: Final = "evidence/paper-00001.yaml"
ARTICLE: Final = "articles/paper-00001.yaml"
AUDITED: Final = "quote not in its article"

# The first place that has the one form gets the other; the program must say the code of it.
PLANTED: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "dangling link": (EVIDENCE, "targets: .*", "targets: [999a]", "unknown-target"),
    "duplicate id": (EVIDENCE, "id: e002", "id: e001", "duplicate-id"),
    "unknown status": (EVIDENCE, "status: .*", "status: fulfiled", "unknown-word"),
    "impossible date": (EVIDENCE, "asserted: .*", 'asserted: "2021-13-45"', "date"),
    "no source": (EVIDENCE, "speaker: .*", 'speaker: ""', "wrong-value"),
    "bad URL": (ARTICLE, "url: .*", "url: htp:/news example", "wrong-value"),
    "no text": (EVIDENCE, "claim: .*", 'claim: ""', "wrong-value"),
    AUDITED: (EVIDENCE, "start: .*\n.*end: .*", "start: Nobody wrote this", "missing-passage"),
}


def seen(peers: Path) -> dict[str, bool]:
    """Return of each fault whether the program names it where the clean workspace has nothing."""
    clean = dict(workspace_files(*peers_items(peers, RECORDS)))
    text = _text_of(peers_items(peers, RECORDS)[1])
    clean[ARTICLE] += _held(text)
    with tempfile.TemporaryDirectory() as folder:
        base = _said(Path(folder) / "clean", clean, text)
        found = {}
        for name, (file, old, new, code) in PLANTED.items():
            planted = {**clean, file: re.sub(old, new, clean[file], count=1)}
            said = _said(Path(folder) / name.replace(" ", "-"), planted, text)
            command = "audit" if name == AUDITED else "check"
            found[name] = code in said[command] - base[command]
    return found


def _text_of(items: list[Item]) -> bytes:
    return "\n".join(item["text"] for item in items).encode()


def _held(text: bytes) -> str:
    """Say in an article's file that the whole of a file is its text."""
    sha256, end = hashlib.sha256(text).hexdigest(), len(text.decode())
    return (
        f"held:\n  - container_sha256: {sha256}\n    range: [0, {end}]\n    text_sha256: {sha256}\n"
    )


def _said(root: Path, files: Mapping[str, str], text: bytes) -> dict[str, frozenset[str]]:
    """Return the codes that each command gives, with the article's text in the library."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, "utf-8")
    (root / "article.txt").write_bytes(text)
    _run(root, "articles", "add", str(root / "article.txt"))
    checked, audited = _run(root, "check", "-f", "json"), _run(root, "audit", "-f", "json")
    problems = json.loads(checked)["problems"]
    return {
        "check": frozenset(problem["code"] for problem in problems),
        "audit": frozenset(finding["code"] for finding in json.loads(audited)["findings"])
        if not problems
        else frozenset(),
    }


def _run(root: Path, *command: str) -> str:
    environment = {**os.environ, "COMPLIANCE_CACHE": "off", "COMPLIANCE_TEXTS": str(root / "texts")}
    argv = [sys.executable, "-m", "compliance", "--workspace", str(root), *command]
    return subprocess.run(argv, capture_output=True, text=True, env=environment, check=False).stdout


if __name__ == "__main__":
    found = seen(peers_folder(*sys.argv[1:]))
    sys.stdout.write(f"planted faults seen: {sum(found.values())} of {len(found)}\n")
    for name, visible in found.items():
        sys.stdout.write(f"{'seen' if visible else 'missed':8}{name}\n")
