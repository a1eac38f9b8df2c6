"""A signal ends a command at once, and what it began is undone."""

from __future__ import annotations

import os
import signal
import sys
import time
from unittest import mock

import pytest

from compliance.cli.exit_code import ExitCode
from compliance.cli.interrupts import Interrupted, Interrupts, end_by
from compliance.cli.main import main
from compliance.cli.run import run

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


pytestmark = pytest.mark.usefixtures("process_as_before")


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_the_command_and_what_it_began_is_undone(number: signal.Signals) -> None:
    steps = []

    def command() -> None:
        try:
            signal.raise_signal(number)
            steps.append("went on")
        finally:
            signal.raise_signal(number)  # impatient
            steps.append("undone")

    interrupts = Interrupts()
    with interrupts:
        run(command)
    signal.raise_signal(number)  # too late
    assert (interrupts.came, steps) == (number, ["undone"])


def test_what_ends_by_itself_is_not_interrupted() -> None:
    interrupts = Interrupts()
    with interrupts:
        pass
    assert interrupts.came is None
    with pytest.raises(ZeroDivisionError), interrupts:
        _ = 1 / 0


def test_a_signal_that_whoever_started_it_ignores_stays_ignored() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    interrupts = Interrupts()
    with interrupts:
        signal.raise_signal(signal.SIGHUP)
    assert interrupts.came is None


def test_the_program_leaves_with_the_status_of_the_signal(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("compliance.cli.run.run", lambda _: signal.raise_signal(signal.SIGINT))
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == ExitCode.INTERRUPTED
    assert capfd.readouterr().err == "interrupted\n"


class Named:
    """An attribute whose naming is interrupted, of which Python makes a RuntimeError."""

    def __set_name__(self, owner: type, name: str) -> None:
        signal.raise_signal(signal.SIGINT)


def test_an_interrupt_that_python_makes_another_error_of_is_no_bug(
    capsys: pytest.CaptureFixture[str],
) -> None:
    interrupts = Interrupts()
    with interrupts:
        run(lambda: type("Interrupted", (), {"name": Named()}))
    assert interrupts.came is signal.SIGINT
    assert capsys.readouterr().err == ""


class Deleted:
    """What is interrupted where Python can only drop it."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


def test_an_interrupt_that_python_drops_comes_again_and_what_is_half_done_is_undone() -> None:
    undone: list[str] = []
    interrupts = Interrupts()
    with interrupts:
        try:
            Deleted()
            time.sleep(10)
        finally:
            undone.append("undone")
    assert interrupts.came is signal.SIGINT
    assert undone == ["undone"]


def test_an_interrupt_before_anything_is_done_ends_the_program_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os._exit", mock.Mock(side_effect=SystemExit))
    set_handler = signal.signal

    def interrupted(number: int, handler: signal._HANDLER) -> signal._HANDLER:
        former = set_handler(number, handler)
        if number == signal.SIGHUP:
            signal.raise_signal(signal.SIGINT)
        return former

    monkeypatch.setattr("signal.signal", interrupted)
    with pytest.raises(SystemExit):
        Interrupts().__enter__()


def test_what_else_python_drops_is_told_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    told = mock.Mock()
    monkeypatch.setattr(sys, "__unraisablehook__", told)
    interrupts = Interrupts()
    with interrupts:
        pass
    for came in (None, signal.SIGINT):
        interrupts.came = came
        sys.unraisablehook(mock.Mock(exc_value=ValueError()))
    interrupts.came = None
    sys.unraisablehook(mock.Mock(exc_value=Interrupted()))
    assert told.call_count == 3


def test_ctrl_c_ends_with_a_word_and_other_signals_kill(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert end_by(signal.SIGINT) == ExitCode.INTERRUPTED
    assert capfd.readouterr().err == "interrupted\n"
    monkeypatch.setattr("os.write", mock.Mock(side_effect=OSError))
    assert end_by(signal.SIGINT) == ExitCode.INTERRUPTED
    killed = os.fork()
    if not killed:
        end_by(signal.SIGTERM)
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(killed, 0)[1]) == signal.SIGTERM
    monkeypatch.setattr("signal.raise_signal", mock.Mock())
    assert end_by(signal.SIGHUP) == 128 + signal.SIGHUP
