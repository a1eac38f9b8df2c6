"""What the schema of FollowTheMoney says of the entities that are written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

FTM = json.loads((Path(__file__).parents[1] / "ftm.json").read_text("utf-8"))["schemata"]
FTM_FORMS = {
    "date": r"\d{4}(-\d{2}(-\d{2})?)?",
    "url": r"https?://\S+",
    "entity": r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?",
}


def ftm_schemata(name: str) -> list[str]:
    """Return a schema of FollowTheMoney and those that it extends, whose properties it has."""
    return [name, *(one for parent in FTM[name]["extends"] for one in ftm_schemata(parent))]


def ftm_entities(written: str) -> dict[str, Any]:
    """Return entities by their ids, and hold them to the schema."""
    entities = {one["id"]: one for one in map(json.loads, written.splitlines())}
    assert len(entities) == written.count("\n")
    for entity in entities.values():
        above = [FTM[one] for one in ftm_schemata(entity["schema"])]
        assert above[0]["abstract"] is False
        known = {name: of for one in above for name, of in one["properties"].items()}
        assert {one for schema in above for one in schema["required"]} <= {
            *entity["properties"],
            *(("name",) if entity["schema"] == "Article" else ()),  # has a title instead
        }
        for name, values in entity["properties"].items():
            kind, *ranges = known[name]
            assert values
            assert all(re.fullmatch(FTM_FORMS.get(kind, r"[^\0]+"), value) for value in values)
            for value in values if kind == "entity" else ():
                assert {*ranges} <= {*ftm_schemata(entities[value]["schema"])}
    return entities
