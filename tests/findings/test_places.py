"""A finding points at the very key that a coder has to look at, and no further up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.workspace.faults import Route
from compliance.workspace.yaml.reader import read_yaml
from findings.test_findings import CODES, findings_of
from support.finding_cases import FINDS, name

# The innermost key of each place; a list's name stands for a thing in it, nothing for a whole file.
WHERE: dict[str, set[str]] = {
    "altered-text": {"held"},
    "ambiguous-passage": {"passage"},
    "article-coded-in-part": {"coded"},
    "article-not-coded": {"coded"},
    "search-run-found": {"found"},
    "search-not-current": {"query"},
    "records-not-marked": {"coded"},
    "asserted-after-published": {"asserted"},
    "before-agreement": {"asserted", "event"},
    "characterised-only": {"voice"},
    "claim-status": {"claim"},
    "cut-attribution": {"passage"},
    "limited-by-left-out": {"passage"},
    "cut-condition": {"passage"},
    "cut-negation": {"passage"},
    "denied-before-said": {"responds_to"},
    "denied-claim-not-coded": {"denied_claim"},
    "event-outside-incident": {"event"},
    "inferred-but-named": {"link"},
    "language-not-listed": {"language"},
    "lock-without-record": {""},
    "long-passage": {"passage"},
    "missing-passage": {"passage"},
    "near-passage": {"passage"},
    "not-affirmed": {"evidence"},
    "origin-differs": {"origin"},
    "published-after-retrieved": {"published"},
    "reading-not-held": {"reading"},
    "repeated-record": {"passage"},
    "search-found-nothing": {"searches"},
    "side-of-last-day": {"asserted", "speaker"},
    "side-not-read": {"sides"},
    "side-without-basis": {"basis"},
    "silent-target": {"obligations"},
    "status-not-coded": {"claim"},
    "figure-bound": {"value"},
    "suspect": {"evidence"},
    "unused-incident": {"incidents"},
    "unused-source": {"sources"},
    "unverified-passage": {"passage"},
    "voice-not-outlet": {"speaker"},
}


def key_of(route: Route) -> str:
    return next((step for step in reversed(route) if isinstance(step, str)), "")


def at(data: bytes, route: Route) -> Any:  # noqa: ANN401 - whatever a file holds there
    """Follow a route into a file; fail where it leads nowhere."""
    value: Any = read_yaml(data, "file").value
    for step in route:
        value = value[step]
    return value


@pytest.mark.parametrize("case", FINDS, ids=name)
def test_a_finding_points_at_the_key_to_be_looked_at(case: Path, tmp_path: Path) -> None:
    remarks = [finding.remark for finding in findings_of(case, tmp_path)]
    assert {key_of(remark.route) for remark in remarks} <= WHERE[case.parent.name]
    for remark in remarks:
        if remark.file.endswith(".yaml"):
            there = (tmp_path / "workspace" / remark.file).read_bytes()
            assert not isinstance(at(there, remark.route), list | None)


@pytest.mark.parametrize("case", FINDS, ids=name)
def test_a_finding_in_a_file_of_evidence_names_the_record_it_is_about(
    case: Path, tmp_path: Path
) -> None:
    for finding in findings_of(case, tmp_path):
        remark = finding.remark
        is_record = remark.file.startswith("evidence/")
        assert (remark.evidence is not None) == is_record
        if is_record:
            assert remark.evidence == remark.subject
            data = (tmp_path / "workspace" / remark.file).read_bytes()
            assert remark.subject.endswith(f"#{at(data, remark.route[:2])['id']}")


def test_every_code_has_a_place() -> None:
    assert set(WHERE) == set(CODES)
