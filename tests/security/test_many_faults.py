"""Files of which every item is wrong: told in bounded memory, a thousand problems in all."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from compliance.errors import MOST_PROBLEMS, TOO_MANY
from support.builders import workspace

SIZE = 2_000_000
MEMORY = 700 * 1024 * 1024
SECONDS = 30
"""Of the processor. On an idle machine none takes two."""


def filled(before: str, item: str, after: str = "") -> str:
    return f"{before}{item * (SIZE // len(item))}{after}"


EVIDENCE = "article: a\nagreement: b\nevidence:\n"
DUTY = 'id: a\nclauses:\n  - number: "1"\n    obligations:\n    - id: 1a\n'
FILES = {
    "records": ("evidence/a.yaml", filled(EVIDENCE, "  - {}\n")),
    "figures": ("evidence/a.yaml", filled(f"{EVIDENCE}  - figures: [", "{},\n  ", "]\n")),
    "targets": ("evidence/a.yaml", filled(f"{EVIDENCE}  - targets: [", "{},\n  ", "]\n")),
    "lists": ("evidence/a.yaml", filled(EVIDENCE, "  - {via: [{},{}], figures: [{},{},{}]}\n")),
    "keys": (
        "evidence/a.yaml",
        f"{EVIDENCE}  - id: e1\n" + "".join(f"    k{n}: 1\n" for n in range(SIZE // 12)),
    ),
    "clauses": ("agreements/a.yaml", filled("id: a\nclauses:\n", "  - {}\n")),
    "readings": ("agreements/a.yaml", filled(f"{DUTY}      readings: [", "{},\n  ", "]\n")),
    "sources": ("sources/a.yaml", filled("side: a\nsources:\n", "  - {}\n")),
    "chain": ("articles/a.yaml", filled("id: a\nchain:\n", "  - {}\n")),
    "incidents": ("incidents.yaml", filled("incidents:\n", "  - {}\n")),
    "searches": ("searches.yaml", filled("searches:\n", "  - {}\n")),
    "objections": ("objections.yaml", filled("objections:\n", "  - {}\n")),
    "lock": ("compliance.lock", filled("", "0\n")),
    "fingerprint": (
        "compliance.lock",
        json.dumps({"fingerprint": {f"k{n}": {} for n in range(SIZE // 12)}}) + "\n",
    ),
}


def check(root: Path, format: str = "text") -> str:
    """Return what `check` prints of a workspace with problems, in little memory and time."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    start = (sys.executable, "-m", "compliance", "--workspace", str(root), "check")
    finished = subprocess.run(
        (*start, "--format", format),
        env={"COMPLIANCE_CACHE": "off"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=limited,
    )
    assert (finished.returncode, finished.stderr) == (3, "")
    return finished.stdout


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_nothing_right_is_told_of_in_bounded_memory(name: str, tmp_path: Path) -> None:
    file, content = FILES[name]
    said = check(workspace(tmp_path, files={file: content.encode()})).splitlines()
    assert len(said) == MOST_PROBLEMS + 1
    assert said[-1].endswith(f": too-many: {TOO_MANY}")
    assert all(line.startswith(f"{file}:") for line in said[-900:])


@pytest.mark.parametrize("format", ["text", "json", "github"])
def test_of_the_problems_of_many_files_a_thousand_are_told(format: str, tmp_path: Path) -> None:
    bad = EVIDENCE + 90 * "  - {}\n"
    root = workspace(tmp_path, files={f"evidence/a{n:03}.yaml": bad.encode() for n in range(300)})
    said = check(root, format)
    assert said.count("missing-key") == MOST_PROBLEMS
    assert said.count("too-many") == 1
    assert len(said) < 300_000
