"""The audit of the shipped workspace: with the texts, without them, and with one letter altered."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.audit.audited import Audited
from compliance.audit.rule import Severity
from compliance.audit.rules.passages import altered
from compliance.audit.run import run_audit
from compliance.library.store import TextLibrary
from compliance.model.base import ArticleId, EvidenceId
from compliance.passages.level import Level
from compliance.passages.locate import Range
from compliance.passages.prove import Prover
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import Workspace

_IDS = re.compile(r'"(\S+#\S+)"')
# What a reader of the texts should look at: each place is mended, or waived with a reason.
AT_THE_EDGES = ("cut-negation", "cut-condition", "cut-attribution", "limited-by-left-out")


def audited(shipped: Workspace, library: Path) -> Audited:
    return Audited(shipped, shipped.agreement(), Prover(shipped, TextLibrary(library)))


@pytest.fixture(scope="module")
def library(texts: Mapping[ArticleId, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with every text that is at hand."""
    root = tmp_path_factory.mktemp("library")
    for text in texts.values():
        TextLibrary(root).put(text)
    return root


def test_with_the_texts_every_passage_is_found_and_nothing_is_an_error(
    shipped: Workspace, read: Sequence[Evidence], library: Path
) -> None:
    audit = run_audit(audited(shipped, library))
    others = set(shipped.evidence) - {e.id for e in read}
    assert audit.levels[Level.EXACT] + audit.levels[Level.FOLDED] == len(read)
    assert audit.levels[Level.ATTESTED] == len(others)
    assert audit.total == len(shipped.evidence)
    assert audit.reaching(Severity.ERROR) == ()
    assert set(audit.unchecked.evidence) == others
    assert bool(audit.unchecked.codes) == bool(others)


def test_with_the_texts_no_passage_is_cut_beside_a_word_that_matters(
    shipped: Workspace, library: Path
) -> None:
    findings = run_audit(audited(shipped, library)).findings
    assert [f.remark.subject for f in findings if f.code in AT_THE_EDGES] == []


def test_without_the_texts_every_passage_is_attested_and_nothing_is_an_error(
    shipped: Workspace, tmp_path: Path
) -> None:
    audit = run_audit(audited(shipped, tmp_path))
    assert audit.levels[Level.ATTESTED] == audit.total == len(shipped.evidence)
    assert audit.reaching(Severity.ERROR) == ()
    assert set(audit.unchecked.evidence) == set(shipped.evidence)
    assert "cut-negation" in audit.unchecked.codes


@settings(max_examples=25)
@given(data=st.data())
def test_a_text_with_one_letter_altered_is_named_with_the_passages_that_it_is_in_and_the_others(
    shipped: Workspace,
    texts: Mapping[ArticleId, str],
    places: Mapping[EvidenceId, Range],
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
) -> None:
    evidence = shipped.evidence[data.draw(st.sampled_from(list(places)))]
    text = texts[evidence.article.id]
    start, end = places[evidence.id]
    at = data.draw(st.integers(start, end - 1))
    there = data.draw(st.characters(exclude_categories=["C", "Z"]).filter(lambda c: c != text[at]))
    root = tmp_path_factory.mktemp("altered")
    sha256 = TextLibrary(root).put(text)
    path = root / "texts" / sha256[:2] / f"{sha256}.txt"
    path.write_bytes(f"{text[:at]}{there}{text[at + 1 :]}".encode())
    (finding,) = altered.findings(audited(shipped, root))
    assert finding.severity is Severity.ERROR
    assert finding.remark.subject == evidence.article.id
    assert path.name in finding.remark.message
    told, _, whole = finding.remark.message.partition("that still hold: ")
    in_it = {i: p for i, p in places.items() if shipped.evidence[i].article == evidence.article}
    touched = {i for i, (first, last) in in_it.items() if first <= at < last}
    assert set(_IDS.findall(told)) == touched
    assert set(_IDS.findall(whole)) == set(in_it) - touched
