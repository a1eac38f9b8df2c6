"""compliance dossier and compliance verify: handed over, checked offline, and its edges."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import compliance
from compliance.cli.commands import verify as command
from compliance.export.dossier import archive
from compliance.export.dossier.archive import packed
from compliance.export.dossier.contents import UnreadFileError, asked, dossier
from compliance.export.dossier.manifest import LINES, MANIFEST, Manifest, hash_of, lines_of
from compliance.library.intake.zips import ZipLimits
from compliance.render.pages import Pages
from compliance.workspace.layout import TEMPLATES, bundled_root
from compliance.workspace.load import load_workspace
from support.builders import GAZETTE, record, workspace
from support.cli import Finished, run_cli
from support.golden import Golden
from support.repository import ROOT

PAGES = Pages(bundled_root() / TEMPLATES)
EVIDENCE = f"workspace/evidence/{GAZETTE}.yaml"


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    return workspace(tmp_path / "lake", evidence=[record()])


@pytest.fixture
def made(tmp_path: Path, lake: Path) -> Path:
    file = tmp_path / "lake.zip"
    finished = run_cli("-w", lake, "dossier", file)
    assert (finished.status, finished.stdout) == (0, "")
    assert hashlib.sha256(file.read_bytes()).hexdigest() in finished.stderr
    return file


def inside(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def verified(file: Path, contents: Mapping[str, bytes]) -> Finished:
    """Return what `verify` says of a dossier with other contents."""
    file.write_bytes(packed(contents))
    return run_cli("verify", file)


def relisted(contents: Mapping[str, bytes], **said: str) -> dict[str, bytes]:
    """Return contents with lists that are right of them, as somebody who packs anew has them."""
    rest = {name: one for name, one in contents.items() if name not in {MANIFEST, LINES}}
    rest[LINES] = lines_of(rest)
    before = json.loads(contents[MANIFEST])
    manifest = Manifest(
        program=said.get("program", before["program"]),
        agreement=said.get("agreement", before["agreement"]),
        source=said.get("source", before["source"]),
        points=(),
        files={name: hash_of(one) for name, one in rest.items()},
    )
    return {**rest, MANIFEST: manifest.written()}


def test_what_is_handed_over_is_checked_with_one_command(
    made: Path, lake_texts: dict[str, str], golden: Golden
) -> None:
    finished = run_cli("verify", made)
    assert finished.status == 0
    said = finished.stdout.replace(hash_of(made.read_bytes()), "HASH")
    golden("dossier/sound.text", said.replace(compliance.__version__, "VERSION"))
    with_texts = run_cli("verify", made, env=lake_texts)
    assert with_texts.status == 0
    assert with_texts.stdout != finished.stdout


def test_two_dossiers_of_the_same_have_the_same_bytes(
    made: Path, lake: Path, tmp_path: Path, lake_texts: dict[str, str]
) -> None:
    other = tmp_path / "other.zip"
    assert run_cli("-w", lake, "dossier", other, env=lake_texts).status == 0
    assert other.read_bytes() == made.read_bytes()


def test_a_dossier_has_no_text_of_an_article(made: Path, lake_texts: dict[str, str]) -> None:
    texts = [
        file.read_text("utf-8") for file in Path(lake_texts["COMPLIANCE_TEXTS"]).rglob("*.txt")
    ]
    everything = b"".join(inside(made).values()).decode("utf-8")
    assert texts
    for text in texts:
        words = text.split()
        assert all(" ".join(words[at : at + 13]) not in everything for at in range(len(words) - 12))


def test_of_the_shipped_workspace_a_point_and_a_side_are_handed_over(tmp_path: Path) -> None:
    file = tmp_path / "az-4.zip"
    assert run_cli("dossier", file, "--source", "az", "--point", "4", cwd=ROOT).status == 0
    report = json.loads(inside(file)["report.json"])
    assert report["source"] == "az"
    assert [clause["number"] for clause in report["clauses"]] == ["4"]
    finished = run_cli("verify", file, "-f", "json")
    assert finished.status == 0
    found = json.loads(finished.stdout)
    assert (found["sound"], found["source"], found["points"]) == (True, "az", ["4"])
    assert [one["level"] for one in found["passages"]] == ["attested"]


def test_who_is_not_there_has_no_dossier(tmp_path: Path, lake: Path) -> None:
    finished = run_cli("-w", lake, "dossier", tmp_path / "x.zip", "--source", "nobody")
    assert finished.status == 3
    assert not (tmp_path / "x.zip").exists()


def test_an_altered_line_is_told_with_what_stands_there(made: Path) -> None:
    contents = inside(made)
    contents[EVIDENCE] = contents[EVIDENCE].replace(b"act: ", b"act:  ", 1)
    contents["workspace/compliance.toml"] += b"# " + b"x" * 200
    contents["README.txt"] = contents["README.txt"].splitlines(keepends=True)[0]
    del contents["codebook.md"]
    finished = verified(made, contents | {"more.txt": b""})
    assert finished.status == 1
    said = " ".join(finished.stdout.split())
    assert f"{EVIDENCE}:" in said
    assert "here stood something else than" in said
    assert "xxx…" in said
    assert "README.txt:2: what stood here is gone" in said
    assert f"codebook.md: {MANIFEST} lists it, and it is not here" in said
    assert f"more.txt: {MANIFEST} does not list it" in said
    assert said.endswith("This is not as packed.")


def test_without_the_list_of_lines_the_file_is_named_all_the_same(made: Path) -> None:
    contents = inside(made)
    contents["README.txt"] += b"more"
    contents[LINES] = b"[]"
    finished = verified(made, contents)
    assert f"README.txt: it does not have the hash in {MANIFEST}" in finished.stdout


def test_a_line_is_told_though_the_check_sum_of_the_zip_file_is_wrong(made: Path) -> None:
    data, begin = made.read_bytes(), inside(made)["README.txt"]
    made.write_bytes(data.replace(begin, b"X" + begin[1:]))
    finished = run_cli("verify", made)
    assert finished.status == 1
    said = " ".join(finished.stdout.split())
    assert "README.txt:1: here stood something else than: Xhis is a dossier" in said
    assert (
        "README.txt: its heading is not made of what is here, from byte 14 of the zip file on"
        in said
    )


def test_who_packs_again_is_told_of(made: Path, tmp_path: Path) -> None:
    other = tmp_path / "again.zip"
    with zipfile.ZipFile(other, "w") as out:
        for name, content in inside(made).items():
            out.writestr(name, content)
    finished = run_cli("verify", other)
    assert finished.status == 1
    assert "PACKED OTHERWISE 1" in finished.stdout


def test_a_report_that_says_something_else_is_found_even_with_new_lists(made: Path) -> None:
    contents = inside(made)
    contents["report.txt"] = b"X" + contents["report.txt"][1:]
    finished = verified(made, relisted(contents))
    assert finished.status == 1
    assert "report.txt:1: made anew from workspace/, it reads otherwise from here on" in (
        finished.stdout
    )


def test_another_version_does_not_make_the_report_anew(made: Path) -> None:
    finished = verified(made, relisted(inside(made), program="0.0.9"))
    assert finished.status == 0
    assert "CANNOT BE TOLD 1" in finished.stdout
    assert "made by compliance 0.0.9" in finished.stdout


def test_a_workspace_that_is_wrong_is_named_with_its_problems(made: Path) -> None:
    contents = inside(made)
    contents[EVIDENCE] = contents[EVIDENCE].replace(b"act: ", b"deed: ", 1)
    finished = verified(made, relisted(contents))
    assert finished.status == 1
    assert f"{EVIDENCE}:" in finished.stdout
    assert "NOT VALID" in finished.stdout


@pytest.mark.parametrize(
    "said", [{"agreement": "another"}, {"source": "nobody"}, {"source": "north"}]
)
def test_a_list_that_names_what_is_not_there_is_told(made: Path, said: dict[str, str]) -> None:
    finished = verified(made, relisted(inside(made), **said))
    assert finished.status == 1
    named = "report.json:" if said == {"source": "north"} else f"{MANIFEST}: "
    assert named in finished.stdout


def test_a_workspace_without_settings_is_told_and_no_folder_of_this_machine(made: Path) -> None:
    contents = inside(made)
    del contents["workspace/compliance.toml"]
    finished = verified(made, relisted(contents))
    assert finished.status == 1
    said = " ".join(finished.stdout.split())
    assert "NOT VALID 1 workspace/compliance.toml: it is not here, and without it nothing" in said
    assert verified(made, relisted(contents)).stdout == finished.stdout


def test_a_workspace_that_cannot_be_unpacked_is_told(made: Path) -> None:
    contents = inside(made) | {
        "workspace/evidence/x.yaml/y.yaml": b"",
        "workspace/evidence/x.yaml": b"",
    }
    finished = verified(made, relisted(contents))
    assert finished.status == 1
    assert "the workspace cannot be unpacked" in finished.stdout


def test_a_record_whose_passage_is_not_there_is_named(
    made: Path, lake_texts: dict[str, str]
) -> None:
    contents = inside(made)
    evidence = contents[EVIDENCE].decode("utf-8")
    start = evidence.index("start: ")
    contents[EVIDENCE] = (
        f"{evidence[:start]}start: Never said{evidence[evidence.index(chr(10), start) :]}".encode()
    )
    made.write_bytes(packed(relisted(contents)))
    finished = run_cli("verify", made, env=lake_texts)
    assert finished.status == 1
    assert "PASSAGES AND RECORDS" in finished.stdout


LISTED: Any = {"agreement": "lake", "source": None, "points": (), "files": {}}
WRONG = {
    "no zip": b"PK, but not really",
    "empty": packed({}),
    "no list": packed({"README.txt": b""}),
    "list of nothing": packed({MANIFEST: b"[]"}),
    "list of numbers": packed({MANIFEST: b'{"program": 1, "files": {}, "source": null}'}),
    "half a character": packed({MANIFEST: Manifest(**LISTED, program="\ud800").written()}),
    "a command to the terminal": packed(
        {MANIFEST: Manifest(**LISTED, program="\x1b[31m").written()}
    ),
    "a very long name": packed({MANIFEST: Manifest(**LISTED, program="1" * 301).written()}),
    "broken list": packed({MANIFEST: b"{"}),
    "way out": packed({"../x": b"", MANIFEST: b"{}"}),
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_what_is_no_dossier_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(WRONG[name])
    finished = run_cli("verify", file)
    assert finished.status == 3
    assert '"x.zip" is no dossier that can be read: ' in finished.stderr
    assert finished.stderr.count("\n") == 1


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_compressed_and_doubled_files_are_refused_by_their_names(tmp_path: Path) -> None:
    for compressed, names, said in (
        (zipfile.ZIP_DEFLATED, ["a\n"], r'"a\u000a" in it is compressed'),
        (zipfile.ZIP_STORED, ["a", "a"], '"a" is in it twice'),
        (zipfile.ZIP_STORED, ["a/../b"], '"a/../b" in it is a name that leads elsewhere'),
    ):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", compressed) as opened:
            for name in names:
                opened.writestr(name, b"0" * 100)
        file = tmp_path / "x.zip"
        file.write_bytes(out.getvalue())
        finished = run_cli("verify", file)
        assert finished.status == 3
        assert said in finished.stderr


def test_more_than_a_dossier_may_have_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({"a": b"12", "b": b"3"})
    for limits in (
        ZipLimits(members=1, member=9, total=9),
        ZipLimits(members=9, member=9, total=1),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(archive, "LIMITS", limits)
            with pytest.raises(archive.NoDossierError):
                archive.unpacked("x.zip", data)


def test_a_file_that_cannot_be_read_any_more_is_named(lake: Path) -> None:
    known = load_workspace(lake)
    (lake / "incidents.yaml").unlink()
    (lake / "incidents.yaml").symlink_to(lake / "compliance.toml")
    with pytest.raises(UnreadFileError, match=r'"incidents\.yaml" of the workspace cannot be read'):
        dossier(lake, known, asked(known.agreement().id, None, ()), PAGES, b"")


def test_an_altered_list_is_told_with_its_line(made: Path) -> None:
    contents = inside(made)
    lines, manifest = contents[LINES], contents[MANIFEST]
    place = lines.index(b'": "') + 5
    other = b"0" if lines[place : place + 1] != b"0" else b"1"
    finished = verified(made, contents | {LINES: lines[:place] + other + lines[place + 1 :]})
    assert f"{LINES}:2: of the files here it would read otherwise" in finished.stdout
    place = manifest.rindex(b'"sha256": "') + 12
    other = b"0" if manifest[place : place + 1] != b"0" else b"1"
    named = manifest[:place] + other + manifest[place + 1 :]
    finished = verified(made, contents | {MANIFEST: named})
    assert f"{MANIFEST}:{manifest[:place].count(bytes([10])) + 1}: " in finished.stdout


def test_a_file_larger_than_any_dossier_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "MOST_BYTES", 2**20)
    file = tmp_path / "x.zip"
    file.write_bytes(b"0" * (2**20 + 1))
    finished = run_cli("verify", file)
    assert finished.status == 3
    assert "is larger than 1 MiB; ask for one of fewer records" in finished.stderr
