"""The audit of the shipped workspace: with the texts, without them, and with one letter altered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.audit.audited import Audited
from compliance.audit.finding import Severity
from compliance.audit.rules.texts import altered
from compliance.audit.run import run_audit
from compliance.library.store import TextLibrary
from compliance.passages.level import Level
from compliance.passages.prove import Prover

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from compliance.model.base import ArticleId, EvidenceId
    from compliance.passages.locate import Range
    from compliance.workspace.workspace import Workspace

PASSAGES = 178
# What a reader of the texts should look at; each was looked at, and is right as it stands.
AT_THE_EDGES = {
    "cut-negation": ["azernews-2022-03-27#e25"],
    "cut-attribution": ["babel-2023-09-19#e16", "dw-2022-03-26#e22"],
}


def audited(shipped: Workspace, library: Path) -> Audited:
    return Audited(shipped, shipped.agreement(), Prover(shipped, TextLibrary(library)))


@pytest.fixture(scope="module")
def library(texts: Mapping[ArticleId, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with every text of the shipped workspace."""
    root = tmp_path_factory.mktemp("library")
    for text in texts.values():
        TextLibrary(root).put(text)
    return root


def test_with_the_texts_every_passage_is_found_and_nothing_is_an_error(
    shipped: Workspace, library: Path
) -> None:
    audit = run_audit(audited(shipped, library))
    assert audit.levels[Level.EXACT] + audit.levels[Level.FOLDED] == PASSAGES
    assert audit.total == PASSAGES
    assert audit.reaching(Severity.ERROR) == ()
    assert audit.unchecked.codes == ()


def test_with_the_texts_few_passages_are_cut_beside_a_word_that_matters(
    shipped: Workspace, library: Path
) -> None:
    findings = run_audit(audited(shipped, library)).findings
    found = {code: [f.remark.subject for f in findings if f.code == code] for code in AT_THE_EDGES}
    assert found == AT_THE_EDGES
    assert Counter(f.code for f in findings)["cut-condition"] == 0


def test_without_the_texts_every_passage_is_attested_and_nothing_is_an_error(
    shipped: Workspace, tmp_path: Path
) -> None:
    audit = run_audit(audited(shipped, tmp_path))
    assert audit.levels[Level.ATTESTED] == audit.total == PASSAGES
    assert audit.reaching(Severity.ERROR) == ()
    assert len(audit.unchecked.evidence) == PASSAGES
    assert "cut-negation" in audit.unchecked.codes


@settings(max_examples=25)
@given(data=st.data())
def test_one_letter_of_any_passage_altered_is_named_with_its_passage_and_its_article(
    shipped: Workspace,
    texts: Mapping[ArticleId, str],
    places: Mapping[EvidenceId, Range],
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
) -> None:
    """For every letter of every passage: the finding names article, passage and both letters."""
    evidence = shipped.evidence[data.draw(st.sampled_from(list(places)))]
    text = texts[evidence.article.id]
    start, end = places[evidence.id]
    at = data.draw(st.integers(start, end - 1))
    there = data.draw(st.characters(exclude_categories=["C", "Z"]).filter(lambda c: c != text[at]))
    root = tmp_path_factory.mktemp("altered")
    sha256 = TextLibrary(root).put(text)
    path = root / "texts" / sha256[:2] / f"{sha256}.txt"
    path.write_bytes(f"{text[:at]}{there}{text[at + 1 :]}".encode())
    found = {f.remark.subject: f for f in altered.findings(audited(shipped, root))}
    finding = found[evidence.id]
    assert finding.severity is Severity.ERROR
    assert f'"{evidence.article.id}"' in finding.remark.message
    assert f"at code point {at:,} " in finding.remark.message
    assert f"U+{ord(there):04X}" in finding.remark.message
    assert f"U+{ord(text[at]):04X}" in finding.remark.message
    touched = {
        i
        for i, (first, last) in places.items()
        if shipped.evidence[i].article.id == evidence.article.id and first <= at < last
    }
    assert set(found) == touched
