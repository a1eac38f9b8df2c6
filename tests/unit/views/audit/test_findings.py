"""Findings as a reader sees them: where they are, by severity, and what was not looked at."""

from __future__ import annotations

from pathlib import Path

from compliance.audit.rule import Severity
from compliance.audit.run import RULES
from compliance.views.audit.findings import code_views, finding_views, grouped, unchecked_words
from compliance.workspace.load import load_workspace
from support.audits import audit_of, finding
from support.builders import GAZETTE, workspace
from support.lake_texts import GAZETTE as GAZETTE_TEXT

LOCKED = f'{{"evidence":"{GAZETTE}#e1"}}\n\n{{"evidence":"gone#e1"}}\n'


def test_a_finding_has_line_and_column_of_what_it_is_about(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (view,) = finding_views([finding()], root, public=False)
    line = (root / view.file).read_text("utf-8").splitlines()[view.line - 1]
    assert line[view.column - 1 :].startswith("passage: {start: North Shore shut one gate")
    assert view.place == f"evidence/{GAZETTE}.yaml:{view.line}:5"


def test_a_finding_on_the_lock_has_the_line_of_its_record(tmp_path: Path) -> None:
    root = workspace(tmp_path, files={"compliance.lock": LOCKED})
    about = finding(subject="gone#e1", file="compliance.lock", route=(), evidence=None)
    (view,) = finding_views([about], root, public=False)
    assert view.place == "compliance.lock:3:1"


def test_what_has_no_file_stands_at_its_beginning(tmp_path: Path) -> None:
    about = finding(file="sources/nobody.yaml", route=("sources",), evidence=None)
    (view,) = finding_views([about], workspace(tmp_path), public=False)
    assert view.place == "sources/nobody.yaml:1:1"


def test_words_of_an_article_are_kept_back_from_the_public(tmp_path: Path) -> None:
    told = finding(context="words of the article")
    root = workspace(tmp_path)
    assert finding_views([told], root, public=False)[0].context == "words of the article"
    assert finding_views([told], root, public=True)[0].context is None


def test_each_finding_has_an_anchor_that_others_do_not_move(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    whole = finding("silent-target", Severity.INFO, subject="*", evidence=None)
    views = finding_views([finding(), finding(), whole], root, public=False)
    assert [view.anchor for view in views] == [
        f"f-missing-passage-{GAZETTE}-e1",
        f"f-missing-passage-{GAZETTE}-e1-2",
        "f-silent-target-whole",
    ]
    assert finding_views([whole], root, public=False)[0].anchor == views[2].anchor


def test_every_severity_is_named_even_where_nothing_was_found(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    views = finding_views([finding(), finding("x", Severity.WARNING)], root, public=False)
    assert [(g.severity, g.counted, g.findings) for g in grouped(views)] == [
        ("error", "1 error", views[:1]),
        ("warning", "1 warning", views[1:]),
        ("info", "0 infos", ()),
    ]


def test_each_code_is_explained_once_by_the_rule_that_has_it(tmp_path: Path) -> None:
    views = finding_views([finding(), finding()], workspace(tmp_path), public=False)
    (code,) = code_views(views)
    rule = next(rule for rule in RULES if rule.code == "missing-passage")
    assert (code.code, code.severity, code.summary) == (rule.code, "error", rule.summary)


def test_what_could_not_be_looked_at_is_said_with_how_much_of_it(tmp_path: Path) -> None:
    made = load_workspace(workspace(tmp_path))
    reading = ", ".join(rule.code for rule in RULES if rule.reads_texts)
    assert unchecked_words(audit_of(made, texts=[GAZETTE_TEXT])) == (
        f"6 passages of which no sound text is here; not run on them: {reading}",
    )
    assert unchecked_words(audit_of(made, "south-gazette", texts=[GAZETTE_TEXT])) == ()
