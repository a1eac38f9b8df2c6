"""compliance reliability: how far coders agree, and where they do not, in each format."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.cli.exit_code import ExitCode
from compliance.coding.decision import Decision, Verdict
from compliance.coding.decision_store import DecisionStore
from compliance.model.base import ArticleId, Target
from compliance.model.words import Act
from compliance.passages.words import Pin
from support.builders import GAZETTE, HERALD
from support.cli import printed, printed_json, run_cli
from support.codings import coded_twice
from support.golden import Golden
from support.lake_cues import library_of_lake


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """The invented workspace coded twice; its texts are in a library beside it."""
    library_of_lake(tmp_path / "texts")
    return coded_twice(tmp_path / "lake")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}


@pytest.mark.parametrize("format", ["text", "md", "json"])
def test_two_codings_are_compared_in_each_format(
    format: str, lake: Path, env: dict[str, str], golden: Golden
) -> None:
    golden(f"reliability/lake.{format}", printed("-w", lake, "reliability", "-f", format, env=env))


def test_without_texts_and_in_public_the_ends_of_passages_are_printed(
    lake: Path, env: dict[str, str], golden: Golden
) -> None:
    golden("reliability/no-texts.text", printed("-w", lake, "reliability"))
    public = printed("-w", lake, "reliability", "--public", env=env)
    assert "“The boats left the lane … none came back”" in public
    assert "on 15 June, the office added" not in public
    made = printed_json("-w", lake, "reliability", "--public", "-f", "json", env=env)
    assert {
        record["text"]
        for one in made["comparisons"][0]["disagreements"]
        for record in (one["first"], one["second"])
        if record
    } == {None}


def test_points_fields_and_articles_can_be_asked_for(lake: Path, env: dict[str, str]) -> None:
    out = printed("-w", lake, "reliability", "--point", "2", "--field", "link", env=env)
    assert "Only statements on 2\n" in out
    assert "\nlink " in out
    assert "\nact " not in out
    assert "nothing here" not in out
    assert "link: anna inferred | boris named" in out
    made = printed_json("-w", lake, "reliability", GAZETTE, "-f", "json", env=env)
    (one,) = made["comparisons"]
    assert (one["coders"], one["articles"]) == (["anna", "boris"], 1)
    assert one["records"] == {"both": 5, "first_alone": 1, "second_alone": 1, "agreed": 4}


def test_an_engine_is_compared_with_each_coder(lake: Path, env: dict[str, str]) -> None:
    made = printed_json("-w", lake, "reliability", "--engine", "rules", "-f", "json", env=env)
    pairs = [one["coders"] for one in made["comparisons"]]
    assert pairs == [["anna", "boris"], ["anna", "rules"], ["boris", "rules"]]
    argv = ("--engine", "rules", "--coder", "anna", HERALD)
    out = printed("-w", lake, "reliability", *argv, env=env)
    assert "anna (A first reader) and rules (The engine of rules)" in out


def test_what_coders_decided_of_suggestions_is_counted_by_engine_and_act(
    lake: Path, env: dict[str, str], golden: Golden
) -> None:
    (lake / "decisions").mkdir()
    store = DecisionStore(lake.parent / "texts", "none", lake)
    for verdict, engine in (
        (Verdict.ACCEPTED, "rules"),
        (Verdict.REJECTED, "rules"),
        (Verdict.ADJUDICATED, None),
    ):
        store.add(
            Decision(
                n=0,
                at="2026-11-01T00:00:00Z",
                coder="anna",
                article=ArticleId(GAZETTE),
                text_sha256="a" * 64,
                decision=verdict,
                passage=(0, 9),
                pin=Pin(start="Two boats"),
                targets=(Target("2a"),),
                act=Act.STATES if verdict is Verdict.ACCEPTED else None,
                engine=engine,
            )
        )
    argv = ("-w", lake, "reliability", HERALD)
    for format in ("text", "md"):
        golden(f"reliability/decided.{format}", printed(*argv, "-f", format, env=env))
    (rules,) = printed_json(*argv, "-f", "json", env=env)["engines"]
    assert (rules["engine"], rules["decided"]["accepted"]) == ("rules", 1)
    assert [one["act"] for one in rules["acts"]] == ["states", None]


def test_of_three_coders_two_at_a_time_are_compared(lake: Path, env: dict[str, str]) -> None:
    coders = lake / "coders.yaml"
    more = "  - {id: cara, name: A third reader, kind: person}\n"
    coders.write_text(coders.read_text("utf-8") + more, "utf-8")
    (lake / "codings" / "cara").mkdir()
    text = (lake / "codings" / "anna" / f"{GAZETTE}.yaml").read_text("utf-8")
    third = lake / "codings" / "cara" / f"{GAZETTE}.yaml"
    third.write_text(text.replace("coder: anna", "coder: cara"), "utf-8")
    made = printed_json("-w", lake, "reliability", "-f", "json", env=env)
    first, second, third_pair = made["comparisons"]
    assert [one["coders"] for one in made["comparisons"]] == [
        ["anna", "boris"],
        ["anna", "cara"],
        ["boris", "cara"],
    ]
    assert second["disagreements"] == []
    assert second["passages"]["alpha"] == 1
    assert first["articles"] == 2
    assert third_pair["articles"] == 1


def test_what_cannot_be_compared_is_said_in_a_sentence(lake: Path) -> None:
    for argv, said in (
        (("--field", "claim"), 'no field to compare "claim"; known: act,'),
        (("--coder", "anna"), "two coders are compared; name each with --coder"),
        (("--coder", "anna", "--coder", "ana"), 'no coding by "ana"; did you mean "anna"?'),
        (("wire",), 'no article coded by both "wire"; known: gazette'),
        (("--engine", "ruls"), 'no engine is called "ruls"'),
        (("--point", "9"), '"9"'),
    ):
        done = run_cli("-w", lake, "reliability", *argv)
        assert (done.status, done.stdout) == (ExitCode.UNUSABLE_INPUT, "")
        assert said in done.stderr


def test_no_report_reads_a_coding_and_check_does(lake: Path) -> None:
    file = lake / "codings" / "anna" / f"{GAZETTE}.yaml"
    file.write_text(file.read_text("utf-8").replace("act: states", "act: says", 1), "utf-8")
    assert run_cli("-w", lake, "report").status == 0
    for command in ("check", "reliability"):
        done = run_cli("-w", lake, command)
        assert done.status == ExitCode.UNUSABLE_INPUT
        assert f"codings/anna/{GAZETTE}.yaml:10:5: unknown-word" in done.stdout + done.stderr


def test_codings_are_stored_apart_from_what_every_command_reads(lake: Path, tmp_path: Path) -> None:
    env = {"COMPLIANCE_CACHE": str(tmp_path / "cache")}
    first = run_cli("-w", lake, "check", env=env)
    stored = sorted(path.name for path in (tmp_path / "cache" / "records").iterdir())
    assert len(stored) == 2
    assert stored[1] == f"{stored[0]}-codings"
    assert run_cli("-w", lake, "check", env=env) == first
    assert run_cli("-w", lake, "-a", "lake_1999", "check", env=env) == first
