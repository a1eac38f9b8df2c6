"""The balance prompt: where another side may answer what one side said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.workspace.workspace import UnknownIdError
from support.builders import GAZETTE, HERALD, article, record
from support.desks import Office, office, suggested
from support.lake_texts import TEXTS

HELD = {"container_sha256": "a" * 64, "range": [0, 1], "text_sha256": "a" * 64}


def post(name: str, published: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - of any field
    return article(id=name, published=published, coded="none", **changes)


def said(where: str, targets: list[str], **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - of any field
    return record(article=where, targets=targets, asserted="1999-06-20", **changes)


SOUTH = {"speaker": "south-office"}
FIRST = f"{GAZETTE}#e1"


def asked(made: Office, evidence: str = FIRST) -> list[str]:
    return list(made.desk().answers(evidence))


def test_an_article_in_which_another_side_was_coded_on_the_same_comes_up(tmp_path: Path) -> None:
    posts = [
        post("later", "1999-07-09"),
        post("nearer", "1999-07-05"),
        post("before", "1999-06-01"),
    ]
    evidence = [
        said(GAZETTE, ["1a"]),
        *(record(article=one["id"], targets=["1"], **SOUTH) for one in posts),
    ]
    made = office(tmp_path, {}, articles=posts, evidence=evidence)
    assert asked(made) == ["nearer", "later"]


def test_the_same_side_voices_of_no_side_and_other_targets_are_no_answer(tmp_path: Path) -> None:
    posts = [post(name, "1999-07-05") for name in ("own", "third", "other", "whole", "told")]
    evidence = [
        said(GAZETTE, ["1a"]),
        record(article="own", targets=["1a"]),
        record(article="third", targets=["1a"], speaker="wire"),
        record(article="other", targets=["2a"], **SOUTH),
        record(article="whole", targets=["*"], **SOUTH),
        record(
            article="told",
            targets=["1a"],
            voice="characterised",
            via=["north-ministry"],
            **SOUTH,
        ),
    ]
    assert asked(office(tmp_path, {}, articles=posts, evidence=evidence)) == []


def test_an_incident_is_nearer_than_a_target_and_what_waits_comes_first(tmp_path: Path) -> None:
    posts = [post("target", "1999-07-01"), post("incident", "1999-07-09")]
    incident = {"act": "states", "incident": "gate-shut"}
    evidence = [
        said(GAZETTE, ["1b"], **incident),
        record(article="target", targets=["1b"], **SOUTH),
        record(article="incident", targets=["2a"], **SOUTH, **incident),
    ]
    waits = suggested(HERALD, "as the treaty asks", "1b", side="south")
    made = office(tmp_path, {HERALD: [waits]}, articles=posts, evidence=evidence)
    assert asked(made) == [HERALD, "incident", "target"]
    desk = made.desk()
    desk.reject(desk.queue()[0].key, "no")
    assert asked(made) == ["incident", "target"]


def test_a_suggestion_on_the_incident_counts_too(tmp_path: Path) -> None:
    evidence = [said(GAZETTE, ["1b"], act="states", incident="gate-shut")]
    for incident, found in (("gate-shut", [HERALD]), ("gates-1999", []), (None, [])):
        one = suggested(HERALD, "as the treaty asks", "2a", side="south", incident=incident)
        folder = tmp_path / str(incident)
        assert asked(office(folder, {HERALD: [one]}, evidence=evidence)) == found


def test_what_was_said_up_to_a_day_is_answered_from_that_day_on(tmp_path: Path) -> None:
    posts = [post("before", "1999-06-27"), post("same", "1999-06-28")]
    evidence = [
        record(article=GAZETTE, targets=["1a"]),
        *(record(article=one["id"], targets=["1a"], **SOUTH) for one in posts),
    ]
    assert asked(office(tmp_path, {}, articles=posts, evidence=evidence)) == ["same"]


def test_a_record_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(UnknownIdError, match='no evidence "x#e1"'):
        office(tmp_path).desk().answers("x#e1")


def test_exchanging_the_sides_exchanges_nothing_else(tmp_path: Path) -> None:
    """Each side is asked about the other by the same rule."""
    made = office(
        tmp_path,
        {},
        evidence=[
            record(article=GAZETTE, targets=["1a"], asserted="1999-06-28"),
            record(article=HERALD, targets=["1a"], asserted="1999-06-28", **SOUTH),
        ],
    )
    assert asked(made, f"{GAZETTE}#e1") == [HERALD]
    assert asked(made, f"{HERALD}#e1") == [GAZETTE]
    assert set(TEXTS) == {GAZETTE, HERALD}
