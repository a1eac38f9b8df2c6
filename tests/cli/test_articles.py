"""compliance articles: recognise, split, keep, draft."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from support.builders import GAZETTE, workspace
from support.cli import run_cli
from support.lake_texts import write_digest
from support.repository import ROOT

INVENTED = """Lake report

The gauge was read on 3 May 2024.
Nobody came.

Second piece. It ends here.
"""


def test_the_articles_of_the_corpus_are_recognised(corpus: Path, tmp_path: Path) -> None:
    env = {"COMPLIANCE_TEXTS": str(tmp_path)}
    files = sorted(corpus.glob("*.txt"))
    finished = run_cli("articles", "add", *files, env=env, cwd=ROOT)
    assert finished.status == 0
    lines = finished.stderr.splitlines()
    assert len(lines) >= len(files) > 0
    assert all(": recognised at " in line and line.endswith(", text kept") for line in lines)
    listed = json.loads(run_cli("articles", "list", "-f", "json", env=env, cwd=ROOT).stdout)
    held = {article["id"] for article in listed["articles"] if article["held"]}
    assert held == {line.split(": ")[1] for line in lines}
    assert held >= {article["id"] for article in listed["articles"] if article["coded"] == "full"}
    assert "text held" in run_cli("articles", "list", env=env, cwd=ROOT).stdout
    # Known by their texts now, articles are found in a file of another hash as well.
    other = tmp_path / "other.txt"
    other.write_bytes(b"A new head.\n" + files[-1].read_bytes())
    found = run_cli("articles", "add", other, env=env, cwd=ROOT)
    assert "babel-2023-09-19: recognised at 12-" in found.stderr


def test_other_words_at_a_known_place_are_a_finding(
    corpus: Path, shipped: Path, tmp_path: Path
) -> None:
    file = min(corpus.glob("004*.txt"))
    article = shipped / "articles" / "babel-2023-09-19.yaml"
    held = json.loads(run_cli("show", "babel-2023-09-19", "-f", "json", cwd=ROOT).stdout)
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    assert sha256 in json.dumps(held)
    text = article.read_text("utf-8")
    digest = text.partition("text_sha256: ")[2][:64]
    wrong = text.replace(f"text_sha256: {digest}", f"text_sha256: {'ab' * 32}")
    article.write_text(wrong, "utf-8")
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    finished = run_cli("-w", shipped, "articles", "add", file, env=env)
    assert finished.status == 1
    assert finished.stderr.startswith(f"{file.name}: babel-2023-09-19: other words stand at [0, ")
    assert not (tmp_path / "texts").exists()


def test_a_file_with_other_words_at_one_place_gives_the_text_of_the_other(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    article = root / "articles" / f"{GAZETTE}.yaml"
    text = article.read_text("utf-8")
    digest = text.partition("text_sha256: ")[2][:64]
    article.write_text(text.replace(digest, "ab" * 32), "utf-8")
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    finished = run_cli("-w", root, "articles", "add", write_digest(tmp_path), env=env)
    assert finished.status == 1
    assert f"digest.txt: {GAZETTE}: other words stand at [" in finished.stderr
    assert "recognised at" in finished.stderr
    missing = run_cli("-w", root, "articles", "text", GAZETTE, env=env)
    assert (missing.status, missing.stdout) == (3, "")
    assert f'the text of "{GAZETTE}" is not on this machine' in missing.stderr


def test_the_text_of_an_article(texts: dict[str, str], tmp_path: Path) -> None:
    shown = run_cli("articles", "text", "babel-2023-09-19", env=texts, cwd=ROOT)
    assert shown.status == 0
    assert "Brovko" in shown.stdout
    missing = run_cli("articles", "text", "babel-2023-09-19", cwd=tmp_path)
    assert missing.status == 3
    assert "is not on this machine; add a file that holds it" in missing.stderr
    unknown = run_cli("articles", "text", "babel", cwd=ROOT)
    assert unknown.status == 3
    assert unknown.stderr.startswith('no article "babel"')


def test_an_unknown_file_gives_a_draft_that_breaks_nothing(shipped: Path, tmp_path: Path) -> None:
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    file = tmp_path / "Lake report.txt"
    file.write_text(INVENTED, "utf-8")
    finished = run_cli("-w", shipped, "articles", "add", file, env=env)
    assert finished.status == 0
    assert "new: text kept, articles/lake-report.yaml.draft written" in finished.stderr
    assert "fill in outlet, published, published_basis, language, confidence" in finished.stderr
    draft = (shipped / "articles" / "lake-report.yaml.draft").read_text("utf-8")
    assert "# published:" in draft
    assert "3 May 2024" in draft
    assert run_cli("-w", shipped, "check").status == 0
    again = run_cli("-w", shipped, "articles", "add", file, env=env)
    assert again.status == 0
    assert again.stderr == (
        "Lake report.txt: text kept, drafted before: "
        "articles/lake-report.yaml.draft left as it is\n"
    )
    file.write_text("Another text.", "utf-8")
    other = run_cli("-w", shipped, "articles", "add", file, env=env)
    assert other.status == 3
    assert '"articles/lake-report.yaml.draft" exists already; give another id' in other.stderr


FACTS = (
    *("--outlet", "river-times", "--published", "2024-02-20", "--basis", "x"),
    *("--language", "en", "--confidence", "A"),
)
CODED = """article: post
agreement: my_agreement
evidence:
  - {id: e1, targets: [1a], link: inferred, speaker: river-times, act: %s, claim: x,
     passage: {start: H}}
