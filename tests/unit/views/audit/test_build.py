"""What stands in an audit, and in which order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from compliance.assessments.points import UnknownPointError
from compliance.audit.audited import Audited
from compliance.audit.rule import Severity
from compliance.audit.run import run_audit
from compliance.library.store import StoredText, TextLibrary
from compliance.passages.prove import Prover
from compliance.render.json.audit import render_audit_json
from compliance.views.audit.build import AuditRequest, build_audit_view
from compliance.views.audit.view import AuditedTargetView, AuditView
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import UnknownIdError
from support.audits import audit_view_of, finding, traces_in
from support.builders import GAZETTE, HERALD, workspace
from support.lake_texts import GAZETTE as GAZETTE_TEXT
from support.lake_texts import HERALD as HERALD_TEXT
from support.rendered import text_of
from support.reports import TextsInMemory

BOTH = [HERALD_TEXT, GAZETTE_TEXT]


def targets_of(view: AuditView) -> Iterator[AuditedTargetView]:
    if view.whole is not None:
        yield view.whole
    for clause in view.clauses:
        if clause.whole is not None:
            yield clause.whole
        yield from clause.obligations


def target(view: AuditView, wanted: str) -> AuditedTargetView:
    return next(t for t in targets_of(view) if t.id == wanted)


def test_without_points_every_target_is_there_the_agreement_first(tmp_path: Path) -> None:
    view = audit_view_of(workspace(tmp_path))
    assert [t.id for t in targets_of(view)] == ["*", "1", "1a", "1b", "2", "2a", "2b"]


def test_only_the_points_asked_for_are_there(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert [t.id for t in targets_of(audit_view_of(root, points=["2"]))] == ["2", "2a", "2b"]
    one = audit_view_of(root, points=["2a"])
    assert [t.id for t in targets_of(one)] == ["2a"]
    assert [clause.number for clause in one.clauses] == ["2"]
    with pytest.raises(UnknownPointError, match='no point "3"'):
        audit_view_of(root, points=["3"])
    with pytest.raises(UnknownIdError, match='no side or source "nort"'):
        audit_view_of(root, "nort")


def test_the_levels_named_add_up(tmp_path: Path) -> None:
    view = audit_view_of(workspace(tmp_path), texts=[GAZETTE_TEXT])
    assert [(one.level.code, one.number) for one in view.levels] == [
        ("exact", 6),
        ("unverified", 6),
    ]
    assert view.total == sum(one.number for one in view.levels) == 12
    assert view.texts_held == 1


def test_records_stand_by_side_in_the_order_of_the_agreement_then_by_id(tmp_path: Path) -> None:
    speakers = ("an-officer", "south-office", "north-ministry", "wire", "north-harbour")
    view = audit_view_of(workspace(tmp_path, evidence=[{"speaker": one} for one in speakers]))
    assert [trace.record.evidence.speaker.id for trace in target(view, "1a").traces] == [
        "north-ministry",
        "north-harbour",
        "south-office",
        "wire",
        "an-officer",
    ]


def test_a_record_is_printed_in_full_at_the_first_of_its_targets_that_was_asked_for(
    tmp_path: Path,
) -> None:
    root = workspace(tmp_path, evidence=[{"targets": ["1a", "2a", "2"]}])
    view = audit_view_of(root)
    assert [t.id for t in targets_of(view) if t.traces] == ["1a"]
    assert [t.id for t in targets_of(view) if t.above] == ["2", "2a"]
    assert [t.id for t in targets_of(audit_view_of(root, points=["2"])) if t.traces] == ["2"]


def test_articles_are_numbered_as_records_cite_them_and_none_is_left_out(tmp_path: Path) -> None:
    root = workspace(tmp_path, articles=[{}])
    numbers = {one.article.number: one.article.id for one in audit_view_of(root).articles}
    assert numbers == {1: GAZETTE, 2: HERALD, 3: "wire-1999-07-05"}
    ferry = [one.article.id for one in audit_view_of(root, points=["2b"]).articles]
    assert ferry == [HERALD]


def test_who_says_nothing_is_named_with_the_reason(tmp_path: Path) -> None:
    view = audit_view_of(workspace(tmp_path), points=["2b"])
    assert [(b.why, b.names) for b in target(view, "2b").blanks] == [
        ("not searched", ("south", "isles")),
        ("searched, nothing found", ("league",)),
    ]
    assert target(view, "2b").missing == (
        ("south", "not_searched"),
        ("league", "searched_empty"),
        ("isles", "not_searched"),
    )
    one = audit_view_of(workspace(tmp_path), "north-herald", points=["2b"])
    assert [(b.why, b.names) for b in target(one, "2b").blanks] == [
        ("1 article by North Herald read in full, it does not mention it", ("north-herald",))
    ]


def test_what_is_not_counted_leaves_the_blank_standing(tmp_path: Path) -> None:
    left_out = {"scope": "not_a_clause", "note": "Why."}
    view = audit_view_of(workspace(tmp_path, evidence=[left_out]), "north")
    assert len(target(view, "1a").traces) == 1
    assert (
        target(view, "1a").blanks[0].why
        == "1 article from North Shore read in full, it does not mention it"
    )


def test_findings_stand_with_what_they_are_about(tmp_path: Path) -> None:
    told = [
        finding(),
        finding("silent-target", Severity.INFO, subject="1b", evidence=None),
        finding("article-not-coded", Severity.INFO, subject=HERALD, evidence=None),
        finding("unused-source", Severity.INFO, subject="wire", evidence=None),
    ]
    view = audit_view_of(workspace(tmp_path), findings=told)
    of_record, of_target, of_article, of_source = view.all_findings
    assert [(t.record.id, t.findings) for t in traces_in(view) if t.findings] == [
        (f"{GAZETTE}#e1", (of_record,))
    ]
    assert [(t.id, t.findings) for t in targets_of(view) if t.findings] == [("1b", (of_target,))]
    assert [(one.article.id, one.findings) for one in view.articles if one.findings] == [
        (HERALD, (of_article,))
    ]
    assert of_source.subject == "wire"


def test_an_audit_fails_from_the_severity_asked_for_on(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    told = [finding(), finding("claim-status", Severity.WARNING)]

    def failing(least: Severity | None) -> tuple[str | None, int]:
        view = audit_view_of(root, findings=told, fail_on=least)
        return view.fail_on, view.failing

    assert failing(Severity.ERROR) == ("error", 1)
    assert failing(Severity.WARNING) == ("warning", 2)
    assert failing(None) == (None, 0)


def test_a_text_that_is_held_but_altered_is_not_said_to_be_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def altered(_: TextsInMemory, sha256: str) -> StoredText | None:
        herald = sha256.startswith("afee9988")
        return StoredText("other words", intact=False) if herald else None

    monkeypatch.setattr(TextsInMemory, "get", altered)
    view = audit_view_of(workspace(tmp_path))
    assert {one.article.id: one.texts[0].standing for one in view.articles} == {
        GAZETTE: "not here",
        HERALD: "held here, but altered: it proves nothing",
    }
    assert view.texts_held == 0


def test_machine_output_has_every_record_under_each_of_its_targets(tmp_path: Path) -> None:
    root = workspace(tmp_path, evidence=[{"targets": ["1a", "2a"]}, {"targets": ["*"]}])
    document: dict[str, Any] = json.loads(
        text_of(render_audit_json(audit_view_of(root, texts=BOTH)))
    )
    found = {
        o["id"]: [e["id"] for e in o["evidence"]]
        for clause in document["clauses"]
        for o in clause["obligations"]
    }
    assert found == {"1a": [f"{GAZETTE}#e1"], "1b": [], "2a": [f"{GAZETTE}#e1"], "2b": []}
    assert [e["id"] for e in document["evidence"]] == [f"{GAZETTE}#e2"]
    assert document["passages"]["total"] == 2
    assert document["evidence"][0]["range"] == [271, 287]
    assert document["clauses"][0]["blanks"]["south"] == "not_searched"


def test_machine_output_says_how_a_near_passage_differs(tmp_path: Path) -> None:
    root = workspace(tmp_path, evidence=[{"passage": {"start": "The boats left the island"}}])
    view = audit_view_of(root, texts=BOTH, points=["1a"])
    document: dict[str, Any] = json.loads(text_of(render_audit_json(view)))
    (record,) = document["clauses"][0]["obligations"][0]["evidence"]
    assert record["near"] == {
        "range": [196, 219],
        "parts": [
            {
                "part": "start",
                "standing": "altered",
                "range": [196, 219],
                "difference": [{"text": "lane", "pin": "island"}],
            }
        ],
    }


def test_no_text_is_opened_twice(tmp_path: Path) -> None:
    library = TextLibrary(tmp_path / "texts")
    for text in BOTH:
        library.put(text)
    root = workspace(tmp_path / "lake")
    made = load_workspace(root)
    audited = Audited(made, made.agreement(), Prover(made, library))
    view = build_audit_view(run_audit(audited), AuditRequest(root=root))
    assert view.texts_held == 2
    assert library.opened == 2
