"""Versions of an article: what the last one repeats stands once, what it leaves out is marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from compliance.assessments.cut import Cut
from compliance.assessments.versions import Versions, family_of
from compliance.model.base import ArticleId
from compliance.render.text.report import render_report_text
from compliance.workspace.workspace import Workspace
from support.builders import record, workspace
from support.cli import run_cli
from support.differences import sides
from support.rendered import text_of
from support.reports import document_of, json_panels, lake, view_of

Json = dict[str, Any]

FIRST: Json = {"id": "post-1", "published": "1999-07-05", "outlet": "south-gazette"}
SECOND: Json = {**FIRST, "id": "post-2", "published": "1999-07-06", "replaces": ["post-1"]}
SAID: Json = {"article": "post-1", "speaker": "south-office", "status": "violated"}


def made(root: Path, *evidence: Json, articles: Sequence[Json] = (FIRST, SECOND)) -> Workspace:
    return lake(root, evidence=[record(**one) for one in evidence], articles=articles)


def versions_of(workspace: Workspace) -> Versions:
    return Versions.of(tuple(workspace.articles.values()), workspace.evidence.values())


def south(document: Json, target: str = "1a") -> Json:
    return next(p for t, side, p in json_panels(document) if (t, side) == (target, "south"))


def test_a_statement_that_the_last_version_repeats_stands_there_alone(tmp_path: Path) -> None:
    workspace = made(tmp_path, SAID, {**SAID, "article": "post-2", "claim": "In other words."})
    found = versions_of(workspace)
    assert found.counterparts == {"post-1#e1": "post-2#e1"}
    assert found.superseded == frozenset()
    panel = south(document_of(view_of(workspace)))
    assert [e["id"] for e in panel["evidence"]] == ["post-2#e1"]
    assert [line["current"] for line in panel["assessment"]["statuses"]] == [True]


def test_what_only_the_replaced_version_says_is_kept_and_marked(tmp_path: Path) -> None:
    workspace = made(tmp_path, SAID, {**SAID, "article": "post-2", "status": "fulfilled"})
    assert versions_of(workspace).superseded == {"post-1#e1"}
    view = view_of(workspace)
    panel = south(document_of(view))
    assert panel["assessment"]["replaced"] == ["post-1#e1"]
    current = {line["status"]: line["current"] for line in panel["assessment"]["statuses"]}
    assert current == {"fulfilled": True, "violated": False}
    assert "violated" not in panel["assessment"]["label"]
    assert panel["evidence"][0]["replaced_by"] == "post-2"
    origins = {e["origin"] for e in panel["evidence"]}
    assert origins == {"told:south-office:post-1"}
    text = text_of(render_report_text(view))
    assert "south, in a version since replaced:" in text
    assert "coded in full, replaced by post-2" in text
    assert "coded in full, replaces post-1" in text


def test_before_the_correction_was_known_the_first_version_stands(tmp_path: Path) -> None:
    workspace = made(tmp_path, SAID, {**SAID, "article": "post-2", "status": "fulfilled"})
    view = view_of(workspace, cut=Cut(known_by=date(1999, 7, 5)))
    panel = south(document_of(view))
    assert "replaced" not in panel["assessment"]
    assert [line["current"] for line in panel["assessment"]["statuses"]] == [True]
    assert document_of(view)["corpus"]["read_in_full"]["south"] == 1
    assert document_of(view_of(workspace))["corpus"]["read_in_full"]["south"] == 1


def test_a_day_of_saying_does_not_undo_a_correction(tmp_path: Path) -> None:
    said = {**SAID, "asserted": "1999-07-01"}
    workspace = made(tmp_path, said, {**said, "article": "post-2", "status": "fulfilled"})
    panel = south(document_of(view_of(workspace, cut=Cut(as_of=date(1999, 7, 1)))))
    assert panel["assessment"]["replaced"] == ["post-1#e1"]


def test_a_withdrawn_status_is_in_no_row_and_counts_as_nobody_s_word(tmp_path: Path) -> None:
    north = {"speaker": "north-ministry", "status": "fulfilled", "respondents": ["north"]}
    said = {**SAID, "respondents": ["north"]}
    workspace = made(tmp_path, north, said)
    difference = sides(workspace, "north", "south")
    assert [row.kind for row in difference.rows] == ["one_sided"]
    assert {part.reason: len(part.evidence) for part in difference.left_out[1]} == {"replaced": 1}


def test_a_corrected_number_or_incident_is_another_statement(tmp_path: Path) -> None:
    figure = {"what": "boats", "of": "South Shore", "value": 2, "as_printed": "two"}
    told = {
        "article": "post-1",
        "speaker": "south-office",
        "act": "states",
        "event": "1999-06-20",
        "figures": [figure],
    }
    other = {**told, "article": "post-2", "figures": [{**figure, "value": 3}]}
    assert versions_of(made(tmp_path, told, other)).superseded == {"post-1#e1"}


def test_each_statement_has_one_counterpart_that_of_its_words_first(tmp_path: Path) -> None:
    texts = [{"claim": "One."}, {"claim": "Two."}, {"claim": "Three."}]
    first = [{**SAID, **text} for text in texts]
    second = [{**SAID, **text, "article": "post-2"} for text in (texts[1], {"claim": "Four."})]
    found = versions_of(made(tmp_path, *first, *second))
    assert found.counterparts == {"post-1#e2": "post-2#e1", "post-1#e1": "post-2#e2"}
    assert found.superseded == {"post-1#e3"}


def test_of_three_versions_the_last_one_decides(tmp_path: Path) -> None:
    third = {**FIRST, "id": "post-3", "published": "1999-07-07", "replaces": ["post-2"]}
    articles = [{**FIRST, "family": "posts"}, SECOND, third]
    said = [SAID, {**SAID, "article": "post-2"}, {**SAID, "article": "post-3"}]
    kept = made(tmp_path / "kept", *said, articles=articles)
    assert versions_of(kept).counterparts == dict.fromkeys(("post-1#e1", "post-2#e1"), "post-3#e1")
    gone = made(tmp_path / "gone", *said[:2], articles=articles)
    found = versions_of(gone)
    assert found.counterparts == {"post-1#e1": "post-2#e1"}
    assert found.superseded == {"post-2#e1"}
    assert found.replaced_by == dict.fromkeys(("post-1", "post-2"), "post-3")
    families = {str(one): family for one, family in family_of(gone.articles).items()}
    assert {one: families[one] for one in ("post-1", "post-2", "post-3")} == dict.fromkeys(
        ("post-1", "post-2", "post-3"), "posts"
    )


def test_what_replaces_an_article_that_is_not_among_them_replaces_nothing(tmp_path: Path) -> None:
    workspace = made(tmp_path, SAID, {**SAID, "article": "post-2"})
    only = workspace.articles[ArticleId("post-2")]
    found = Versions.of((only,), workspace.evidence.values())
    assert (found.replaced_by, found.counterparts, found.superseded) == ({}, {}, frozenset())


def test_an_audit_and_what_is_shown_of_a_record_say_which_version_replaced_its_own(
    tmp_path: Path,
) -> None:
    said = [SAID, {**SAID, "article": "post-2"}, {**SAID, "status": "fulfilled"}]
    root = workspace(tmp_path, evidence=[record(**one) for one in said], articles=[FIRST, SECOND])
    same = "in a version since replaced by post-2, where post-2#e1 says the same"
    assert same in run_cli("-w", root, "show", "post-1#e1").stdout
    audit = " ".join(run_cli("-w", root, "audit").stdout.split())
    assert audit.count("in a version since replaced by post-2") == 2
    assert audit.count(same) == 1


def test_what_answers_a_statement_answers_it_in_the_last_version(tmp_path: Path) -> None:
    denial = {"act": "denies", "responds_to": ["post-1#e1"], "extent": "whole"}
    workspace = made(tmp_path, SAID, {**SAID, "article": "post-2"}, denial)
    document = document_of(view_of(workspace))
    north = next(p for t, side, p in json_panels(document) if (t, side) == ("1a", "north"))
    assert north["assessment"]["denials"][0]["denies"] == ["post-2#e1"]
