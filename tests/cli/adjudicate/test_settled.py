"""compliance adjudicate --apply: what a plan settles is evidence, with a decision each."""

from __future__ import annotations

import json
from pathlib import Path

from compliance.coding.decision import Decision, Verdict
from compliance.coding.decision_store import DecisionStore
from compliance.workspace.load import load_workspace
from compliance.workspace.write.yaml_writer import write_yaml
from compliance.workspace.yaml.reader import read_yaml
from support.builders import GAZETTE, HERALD, lake_files
from support.cli import run_cli
from support.golden import Golden
from support.plans import BY, OPEN, apply, filled, state


def decided_in(lake: Path) -> tuple[Decision, ...]:
    """Return the decisions of whoever settled the two codings."""
    return DecisionStore(lake.parent / "texts", "none", lake).read("cara").lines


def test_what_is_settled_is_evidence_with_a_decision_each_and_both_codings_stay(
    plan: str, lake: Path, env: dict[str, str], golden: Golden
) -> None:
    before = state(lake)
    done = apply(lake, filled(plan, b7="choice: neither, reason: It is no claim."), env)
    assert (done.status, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        f"evidence/{GAZETTE}.yaml written",
        f"evidence/{HERALD}.yaml written",
        "12 records written, 13 decisions noted",
    ]
    after = state(lake)
    assert {name: after[name] for name in before} == before
    golden("adjudicate/gazette.yaml", after[f"evidence/{GAZETTE}.yaml"].decode())
    assert run_cli("-w", lake, "check").status == 0
    decisions = decided_in(lake)
    assert [one.n for one in decisions] == list(range(1, 14))
    verdicts = {one.decision for one in decisions if one.record}
    assert verdicts == {Verdict.ADJUDICATED}
    (dropped,) = (one for one in decisions if one.record is None)
    assert (dropped.decision, dropped.reason) == (Verdict.REJECTED, "It is no claim.")
    assert (dropped.pin.start, dropped.targets) == ("the Lake Office of South", ("*",))
    agreed = next(one for one in decisions if one.record == f"{GAZETTE}#e1")
    assert agreed.reason is None
    chosen = next(one for one in decisions if one.record == f"{GAZETTE}#e3")
    assert chosen.reason == "It stands so in the passage."


def test_taking_the_first_coder_throughout_gives_the_first_coding_whole(
    plan: str, lake: Path, env: dict[str, str]
) -> None:
    apply(lake, filled(plan, b7="choice: neither, reason: It is no claim."), env)
    for name in (GAZETTE, HERALD):
        made = read_yaml((lake / "evidence" / f"{name}.yaml").read_bytes(), name).value
        first = read_yaml(lake_files()[f"evidence/{name}.yaml"].encode(), name).value
        assert isinstance(made, dict)
        assert isinstance(first, dict)
        assert {one["id"]: one for one in made["evidence"]} == {
            one["id"]: one for one in first["evidence"]
        }
        assert made["coded_by"] == ["anna", "boris", "cara"]


def test_a_second_run_changes_no_byte(plan: str, lake: Path, env: dict[str, str]) -> None:
    assert apply(lake, filled(plan), env).status == 0
    before = state(lake)
    done = apply(lake, filled(plan), env)
    assert (done.status, done.stderr) == (0, "0 records written, 0 decisions noted\n")
    assert state(lake) == before


def test_what_a_killed_run_left_undone_the_next_one_does(
    plan: str, lake: Path, env: dict[str, str]
) -> None:
    assert apply(lake, filled(plan), env).status == 0
    whole = state(lake)
    (lake / "evidence" / f"{HERALD}.yaml").unlink()
    decisions = lake / "decisions" / "cara.jsonl"
    lines = decisions.read_bytes().splitlines(keepends=True)
    decisions.write_bytes(b"".join(lines[:4]) + lines[4][:20])
    done = apply(lake, filled(plan), env)
    assert done.stderr.splitlines() == [
        f"evidence/{HERALD}.yaml written",
        "6 records written, 9 decisions noted",
    ]
    after = state(lake)
    assert after[f"evidence/{HERALD}.yaml"] == whole[f"evidence/{HERALD}.yaml"]
    assert after[f"evidence/{GAZETTE}.yaml"] == whole[f"evidence/{GAZETTE}.yaml"]


def test_fields_can_be_mixed_written_anew_and_left_out(
    plan: str, lake: Path, env: dict[str, str]
) -> None:
    mixed = filled(
        plan,
        e3="choice: b, other: [act, status], fields: {claim: The boats left.}, reason: As said.",
        e1="choice: a, other: [targets], reason: The whole point is meant.",
        e5="choice: a, without: [respondents], fields: {act: commits}, reason: Nobody is named.",
        b7="choice: b, reason: It belongs here.",
    )
    assert apply(lake, mixed, env).status == 0
    made = load_workspace(lake).evidence
    by_id = {str(key): one for key, one in made.items()}
    third = by_id[f"{GAZETTE}#e3"].entry
    assert (third.act, third.status, third.claim) == ("assesses", "fulfilled", "The boats left.")
    assert by_id[f"{HERALD}#e1"].entry.targets == ("2",)
    assert by_id[f"{GAZETTE}#e5"].entry.respondents == ()
    assert f"{GAZETTE}#b7" in by_id
    (one,) = (line for line in decided_in(lake) if line.record == f"{GAZETTE}#e3")
    assert one.changed == ("act", "claim", "status")


