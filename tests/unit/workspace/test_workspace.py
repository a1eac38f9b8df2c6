"""A valid workspace: linked, in a stated order, with every default filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.model.base import SourceId
from compliance.model.words import GROUPS, Group, SourceKind
from compliance.workspace.evidence import full_id, id_order
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import UnknownIdError
from support.builders import GAZETTE, LAKE, article, record, source, workspace


def test_agreements_are_found_by_id_and_the_default_without() -> None:
    loaded = load_workspace(LAKE)
    assert loaded.agreement() is loaded.agreement("lake_1999")
    with pytest.raises(UnknownIdError, match='no agreement "lake_1989"; did you mean "lake_1999"'):
        loaded.agreement("lake_1989")


def test_evidence_is_in_the_order_of_articles_then_of_numbers(tmp_path: Path) -> None:
    evidence = [record(id=f"e{n}") for n in (10, 2, 1)] + [record(id="e2a"), record(id="x1")]
    loaded = load_workspace(workspace(tmp_path, evidence=evidence))
    on = loaded.evidence_on(loaded.agreement())
    assert [e.id.partition("#")[2] for e in on] == ["e1", "e2", "e2a", "e10", "x1"]
    assert [e.index for e in on] == [2, 1, 3, 0, 4]
    assert {e.file for e in on} == {f"evidence/{GAZETTE}.yaml"}


def test_evidence_on_another_agreement_is_left_out(tmp_path: Path) -> None:
    pond = (
        (LAKE / "agreements/lake_1999.yaml").read_text("utf-8").replace("id: lake_1999", "id: pond")
    )
    evidence = [record(), record(agreement="pond", article="herald-1999-07-01")]
    root = workspace(tmp_path, evidence=evidence, files={"agreements/pond.yaml": pond})
    loaded = load_workspace(root)
    assert [e.id for e in loaded.evidence_on(loaded.agreement("pond"))] == ["herald-1999-07-01#e1"]
    assert list(loaded.agreements) == ["lake_1999", "pond"]


def test_sides_come_in_the_order_of_the_settings_then_of_the_agreement(tmp_path: Path) -> None:
    settings = 'title = "Lake"\nagreement = "lake_1999"\nsides = ["isles", "south"]\n'
    loaded = load_workspace(workspace(tmp_path, files={"compliance.toml": settings}))
    assert loaded.sides(loaded.agreement()) == ("isles", "south", "north", "league")


def test_the_voices_of_a_source_are_its_parts_however_deep(tmp_path: Path) -> None:
    parts = [
        source(side="north", id="a-pier", part_of="north-harbour"),
        source(side="north", id="a-crane", part_of="a-pier"),
    ]
    loaded = load_workspace(workspace(tmp_path, sources=parts))
    every = {"north-ministry", "north-harbour", "a-pier", "a-crane"}
    assert loaded.voices_of(SourceId("north-ministry")) == every
    assert loaded.voices_of(SourceId("a-crane")) == {"a-crane"}


def test_the_line_of_a_source_is_itself_and_all_whose_place_it_has_taken(tmp_path: Path) -> None:
    bodies = [
        source(side="north", id="a-guild"),
        source(side="north", id="a-league"),
        source(side="north", id="a-union", succeeds=["a-guild", "a-league"]),
        source(side="north", id="a-board", succeeds=["a-union"]),
        source(side="north", id="a-court", succeeds=["a-union", "a-guild"]),
    ]
    sources = load_workspace(workspace(tmp_path, sources=bodies)).sources
    lines = {one: sources[SourceId(one)].line for one in ("a-guild", "a-union", "a-board")}
    assert lines["a-guild"] == ("a-guild",)
    assert lines["a-union"] == ("a-union", "a-guild", "a-league")
    assert lines["a-board"] == ("a-board", "a-union", "a-guild", "a-league")
    assert "a-board" not in sources[SourceId("a-court")].line


def test_a_source_has_its_side_its_names_and_its_group() -> None:
    loaded = load_workspace(LAKE)
    harbour = loaded.sources[SourceId("north-harbour")]
    assert (harbour.home, harbour.group) == ("north", Group.OFFICIAL)
    assert (harbour.name, harbour.short) == ("Harbour Office of North Shore", "Harbour Office")
    wire = loaded.sources[SourceId("wire")]
    assert (wire.short, wire.kind, wire.group) == ("Inland Wire", SourceKind.MEDIA, Group.MEDIA)


@pytest.mark.parametrize("kind", SourceKind)
def test_every_kind_of_source_is_in_a_group(kind: SourceKind) -> None:
    official = {SourceKind.GOVERNMENT, SourceKind.DE_FACTO_AUTHORITY}
    expected = Group.OFFICIAL if kind in official else Group.OTHER
    assert GROUPS[kind] is (Group.MEDIA if kind is SourceKind.MEDIA else expected)


@pytest.mark.parametrize(
    ("keys", "published", "expected"),
    [
        ({"asserted": "1999-06"}, "1999-06-28", "1999-06"),
        ({"voice": "own", "speaker": "wire"}, "1999-06-28~", "1999-06-28~"),
        ({"voice": "quoted"}, "1999-06-28", "../1999-06-28"),
        ({"voice": "quoted"}, "1999-06", "../1999-06-30"),
    ],
)
def test_what_has_no_date_was_said_up_to_publication(
    keys: dict[str, str], published: str, expected: str, tmp_path: Path
) -> None:
    root = workspace(
        tmp_path,
        evidence=[record(article="wire-1999-07-05", **keys)],
        articles=[article(published=published)],
    )
    [evidence] = load_workspace(root).evidence.values()
    assert evidence.asserted.text == expected


@pytest.mark.parametrize(
    ("keys", "counted", "own"),
    [
        ({}, True, True),
        ({"scope": "arguable", "reading": "gates_all"}, True, True),
        ({"scope": "not_a_clause", "note": "Gas."}, False, False),
        ({"voice": "characterised"}, True, False),
        ({"probable_speaker": {"source": "wire", "because": "So."}}, True, False),
    ],
)
def test_what_counts_and_what_is_the_speakers_own(
    keys: dict[str, str], counted: bool, own: bool, tmp_path: Path
) -> None:
    [evidence] = load_workspace(workspace(tmp_path, evidence=[record(**keys)])).evidence.values()
    assert (evidence.counted, evidence.own) == (counted, own)
    assert evidence.side == "north"


def test_references_and_relays_are_resolved() -> None:
    denial = load_workspace(LAKE).evidence[full_id("e3", "herald-1999-07-01")]
    assert denial.responds_to == (f"{GAZETTE}#e1",)
    assert [relay.id for relay in denial.relays] == ["north-herald"]
    caveat = load_workspace(LAKE).evidence[full_id("e6", GAZETTE)]
    assert caveat.qualifies == (f"{GAZETTE}#e4",)
    assert caveat.relays == ()
    characterised = load_workspace(LAKE).evidence[full_id("e4", "herald-1999-07-01")]
    assert [relay.id for relay in characterised.relays] == ["north-ministry"]


def test_an_id_of_another_form_still_has_an_order() -> None:
    ids = ["b#e1", "a#e10", "a#e2", "a#2", "a#odd-one"]
    assert sorted(ids, key=id_order) == ["a#2", "a#e2", "a#e10", "a#odd-one", "b#e1"]
