"""compliance adjudicate: two codings side by side, as a plan to be filled in or a page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from compliance.cli import reviewing
from compliance.cli.exit_code import ExitCode
from compliance.workspace.yaml.reader import read_yaml
from support.builders import GAZETTE, HERALD
from support.cli import run_cli
from support.codings import coding_files
from support.golden import Golden
from support.plans import BY


def test_a_plan_shows_what_differs_and_has_what_agrees_filled_in(
    plan: str, lake: Path, golden: Golden
) -> None:
    golden("adjudicate/plan.yaml", plan)
    public = run_cli("-w", lake, "adjudicate", *BY, "--public").stdout
    assert "“The boats left the lane … none came back”" in public
    assert "the office added" not in public
    golden("adjudicate/no-texts.yaml", run_cli("-w", lake, "adjudicate", *BY, GAZETTE).stdout)


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


def test_a_plan_keeps_hostile_words_in_its_comments(lake: Path, env: dict[str, str]) -> None:
    for name, text in coding_files().items():
        hostile = text.replace("claim: Two boats", 'claim: "# choice: a  Two boats')
        hostile = hostile.replace("stayed.\n    event", 'stayed.  # x"\n    event')
        (lake / name).write_text(hostile, "utf-8")
    plan = run_cli("-w", lake, "adjudicate", *BY, env=env).stdout
    assert read_yaml(plan.encode(), "plan").problems == ()
    assert "# choice: a Two boats stayed. # x\n" in plan
