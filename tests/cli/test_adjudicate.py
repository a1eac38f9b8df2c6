"""compliance adjudicate: a plan of two codings to be filled in, and what is written of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from compliance.cli import reviewing
from compliance.cli.exit_code import ExitCode
from compliance.coding.decision import Verdict
from compliance.coding.decision_store import DecisionStore
from compliance.workspace.load import load_workspace
from compliance.workspace.write.yaml_writer import write_yaml
from compliance.workspace.yaml.reader import read_yaml
from support.builders import GAZETTE, HERALD, lake_files
from support.cli import Finished, run_cli
from support.codings import coded_twice, coding_files
from support.golden import Golden
from support.lake_cues import library_of_lake

BY = ("--plan", "--by", "cara")
OPEN = "choice: open, reason: open"


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """The invented workspace coded twice, with a folder for decisions; it has no evidence."""
    library_of_lake(tmp_path / "texts")
    root = coded_twice(tmp_path / "lake")
    (root / "decisions").mkdir()
    coders = root / "coders.yaml"
    more = "  - {id: cara, name: A third reader, kind: person}\n"
    coders.write_text(coders.read_text("utf-8") + more, "utf-8")
    return root


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}


@pytest.fixture
def plan(lake: Path, env: dict[str, str]) -> str:
    """A plan as it is printed."""
    return run_cli("-w", lake, "adjudicate", *BY, env=env).stdout


def apply(lake: Path, plan: str, env: dict[str, str]) -> Finished:
    """Apply a plan that lies beside the workspace."""
    file = lake.parent / "plan.yaml"
    file.write_text(plan, "utf-8")
    return run_cli("-w", lake, "adjudicate", "--apply", "plan.yaml", env=env, cwd=lake.parent)


def filled(plan: str, **choices: str) -> str:
    """Return a plan with choices by the ids of rows; of others the first record is taken."""
    lines = []
    for line in plan.splitlines(keepends=True):
        named = re.search(r"\{id: (\w+),", line)
        if named and OPEN in line:
            first = "choice: a" if " a: " in line else "choice: b"
            chosen = choices.get(named[1], f"{first}, reason: It stands so in the passage.")
            lines.append(line.replace(OPEN, chosen))
        else:
            lines.append(line)
    return "".join(lines)


def state(root: Path) -> dict[str, bytes]:
    """Return the bytes of all files of a workspace."""
    paths = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def test_a_plan_shows_what_differs_and_has_what_agrees_filled_in(
    plan: str, lake: Path, golden: Golden
) -> None:
    golden("adjudicate/plan.yaml", plan)
    public = run_cli("-w", lake, "adjudicate", *BY, "--public").stdout
    assert "“The boats left the lane … none came back”" in public
    assert "the office added" not in public
    golden("adjudicate/no-texts.yaml", run_cli("-w", lake, "adjudicate", *BY, GAZETTE).stdout)


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
    store = DecisionStore(lake.parent / "texts", "none", lake)
    decisions = store.read("cara").lines
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
    store = DecisionStore(lake.parent / "texts", "none", lake)
    (one,) = (line for line in store.read("cara").lines if line.record == f"{GAZETTE}#e3")
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
    store = DecisionStore(lake.parent / "texts", "none", lake)
    reasons = {line.record: line.reason for line in store.read("cara").lines}
    assert reasons[made[limited].id] == "Two figures."


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


def test_a_passage_that_no_coder_pinned_right_can_be_dropped(
    plan: str, lake: Path, env: dict[str, str]
) -> None:
    coding = lake / "codings" / "boris" / f"{GAZETTE}.yaml"
    text = coding.read_text("utf-8").replace("start: the Lake Office of South", "start: No words")
    coding.write_text(text, "utf-8")
    dropped = filled(plan, b7="choice: neither, reason: It is not there.")
    assert apply(lake, dropped, env).status == 0
    (one,) = (
        line
        for line in DecisionStore(lake.parent / "texts", "none", lake).read("cara").lines
        if line.record is None
    )
    assert one.passage[0] == 0


def test_a_program_gets_every_field_of_both(
    lake: Path, env: dict[str, str], golden: Golden
) -> None:
    done = run_cli("-w", lake, "adjudicate", GAZETTE, *BY, "-f", "json", env=env)
    golden("adjudicate/plan.json", done.stdout)
    (article,) = json.loads(done.stdout)["articles"]
    texts = {one["a"]["text"] for one in article["records"] if one["a"]}
    assert "Two boats stayed" in texts
    public = run_cli("-w", lake, "adjudicate", GAZETTE, *BY, "-f", "json", "--public", env=env)
    (article,) = json.loads(public.stdout)["articles"]
    assert {one[key]["text"] for one in article["records"] for key in "ab" if one[key]} == {None}


ADDRESS = re.compile(
    r"http://127\.0\.0\.1:[0-9]+(/adjudicate(?:/[a-z0-9-]+)?)\?token=[\w-]{43}"
    r"&coder=anna&coder=boris\n"
)


@pytest.mark.parametrize(
    ("argv", "sheet"),
    [
        ((), "/adjudicate"),
        ((GAZETTE,), f"/adjudicate/{GAZETTE}"),
        ((GAZETTE, HERALD), "/adjudicate"),
    ],
)
def test_without_a_plan_the_page_is_opened_at_both_codings(
    argv: tuple[str, ...],
    sheet: str,
    lake: Path,
    env: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reviewing, "serve", lambda _app, _listening, ready: ready())
    options = ("--by", "cara", "--no-browser", "--port", "0")
    done = run_cli("-w", lake, "adjudicate", *argv, *options, env=env)
    assert (done.status, done.stderr) == (0, "cara decides; Ctrl-C ends it\n")
    found = ADDRESS.fullmatch(done.stdout)
    assert found
    assert found[1] == sheet


def test_an_empty_plan_is_told_as_such(lake: Path, env: dict[str, str]) -> None:
    done = apply(lake, "", env)
    assert done.status == ExitCode.UNUSABLE_INPUT
    assert done.stderr.startswith("plan.yaml:1:1: empty-file: ")


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


def test_what_is_asked_for_has_to_fit(lake: Path, env: dict[str, str]) -> None:
    for argv, status, said in (
        (("--plan",), ExitCode.USAGE, "say which coder decides"),
        (("--plan", "--by", "dora"), ExitCode.UNUSABLE_INPUT, 'no coder "dora"'),
        (("--apply", "x", "--plan"), ExitCode.USAGE, "the plan names articles and coders"),
        (("--apply", "x"), ExitCode.UNUSABLE_INPUT, '"x"'),
        (("wire", *BY), ExitCode.UNUSABLE_INPUT, 'no article coded by both "wire"'),
        (("--coder", "anna", *BY), ExitCode.UNUSABLE_INPUT, "two coders are compared"),
    ):
        done = run_cli("-w", lake, "adjudicate", *argv, env=env, cwd=lake.parent)
        assert (done.status, said in done.stderr) == (status, True), done.stderr


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


def test_a_plan_keeps_hostile_words_in_its_comments(lake: Path, env: dict[str, str]) -> None:
    for name, text in coding_files().items():
        hostile = text.replace("claim: Two boats", 'claim: "# choice: a  Two boats')
        hostile = hostile.replace("stayed.\n    event", 'stayed.  # x"\n    event')
        (lake / name).write_text(hostile, "utf-8")
    plan = run_cli("-w", lake, "adjudicate", *BY, env=env).stdout
    assert read_yaml(plan.encode(), "plan").problems == ()
    assert "# choice: a Two boats stayed. # x\n" in plan
