"""Codebooks and projects of REFI-QDA: valid by its schema, and read by others."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from compliance.library.store import TextLibrary, text_sha256
from compliance.model.evidence import EvidenceFile
from compliance.workspace.files import SourceBytes
from compliance.workspace.parse import parse_file
from support.builders import GAZETTE, HERALD, article, record, workspace
from support.cli import printed, run_cli
from support.lake_texts import TEXTS
from support.refi import Read, codebook_faults, read_codebook, read_project
from support.repository import ROOT

CODERS = """coders:
  - {id: anna, name: "Anna <a>", kind: person}
  - {id: machine, name: A model, kind: language_model}
"""
RECORDS: list[dict[str, Any]] = [
    record(
        id="e1",
        status="fulfilled",
        respondents=["south"],
        claim='Says "<b>" & \U0001f6a3 {x}',
        coded_by=["anna", "machine"],
    ),
    record(
        id="e2",
        targets=["1", "1a"],
        act="states",
        speaker="south-office",
        via=["north-herald"],
        event="1999-06-02",
    ),
    record(id="e1", article=HERALD, passage={"start": "Ferries", "end": "in June"}),
]
WIRE = "wire-1999-07-05"
NASTY = "\ufeff\U0001f6a3 Boats\r\nlie \U0001f30a\U0001f30a here.\rTwo \U0001f6a3 boats left.\r\n"


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    return workspace(tmp_path / "lake", evidence=RECORDS, files={"coders.yaml": CODERS})


def exported(
    root: Path, *options: str, env: dict[str, str] | None = None, to: str = "qdpx"
) -> Path:
    path = root.parent / f"made.{to}"
    finished = run_cli("-w", root, "export", "--to", to, "-o", path, *options, env=env)
    assert finished.status == 0, finished.stderr
    return path


def project(root: Path, *options: str, env: dict[str, str] | None = None) -> Read:
    return read_project(exported(root, *options, env=env))


def test_a_codebook_has_what_a_statement_can_be_about_and_each_closed_list(lake: Path) -> None:
    path = exported(lake, to="qdc")
    assert codebook_faults(path.read_bytes()) == []
    names = read_codebook(path)
    assert len(set(names)) == len(names)
    assert names[:2] == ["points", "* the agreement as a whole"]
    assert {"status: violated", "act: denies", "scope: arguable"} <= {*names}
    assert {"speaker: south-office", "respondents: north", "via: north-herald"} <= {*names}


def test_the_same_things_have_the_same_guids_in_every_export(lake: Path) -> None:
    everything = exported(lake, to="qdc").read_bytes()
    assert everything == exported(lake, "--point", "2", to="qdc").read_bytes()
    first = exported(lake).read_bytes()
    assert first == exported(lake).read_bytes()


def test_without_texts_a_source_has_first_and_last_words_alone(
    lake: Path, lake_texts: dict[str, str]
) -> None:
    for env in ({}, lake_texts):
        made = project(lake, env=env)
        assert made.texts == {
            f"{GAZETTE} (first and last words)": "Two boats stayed\nTwo boats stayed\n",
            f"{HERALD} (first and last words)": "Ferries … in June\n",
        }
        assert [one.words for one in made.selected][1:] == ["Two boats stayed", "Ferries … in June"]


def test_a_selection_has_the_fields_of_its_statement_as_codes_and_all_in_its_description(
    lake: Path,
) -> None:
    first, second, third = project(lake).selected
    assert (first.name, first.coder) == (f"{GAZETTE}#e1", "Anna <a>")
    assert second.coder == third.coder == "coder not named"
    assert first.codes[0].startswith("1a ")
    assert first.codes[1:] == (
        "link: named",
        "voice: quoted",
        "act: assesses",
        "status: fulfilled",
        "speaker: north-ministry",
        "respondents: south",
    )
    assert {"1 ", "1a"} == {code[:2] for code in second.codes[:2]}
    assert second.codes[-1] == "via: north-herald"
    source = SourceBytes(f"evidence/{GAZETTE}.yaml", "", first.description.encode())
    parsed = parse_file(source, EvidenceFile)
    assert (parsed.problems, parsed.faults) == ((), ())
    assert parsed.record is not None
    assert parsed.record.evidence[0].claim == RECORDS[0]["claim"]
    assert parsed.record.evidence[0].coded_by == ("anna", "machine")


def test_with_texts_passages_stand_in_them(lake: Path, lake_texts: dict[str, str]) -> None:
    made = project(lake, "--texts", env=lake_texts)
    assert made.texts == TEXTS
    assert [one.words for one in made.selected] == [
        "Two boats stayed",
        "Two boats stayed",
        "Ferries crossed twelve times in June",
    ]


def test_what_is_not_found_in_a_text_stands_beside_it(
    tmp_path: Path, lake_texts: dict[str, str]
) -> None:
    lost = record(passage={"start": "No such", "end": "words", "prefix": "of"})
    root = workspace(tmp_path / "lake", evidence=[record(), lost])
    made = project(root, "--texts", env=lake_texts)
    assert sorted(made.texts) == [GAZETTE, f"{GAZETTE} (first and last words)"]
    assert {one.name: one.words for one in made.selected} == {
        f"{GAZETTE}#e1": "Two boats stayed",
        f"{GAZETTE}#e2": "No such … words",
    }


def test_offsets_are_code_points_of_a_text_with_plain_line_ends(tmp_path: Path) -> None:
    other = NASTY.replace("here", "there")
    held = [
        {"container_sha256": sign * 64, "range": [0, len(text)], "text_sha256": text_sha256(text)}
        for sign, text in (("a", NASTY), ("b", other))
    ]
    pins = ("\U0001f6a3 Boats", "here"), ("Two \U0001f6a3 boats", None), ("lie", "there")
    records = [
        record(article=WIRE, passage={"start": start, **({"end": end} if end else {})})
        for start, end in pins
    ]
    root = workspace(tmp_path / "lake", articles=[article(held=held)], evidence=records)
    library = tmp_path / "texts"
    for text in (NASTY, other):
        TextLibrary(library).put(text)
    made = project(root, "--texts", env={"COMPLIANCE_TEXTS": str(library)})
    assert set(made.texts.values()) == {
        text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        for text in (NASTY, other)
    }
    assert sorted(made.texts) == sorted(f"{WIRE} {text_sha256(t)[:12]}" for t in (NASTY, other))
    assert {one.words for one in made.selected} == {
        "\U0001f6a3 Boats\nlie \U0001f30a\U0001f30a here",
        "Two \U0001f6a3 boats",
        "lie \U0001f30a\U0001f30a there",
    }


def test_a_project_of_nothing_is_valid(lake: Path) -> None:
    made = project(lake, "--point", "2")
    assert (made.selected, made.texts) == ((), {})


def test_its_folder_is_in_lower_case_and_its_bytes_tell_no_time(lake: Path) -> None:
    with ZipFile(exported(lake)) as archive:
        infos = archive.infolist()
    assert infos[0].filename == "project.qde"
    assert all(one.filename.startswith("sources/") for one in infos[1:])
    assert {one.date_time for one in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_only_a_project_has_texts(lake: Path) -> None:
    finished = run_cli("-w", lake, "export", "--to", "qdc", "--texts")
    assert finished.status == 2
    assert "qdc has no place for texts; only qdpx has" in finished.stderr


def test_a_project_is_nothing_for_a_terminal(lake: Path) -> None:
    finished = run_cli("-w", lake, "export", "--to", "qdpx", terminal=True)
    assert finished.status == 3
    assert "name a file with --output" in finished.stderr


def test_what_is_lost_is_told(lake: Path) -> None:
    sheets = [exported(lake).with_name("made.qdpx.lost.txt").read_text("utf-8")]
    exported(lake, "--texts")
    sheets.append((lake.parent / "made.qdpx.lost.txt").read_text("utf-8"))
    assert "those held here go along with --texts" in sheets[0]
    assert "carriage returns" in sheets[1]


def test_the_shipped_statements_are_a_valid_project(tmp_path: Path) -> None:
    path = tmp_path / "shipped.qdpx"
    assert printed("-q", "export", "--to", "qdpx", "-o", path, cwd=ROOT) == ""
    assert len(read_project(path).selected) > 1_000
