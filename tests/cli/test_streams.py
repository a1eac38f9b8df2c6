"""Standard streams that are closed or full, or left by their reader: words, or silence."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from unittest import mock

import pytest

from compliance.cli.exit_code import ExitCode
from compliance.cli.output import write_message, write_output
from compliance.cli.run import run
from compliance.cli.streams import GuardedRaw, guard_streams, occupy_closed_descriptors
from support.cli import given_back


class Failing(io.RawIOBase):
    """A stream of which every write fails."""

    stream: io.TextIOWrapper

    def __init__(self, error: int) -> None:
        self.error, self.tried = error, 0

    def writable(self) -> bool:
        return True

    def write(self, _data: object) -> int:
        self.tried += 1
        raise OSError(self.error, os.strerror(self.error))


@pytest.fixture(autouse=True)
def streams_as_before() -> Iterator[None]:
    with given_back():
        yield


def guard_failing(name: str, error: int) -> Failing:
    """Put a guarded stream over one that fails in place of a standard stream."""
    raw = Failing(error)
    raw.stream = io.TextIOWrapper(io.BufferedWriter(raw), encoding="ascii")
    setattr(sys, name, raw.stream)
    guard_streams()
    return raw


@pytest.mark.parametrize(
    ("error", "status", "reason"),
    [
        (errno.EPIPE, ExitCode.OK, None),
        (errno.EIO, ExitCode.UNUSABLE_INPUT, "Input/output error; see whether the disk is damaged"),
        (errno.EBADF, ExitCode.UNUSABLE_INPUT, "it is closed; write to a file with --output"),
    ],
)
def test_an_output_that_fails_is_told_once(
    error: int, status: int, reason: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    failing = guard_failing("stdout", error)
    assert run(lambda: write_output("x", None)) == status
    sys.stdout.write("what the interpreter still has to write")
    sys.stdout.flush()
    assert failing.tried == 1
    sys.stderr.flush()
    said = f"cannot write to standard output: {reason}\n"
    assert capsys.readouterr().err == (said if reason else "")


@pytest.mark.parametrize("error", [errno.EPIPE, errno.ENOSPC])
def test_a_message_that_cannot_be_written_changes_no_status(error: int) -> None:
    failing = guard_failing("stderr", error)
    assert run(lambda: write_message("x")) == ExitCode.OK
    assert run(lambda: write_output(1, None)) == ExitCode.BUG  # type: ignore[arg-type]
    assert failing.tried == 1


def test_closed_streams_fail_like_others(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    guard_streams()
    assert not sys.stdout.isatty()
    assert (sys.stdout.fileno(), sys.stderr.fileno()) == (1, 2)
    write_output("é", None)
    write_message("é")
    sys.stderr.flush()
    assert capfd.readouterr() == ("é", "é\n")


def test_what_is_opened_later_does_not_get_the_number_of_a_closed_stream(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    closed = OSError(errno.EBADF, "closed")
    system = mock.Mock(wraps=os)
    system.fstat.side_effect = [None, closed, closed]
    system.open.side_effect = [1, OSError(errno.ENOENT, "there is no /dev")]
    monkeypatch.setattr("compliance.cli.streams.os", system)
    occupy_closed_descriptors()
    assert system.open.call_args_list == [mock.call(system.devnull, system.O_RDONLY)] * 2


def test_a_reader_who_is_slow_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    selected = mock.Mock()
    monkeypatch.setattr("select.select", selected)
    inner = mock.Mock(write=mock.Mock(side_effect=[None, None, 3]))
    assert GuardedRaw(inner, mock.Mock()).write(b"abc") == 3
    assert selected.call_count == 2


def test_what_cannot_be_encoded_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    guard_streams()
    sys.stdout.write("é")
    sys.stdout.flush()
    assert written.getvalue() == rb"\xe9"
