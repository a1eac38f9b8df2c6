"""What is looked at when an audit is of one side, one voice or one point."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.audit.rules import dates, sources
from compliance.workspace.yaml.reader import read_yaml
from support.audits import audited
from support.builders import AGREEMENT, LAKE
from support.reports import lake


@pytest.mark.parametrize(
    ("source", "points", "looked_at"),
    [
        ("north", (), {"north-ministry", "north-harbour", "north-herald"}),
        ("north-ministry", (), {"north-ministry", "north-harbour"}),
        ("north-herald", ("2",), {"north-herald"}),
        (None, ("1",), {"north-ministry", "wire"}),
        (None, ("2",), {"wire"}),
    ],
)
def test_sources_are_those_asked_for_or_those_that_speak_of_a_point(
    source: str | None, points: tuple[str, ...], looked_at: set[str], tmp_path: Path
) -> None:
    made = lake(tmp_path, evidence=[{}, {"speaker": "wire", "targets": ["1a", "2"]}])
    assert {s.id for s in audited(made, source, *points).sources} == looked_at


def test_all_sources_are_looked_at_where_nothing_was_asked_for(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[{}])
    assert [s.id for s in audited(made).sources] == list(made.sources)


def test_every_target_is_found_where_its_file_has_it(tmp_path: Path) -> None:
    path = f"agreements/{AGREEMENT}.yaml"
    whole = read_yaml((LAKE / path).read_bytes(), path).value
    for target, (file, route) in audited(lake(tmp_path)).target_places.items():
        thing: object = whole
        for step in route:
            assert isinstance(thing, dict | list)
            thing = thing[step]  # type: ignore[index]
        assert isinstance(thing, dict)
        names = {"*"} if not route else {thing.get("number"), thing.get("id")}
        assert file == path
        assert target in names


def test_a_record_that_is_passed_over_does_not_hide_the_next(tmp_path: Path) -> None:
    early = {"asserted": "1999-01-01"}
    made = lake(
        tmp_path,
        evidence=[
            {**early, "scope": "not_a_clause", "note": "Of no clause."},
            {**early, "incident": "gate-shut"},
            {**early, "event": "1999-07-01", "incident": "gate-shut"},
        ],
    )
    before = [f.remark.subject[-2:] for f in dates.before_agreement.findings(audited(made))]
    outside = [f.remark.subject[-2:] for f in dates.event_outside_incident.findings(audited(made))]
    assert (before, outside) == (["e2", "e3"], ["e3"])


@pytest.mark.parametrize("basis", ["De facto authority.", "Facto."])
def test_the_words_of_a_kind_are_no_reason(basis: str, tmp_path: Path) -> None:
    source = {"id": "isle-court", "side": "isles", "kind": "de_facto_authority", "basis": basis}
    made = lake(tmp_path, sources=[source])
    found = sources.side_without_basis.findings(audited(made))
    assert "isle-court" in [finding.remark.subject for finding in found]


def test_the_words_of_an_id_are_no_reason(tmp_path: Path) -> None:
    source = {"id": "quay-desk", "name": "Evening Post", "side": "north", "basis": "Desk, quay."}
    found = sources.side_without_basis.findings(audited(lake(tmp_path, sources=[source])))
    assert "quay-desk" in [finding.remark.subject for finding in found]
