"""Records stored between runs: only speed may depend on them."""

from __future__ import annotations

import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import msgspec
import pytest

from compliance.errors import InvalidWorkspaceError
from compliance.model.evidence import EvidenceFile
from compliance.workspace import cache, parse
from compliance.workspace.cache import RecordCache, read_stored
from compliance.workspace.files import SourceBytes
from compliance.workspace.load import load_workspace
from compliance.workspace.lock_file import lock_bytes
from compliance.workspace.parse import ParsedFile
from support.builders import lake_files, workspace
from support.repository import ROOT

GAZETTE_FILE = "evidence/gazette-1999-06-28.yaml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "records"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "lake")


@pytest.fixture
def parsed() -> Iterator[list[str]]:
    """Return the list of the files that take the reader and the gate."""
    files: list[str] = []
    parse_file = parse.parse_file

    def count(source: SourceBytes, shape: type[object]) -> ParsedFile[object]:
        files.append(source.file)
        return parse_file(source, shape)

    with mock.patch.object(parse, "parse_file", count):
        yield files


def write_lies(path: Path, lie: bytes) -> None:
    """Put the same bytes, with their right checksum, in the place of every record."""
    lies = {
        file: (one.sha256, zlib.crc32(lie), len(lie)) for file, one in read_stored(path).items()
    }
    summary = msgspec.json.decode(path.read_bytes().partition(b"\n")[0]) | {"files": lies}
    path.write_bytes(msgspec.json.encode(summary) + b"\n" + lie * len(lies))


def test_a_second_run_reads_no_file_anew_and_finds_the_same(
    root: Path, path: Path, parsed: list[str]
) -> None:
    plain = load_workspace(root)
    assert len(parsed) == len(lake_files())
    for expected in (len(lake_files()), 0):
        parsed.clear()
        stored = load_workspace(root, path)
        assert (len(parsed), repr(stored)) == (expected, repr(plain))
        assert stored == plain


def test_the_shipped_workspace_is_the_same_from_the_cache(path: Path, parsed: list[str]) -> None:
    first = load_workspace(ROOT, path)
    parsed.clear()
    assert repr(load_workspace(ROOT, path)) == repr(first)
    assert parsed == []
    assert len(first.lock) > 0


def test_a_changed_file_costs_that_file_only(root: Path, path: Path, parsed: list[str]) -> None:
    load_workspace(root, path)
    file = root / GAZETTE_FILE
    file.write_bytes(file.read_bytes() + b"# more\n")
    for expected in ([GAZETTE_FILE], []):
        parsed.clear()
        load_workspace(root, path)
        assert parsed == expected
    assert len(read_stored(path)) == len(lake_files())


def test_a_file_is_known_by_its_name_and_its_bytes(path: Path) -> None:
    source = SourceBytes("evidence/a.yaml", "a", b"x")
    value = EvidenceFile(article="a", agreement="b", evidence=())  # type: ignore[arg-type]
    first = RecordCache(path)
    first.put(source, value)
    first.save()
    second = RecordCache(path)
    assert second.get(source, EvidenceFile) == value
    assert second.get(SourceBytes("evidence/b.yaml", "b", b"x"), EvidenceFile) is None
    assert second.get(SourceBytes("evidence/a.yaml", "a", b"y"), EvidenceFile) is None


def test_the_folder_is_the_users_alone(root: Path, path: Path) -> None:
    load_workspace(root, path)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("bad", [b"a: no\n", b"a: [\n", b"evidence: []\n"])
def test_a_file_with_a_problem_is_never_stored(
    root: Path, path: Path, parsed: list[str], bad: bytes
) -> None:
    (root / GAZETTE_FILE).write_bytes(bad)
    for expected in (len(lake_files()), 1):
        parsed.clear()
        with pytest.raises(InvalidWorkspaceError):
            load_workspace(root, path)
        assert len(parsed) == expected
    assert GAZETTE_FILE not in read_stored(path)


def test_what_does_not_hold_between_files_is_found_in_every_run_and_at_its_place(
    root: Path, path: Path, parsed: list[str]
) -> None:
    load_workspace(root, path)
    sources = root / "sources" / "north.yaml"
    sources.write_text("side: north\nsources: []\n", "utf-8")
    said = []
    for stored in (None, path, path):
        parsed.clear()
        with pytest.raises(InvalidWorkspaceError) as error:
            load_workspace(root, stored)
        said.append(str(error.value))
    assert said[0] == said[1] == said[2]
    assert 'no source "north-' in said[0]
    assert parsed == []