def test_both_records_are_kept_with_ids_of_their_own_and_references_follow(
    plan: str, lake: Path, env: dict[str, str]
) -> None:
    """e4 and b4 agree; kept both, e6 limits Anna's, and a caveat of Boris would limit his own."""
    both = filled(plan, e3="choice: both, reason: Two claims.").replace(
        "{id: e4, a: e4, b: b4, choice: a}",
        "{id: e4, a: e4, b: b4, choice: both, reason: r1}",
    )
    both = both.replace(
        "{id: e6, a: e6, b: b6, choice: a}", "{id: e6, a: e6, b: b6, choice: b}"
    ).replace("reasons: []", "reasons:\n  - {id: r1, says: Two figures.}")
    done = apply(lake, both, env)
    assert done.status == 0, done.stderr
    made = {str(key): one for key, one in load_workspace(lake).evidence.items()}
    new = {key for key in made if key.startswith(f"{GAZETTE}#e0")}
    assert len(new) == 2
    (limited,) = made[f"{GAZETTE}#e6"].qualifies
    assert made[limited].entry.claim == "Two of the boats did not leave."
    reasons = {line.record: line.reason for line in decided_in(lake)}
    assert reasons[made[limited].id] == "Two figures."


def test_records_are_put_behind_those_that_are_there_and_none_is_changed(
    plan: str, lake: Path, env: dict[str, str]
) -> None:
    text = lake_files()[f"evidence/{GAZETTE}.yaml"]
    first = f"# by hand\n{text[: text.index('  - id: e2')]}"
    (lake / "evidence").mkdir()
    file = lake / "evidence" / f"{GAZETTE}.yaml"
    file.write_text(first, "utf-8")
    assert apply(lake, filled(plan), env).status == 0
    after = file.read_text("utf-8")
    assert after.startswith(first.rstrip())
    made = load_workspace(lake).evidence
    assert len([one for one in made.values() if one.article.id == GAZETTE]) == 7
    assert {one.coded_by for one in made.values() if one.entry.id == "e2"} == {
        ("anna", "boris", "cara")
    }
    assert not run_cli("-w", lake, "adjudicate", *BY, env=env).stdout.count("article: ")


def test_a_passage_that_no_coder_pinned_right_can_be_dropped(
    plan: str, lake: Path, env: dict[str, str]
) -> None:
    coding = lake / "codings" / "boris" / f"{GAZETTE}.yaml"
    text = coding.read_text("utf-8").replace("start: the Lake Office of South", "start: No words")
    coding.write_text(text, "utf-8")
    dropped = filled(plan, b7="choice: neither, reason: It is not there.")
    assert apply(lake, dropped, env).status == 0
    (one,) = (line for line in decided_in(lake) if line.record is None)
    assert one.passage[0] == 0


def test_what_a_record_is_limited_to_and_figures_with_fractions_are_kept(
    lake: Path, env: dict[str, str]
) -> None:
    file = lake / "codings" / "boris" / f"{HERALD}.yaml"
    text = file.read_text("utf-8").replace("value: 12", "value: 12.5")
    text = text.replace(
        "    link: named\n    speaker: north-harbour",
        "    link: named\n    part: {words: at night}\n    speaker: north-harbour",
    )
    file.write_text(text, "utf-8")
    plan = run_cli("-w", lake, "adjudicate", *BY, env=env).stdout
    assert "# part: a - | b {words: at night}\n" in plan
    second = plan.replace(OPEN + "}", "choice: b, reason: As printed.}", 9)
    assert apply(lake, second.replace("e5, choice: b", "e5, choice: a"), env).status == 0
    made = load_workspace(lake).evidence
    (one,) = (each.entry for key, each in made.items() if key == f"{HERALD}#e6")
    assert (one.figures[0].value, one.part and one.part.words) == ("12.5", "at night")


def test_articles_settled_apart_refer_to_each_other_as_settled_together(
    lake: Path, env: dict[str, str]
) -> None:
    """The herald's b3 denies the gazette's b1, which is called e1 there once it is settled."""
    for name in (GAZETTE, HERALD):
        plan = run_cli("-w", lake, "adjudicate", name, *BY, env=env).stdout
        second = plan.replace("choice: a}", "choice: b}")
        assert apply(lake, filled(second), env).status == 0
    made = {str(key): one for key, one in load_workspace(lake).evidence.items()}
    assert made[f"{HERALD}#e3"].responds_to == (f"{GAZETTE}#e1",)


def test_a_plan_may_be_written_as_json(plan: str, lake: Path, env: dict[str, str]) -> None:
    value = read_yaml(filled(plan).encode(), "plan").value
    assert apply(lake, json.dumps(value, ensure_ascii=False, indent=1), env).status == 0
    assert write_yaml(value).startswith("coders: [anna, boris]\n")
