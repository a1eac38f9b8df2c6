"""compliance adjudicate --apply: what is wrong in a plan is told, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.cli.exit_code import ExitCode
from support.builders import GAZETTE, HERALD, lake_files
from support.golden import Golden
from support.plans import OPEN, apply, filled, state


def test_every_problem_of_a_plan_is_told_in_one_run_and_nothing_is_written(
    plan: str, lake: Path, env: dict[str, str], golden: Golden
) -> None:
    before = state(lake)
    wrong = plan.replace("by: cara", "by: dora").replace(
        "{id: e1, a: e1, b: b1, choice: a}", "{id: e1, a: e1, b: b9, choice: b}"
    )
    wrong = filled(
        wrong,
        e3="choice: both, other: [act]",
        e5="choice: b, reason: open",
        b7=OPEN,
    )
    done = apply(lake, wrong, env)
    assert (done.status, done.stdout) == (ExitCode.UNUSABLE_INPUT, "")
    golden("adjudicate/problems.text", done.stderr)
    assert state(lake) == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("a: e1, b: b1, choice: a", "choice: a", "missing-key: the row names no record; write a"),
        ("a: e2, b: b2, choice: a", "a: e1, b: b2, choice: a", "e1 of anna stands in two rows"),
        ("id: e2,", "id: e1,", "duplicate-id: the id e1 is taken; give another"),
        (f"article: {HERALD}", f"article: {GAZETTE}", "the article stands here twice"),
        (f"article: {HERALD}", "article: herald", 'no article "herald" that anna and boris'),
        ("b: b2, choice: a", "b: b2, choice: a, fields: {colour: red}, reason: x", "no field"),
        (
            "b: b2, choice: a",
            "b: b2, choice: a, fields: {status: kept}, reason: x",
            'unknown-word: unknown word "kept"',
        ),
        (
            "b: b2, choice: a",
            "b: b2, choice: a, fields: {status: fulfilled, speaker: nobody}, reason: x",
            'unknown-source: no source "nobody"',
        ),
        (
            "b: b2, choice: a",
            "b: b2, choice: a, without: [status], reason: x",
            'illegal-act: status: the act "assesses" needs a status',
        ),
        (
            "b: b2, choice: a",
            "b: b2, choice: a, fields: {passage: {start: No such words}}, reason: x",
            "the passage is missing in the text; write it under fields",
        ),
        (
            "a: e4, b: b4, choice: a",
            "a: e4, b: b4, choice: neither, reason: x",
            f"qualifies names {GAZETTE}#e4, of which nothing is kept; keep it",
        ),
        (
            "a: e2, b: b2, choice: a",
            "a: e2, choice: a, other: [act], reason: x",
            "stands in no row",
        ),
        ("a: e2, b: b2, choice: a", "a: e2, choice: b, reason: x", "no record b stands here"),
        ("a: e2, b: b2, choice: a", "a: e2, choice: both, reason: x", "one coder alone has"),
        ("choice: a}", "choice: c}", 'unknown-word: unknown word "c"; known: a, b, both'),
        ("by: cara", "by: ana", 'unknown-coder: no coder "ana"; did you mean "anna"?'),
        ("coders: [anna, boris]", "coders: [anna]", "7:1: wrong-value: the list is too short"),
        ("coders: [anna, boris]", "coders: [anna, anna]", "two coders are compared"),
        ("by: cara\n", "by: cara\nby: cara\n", "duplicate-key"),
    ],
)
def test_each_slip_in_a_plan_is_named_with_its_place(
    old: str, new: str, said: str, plan: str, lake: Path, env: dict[str, str]
) -> None:
    before = state(lake)
    assert old in plan
    done = apply(lake, filled(plan).replace(old, new, 1), env)
    assert done.status == ExitCode.UNUSABLE_INPUT
    assert said in done.stderr
    assert state(lake) == before


def test_a_record_that_says_otherwise_there_is_a_conflict(
    plan: str, lake: Path, env: dict[str, str]
) -> None:
    text = lake_files()[f"evidence/{GAZETTE}.yaml"].replace("The boats left the lane on", "Left on")
    (lake / "evidence").mkdir()
    (lake / "evidence" / f"{GAZETTE}.yaml").write_text(text, "utf-8")
    before = state(lake)
    done = apply(lake, filled(plan), env)
    assert done.status == ExitCode.UNUSABLE_INPUT
    assert f"evidence/{GAZETTE}.yaml has another record e3; give this one another id" in done.stderr
    assert state(lake) == before


def test_without_the_text_nothing_is_settled(plan: str, lake: Path) -> None:
    done = apply(lake, filled(plan), {})
    assert done.status == ExitCode.UNUSABLE_INPUT
    assert f"the text of {GAZETTE} is not on this machine" in done.stderr


def test_an_empty_plan_is_told_as_such(lake: Path, env: dict[str, str]) -> None:
    done = apply(lake, "", env)
    assert done.status == ExitCode.UNUSABLE_INPUT
    assert done.stderr.startswith("plan.yaml:1:1: empty-file: ")
