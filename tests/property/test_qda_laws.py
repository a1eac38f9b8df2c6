"""Laws of REFI-QDA: whatever is exported is valid, whole, and stands at the right place."""

from __future__ import annotations

import io
import itertools
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from compliance.errors import ComplianceError
from compliance.export.dossier.archive import packed
from compliance.export.formats.qda.plain import Plain
from compliance.export.formats.qda.writers import (
    write_qdc,
    write_qdpx,
    write_qdpx_with_texts,
)
from compliance.export.returned.offsets import reading_of
from compliance.export.returned.passages import returned_project
from compliance.export.returned.plan import Plan, plan_of
from compliance.export.returned.project import read_project
from compliance.model.evidence import EvidenceFile
from compliance.passages.edges import stands_alone
from compliance.passages.prove import Prover
from compliance.render.text.returned import render_returned_text
from compliance.views.selection import Selection
from compliance.workspace.files import SourceBytes
from compliance.workspace.load import load_workspace
from compliance.workspace.parse import parse_file
from compliance.workspace.workspace import Workspace
from support.builders import workspace
from support.lake_texts import TEXTS
from support.refi import PROJECT, codebook_faults, faults
from support.reports import TextsInMemory
from support.strategies import workspaces

SIGNS = st.text(st.sampled_from("ab \r\n\ufeff\U0001f6a3\u0301"), max_size=20)


def plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@given(text=SIGNS, data=st.data())
def test_a_range_of_a_plain_text_stands_in_the_original_and_back(
    text: str, data: st.DataObject
) -> None:
    made = Plain(text)
    assert made.text == plain(text.lstrip("\ufeff"))
    start, end = sorted(data.draw(st.lists(st.integers(0, len(made.text)), min_size=2, max_size=2)))
    begin, stop = made.outwards((start, end))
    assert plain(text[begin:stop]) == made.text[start:end]
    assert made.inwards((begin, stop)) == (start, end)


@given(SIGNS, st.data())
def test_positions_of_ours_are_read_as_they_were_written(text: str, data: st.DataObject) -> None:
    places = [
        (start, end)
        for start, end in itertools.combinations(range(len(text) + 1), 2)
        if stands_alone(text, start, end) and plain(text[start:end].strip("\ufeff"))
    ]
    chosen = data.draw(st.lists(st.sampled_from(places), max_size=4)) if places else []
    made = Plain(text)
    written = [made.inwards(place) for place in chosen]
    reading = reading_of(made.text, written)
    assert reading.said == ""
    assert [reading.place(place) for place in written] == [
        place if place[0] < place[1] else None for place in written
    ]


@given(workspaces())
def test_every_workspace_makes_a_valid_project_that_comes_back_unchanged(
    made: Workspace,
) -> None:
    selection = Selection.of(made, made.agreement(), Prover(made, TextsInMemory()))
    codebook = b"".join(write_qdc(selection, selection.evidence))
    assert codebook_faults(codebook) == []
    data = b"".join(write_qdpx(selection, selection.evidence))
    archive = ZipFile(io.BytesIO(data))
    document = archive.read("project.qde")
    assert faults(document) == []
    found = {
        one.get("name"): one.findtext("p:Description", namespaces={"p": PROJECT})
        for one in etree.fromstring(document).iterfind(".//p:PlainTextSelection", {"p": PROJECT})
    }
    assert found.keys() == {e.id for e in selection.evidence}
    for e in selection.evidence:
        source = SourceBytes(e.file, e.article.id, found[e.id].encode())
        parsed = parse_file(source, EvidenceFile)
        assert (parsed.problems, parsed.faults) == ((), ())
        assert parsed.record is not None
        assert parsed.record.evidence == (e.entry,)
    plan = plan_of_project(Path("nowhere"), selection, data)
    assert (plan.statements, plan.files, plan.proposals) == ((), {}, ())
    assert (plan.returned.left_out, plan.returned.counted) == ((), ())
    assert (plan.same, plan.absent) == (len(found), 0)


def plan_of_project(root: Path, selection: Selection, data: bytes) -> Plan:
    returned = returned_project(selection, "made.qdpx", read_project("made.qdpx", data))
    return plan_of(root, selection.workspace, selection.agreement, returned)


@cache
def of_the_lake() -> tuple[Path, Selection, dict[str, bytes]]:
    """Return an invented workspace with its texts, and the files of its project."""
    root = workspace(Path(mkdtemp(prefix="qda-")) / "lake")
    made = load_workspace(root)
    selection = Selection.of(made, made.agreement(), Prover(made, TextsInMemory(TEXTS.values())))
    archive = ZipFile(io.BytesIO(b"".join(write_qdpx_with_texts(selection, selection.evidence))))
    return root, selection, {name: archive.read(name) for name in archive.namelist()}


WORDS = st.sampled_from(["<", ">", '"', "&x;", "0", "-1", "evidence: []", "\r\n", "\U0001f6a3", ""])


@given(st.data())
def test_any_change_of_a_project_gives_a_plan_or_a_message(data: st.DataObject) -> None:
    root, selection, files = of_the_lake()
    name = data.draw(st.sampled_from(sorted(files)))
    content = files[name]
    start = data.draw(st.integers(0, len(content)))
    end = start + data.draw(st.integers(0, 40))
    put = data.draw(WORDS.map(str.encode) | st.binary(max_size=8))
    changed = {**files, name: content[:start] + put + content[end:]}
    told = plan_or_message(root, selection, packed(changed))
    assert told
    assert all("\n" not in line for line in told)


def plan_or_message(root: Path, selection: Selection, data: bytes) -> list[str]:
    """Return the lines of a plan, which has each statement once, or of a message."""
    try:
        plan = plan_of_project(root, selection, data)
    except ComplianceError as error:
        return list(error.lines)
    assert plan.same + plan.view.changed + plan.absent == len(selection.evidence)
    return render_returned_text(plan.view).splitlines()
