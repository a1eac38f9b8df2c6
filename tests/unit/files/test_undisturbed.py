"""Signals wait for what must not be cut in two; what is half done is removed."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import FrameType

import pytest

from compliance.errors import ComplianceError
from compliance.files import scratch, writing
from compliance.files.scratch import NoScratchError, scratch_file, scratch_folder
from compliance.files.undisturbed import undisturbed
from compliance.files.writing import replace_file, temporary_folder

Use = Callable[[], AbstractContextManager[object]]


class Disturbed(BaseException):
    """What a signal raises here."""


@pytest.fixture(autouse=True)
def disturbing() -> Iterator[None]:
    def disturb(_number: int, _frame: FrameType | None) -> None:
        raise Disturbed

    former = signal.signal(signal.SIGTERM, disturb)
    yield
    signal.signal(signal.SIGTERM, former)


def test_a_signal_comes_at_the_end_of_the_block() -> None:
    steps = []

    def disturbed() -> None:
        with undisturbed():
            signal.raise_signal(signal.SIGTERM)
            steps.append("done")
        steps.append("after")

    with pytest.raises(Disturbed):
        disturbed()
    assert steps == ["done"]


def test_where_signals_cannot_wait_they_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask")
    done = False
    with undisturbed():
        done = True
    assert done


def disturb_after(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> None:
    """Have a signal come as soon as a function of a module is done."""
    before = getattr(module, name)

    def disturbed(*given: object) -> object:
        result = before(*given)
        signal.raise_signal(signal.SIGTERM)
        return result

    monkeypatch.setattr(module, name, disturbed)


def test_a_temporary_file_made_while_a_signal_comes_is_removed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    disturb_after(monkeypatch, writing, "_new_temporary")
    with pytest.raises(Disturbed):
        replace_file(tmp_path / "file", [b""])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["_new_temporary_folder", "_remove_temporary_folder"])
def test_a_temporary_folder_is_removed_whole_whenever_a_signal_comes(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    disturb_after(monkeypatch, writing, name)
    with pytest.raises(Disturbed), temporary_folder(tmp_path, "x") as folder:
        (folder / "file").touch()
    assert list(tmp_path.iterdir()) == []


def test_a_scratch_folder_is_removed_whole_whenever_a_signal_comes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with scratch_folder() as folder:
        (folder / "file").touch()
    assert list(tmp_path.iterdir()) == []
    disturb_after(monkeypatch, scratch, "_folder")
    with pytest.raises(Disturbed), scratch_folder():
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("use", [scratch_folder, lambda: scratch_file(b"x")])
def test_no_place_for_temporary_files_is_one_sentence(
    use: Callable[[], AbstractContextManager[object]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    with pytest.raises(NoScratchError, match="; name a folder for them in TMPDIR"), use():
        pass
    assert issubclass(NoScratchError, ComplianceError)
