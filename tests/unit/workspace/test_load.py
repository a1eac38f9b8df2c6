"""Loading a workspace: one value or every problem at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.errors import InvalidWorkspaceError, Problem
from compliance.workspace.layout import NoWorkspaceError
from compliance.workspace.load import load_workspace
from support.builders import GAZETTE, article, one_duty, record, search, source, workspace


def problems(root: Path) -> tuple[Problem, ...]:
    with pytest.raises(InvalidWorkspaceError) as caught:
        load_workspace(root)
    return caught.value.problems


def test_a_folder_without_settings_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspaceError, match=r"no workspace: it has no compliance\.toml; make"):
        load_workspace(tmp_path)


def test_what_may_be_left_out_may_be_left_out(tmp_path: Path) -> None:
    absent = ("incidents.yaml", "searches.yaml", f"evidence/{GAZETTE}.yaml")
    settings = 'title = "Lake"\nagreement = "lake_1999"\n'
    evidence = [record(article="herald-1999-07-01")]
    root = workspace(
        tmp_path, evidence=evidence, files={**dict.fromkeys(absent), "compliance.toml": settings}
    )
    loaded = load_workspace(root)
    assert not loaded.incidents
    assert not loaded.searches
    assert not loaded.lock
    assert loaded.sides(loaded.agreement()) == ("north", "south", "league", "isles")


@pytest.mark.parametrize("side", ["third", "unknown"])
def test_third_and_unknown_are_sides_wherever_a_side_may_stand(side: str, tmp_path: Path) -> None:
    settings = f'title = "Lake"\nagreement = "lake_1999"\nsides = ["{side}", "north"]\n'
    holder = {"source": side, "citation": "x", "confidence": "C"}
    duty = one_duty(
        bearers=[{"side": side}],
        beneficiaries=[{"side": side}],
        amendments=[{"says": "Later.", "according_to": [holder]}],
    )
    names = [{"id": "dam", "kind": "place", "forms": [{"text": "Dam", "used_by": [side]}]}]
    root = workspace(
        tmp_path,
        evidence=[
            record(act="demands", respondents=[side]),
            record(act="denies", denied_claim={"by": side, "claim": "It was."}),
        ],
        searches=[search(side=side)],
        agreement={**duty, "names": names},
        files={"compliance.toml": settings},
    )
    loaded = load_workspace(root)
    assert loaded.sides(loaded.agreement())[0] == "north", "printed are those of the agreement"


def test_what_nothing_refers_to_is_no_problem(tmp_path: Path) -> None:
    root = workspace(
        tmp_path,
        evidence=[],
        articles=[article()],
        sources=[source()],
        incidents=[{"id": "flood", "name": "A flood"}],
    )
    assert load_workspace(root).evidence == {}


def test_two_articles_may_share_a_file_but_not_its_characters(tmp_path: Path) -> None:
    def held(start: int, stop: int) -> list[dict[str, object]]:
        sha = "a" * 64
        return [{"container_sha256": sha, "range": [start, stop], "text_sha256": sha}]

    side_by_side = [article(held=held(0, 10)), article(id="wire-2", held=held(10, 20))]
    assert load_workspace(workspace(tmp_path / "fine", articles=side_by_side)).articles
    overlapping = [article(held=held(0, 10)), article(id="wire-2", held=held(9, 20))]
    [problem] = problems(workspace(tmp_path / "wrong", articles=overlapping))
    assert (problem.file, problem.code) == ("articles/wire-2.yaml", "range")
    assert "articles/wire-1999-07-05.yaml" in problem.message


def test_one_slip_in_a_file_is_not_a_hundred_elsewhere(tmp_path: Path) -> None:
    """The ids of a file that cannot be used are not called unknown; others still are."""
    root = workspace(tmp_path)
    for path in sorted(root.rglob("*.yaml")):
        text = path.read_text("utf-8")
        path.write_text(text + "unheard_of: true\n", "utf-8")
        assert [p.code for p in problems(root)] == ["unknown-key"], path
        path.write_text("[", "utf-8")
        assert [p.code for p in problems(root)] == ["syntax"], path
        path.write_text(text, "utf-8")


def test_a_slip_in_a_file_hides_no_slip_that_can_be_told(tmp_path: Path) -> None:
    root = workspace(tmp_path, evidence=[record(speaker="nobody"), record(speaker="wire")])
    path = root / "sources/third.yaml"
    path.write_text(path.read_text("utf-8") + "unheard_of: true\n", "utf-8")
    assert [p.code for p in problems(root)] == ["unknown-source", "unknown-key"]


def test_settings_that_cannot_be_read_hide_no_problem_of_other_files(tmp_path: Path) -> None:
    files = {"compliance.toml": "title", "searches.yaml": "[]"}
    root = workspace(tmp_path, evidence=[record(speaker="nobody")], files=files)
    assert [p.code for p in problems(root)] == ["syntax", "unknown-source", "wrong-type"]


def test_a_thousand_slips_are_listed_in_a_second_or_two(tmp_path: Path) -> None:
    """A file renamed leaves a great many references dangling; each gets its hint, and quickly."""
    evidence = [
        record(act="caveats", article=f"wire-{n}", qualifies=[f"wire_{n}#e{m}"], speaker="wire")
        for n in range(40)
        for m in range(1, 26)
    ]
    articles = [article(id=f"wire-{n}") for n in range(40)]
    found = problems(workspace(tmp_path, evidence=evidence, articles=articles))
    assert len(found) == 1_000
    assert all(problem.code == "unknown-evidence" for problem in found)
    assert all("did you mean" in problem.message for problem in found)


# Seven of the eight faults by which tools of this kind are compared.
FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "dangling link": ({"evidence": [record(targets=["9z"])]}, "unknown-target"),
    "duplicate id": ({"evidence": [record(id="e1"), record(id="e1")]}, "duplicate-id"),
    "unknown status": ({"evidence": [record(status="fulfiled")]}, "unknown-word"),
    "impossible date": ({"evidence": [record(asserted="2021-13-45")]}, "date"),
    "no source": ({"evidence": [record(speaker="")]}, "wrong-value"),
    "bad URL": ({"articles": [article(url="htp:/news example")]}, "wrong-value"),
    "no text": ({"evidence": [record(claim="")]}, "wrong-value"),
}


@pytest.mark.parametrize(("changes", "code"), FAULTS.values(), ids=FAULTS)
def test_check_names_the_fault_and_nothing_else(
    changes: dict[str, Any], code: str, tmp_path: Path
) -> None:
    assert {problem.code for problem in problems(workspace(tmp_path, **changes))} == {code}
