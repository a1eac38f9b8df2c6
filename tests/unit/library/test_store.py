"""Keeping texts by their hash, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import compliance
from compliance.library import store
from compliance.library.store import (
    LibraryWriteError,
    StoredText,
    TextLibrary,
    TextNotHeldError,
    UnstorableTextError,
    text_sha256,
)

TEXT = "The guards left.\r\n“Yes”\u2028\ufeff"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def library(tmp_path: Path) -> TextLibrary:
    return TextLibrary(tmp_path / "library")


def place_of(library: TextLibrary, sha256: str = SHA256) -> Path:
    return library.root / "texts" / sha256[:2] / f"{sha256}.txt"


def files_of(library: TextLibrary) -> list[Path]:
    return [path for path in library.root.rglob("*") if path.is_file()]


def test_a_text_is_kept_under_its_hash_byte_by_byte(library: TextLibrary) -> None:
    assert library.put(TEXT) == SHA256
    assert files_of(library) == [place_of(library)]
    assert place_of(library).read_bytes() == TEXT.encode()
    assert library.get(SHA256) == StoredText(TEXT, intact=True)
    assert text_sha256(TEXT) == SHA256


def test_a_text_that_is_not_held_is_none(library: TextLibrary) -> None:
    assert library.get(SHA256) is None


def test_reading_creates_nothing(library: TextLibrary) -> None:
    library.get(SHA256)
    assert not library.root.exists()


@pytest.mark.parametrize(
    "sha256", ["", "../" * 3, SHA256.upper(), SHA256 + "\n", SHA256[1:], "\0" * 64, "\u0661" * 64]
)
def test_what_is_no_hash_never_touches_a_path(
    library: TextLibrary, sha256: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched: list[Path] = []
    monkeypatch.setattr(store, "read", lambda path, **_: touched.append(path))
    assert library.get(sha256) is None
    assert touched == []


def test_each_text_is_opened_and_hashed_once(library: TextLibrary) -> None:
    library.put(TEXT)
    reader = TextLibrary(library.root)
    for _ in range(3):
        assert reader.get(SHA256) is not None
    assert reader.opened == 1


def test_a_text_put_after_it_was_missed_is_found(library: TextLibrary) -> None:
    assert library.get(SHA256) is None
    library.put(TEXT)
    assert library.get(SHA256) == StoredText(TEXT, intact=True)


@pytest.mark.parametrize(
    ("data", "text"), [(b"changed", "changed"), (b"", ""), (b"\xff!", "\ufffd!")]
)
def test_a_damaged_text_is_told_and_put_right_by_the_next_put(
    library: TextLibrary, data: bytes, text: str
) -> None:
    library.put(TEXT)
    place_of(library).write_bytes(data)
    assert library.get(SHA256) == StoredText(text, intact=False)
    assert library.put(TEXT) == SHA256
    assert library.get(SHA256) == StoredText(TEXT, intact=True)


def test_a_link_a_pipe_and_a_folder_are_not_held(library: TextLibrary, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text(TEXT, "utf-8", newline="")
    place = place_of(library)
    place.parent.mkdir(parents=True)
    place.symlink_to(elsewhere)
    assert TextLibrary(library.root).get(SHA256) is None
    place.unlink()
    os.mkfifo(place)
    assert TextLibrary(library.root).get(SHA256) is None
    place.unlink()
    place.mkdir()
    assert TextLibrary(library.root).get(SHA256) is None


def test_a_link_is_replaced_and_what_it_led_to_is_left(
    library: TextLibrary, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text("mine", "utf-8")
    place_of(library).parent.mkdir(parents=True)
    place_of(library).symlink_to(elsewhere)
    library.put(TEXT)
    assert library.get(SHA256) == StoredText(TEXT, intact=True)
    assert elsewhere.read_text("utf-8") == "mine"


def test_a_text_held_already_is_not_written_again(library: TextLibrary) -> None:
    library.put(TEXT)
    before = place_of(library).stat()
    library.put(TEXT)
    after = place_of(library).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_text_larger_than_can_be_read_is_refused(
    library: TextLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MOST_BYTES", 4)
    library.put("1234")
    with pytest.raises(UnstorableTextError, match="larger than 64 MiB; store one publication"):
        library.put("12345")


def test_half_a_character_is_refused(library: TextLibrary) -> None:
    with pytest.raises(UnstorableTextError, match="code point 2; take it from a file"):
        library.put("ab\ud800")
    assert not library.root.exists()


def test_a_library_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    root = tmp_path / "file"
    root.write_text("in the way", "utf-8")
    with pytest.raises(LibraryWriteError) as caught:
        TextLibrary(root).put(TEXT)
    assert str(caught.value) == (
        f'the text library "{root}" cannot be written: Not a directory; '
        "choose another folder for it"
    )


def test_a_text_that_is_wanted_and_not_held_says_how_to_get_it() -> None:
    assert str(TextNotHeldError("belsk-wire")) == (
        'the text of "belsk-wire" is not on this machine; '
        "add a file that holds it: compliance articles add FILE"
    )


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
@pytest.mark.parametrize("old", [None, b"damaged"])
def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(
    library: TextLibrary, monkeypatch: pytest.MonkeyPatch, step: str, old: bytes | None
) -> None:
    if old is not None:
        place_of(library).parent.mkdir(parents=True)
        place_of(library).write_bytes(old)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, fail)
    with pytest.raises(LibraryWriteError, match="No space left on device"):
        library.put(TEXT)
    assert [path.read_bytes() for path in files_of(library)] == ([] if old is None else [old])


CRASH = """
import os, sys
from pathlib import Path
from compliance.library.store import TextLibrary
def die(*_): os._exit(9)
if sys.argv[3] == "fsync":
    os.fsync = die
else:
    Path.replace = die
TextLibrary(Path(sys.argv[1])).put(sys.argv[2])
"""


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("old", [None, b"damaged"])
def test_a_crash_in_the_middle_of_a_put_leaves_the_old_file(
    library: TextLibrary, step: str, old: bytes | None
) -> None:
    if old is not None:
        place_of(library).parent.mkdir(parents=True)
        place_of(library).write_bytes(old)
    crashed = subprocess.run(
        [sys.executable, "-c", CRASH, str(library.root), TEXT, step],
        cwd=Path(compliance.__file__).parents[1],
        check=False,
    )
    assert crashed.returncode == 9
    assert place_of(library).exists() == (old is not None)
    if old is not None:
        assert place_of(library).read_bytes() == old
    assert library.get(SHA256) == (None if old is None else StoredText("damaged", intact=False))
    assert library.put(TEXT) == SHA256
    assert library.get(SHA256) == StoredText(TEXT, intact=True)


def test_many_writers_at_once_leave_one_whole_text(library: TextLibrary) -> None:
    text = TEXT * 5_000
    with ThreadPoolExecutor(8) as pool:
        hashes = set(pool.map(lambda _: TextLibrary(library.root).put(text), range(64)))
    assert hashes == {text_sha256(text)}
    assert files_of(library) == [place_of(library, text_sha256(text))]
    assert library.get(text_sha256(text)) == StoredText(text, intact=True)
