"""The invented workspace that tests build on: valid as it stands, and changed as asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.model.base import ArticleId
from compliance.workspace.load import load_workspace
from support.builders import GAZETTE, LAKE, article, record, source, workspace
from support.lake_texts import DIGEST, TEXTS, digest_sha256, range_of, write_digest


def test_the_invented_workspace_has_no_problem(tmp_path: Path) -> None:
    in_place = load_workspace(LAKE)
    built = load_workspace(workspace(tmp_path))
    assert built == in_place
    assert len(built.evidence) == 12


def test_every_pin_of_the_invented_evidence_stands_once_in_its_text() -> None:
    for evidence in load_workspace(LAKE).evidence.values():
        text = TEXTS[evidence.article.id].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        pin = evidence.entry.passage
        for words in (pin.start, pin.end):
            assert words is None or text.count(words) == 1, evidence.id


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_the_articles_hold_their_texts(name: str, tmp_path: Path) -> None:
    start, stop = range_of(name)
    [held] = next(a for a in load_workspace(LAKE).articles.values() if a.id == name).held
    assert write_digest(tmp_path).read_bytes().decode() == DIGEST
    assert DIGEST[start:stop] == TEXTS[name]
    assert held.range == (start, stop)
    assert held.container_sha256 == digest_sha256()


def test_evidence_articles_sources_and_incidents_are_given_in_a_line_each(tmp_path: Path) -> None:
    root = workspace(
        tmp_path,
        evidence=[
            record(status="violated", respondents=["north"]),
            {"act": "states", "incident": "flood"},
            {"article": "post-1", "speaker": "lake-post", "voice": "own"},
        ],
        articles=[article(id="post-1", outlet="lake-post")],
        sources=[source()],
        incidents=[{"id": "flood", "name": "A flood"}],
        searches=[],
        agreement={"title": "Another title"},
        files={"README": "not read", "sources/unknown.yaml": None},
    )
    built = load_workspace(root)
    assert list(built.evidence) == [f"{GAZETTE}#e1", f"{GAZETTE}#e2", "post-1#e1"]
    assert built.sources[built.articles[ArticleId("post-1")].outlet].home == "third"
    assert built.agreement().title == "Another title"
    assert not built.searches
    assert not (root / "sources/unknown.yaml").exists()
