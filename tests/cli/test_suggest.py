"""compliance suggest: what may be evidence in an article, with reasons; and drafts of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compliance.workspace.load import load_workspace
from compliance.workspace.write.yaml_writer import write_yaml
from compliance.workspace.yaml.reader import read_yaml
from support.builders import GAZETTE, HERALD
from support.cli import printed, printed_json, run_cli
from support.golden import Golden
from support.lake_cues import lake_with_cues, library_of_lake
from support.lake_texts import TEXTS
from support.lines import put_in_lines
from support.web import page, serving

LLM = ("--engine", "llm", "--model", "small-model", "--model-address")


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """The invented workspace with cues; its texts are in a library beside it."""
    library_of_lake(tmp_path / "texts")
    return lake_with_cues(tmp_path / "lake")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}


@pytest.mark.parametrize("format", ["text", "json"])
def test_suggestions_are_printed_in_each_format(
    format: str, lake: Path, env: dict[str, str], golden: Golden
) -> None:
    out = printed("-w", lake, "suggest", GAZETTE, HERALD, "--explain", "-f", format, env=env)
    golden(f"suggest/lake.{format}", out)


def test_without_articles_those_not_coded_in_full_are_read(lake: Path, env: dict[str, str]) -> None:
    made = printed_json("-w", lake, "suggest", "-f", "json", env=env)
    assert [one["article"] for one in made["articles"]] == [GAZETTE]
    assert {one["article"] for one in made["suggestions"]} == {GAZETTE}


def test_a_file_that_is_no_article_can_be_read(
    lake: Path, env: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "page.txt"
    file.write_text(TEXTS[HERALD], "utf-8")
    options = ("--published", "1999-07-01", "--outlet", "north-herald", "--language", "en")
    out = printed_json("-w", lake, "suggest", "--text", file, *options, "-f", "json", env=env)
    assert [(one["article"], one["name"]) for one in out["articles"]] == [(None, "page.txt")]
    assert out["suggestions"]
    assert all(
        TEXTS[HERALD][slice(*one["passage"]["range"])] == one["passage"]["text"]
        for one in out["suggestions"]
    )
    plain = printed_json(
        "-w", lake, "suggest", "--text", file, "--published", "1999", "-f", "json", env=env
    )
    assert plain["articles"][0]["language"] == "en"


def test_fewer_are_printed_if_asked(lake: Path, env: dict[str, str]) -> None:
    def asked(*options: str) -> list[dict[str, object]]:
        made = printed_json("-w", lake, "suggest", HERALD, *options, "-f", "json", env=env)
        found: list[dict[str, object]] = made["suggestions"]
        assert made["articles"][0]["left_out"] == every - len(found)
        return found

    every = 0
    every = len(printed_json("-w", lake, "suggest", HERALD, "-f", "json", env=env)["suggestions"])
    best = asked("--limit", "1")
    assert len(best) == 1
    assert asked("--least", "1") == []
    about = asked("--point", "2")
    assert about
    assert all({"2", "2a", "2b"} & set(one["targets"]) for one in about)  # type: ignore[call-overload]


def test_public_output_has_the_ends_alone(lake: Path, env: dict[str, str]) -> None:
    out = printed_json("-w", lake, "suggest", HERALD, "--public", "-f", "json", env=env)
    assert {one["passage"]["text"] for one in out["suggestions"]} == {None}
    text = printed("-w", lake, "suggest", HERALD, "--public", env=env)
    assert "…" in text


def test_suggestions_are_kept_for_the_inbox(lake: Path, env: dict[str, str]) -> None:
    printed("-w", lake, "suggest", GAZETTE, env=env)
    listed = printed_json("-w", lake, "articles", "list", "-f", "json", env=env)
    row = next(one for one in listed["articles"] if one["id"] == GAZETTE)
    assert row["suggested"] > 0


def test_what_is_wrong_is_said_in_one_sentence(
    lake: Path, env: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "page.txt"
    file.write_text("Words.", "utf-8")
    for argv, wrong in (
        (["nothing"], 'no article "nothing"'),
        (["--text", str(file)], "say when it was published"),
        (["--text", str(file), "--published", "soon"], '"soon" is not a date'),
        (["--text", str(file), "--published", "1999", "--outlet", "x"], 'no source "x"'),
        (["--text", str(file), "--published", "1999", "--draft"], "has an evidence file"),
        ([HERALD, "--text", str(file), "--published", "1999"], "name articles, or one file"),
        ([HERALD, "--published", "1999"], "it describes the file of --text"),
        ([HERALD, "--engine", "magic"], 'no engine is called "magic"; known: rules, llm'),
        ([HERALD, "--engine", "llm"], "--model-address and --model"),
        ([HERALD, "--engine", "llm", "--model", "m"], "say where the language model is and which"),
        ([HERALD, "--model", "m"], "they are for the engine llm"),
        ([HERALD, "--model-address", "http://a"], "they are for the engine llm"),
        ([HERALD, *LLM, "ftp://a"], "is no address of http or https"),
        ([HERALD, "--point", "77"], "no point"),
    ):
        done = run_cli("-w", lake, "suggest", *argv, env=env)
        assert done.status in {2, 3}, argv
        assert wrong in done.stderr, argv
    away = run_cli("-w", lake, "suggest", HERALD, env={"COMPLIANCE_TEXTS": str(tmp_path / "none")})
    assert "not on this machine" in away.stderr


def test_a_draft_has_all_but_the_claims_and_is_read_by_nobody(
    lake: Path, env: dict[str, str], golden: Golden
) -> None:
    evidence = lake / "evidence" / f"{HERALD}.yaml"
    evidence.unlink()
    gazette = lake / "evidence" / f"{GAZETTE}.yaml"
    gazette.unlink()
    done = run_cli("-w", lake, "suggest", HERALD, "--draft", env=env)
    assert done.status == 0, done.stderr
    draft = lake / "evidence" / f"{HERALD}.yaml.draft"
    assert f"evidence/{HERALD}.yaml.draft" in done.stderr
    golden("suggest/lake.draft.yaml", draft.read_text("utf-8"))
    assert load_workspace(lake).evidence == {}
    again = run_cli("-w", lake, "suggest", HERALD, "--draft", env=env)
    assert again.status == 3
    assert "exists already" in again.stderr


def test_a_draft_is_evidence_once_its_claims_are_written(lake: Path, env: dict[str, str]) -> None:
    for file in (lake / "evidence").glob("*.yaml"):
        file.unlink()
    printed_nothing = run_cli("-w", lake, "suggest", HERALD, "--draft", env=env)
    assert printed_nothing.status == 0
    draft = lake / "evidence" / f"{HERALD}.yaml.draft"
    written = read_yaml(draft.read_bytes(), "draft").value
    assert isinstance(written, dict)
    for entry in written["evidence"]:
        entry["claim"] = "An invented claim."
        if entry["act"] in {"states", "denies", "demands"}:  # what these need is for a person
            entry["act"] = "background"
            entry.pop("respondents", None)
            entry.pop("respondent_words", None)
    draft.with_suffix("").write_text(write_yaml(written), "utf-8")
    loaded = load_workspace(lake)
    assert loaded.evidence
    audit = json.loads(printed("-w", lake, "audit", "--fail-on", "never", "-f", "json", env=env))
    assert audit["passages"]["exact"] == audit["passages"]["total"] == len(loaded.evidence)


def test_an_article_that_is_a_draft_is_read_as_drafted(lake: Path, env: dict[str, str]) -> None:
    (lake / "evidence" / f"{HERALD}.yaml").unlink()
    (lake / "evidence" / f"{GAZETTE}.yaml").unlink()
    as_article = printed_json("-w", lake, "suggest", HERALD, "-f", "json", env=env)
    article = lake / "articles" / f"{HERALD}.yaml"
    text = printed("-w", lake, "articles", "text", HERALD, env=env)
    draft = article.rename(article.with_suffix(".yaml.draft"))
    assert printed_json("-w", lake, "suggest", HERALD, "-f", "json", env=env) == as_article
    assert printed("-w", lake, "articles", "text", HERALD, env=env) == text

    _without(draft, "outlet")
    done = run_cli("-w", lake, "suggest", HERALD, "--draft", env=env)
    assert (lake / "evidence" / f"{HERALD}.yaml.draft").is_file(), done.stderr

    _without(draft, "published", "language")
    done = run_cli("-w", lake, "suggest", HERALD, env=env)
    assert done.status == 3
    file = f"articles/{HERALD}.yaml.draft"
    assert f'"{HERALD}" is a draft; fill in published, language in {file}' in done.stderr
    assert printed("-w", lake, "articles", "text", HERALD, env=env) == text
    _without(draft, "held")
    done = run_cli("-w", lake, "articles", "text", HERALD, env=env)
    assert "not on this machine" in done.stderr


def _without(file: Path, *keys: str) -> None:
    """Take keys out of a file."""
    value = read_yaml(file.read_bytes(), "draft").value
    assert isinstance(value, dict)
    file.write_text(write_yaml({k: v for k, v in value.items() if k not in keys}), "utf-8")


def test_no_draft_takes_the_place_of_evidence(lake: Path, env: dict[str, str]) -> None:
    done = run_cli("-w", lake, "suggest", HERALD, "--draft", env=env)
    assert done.status == 3
    assert f'"evidence/{HERALD}.yaml" exists already' in done.stderr


def test_nor_of_evidence_in_json_lines(lake: Path, env: dict[str, str]) -> None:
    done = run_cli("-w", put_in_lines(lake), "suggest", HERALD, "--draft", env=env)
    assert done.status == 3
    assert f'"evidence/{HERALD}.jsonl" exists already' in done.stderr
    assert not list(lake.rglob("*.draft"))


WORDS = "The gates of the dam were opened"
PROPOSED = {
    "passage": WORDS,
    "targets": ["1a"],
    "speaker": "north-ministry",
    "voice": "quoted",
    "act": "assesses",
    "status": "fulfilled",
    "status_words": "were opened",
    "scope": "in_scope",
    "score": 0.5,
}


def proposing(*proposals: object) -> bytes:
    content = json.dumps({"suggestions": proposals})
    return page(json.dumps({"choices": [{"message": {"content": content}}]}).encode())


def test_a_language_model_is_asked_where_the_user_says_and_believed_where_it_holds(
    lake: Path, env: dict[str, str]
) -> None:
    key = "sk-0123456789"
    invented = {**PROPOSED, "passage": "All gates are shut, and North Shore is to blame"}
    with serving({"/v1/chat/completions": proposing(PROPOSED, invented)}) as site:
        asked = ("-w", lake, "suggest", HERALD, *LLM, site.url("/v1"))
        done = run_cli(*asked, "-f", "json", env={**env, "COMPLIANCE_MODEL_KEY": key})
        plain = run_cli(*asked, env=env)
    made = json.loads(done.stdout)
    (one,) = made["suggestions"]
    assert (one["passage"]["text"], one["status"], one["engine"]) == (WORDS, "fulfilled", "llm")
    assert one["version"].startswith(f"1: small-model at {site.url('/v1')}, prompt ")
    assert made["articles"][0]["dropped"] == [
        "its passage stands nowhere in the article, or more than once"
    ]
    assert "1 suggestion dropped: its passage stands nowhere in the article" in plain.stdout
    assert "to blame" not in done.stdout + done.stderr + plain.stdout
    assert [f"Bearer {key}".encode() in question for question in site.asked] == [True, False]
    assert key not in done.stdout + done.stderr
    kept = [file.read_text("utf-8") for file in (lake.parent / "texts").rglob("*.json")]
    assert any("small-model" in text for text in kept)
    assert not any(key in text for text in kept)


def test_a_model_that_fails_is_one_sentence(lake: Path, env: dict[str, str]) -> None:
    with serving({"/v1/chat/completions": page(b"no", status="500 No")}) as site:
        done = run_cli("-w", lake, "suggest", HERALD, *LLM, site.url("/v1"), env=env)
    assert (done.status, done.stdout) == (3, "")
    assert done.stderr == (
        f'the language model at "{site.url("/v1")}" is of a server that fails '
        '(status 500); see that it runs, or use the engine "rules"\n'
    )


def test_no_model_is_asked_of_which_nothing_was_said(lake: Path, env: dict[str, str]) -> None:
    with serving() as site:
        printed("-w", lake, "suggest", HERALD, env={**env, "COMPLIANCE_MODEL_KEY": "sk-1"})
    assert site.asked == []


def test_a_bare_install_says_what_to_install_for_a_language_model(
    lake: Path, env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compliance.cli.language_model.find_spec", lambda _: None)
    done = run_cli("-w", lake, "suggest", HERALD, *LLM, "http://localhost:8080/v1", env=env)
    assert done.status == 3
    assert "agreement-compliance[text]" in done.stderr
