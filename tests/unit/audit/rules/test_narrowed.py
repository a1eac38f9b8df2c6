"""What rules on coverage find when the audit is of one side, one voice or one point."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.audit.audited import Audited
from compliance.audit.rule import AuditRule
from compliance.audit.rules import coverage, sources
from support import audits
from support.builders import GAZETTE, HERALD, record, search
from support.reports import lake


def subjects(rule: AuditRule, audited: Audited) -> list[str]:
    return [finding.remark.subject for finding in rule.findings(audited)]


def audited(root: Path, source: str | None = None, *points: str, **changes: object) -> Audited:
    return audits.audited(lake(root, **changes), source, *points)


def test_incidents_are_looked_at_only_where_everything_is(tmp_path: Path) -> None:
    incidents = [{"id": "ferry-1999", "name": "The ferry"}]
    whole = audited(tmp_path / "whole", incidents=incidents)
    part = audited(tmp_path / "part", None, "1", incidents=incidents)
    assert subjects(sources.unused_incident, whole) == ["ferry-1999"]
    assert subjects(sources.unused_incident, part) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (None, ["south", "isles"]),
        ("south", ["south"]),
        ("south-gazette", ["south"]),
        ("north", []),
        ("third", []),
    ],
)
def test_of_which_side_nothing_was_read_is_asked_of_the_side_audited(
    tmp_path: Path, source: str | None, expected: list[str]
) -> None:
    assert subjects(coverage.side_not_read, audited(tmp_path, source)) == expected


def test_a_search_for_one_voice_of_a_side_is_none_for_the_side(tmp_path: Path) -> None:
    made = audited(tmp_path, searches=[search(source="isles-council")])
    assert "isles" in subjects(coverage.side_not_read, made)


def test_an_obligation_of_which_others_speak_is_not_silent_for_one_side(tmp_path: Path) -> None:
    evidence = [record(targets=["1a"]), record(targets=["2"], passage={"start": "The boats left"})]
    whole = audited(tmp_path / "whole", evidence=evidence)
    assert subjects(coverage.silent_target, whole) == ["1b", "2a", "2b"]
    south = audited(tmp_path / "south", "south", "1", evidence=evidence)
    assert subjects(coverage.silent_target, south) == ["1b"]


def test_a_record_that_is_not_counted_breaks_no_silence(tmp_path: Path) -> None:
    evidence = [record(targets=["1a"], scope="not_a_clause", note="Of nets.")]
    assert "1a" in subjects(coverage.silent_target, audited(tmp_path, evidence=evidence))


def test_a_side_told_of_by_another_is_found_on_the_points_asked_for_only(tmp_path: Path) -> None:
    told = record(
        article=HERALD, targets=["1a", "2a"], speaker="south-office", voice="characterised"
    )
    assert subjects(coverage.characterised_only, audited(tmp_path / "whole", evidence=[told])) == [
        f"{HERALD}#e1",
        f"{HERALD}#e1",
    ]
    part = audited(tmp_path / "part", None, "2", evidence=[told])
    messages = [f.remark.message for f in coverage.characterised_only.findings(part)]
    assert [message.split(" is ")[0] for message in messages] == ['what "south" says about "2a"']


def test_what_a_side_is_told_to_say_outside_the_agreement_is_passed_over(tmp_path: Path) -> None:
    told = record(
        article=HERALD,
        speaker="south-office",
        voice="characterised",
        scope="not_a_clause",
        note="Of nets.",
    )
    made = audited(tmp_path, evidence=[told])
    assert subjects(coverage.characterised_only, made) == []


def test_articles_without_a_record_are_looked_at_only_where_everything_is(tmp_path: Path) -> None:
    more = [{"id": "wire-1999-07-05"}]
    whole = audited(tmp_path / "whole", articles=more)
    assert subjects(coverage.article_not_coded, whole) == ["wire-1999-07-05"]
    north = audited(tmp_path / "north", "north", articles=more)
    assert subjects(coverage.article_not_coded, north) == []
    assert subjects(coverage.article_coded_in_part, north) == []
    assert subjects(coverage.article_coded_in_part, whole) == [GAZETTE]


def test_sources_that_nothing_names_are_those_of_the_side_audited(tmp_path: Path) -> None:
    assert subjects(sources.unused_source, audited(tmp_path / "a", "isles")) == ["isles-council"]
    assert subjects(sources.unused_source, audited(tmp_path / "b", "north")) == []


def test_a_search_is_held_against_the_records_audited(tmp_path: Path) -> None:
    searched = [search(side="south")]
    whole = audited(tmp_path / "whole", searches=searched)
    assert subjects(coverage.search_found_nothing, whole) == ["south"]
    north = audited(tmp_path / "north", "north", searches=searched)
    assert subjects(coverage.search_found_nothing, north) == []