"""


@pytest.mark.parametrize(
    ("file", "wrong", "right", "status"),
    [
        ("evidence/post.yaml", "", CODED % "background", 0),
        ("evidence/post.yaml", "", CODED % "asserts", 3),
        (
            "agreements/my_agreement.yaml",
            "citation: Notice at the landing of Northbank, 20 February 2024",
            'evidence: "post#e1"',
            3,
        ),
        ("articles/river-times-2024-02-26.yaml", "coded: full", "coded: full\nreplaces: [post]", 0),
    ],
    ids=["evidence-first", "evidence-with-a-mistake", "holder", "replaces"],
)
def test_an_article_that_others_wait_for_can_be_added(
    file: str, wrong: str, right: str, status: int, tmp_path: Path
) -> None:
    """Nobody can code an article that is not there; so what cites its evidence stops no `add`."""
    root, text = tmp_path / "ws", tmp_path / "post.txt"
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    assert run_cli("init", root).status == 0
    path = root / file
    before = path.read_text("utf-8") if path.exists() else ""
    assert wrong in before
    path.write_text(before.replace(wrong, right) if wrong else right, "utf-8")
    assert run_cli("-w", root, "check").status == 3
    text.write_text(INVENTED, "utf-8")
    added = run_cli("-w", root, "articles", "add", text, *FACTS, env=env)
    assert added.stderr == "post.txt: new: text kept, articles/post.yaml written\n"
    assert run_cli("-w", root, "check").status == status


def test_other_mistakes_still_stop_what_is_added(tmp_path: Path) -> None:
    root, text = tmp_path / "ws", tmp_path / "post.txt"
    assert run_cli("init", root).status == 0
    path = root / "sources" / "third.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: media", "kind: medai"), "utf-8")
    text.write_text(INVENTED, "utf-8")
    added = run_cli("-w", root, "articles", "add", text, *FACTS)
    assert (added.status, "medai" in added.stderr) == (3, True)


def test_two_articles_of_one_file_described_one_by_one(shipped: Path, tmp_path: Path) -> None:
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    file = tmp_path / "thread.txt"
    file.write_text(INVENTED, "utf-8")
    facts = ("--outlet", "dw", "--published", "2024-05-04", "--basis", "printed", "--language")
    for article, first, last in (
        ("lake-1", "Lake report", "Nobody came."),
        ("lake-2", "Second piece.", "ends here."),
    ):
        ends = ("--id", article, "--first", first, "--last", last)
        finished = run_cli(
            *("-w", shipped, "articles", "add", file, *ends, *facts, "en", "--confidence", "B"),
            env=env,
        )
        assert finished.status == 0, finished.stderr
        assert f"articles/{article}.yaml written" in finished.stderr
    assert run_cli("-w", shipped, "check").status == 0
    shown = run_cli("-w", shipped, "articles", "text", "lake-2", env=env)
    assert shown.stdout == "Second piece. It ends here."


def test_options_that_cannot_be_meant(shipped: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(INVENTED, "utf-8")
    for options, message in (
        (("--first", "Lake"), "give both ends of the text"),
        (("--id", "x", file), "one new article at a time"),
        (("--id", "../x"), "write lower-case letters and digits, joined by - or _"),
        (("--first", "e", "--last", "Nobody came."), "stand there"),
    ):
        finished = run_cli("-w", shipped, "articles", "add", file, *options)
        assert finished.status == 2
        assert message in finished.stderr
    finished = run_cli("-w", shipped, "articles", "add", tmp_path / "none.txt")
    assert finished.status == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("\n \n", "has nothing but white space"),
        ("\ufeff\r\n", "has nothing but white space"),
        ("* * *\n\n---\n", "has no words, and so no headline"),
        ("\x1b\u200b", "has no words, and so no headline"),
    ],
)
def test_a_file_without_words_is_told_and_stops_no_other(
    text: str, said: str, tmp_path: Path
) -> None:
    root = workspace(tmp_path / "lake")
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("A headline\n\nA text.\n", "utf-8")
    bad.write_bytes(text.encode())
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    alone = run_cli("-w", root, "articles", "add", bad, env=env)
    assert alone.status == 3
    assert alone.stderr == f'"bad.txt" {said}; name the text of an article\n'
    assert list(root.rglob("*.draft")) == []
    assert not (tmp_path / "texts").exists()
    finished = run_cli("-w", root, "articles", "add", bad, good, env=env)
    assert finished.status == 3
    assert finished.stderr.startswith(alone.stderr + "good.txt: new: text kept, ")
    assert [one.name for one in root.rglob("*.draft")] == ["good.yaml.draft"]
