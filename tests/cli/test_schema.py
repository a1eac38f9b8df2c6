"""compliance schema: what the shipped files keep to, and what editors and others can rely on."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any, NoReturn

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from compliance.workspace.file_kinds import FILE_TYPES, FileKind, kind_of_file
from compliance.workspace.yaml.reader import read_yaml
from support.builders import article, one_duty, search
from support.cli import run_cli
from support.golden import Golden
from support.repository import ROOT, repository_files

SHIPPED = [
    (kind, path)
    for root in (ROOT, ROOT / "compliance" / "workspace" / "write" / "starter")
    for path in repository_files(root)
    if (kind := kind_of_file(path.relative_to(root).as_posix())) is not None
]

RIGHT: dict[FileKind, dict[str, Any]] = {
    FileKind.SETTINGS: {"title": "A", "agreement": "a"},
    FileKind.AGREEMENT: {
        "id": "a",
        "title": "A",
        "short_title": "A",
        "signed": "2024",
        "in_force": "2024",
        "sides": [{"id": "az", "name": "A", "role": "party"}],
        "clauses": one_duty()["clauses"],
    },
    FileKind.SOURCES: {"side": "az", "sources": []},
    FileKind.ARTICLE: article(
        held=[{"container_sha256": "a" * 64, "range": [0, 1], "text_sha256": "a" * 64}]
    ),
    FileKind.EVIDENCE: {
        "article": "a",
        "agreement": "a",
        "evidence": [
            {
                "id": "e1",
                "targets": ["*", "4", "4b"],
                "link": "named",
                "speaker": "a",
                "act": "states",
                "claim": "A",
                "passage": {"start": "A"},
            }
        ],
    },
    FileKind.CODING: {"article": "a", "agreement": "a", "coder": "a", "evidence": []},
    FileKind.INCIDENTS: {"incidents": [{"id": "a", "name": "A"}]},
    FileKind.PLACES: {
        "places": [{"id": "a", "lat": "40.5", "lon": "-0.25", "citation": "A", "confidence": "C"}]
    },
    FileKind.SEARCHES: {"searches": [search(side="az")]},
    FileKind.SEARCH_LOG: {
        "search": "a",
        "on": "2024-01-01",
        "query": "a",
        "expanded": "a",
        "texts": 0,
        "texts_sha256": "a" * 64,
        "articles": 0,
        "articles_sha256": "a" * 64,
        "not_held": 0,
        "version": "1",
    },
    FileKind.CODERS: {"coders": [{"id": "a", "name": "A", "kind": "person"}]},
    FileKind.OBJECTIONS: {
        "objections": [
            {
                "id": "o1",
                "to": ["a#e1"],
                "by": "a",
                "said_on": "2024",
                "ground": "A",
                "citation": "A",
            }
        ]
    },
    FileKind.LOCK: {
        "evidence": "a#e1",
        "text_sha256": "a" * 64,
        "range": [0, 1],
        "words": 1,
        "passage_sha256": "a" * 64,
        "fingerprint": {"claim": "a" * 16},
        "on": "2024-01-01",
    },
}
"""The least that each kind of file can say."""

CHANGES: list[tuple[FileKind, str, object]] = [
    (FileKind.SETTINGS, "sides", "az"),
    (FileKind.AGREEMENT, "clauses", []),
    (FileKind.SOURCES, "sources", [{"id": "a", "name": "A", "kind": "press"}]),
    (FileKind.ARTICLE, "coded", "whole"),
    (FileKind.ARTICLE, "url", "ftp://example.org"),
    (FileKind.EVIDENCE, "evidence", [{"id": "e1"}]),
    (FileKind.CODING, "coder", "A B"),
    (FileKind.INCIDENTS, "incidents", [{"id": "a", "name": ""}]),
    (FileKind.PLACES, "places", [{"id": "a", "lat": "91", "lon": "0"}]),
    (FileKind.SEARCHES, "searches", [{"side": "az", "since": "2024"}]),
    (FileKind.SEARCH_LOG, "texts", -1),
    (FileKind.CODERS, "coders", [{"id": "a", "name": "A", "kind": "robot"}]),
    (FileKind.OBJECTIONS, "objections", [{"id": "o1", "to": []}]),
    (FileKind.LOCK, "text_sha256", "12"),
]


def validator(kind: FileKind) -> Draft202012Validator:
    done = run_cli("schema", kind)
    assert (done.status, done.stderr) == (0, "")
    schema = json.loads(done.stdout)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def values(path: Path) -> list[object]:
    """Return what is to be validated of a file: each line of the lock, else the whole."""
    data = path.read_bytes()
    if path.suffix == ".toml":
        return [tomllib.loads(data.decode())]
    if path.suffix == ".lock":
        return [json.loads(line) for line in data.splitlines()]
    return [read_yaml(data, path.name).value]


def test_without_a_kind_the_kinds_are_listed() -> None:
    done = run_cli("schema")
    assert (done.status, done.stderr) == (0, "")
    words = [line.split(maxsplit=1) for line in done.stdout.splitlines()]
    assert words == [[kind, one.purpose] for kind, one in FILE_TYPES.items()]


def test_every_kind_has_a_shape_and_a_line() -> None:
    assert list(FILE_TYPES) == list(FileKind)


@pytest.mark.parametrize("kind", FileKind)
def test_the_schemas_are_a_promise(kind: FileKind, golden: Golden) -> None:
    done = run_cli("schema", kind)
    schema = json.loads(done.stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:compliance:schema:{kind}:1"
    assert schema["title"] == f"compliance {kind}"
    golden(f"schema/{kind}.json", done.stdout)


UNUSED = {FileKind.LOCK, FileKind.SEARCH_LOG, FileKind.CODING, FileKind.OBJECTIONS}
"""Kinds of which no workspace that ships need have a file."""


@pytest.mark.parametrize("kind", FileKind)
def test_every_shipped_file_keeps_to_its_schema(kind: FileKind) -> None:
    check = validator(kind)
    paths = [path for shipped, path in SHIPPED if shipped is kind]
    assert paths or kind in UNUSED
    for path in paths:
        for value in values(path):
            assert [error.message for error in check.iter_errors(value)] == [], path


@pytest.mark.parametrize("kind", FileKind)
def test_what_is_right_is_accepted_and_an_unknown_key_is_not(kind: FileKind) -> None:
    check = validator(kind)
    assert check.is_valid(RIGHT[kind])
    assert not check.is_valid({**RIGHT[kind], "colour": "red"})


@pytest.mark.parametrize(("kind", "key", "value"), CHANGES)
def test_what_is_wrong_is_not_accepted(kind: FileKind, key: str, value: object) -> None:
    check = validator(kind)
    assert not check.is_valid({**RIGHT[kind], key: value})


def test_no_schema_lets_a_value_be_empty_since_the_files_cannot() -> None:
    for kind in FileKind:
        assert '"null"' not in run_cli("schema", kind).stdout


def test_a_schema_can_be_written_to_a_file_and_all_to_a_folder(tmp_path: Path) -> None:
    one = run_cli("schema", "evidence", "-o", "one.json", cwd=tmp_path)
    assert (one.status, one.stdout, one.stderr) == (0, "", "")
    done = run_cli("schema", "--all", "deep/schemas", cwd=tmp_path)
    assert (done.status, done.stdout) == (0, "")
    assert done.stderr == f"wrote {len(FileKind)} schemas into deep/schemas\n"
    folder = tmp_path / "deep" / "schemas"
    assert {path.name for path in folder.iterdir()} == {f"{kind}.json" for kind in FileKind}
    assert (folder / "evidence.json").read_bytes() == (tmp_path / "one.json").read_bytes()
    again = run_cli("schema", "--all", "deep/schemas", cwd=tmp_path)
    assert again.status == 0


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    done = run_cli("schema", "--all", "file", cwd=tmp_path)
    assert (done.status, done.stdout) == (3, "")
    assert done.stderr == 'cannot write "file": File exists; name a folder you may write\n'


@pytest.mark.parametrize("more", [("evidence",), ("-o", "x.json")], ids=["kind", "output"])
def test_all_goes_with_nothing_else(more: tuple[str, ...], tmp_path: Path) -> None:
    done = run_cli("schema", "--all", "schemas", *more, cwd=tmp_path)
    assert (done.status, done.stdout) == (2, "")
    assert "leave out KIND and --output" in " ".join(done.stderr.split())
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_somebody_made_by_hand_is_not_replaced(tmp_path: Path) -> None:
    for other in ("mine", "[]", '{"$id": "urn:compliance:schema:lock:1"}', "[" * 100_000):
        (tmp_path / "evidence.json").write_text(other, "utf-8")
        done = run_cli("schema", "--all", ".", cwd=tmp_path)
        wanted = '"." has another "evidence.json"; name a new folder or an empty one\n'
        assert (done.status, done.stderr) == (3, wanted)
        assert [path.name for path in tmp_path.iterdir()] == ["evidence.json"]
        assert (tmp_path / "evidence.json").read_text("utf-8") == other


@pytest.mark.parametrize("link", ["schemas", "deep/schemas", "evidence.json"])
def test_no_schema_is_written_over_a_link(link: str, tmp_path: Path) -> None:
    """Of the current folder, which may be a stranger's."""
    out, here = tmp_path / "out", tmp_path / "here"
    (out / "schemas").mkdir(parents=True)
    (out / "evidence.json").write_text(run_cli("schema", "evidence").stdout, "utf-8")
    here.mkdir()
    first = link.partition("/")[0]
    aim = {"schemas": "schemas", "deep": "", "evidence.json": "evidence.json"}[first]
    (here / first).symlink_to(out / aim)
    done = run_cli("schema", "--all", "." if first == link == "evidence.json" else link, cwd=here)
    assert done.status == 3
    assert done.stderr.startswith('"')
    assert sorted(path.name for path in out.rglob("*")) == ["evidence.json", "schemas"]
    assert [path.name for path in here.iterdir()] == [first]


def test_a_full_disk_leaves_no_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    done = run_cli("schema", "--all", "schemas", cwd=tmp_path)
    assert done.status == 3
    assert "No space left on device" in done.stderr
    assert list((tmp_path / "schemas").iterdir()) == []
