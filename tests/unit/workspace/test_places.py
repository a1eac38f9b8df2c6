"""Places in files, for the editor."""

from __future__ import annotations

from pathlib import Path

from compliance.workspace.places import find_line, find_places

YAML = "evidence:\n  - id: e1\n    claim: one\n  - {id: e2, claim: two}\n"
LOCK = '{"evidence":"a#e1"}\n\n{"evidence":"a#e2"}\n'


def test_places_of_several_files_are_found_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(YAML, "utf-8")
    (tmp_path / "compliance.lock").write_text(LOCK, "utf-8")
    routes = [
        ("a.yaml", ("evidence", 0, "claim")),
        ("a.yaml", ("evidence", 1, "claim")),
        ("a.yaml", ()),
        ("compliance.lock", ("a#e2",)),
        ("compliance.lock", ("a#e9",)),
        ("none.yaml", ("evidence",)),
    ]
    assert find_places(tmp_path, routes) == {
        ("a.yaml", ("evidence", 0, "claim")): (3, 5),
        ("a.yaml", ("evidence", 1, "claim")): (4, 14),
        ("a.yaml", ()): (1, 1),
        ("compliance.lock", ("a#e2",)): (3, 1),
        ("compliance.lock", ("a#e9",)): (1, 1),
    }


def test_nothing_is_read_where_nothing_is_wanted(tmp_path: Path) -> None:
    assert find_places(tmp_path / "none", []) == {}


def test_a_line_alone_may_be_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(YAML, "utf-8")
    assert find_line(tmp_path, "a.yaml", ("evidence", 1)) == 4
    assert find_line(tmp_path, "none.yaml", ("evidence", 1)) is None