def test_nothing_is_written_without_a_path_or_without_anything_new(
    root: Path, tmp_path: Path, path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    load_workspace(root)
    RecordCache(path).save()
    assert sorted(tmp_path.rglob("*")) == before
    load_workspace(root, path)
    with mock.patch.object(cache, "replace_file", side_effect=AssertionError):
        load_workspace(root, path)


def test_a_cache_that_cannot_be_written_is_done_without(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert load_workspace(root, tmp_path / "file" / "records") == load_workspace(root)


def test_a_cache_is_bounded(root: Path, path: Path) -> None:
    with mock.patch.object(cache, "MOST_CACHE_BYTES", 10):
        load_workspace(root, path)
        assert not path.exists()
    load_workspace(root, path)
    assert len(read_stored(path)) == len(lake_files())
    with mock.patch.object(cache, "MOST_CACHE_BYTES", 10):
        assert read_stored(path) == {}


def test_of_what_is_too_much_to_be_written_nothing_is_kept(path: Path) -> None:
    kept = RecordCache(path)
    with mock.patch.object(cache, "MOST_CACHE_BYTES", 10):
        for file, text in lake_files().items():
            kept.put(SourceBytes(file, "", text.encode()), text)
    assert vars(kept)["_current"] == {}
    kept.save()
    assert not path.exists()


def test_a_cache_of_another_program_holds_nothing(root: Path, path: Path) -> None:
    load_workspace(root, path)
    with mock.patch("compliance.__version__", "0.0.0.other"):
        assert read_stored(path) == {}
    with mock.patch("sys.version", "3.99"):
        assert read_stored(path) == {}
    with mock.patch.object(cache, "_SOURCES", ("model",)):
        assert read_stored(path) == {}
    assert read_stored(path) != {}


def test_no_changed_byte_and_no_cut_changes_a_record(root: Path, path: Path) -> None:
    plain = repr(load_workspace(root, path))
    whole = path.read_bytes()
    for at in (*range(0, whole.index(b"\n"), 97), *range(0, len(whole), 1_009)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert repr(load_workspace(root, path)) == plain
    for length in range(0, len(whole), 2_003):
        path.write_bytes(whole[:length])
        assert repr(load_workspace(root, path)) == plain


@pytest.mark.parametrize(
    "line",
    [
        *(b"", b"\n", b"x\n", b"[]\n", b"\xff\n", b"[" * 100_000 + b"\n"),
        b'{"program": 1, "files": {}}\n',
        b'{"program": "", "files": {"a": ["", -1, 99999999999999999999]}}\n',
        b'{"program": "", "files": {}}\n',
    ],
    ids=lambda line: repr(line[:40]),
)
def test_a_file_that_no_program_of_ours_wrote_holds_nothing(path: Path, line: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(line)
    assert read_stored(path) == {}


@pytest.mark.parametrize(
    "lie",
    [b"", b"\xc1", b"\x91" * 100_000, b"\xa2\xff\xff", b"\x80", msgspec.msgpack.encode({"id": 5})],
    ids=lambda lie: repr(lie[:9]),
)
def test_a_record_of_another_shape_is_read_anew(
    root: Path, path: Path, parsed: list[str], lie: bytes
) -> None:
    plain = load_workspace(root, path)
    write_lies(path, lie)
    parsed.clear()
    assert load_workspace(root, path) == plain
    assert len(parsed) == len(lake_files())


def test_a_lock_is_stored_like_any_file(path: Path, tmp_path: Path, parsed: list[str]) -> None:
    lock = lock_bytes(load_workspace(ROOT).lock.values())
    root = workspace(tmp_path / "lake", files={"compliance.lock": lock})
    first = load_workspace(root, path)
    assert len(first.lock) > 0
    parsed.clear()
    assert load_workspace(root, path).lock == first.lock
    assert parsed == []
    (root / "compliance.lock").write_bytes(lock + b"{}\n")
    for _ in range(2):
        with pytest.raises(InvalidWorkspaceError, match="lock: "):
            load_workspace(root, path)
    assert parsed == ["compliance.lock"] * 2
