"""compliance audit, on the shipped workspace and at its edges."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from compliance.cli.commands.audit import AuditFormat, FailOn
from support.builders import GAZETTE, workspace
from support.cli import run_cli
from support.lake_texts import write_digest
from support.repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.golden import Golden

ENDINGS = {"text": "txt", "md": "md", "html": "html", "json": "json"}
POINT_4 = ("--source", "az", "--point", "4")


def audit(*options: str | Path, env: dict[str, str] | None = None) -> str:
    finished = run_cli("audit", *options, env=env, cwd=ROOT)
    assert (finished.status, finished.stderr) == (0, "")
    return finished.stdout


def audit_json(*options: str, env: dict[str, str] | None = None) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(audit(*options, "-f", "json", env=env))
    return document


def records(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from document["evidence"]
    for clause in document["clauses"]:
        for target in (clause, *clause["obligations"]):
            yield from target["evidence"]


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """The invented workspace, with one record whose passage stands nowhere in its text."""
    return workspace(tmp_path / "lake", evidence=[{}, {"passage": {"start": "Seven swans"}}])


@pytest.fixture
def held(tmp_path: Path, lake: Path) -> dict[str, str]:
    """The environment of a user who holds the invented texts."""
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    done = run_cli("-w", lake, "articles", "add", write_digest(tmp_path), env=env)
    assert done.status == 0, done.stderr
    return env


@pytest.mark.parametrize("format", ENDINGS)
def test_point_4_of_the_shipped_workspace_in_every_format(format: str, golden: Golden) -> None:
    golden(f"shipped/audit-az-point-4.{ENDINGS[format]}", audit(*POINT_4, "-f", format))


def test_the_shipped_workspace_as_annotations(golden: Golden) -> None:
    golden("shipped/audit.github", audit("-f", "github"))


def test_the_shipped_workspace_has_no_error_and_its_counts_add_up() -> None:
    document = audit_json()
    assert document["schema"] == "compliance/audit/1"
    assert [f for f in document["findings"] if f["severity"] == "error"] == []
    passages = document["passages"]
    assert passages["total"] == sum(n for level, n in passages.items() if level != "total")
    assert {e["id"] for e in records(document)} >= set(document["unchecked"]["evidence"])
    assert len({e["id"] for e in records(document)}) == passages["total"] == 178


def test_with_the_texts_every_passage_is_found_and_no_error_appears(texts: dict[str, str]) -> None:
    document = audit_json(env=texts)
    passages = document["passages"]
    assert passages["exact"] + passages["folded"] == passages["total"] == 178
    assert [f for f in document["findings"] if f["severity"] == "error"] == []
    assert document["unchecked"] == {"codes": [], "evidence": []}
    assert all(e["suspect"] == [] and e["affirmed"] for e in records(document))


def test_a_public_audit_prints_of_a_passage_only_its_ends(texts: dict[str, str]) -> None:
    middles = []
    for e in records(audit_json(env=texts)):
        passage = e["passage"]
        middle = passage["text"].removeprefix(passage["start"])
        middle = middle.removesuffix(passage["end"] or "").strip()
        if len(middle.split()) > 12:
            middles.append(middle)
    assert len(middles) > 10
    for format in AuditFormat:
        public = audit("--public", "-f", format, env=texts)
        assert [words for words in middles if words in public] == []


def test_a_finding_at_or_above_the_asked_severity_ends_with_status_1(
    lake: Path, held: dict[str, str]
) -> None:
    def status(*options: str) -> int:
        return run_cli("-w", lake, "audit", *options, env=held).status

    assert status() == 1
    assert [status("--fail-on", least) for least in FailOn] == [1, 1, 1, 0]
    assert status("--source", "south-gazette") == 0


def test_what_was_found_is_written_all_the_same(lake: Path, held: dict[str, str]) -> None:
    for format in AuditFormat:
        done = run_cli("-w", lake, "audit", "-f", format, env=held)
        assert (done.status, done.stderr) == (1, "")
        assert "missing-passage" in done.stdout
        assert f"{GAZETTE}#e2" in done.stdout


def test_the_ending_of_the_output_file_chooses_the_format(
    tmp_path: Path, lake: Path, held: dict[str, str]
) -> None:
    for format, ending in ENDINGS.items():
        file = tmp_path / f"audit.{ending}"
        done = run_cli("-w", lake, "audit", "-o", file, env=held)
        assert (done.status, done.stdout) == (1, "")
        expected = run_cli("-w", lake, "audit", "-f", format, env=held).stdout
        assert file.read_bytes().decode() == expected


def test_a_template_of_the_workspace_wins(lake: Path) -> None:
    template = lake / "templates" / "audit" / "audit.md.j2"
    template.parent.mkdir(parents=True)
    template.write_text("{{ view.total }} passages\n", "utf-8")
    assert run_cli("-w", lake, "audit", "-f", "md").stdout == "2 passages\n"


@pytest.mark.parametrize(
    ("options", "status", "message"),
    [
        (("--source", "azz"), 3, 'no side or source "azz"; did you mean "az"?'),
        (("--point", "10"), 3, 'no point "10"'),
        (("--fail-on", "none"), 2, "none"),
        (("-f", "sarif"), 2, "sarif"),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_message(
    options: tuple[str, ...], status: int, message: str
) -> None:
    finished = run_cli("audit", *options, cwd=ROOT)
    assert finished.status == status
    assert message in finished.stderr
    assert finished.stdout == ""


def test_a_workspace_with_a_problem_is_not_audited(lake: Path) -> None:
    (lake / "searches.yaml").write_text("searches: none\n", "utf-8")
    finished = run_cli("-w", lake, "audit")
    assert (finished.status, finished.stdout) == (3, "")


def test_auditing_writes_nothing_into_the_workspace(lake: Path, held: dict[str, str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in lake.rglob("*")}
    run_cli("-w", lake, "audit", env=held)
    assert {path: path.stat().st_mtime_ns for path in lake.rglob("*")} == before


def test_one_letter_changed_in_a_held_text_is_found(
    lake: Path, tmp_path: Path, held: dict[str, str]
) -> None:
    (stored,) = (
        path
        for path in (tmp_path / "texts").rglob("*.txt")
        if "Two boats stayed" in path.read_text("utf-8")
    )
    stored.chmod(0o600)
    stored.write_text(stored.read_text("utf-8").replace("Two boats", "Two boots"), "utf-8")
    done = run_cli("-w", lake, "audit", env=held)
    assert done.status == 1
    assert "held here, but altered: it proves nothing" in " ".join(done.stdout.split())
    document = json.loads(run_cli("-w", lake, "audit", "-f", "json", env=held).stdout)
    found = [f for f in document["findings"] if f["code"] == "altered-text"]
    assert found
    assert all(GAZETTE in f["message"] for f in found)
