"""What the dots in a passage stand for, in each output: a mayor who excludes a quarter."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from compliance.library.store import TextLibrary
from support.cli import run_cli
from support.repository import ROOT

TEXT = """Told on that day

"We stopped the fire in every place, excluding the mill and the lower quarters of the town", \
the mayor said.
"""
RECORD = "post-2015-03-01#e1"
KEPT = "“We stopped the fire in … excluding the mill and the … quarters of the town”"
MARKED = (
    "“We stopped the fire in … [words that limit this are left out here] … quarters of the town”"
)
FORMATS = ("text", "md", "html")
COMMANDS = (
    *(("report", "--point", "1", "-f", made) for made in FORMATS),
    *(("audit", "--point", "1", "-f", made) for made in FORMATS),
    ("diff", "hill", "vale", "-f", "html"),
    ("show", RECORD),
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    TextLibrary(tmp_path / "library").put(TEXT)
    return tmp_path / "library"


@pytest.fixture
def bridge(tmp_path: Path, library: Path) -> Path:
    """The workspace, its passage affirmed."""
    root = Path(shutil.copytree(ROOT / "tests" / "support" / "bridge", tmp_path / "bridge"))
    hashed = sha256(TEXT.encode()).hexdigest()
    held = [{"container_sha256": hashed, "range": [0, len(TEXT)], "text_sha256": hashed}]
    with (root / "articles" / "post-2015-03-01.yaml").open("a", encoding="utf-8") as file:
        file.write(f"held: {json.dumps(held)}\n")
    told(root, library, "affirm", RECORD)
    return root


def told(root: Path, library: Path, *words: str) -> str:
    """Return what a command prints, as one line and without the markup of Markdown."""
    ran = run_cli("-w", root, *words, env=texts_in(library))
    assert ran.status == 0, ran.stderr
    return " ".join(unescape(ran.stdout).replace("\\", "").split())


def document(root: Path, library: Path, *words: str) -> dict[str, Any]:
    """Return what a command writes as JSON, parsed."""
    ran = run_cli("-w", root, *words, "-f", "json", env=texts_in(library))
    assert ran.status == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def texts_in(library: Path) -> Mapping[str, str]:
    return {"COMPLIANCE_TEXTS": str(library)}


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_limit_is_printed_or_marked_wherever_the_ends_are(
    words: tuple[str, ...], bridge: Path, library: Path, tmp_path: Path
) -> None:
    if words[0] != "show":
        public = told(bridge, library, *words, "--public")
        assert KEPT in public
        assert "lower" not in public
    whole = told(bridge, library, *words)
    assert "every place, excluding the mill and the lower quarters" in whole
    assert MARKED in told(bridge, tmp_path / "nothing", *words)


def test_the_lock_alone_changes_nothing_but_the_mark(bridge: Path, tmp_path: Path) -> None:
    lock = bridge / "compliance.lock"
    assert '"limited":true' in lock.read_text("utf-8")
    lock.write_text(lock.read_text("utf-8").replace('"limited":true,', ""), "utf-8")
    plain = told(bridge, tmp_path / "nothing", "report", "--point", "1")
    assert "“We stopped the fire in … quarters of the town”" in plain
    again = run_cli("-w", bridge, "affirm", "--all", env=texts_in(tmp_path / "library"))
    assert "changed since affirmed 0" in again.stdout + again.stderr


@pytest.mark.parametrize(
    ("held", "limited", "cell"),
    [
        (True, ["excluding the mill and the"], "excluding the mill and the"),
        (False, [], "[words that limit this are left out here]"),
    ],
)
def test_machines_are_told_too(
    held: bool, limited: list[str], cell: str, bridge: Path, library: Path
) -> None:
    texts = library if held else library / "nothing"
    said = document(bridge, texts, "report", "--source", "vale", "--point", "1")
    clause = said["clauses"][0]["obligations"][0]
    found = {e["id"]: e["passage"]["limited"] for e in clause["evidence"]}
    assert found == {RECORD: limited}
    assert not any("limited" in e["passage"] for o in clause["others"] for e in o["evidence"])
    rows = run_cli("-w", bridge, "report", "-f", "csv", env=texts_in(texts)).stdout.splitlines()
    assert rows[0].endswith(",passage_limited")
    assert [row.rpartition(",")[2] for row in rows if RECORD in row] == [cell]
    assert {row.rpartition(",")[2] for row in rows[1:] if RECORD not in row} == {""}


def test_a_site_keeps_the_limit_too(bridge: Path, library: Path, tmp_path: Path) -> None:
    for place, expected in ((library, KEPT), (tmp_path / "nothing", MARKED)):
        folder = tmp_path / f"site-{place.name}"
        done = run_cli("-w", bridge, "site", folder, "--public", env=texts_in(place))
        assert done.status == 0, done.stderr
        pages = [path.read_text("utf-8") for path in folder.rglob("*.html")]
        assert any(expected in page for page in pages)
        assert not any("in … quarters of the town" in page for page in pages)


def test_the_audit_finds_it_with_and_without_the_text(bridge: Path, library: Path) -> None:
    for texts in (library, library / "nothing"):
        found = document(bridge, texts, "audit")["findings"]
        (limited,) = [one for one in found if one["code"] == "limited-by-left-out"]
        assert (limited["severity"], limited["subject"]) == ("warning", RECORD)
