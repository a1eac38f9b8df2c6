"""Reports in three lines: a library in memory, requests drawn, targets walked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from compliance.assessments.cut import Cut
from compliance.assessments.perspective import find_perspective
from compliance.audit.left_out import is_limited
from compliance.library.store import StoredText, TextLibrary, text_sha256
from compliance.model.base import EvidenceId
from compliance.model.dates.edtf import parse_edtf
from compliance.model.lock import LockEntry
from compliance.passages.affirm import Affirmer
from compliance.passages.prove import Prover
from compliance.render.json.report import render_report_json
from compliance.views.report.build import build_report_view
from compliance.views.report.view import ReportView, TargetView
from compliance.views.selection import Request, Selection
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import Workspace
from support.builders import workspace
from support.rendered import text_of

Json = dict[str, Any]

DAYS = st.none() | st.dates(date(2020, 11, 5), date(2021, 2, 5))


class TextsInMemory(TextLibrary):
    """A library that holds the texts it was given, and touches no disk."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        super().__init__(Path("nowhere"))
        self._read = {text_sha256(text): StoredText(text, intact=True) for text in texts}

    def get(self, sha256: str) -> StoredText | None:
        """Return a text it was given."""
        return self._read.get(sha256)

    def forget(self) -> None:
        """Hold nothing from now on."""
        self._read.clear()

    def known(self) -> tuple[str, ...]:
        """Return the hashes of its texts, in the order given."""
        return tuple(self._read)


@st.composite
def cuts(draw: st.DrawFn) -> Cut:
    """Draw the two clocks."""
    return Cut(as_of=draw(DAYS), known_by=draw(DAYS))


@st.composite
def queries(draw: st.DrawFn, asked: Workspace) -> dict[str, Any]:
    """Draw what may be asked of a workspace, as arguments of `view_of`."""
    agreement = asked.agreement()
    voices = [*asked.sides(agreement), *asked.sources, "third", "unknown"]
    numbers = [str(clause.number) for clause in agreement.clauses]
    return {
        "source": draw(st.none() | st.sampled_from(voices)),
        "cut": draw(cuts()),
        "points": tuple(draw(st.lists(st.sampled_from(numbers), max_size=2, unique=True))),
        "official": draw(st.booleans()),
        "public": draw(st.booleans()),
    }


def view_of(  # noqa: PLR0913 - what a report may be asked
    made: Workspace,
    source: str | None = None,
    *,
    texts: Iterable[str] = (),
    cut: Cut | None = None,
    points: tuple[str, ...] = (),
    official: bool = False,
    public: bool = False,
) -> ReportView:
    """Build the report view of a workspace's default agreement."""
    selection = selection_of(
        made,
        texts,
        source=find_perspective(made, made.agreement(), source) if source else None,
        cut=cut or Cut(),
        points=points,
        official=official,
        public=public,
    )
    return build_report_view(selection)


def selection_of(made: Workspace, texts: Iterable[str] = (), **asked: Any) -> Selection:  # noqa: ANN401 - as it is asked
    """Select from a workspace's default agreement what is asked for."""
    prover = Prover(made, TextsInMemory(texts))
    return Selection.of(made, made.agreement(), prover, Request(**asked))


def lock_for(
    made: Workspace, texts: Iterable[str], *ids: EvidenceId, on: str = "2001-01-01"
) -> dict[EvidenceId, LockEntry]:
    """Affirm some records, or all; return what is noted of those found in the texts."""
    prover = Prover(made, TextsInMemory(texts))
    affirmer = Affirmer(workspace=made, prover=prover, on=parse_edtf(on), is_limited=is_limited)
    done = affirmer.affirm(ids or tuple(made.evidence), accept=False)
    return {entry.evidence: entry for entry in done.lock}


def document_of(view: ReportView) -> Json:
    """Return the machine output of a view, parsed."""
    document: Json = json.loads(text_of(render_report_json(view)))
    return document


def targets_of(view: ReportView) -> Iterator[TargetView]:
    """Yield every target of a report in order."""
    yield view.whole
    for clause in view.clauses:
        yield clause.whole
        yield from clause.obligations


def json_targets(document: Json) -> Iterator[tuple[str, Json]]:
    """Yield every target of a report in machine output, with its id."""
    yield "*", document
    ahead = [*document["clauses"]]
    for clause in ahead:
        yield clause["number"], clause
        yield from ((obligation["id"], obligation) for obligation in clause.get("obligations", ()))
        ahead += clause.get("clauses", ())


def json_panels(document: Json) -> Iterator[tuple[str, str, Json]]:
    """Yield target, source and panel, the source that was asked for included."""
    for target, found in json_targets(document):
        if found["assessment"] is not None:
            yield target, "", found
        for other in found["others"]:
            yield target, other["source"], other


def middles(records: Iterable[Json]) -> list[str]:
    """Return what stands between the pinned ends of passages that are held, where it is long."""
    found = []
    for e in records:
        passage = e["passage"]
        if passage["text"] is None:
            continue
        middle = passage["text"].removeprefix(passage["start"])
        middle = middle.removesuffix(passage["end"] or "").strip()
        if len(middle.split()) > 12:
            found.append(middle)
    assert len(found) > 10
    return found


def lake(root: Path, **changes: Any) -> Workspace:  # noqa: ANN401 - as the builder takes them
    """Load the invented workspace, changed as `support.builders.workspace` is told."""
    return load_workspace(workspace(root, **changes))
