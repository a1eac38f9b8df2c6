"""compliance articles add: what is like a known article, and what another extractor makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.builders import GAZETTE, source, workspace
from support.cli import Finished, run_cli
from support.lake_texts import GAZETTE as TEXT
from support.lake_texts import write_digest
from support.saved_pages import BODY, HEADLINE, LEAD, PARAGRAPHS, news

BY_HAND = (
    *("--published", "2022-03-27", "--basis", "printed", "--language", "en", "--confidence", "A"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace that has the article of a page."""
    sources = [source(id="river-times", url="https://river.example/"), source(id="lake-post")]
    root = workspace(tmp_path / "lake", sources=sources)
    assert add(root, "ferry.html", news(), "--outlet", "river-times", *BY_HAND).status == 0
    return root


def add(root: Path, name: str, data: str, *options: str) -> Finished:
    path = root.parent / name
    path.write_text(data, "utf-8")
    env = {"COMPLIANCE_TEXTS": str(root.parent / "texts")}
    return run_cli("-w", root, "articles", "add", path, *options, env=env)


def proposed(finished: Finished) -> list[str]:
    lines = finished.stderr.splitlines()
    return [line.strip() for line in lines if "runs of 5 words" in line]


def test_the_same_text_in_another_wrapping_is_recognised(root: Path) -> None:
    text = "\n".join((HEADLINE, LEAD, *BODY))
    assert "ferry: recognised at 16-" in add(root, "a.txt", f"The page says:\n\n{text}").stderr


def test_the_same_page_with_other_furniture_is_proposed_as_the_same(root: Path) -> None:
    days = [f"<p>On day {day} the boat crossed with {3 * day} people.</p>" for day in range(40)]
    assert add(root, "days.html", news(text="".join(days)), "--id", "days").status == 0
    days.insert(9, "<p>Shared five times.</p>")
    line = proposed(add(root, "a.html", news(text="".join(days))))[-1]
    assert line.startswith("held: as that of days, if this is the same page again: ")
    assert f"# {line}\n" in (root / "articles/a.yaml.draft").read_text("utf-8")
    assert run_cli("-w", root, "check").status == 0


def test_a_corrected_version_is_proposed_to_replace(root: Path) -> None:
    changed = PARAGRAPHS.replace("forty people", "thirty people").replace(BODY[-1], "All is open.")
    (line,) = proposed(add(root, "a.html", news(text=changed)))
    assert line.startswith("replaces: [ferry], if this is a later version of it: ")
    named = news("", text=changed)
    lines = proposed(add(root, "b.html", named, "--outlet", "river-times"))
    assert lines[0].startswith("replaces: [ferry]")
    assert lines[1].startswith("held: as that of a, if this is the same page again: ")


def test_a_copy_under_another_name_is_proposed_as_of_one_family(root: Path) -> None:
    text = f"Boats at work\n\n{LEAD} {' '.join(BODY)} So writes another paper, of its own accord."
    (line,) = proposed(add(root, "a.txt", text, "--outlet", "lake-post"))
    assert line.startswith("family: ferry, if one is a copy of the other: ")


def test_what_is_like_nothing_is_drafted_without_a_word(root: Path) -> None:
    html = news(
        "", headline="Mill", text="<p>The mill on the hill is shut since the flood.</p>" * 3
    )
    assert proposed(add(root, "a.html", html)) == []


OLD = """held:
  - container_sha256: {0}
    range: [0, 9]
    text_sha256: {1}
    extractor: {{name: trafilatura, version: "1.0"}}
"""


def remake(root: Path, article: str, capture: str, text: str) -> None:
    """Let an article name a text that an older extractor made of a capture."""
    path = root / "articles" / f"{article}.yaml"
    written = path.read_text("utf-8")
    head = written.partition("held:")[0]
    path.write_text(head + OLD.format(capture, text), "utf-8")


def test_a_new_version_of_the_extractor_is_told_and_nothing_replaced(root: Path) -> None:
    written = (root / "articles/ferry.yaml").read_text("utf-8")
    capture = written.partition("container_sha256: ")[2][:64]
    digest = written.partition("text_sha256: ")[2][:64]
    remake(root, "ferry", capture, digest)
    before = (root / "articles/ferry.yaml").read_bytes()
    again = add(root, "again.html", news())
    assert again.status == 0
    assert "makes the same words as trafilatura 1.0 did, by which it is held" in again.stderr
    remake(root, "ferry", capture, "ab" * 32)
    changed = add(root, "again.html", news())
    assert changed.status == 1
    assert "makes another text than trafilatura 1.0 did; that one stays\n" in changed.stderr
    assert (root / "articles/ferry.yaml").stat().st_size == len(before)


@pytest.mark.parametrize("kept", [True, False])
def test_which_affirmed_passages_stand_in_the_other_text_is_told(root: Path, kept: bool) -> None:
    env = {"COMPLIANCE_TEXTS": str(root.parent / "texts")}
    write_digest(root.parent)
    assert run_cli("-w", root, "articles", "add", root.parent / "digest.txt", env=env).status == 0
    ids = [f"{GAZETTE}#e{number}" for number in (1, 2, 3)]
    affirmed = run_cli("-w", root, "affirm", *ids, "--on", "2026-11-01", env=env)
    assert affirmed.status == 0, affirmed.stderr
    text = TEXT if kept else TEXT.replace("That is a breach of point one", "It went on")
    body = "".join(f"<p>{line}</p>" for line in text.splitlines())
    html = f"<html><body><article>{body}</article></body></html>"
    probe = add(root, "gazette.html", html, "--id", "probe")
    assert probe.status == 0, probe.stderr
    capture = (root / "articles/probe.yaml.draft").read_text("utf-8")
    remake(root, GAZETTE, capture.partition("container_sha256: ")[2][:64], "ab" * 32)
    finished = add(root, "gazette.html", html)
    assert finished.status == 1
    if kept:
        assert "  its affirmed passages, " in finished.stderr
    else:
        assert " affirmed passages do not stand in the other text: " in finished.stderr
        assert f"{GAZETTE}#e2" in finished.stderr


def test_an_article_once_of_plain_text_is_told_from_one_of_an_extractor(root: Path) -> None:
    path = root / "articles" / "ferry.yaml"
    written = path.read_text("utf-8")
    path.write_text(written.partition("    extractor:")[0], "utf-8")
    finished = add(root, "again.html", news())
    assert "makes the same words as plain UTF-8 did, by which it is held" in finished.stderr


def test_pages_of_one_run_are_compared_with_one_another(root: Path) -> None:
    folder = root.parent / "in"
    folder.mkdir()
    days = [f"<p>On day {day} the mill ground {3 * day} sacks.</p>" for day in range(40)]
    for name in ("a.html", "b.html"):
        (folder / name).write_text(news("", headline=name, text="".join(days)), "utf-8")
    env = {"COMPLIANCE_TEXTS": str(root.parent / "texts")}
    finished = run_cli("-w", root, "articles", "add", folder, env=env)
    (line,) = proposed(finished)
    assert line.startswith("held: as that of a, if this is the same page again: ")
