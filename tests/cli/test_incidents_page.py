"""The page of incidents in a site: the map, the list by place and the list by date."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from support.builders import workspace
from support.cli import run_cli

PLACES = """places:
  - id: village
    forms:
      - {text: Village}
      - {text: Dorf, used_by: [south]}
    lat: "46.5"
    lon: "-0.25"
    citation: An atlas of 1998
    confidence: C
    note: Its church.
  - id: dam
    lat: "46.25"
    lon: "0.5"
    citation: The same atlas
    confidence: C
  - id: nowhere
    forms:
      - {text: Of no incident}
    lat: "0"
    lon: "0"
    citation: The same atlas
    confidence: C
"""
NAMES = [{"id": "dam", "kind": "place", "forms": [{"text": "The dam"}, {"text": "The wall"}]}]


def page(root: Path, incidents: list[Mapping[str, Any]], **files: str | None) -> str:
    made = workspace(
        root / "lake", incidents=incidents, agreement={"names": NAMES}, files={**files}
    )
    assert run_cli("-q", "-w", made, "site", root / "site").status == 0
    return (root / "site" / "incidents.html").read_text("utf-8")


def test_incidents_stand_on_the_map_by_place_and_by_date(tmp_path: Path) -> None:
    made = page(
        tmp_path,
        [
            {"id": "fire", "name": "A fire", "date": "1999-06-30", "places": ["village", "dam"]},
            {"id": "noise", "name": "A noise", "date": "1999-06-01", "place": "the far shore"},
        ],
        **{"places.yaml": PLACES},
    )
    assert 'aria-label="Village, 1 incident: A fire"' in made
    assert 'aria-label="The dam, 1 incident: A fire"' in made
    assert "Of no incident" not in made
    assert "Dorf" not in made
    assert "46.5, -0.25 (An atlas of 1998). Its church." in made
    assert made.index("<strong>1 Jun 1999</strong>") < made.index("<strong>30 Jun 1999</strong>")
    without = made[made.index("With no point on the map") : made.index("By date")]
    assert "A noise" in without
    assert "the far shore" in without
    assert "A fire" not in without


def test_other_names_are_printed_where_the_settings_ask_for_both(tmp_path: Path) -> None:
    settings = (workspace(tmp_path / "as-it-is") / "compliance.toml").read_text("utf-8")
    made = page(
        tmp_path,
        [{"id": "fire", "name": "A fire", "places": ["village", "dam"]}],
        **{"places.yaml": PLACES, "compliance.toml": f'names = "both"\n{settings}'},
    )
    assert "Also Dorf" in made
    assert "Also The wall" in made
    assert "no date given" in made
    assert "no place given" in made


def test_without_places_there_is_no_map(tmp_path: Path) -> None:
    made = page(tmp_path, [{"id": "fire", "name": "A fire"}])
    assert "<svg" not in made
    assert "A fire" in made
