"""compliance audit, on the shipped workspace, what was coded in full of it, and at its edges."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from compliance.cli.commands.audit import AuditFormat, FailOn
from support.builders import GAZETTE, workspace
from support.cli import printed, printed_json, run_cli
from support.golden import Golden
from support.reports import Json, json_targets, middles

ENDINGS = {"text": "txt", "md": "md", "html": "html", "json": "json"}
POINT_4 = ("--source", "az", "--point", "4")


pytestmark = pytest.mark.usefixtures("there")

audit = partial(printed, "audit", cwd=Path())
audit_json = partial(printed_json, "audit")


def records(document: Json) -> list[Json]:
    whole = {"assessment": None, **document}
    return [e for _, found in json_targets(whole) for e in found["evidence"]]


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """The invented workspace, with one record whose passage stands nowhere in its text."""
    return workspace(tmp_path / "lake", evidence=[{}, {"passage": {"start": "Seven swans"}}])


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
    assert len({e["id"] for e in records(document)}) == passages["total"]


def test_with_the_texts_every_passage_is_found_and_no_error_appears(
    texts: dict[str, str], read: frozenset[str]
) -> None:
    document = audit_json(env=texts)
    held = {e["id"] for e in records(document) if e["article"] in read}
    passages = document["passages"]
    assert held
    assert passages["exact"] + passages["folded"] == len(held)
    assert [f for f in document["findings"] if f["severity"] == "error"] == []
    assert set(document["unchecked"]["evidence"]) == {e["id"] for e in records(document)} - held
    assert all(e["suspect"] == [] and e["affirmed"] for e in records(document))


def test_a_public_audit_prints_of_a_passage_only_its_ends(texts: dict[str, str]) -> None:
    hidden = middles(records(audit_json(env=texts, cwd=Path())))
    for format in AuditFormat:
        public = audit("--public", "-f", format, env=texts)
        assert [words for words in hidden if words in public] == []


def test_a_finding_at_or_above_the_asked_severity_ends_with_status_1(
    lake: Path, lake_texts: dict[str, str]
) -> None:
    def status(*options: str) -> int:
        return run_cli("-w", lake, "audit", *options, env=lake_texts).status

    assert status() == 1
    assert [status("--fail-on", least) for least in FailOn] == [1, 1, 1, 0]
    assert status("--source", "south-gazette") == 0


def test_what_was_found_is_written_all_the_same(lake: Path, lake_texts: dict[str, str]) -> None:
    for format in AuditFormat:
        done = run_cli("-w", lake, "audit", "-f", format, env=lake_texts)
        assert (done.status, done.stderr) == (1, "")
        assert "missing-passage" in done.stdout
        assert f"{GAZETTE}#e2" in done.stdout


def test_a_template_of_the_workspace_wins(lake: Path) -> None:
    template = lake / "templates" / "audit" / "audit.md.j2"
    template.parent.mkdir(parents=True)
    template.write_text("{{ view.total }} passages\n", "utf-8")
    assert run_cli("-w", lake, "audit", "-f", "md").stdout == "2 passages\n"


def test_a_workspace_with_a_problem_is_not_audited(lake: Path) -> None:
    (lake / "searches.yaml").write_text("searches: none\n", "utf-8")
    finished = run_cli("-w", lake, "audit")
    assert (finished.status, finished.stdout) == (3, "")


def test_one_letter_changed_in_a_held_text_is_found(
    lake: Path, tmp_path: Path, lake_texts: dict[str, str]
) -> None:
    (stored,) = (
        path
        for path in (tmp_path / "lake-texts").rglob("*.txt")
        if "Two boats stayed" in path.read_text("utf-8")
    )
    stored.chmod(0o600)
    stored.write_text(stored.read_text("utf-8").replace("Two boats", "Two boots"), "utf-8")
    done = run_cli("-w", lake, "audit", env=lake_texts)
    assert done.status == 1
    assert "held here, but altered: it proves nothing" in " ".join(done.stdout.split())
    document = json.loads(run_cli("-w", lake, "audit", "-f", "json", env=lake_texts).stdout)
    found = [f for f in document["findings"] if f["code"] == "altered-text"]
    assert found
    assert all(GAZETTE in f["message"] for f in found)
