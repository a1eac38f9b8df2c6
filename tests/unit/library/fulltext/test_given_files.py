"""The texts in files of a workspace that a search names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from compliance.library.fulltext import given_files as module
from compliance.library.fulltext.given_files import GivenFiles, TooMuchTextError
from compliance.library.given_file import UnreadableFileError
from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.extraction import Extraction, Remark
from compliance.library.intake.reading import CaptureReader
from compliance.library.intake.wire import Found
from compliance.library.store import text_sha256
from support.builders import workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = workspace(tmp_path / "lake")
    (root / "archive").mkdir()
    (root / "archive" / "a.txt").write_text("The first.", "utf-8")
    (root / "archive" / "b.txt").write_bytes("Второй текст.".encode("cp1251"))
    (root / "archive" / ".hidden").write_text("Not this.", "utf-8")
    (root / "note.txt").write_text("The first.", "utf-8")
    return root


def given(root: Path, *names: str) -> GivenFiles:
    return GivenFiles(root, names, CaptureReader())


def texts(files: GivenFiles) -> list[str | None]:
    return [files.pass_through(one) for one in files.hashes()]


def test_files_and_folders_are_read(root: Path) -> None:
    files = given(root, "archive", "note.txt", "archive/a.txt")
    assert texts(files) == ["The first.", "Второй текст."]
    assert files.places[text_sha256("The first.")] == "archive/a.txt"
    assert files.pass_through("0" * 64) is None
    assert texts(given(root)) == []


@pytest.mark.parametrize("name", ["gone.txt", "gone/x.txt"])
def test_a_file_that_is_not_there_is_told(name: str, root: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        given(root, name)


def test_nothing_is_read_over_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Of somebody else.", "utf-8")
    (root / "archive" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "linked").symlink_to(tmp_path)
    assert texts(given(root, "archive")) == ["The first.", "Второй текст."]
    for name in ("archive/link.txt", "linked/secret.txt", "linked"):
        with pytest.raises(UnreadableFileError, match="link"):
            given(root, name)


def test_a_file_without_a_text_is_told(root: Path) -> None:
    (root / "archive" / "c.bin").write_bytes(bytes(range(256)))
    with pytest.raises(UnfitCaptureError, match=r"archive/c\.bin"):
        given(root, "archive")


def test_more_text_than_can_be_searched_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_CHARACTERS", 15)
    with pytest.raises(TooMuchTextError, match="name fewer"):
        given(root, "archive")


class Packing(CaptureReader):
    """A reader for which each file is packed some times over, with a remark beside it."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def read(self, capture: Capture) -> Iterator[Found]:
        depth = capture.name.count("!")
        yield Remark("packed", "it is packed")
        if depth == self.times:
            yield Extraction(f"{depth} deep", None)
        else:
            yield Capture(f"{capture.name}!", capture.data)


@pytest.mark.parametrize(("times", "found"), [(0, ["0 deep"]), (3, ["3 deep"]), (4, [])])
def test_what_is_packed_is_taken_out_to_some_depth(
    times: int, found: list[str], root: Path
) -> None:
    assert texts(GivenFiles(root, ["note.txt"], Packing(times))) == found
