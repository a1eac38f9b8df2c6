"""The command itself: help, versions, exit statuses, where the workspace is looked for."""

from __future__ import annotations

import io
import os
import runpy
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Final, NoReturn
from unittest import mock

import pytest

from compliance import __version__
from compliance.cli import output
from compliance.cli.app import COMMANDS
from compliance.cli.context import Context, NoHomeError
from compliance.cli.exit_code import ExitCode
from compliance.cli.main import main
from compliance.cli.run import run
from compliance.errors import ComplianceError
from support.builders import workspace
from support.cli import run_cli
from support.repository import ROOT


def test_help_lists_every_command() -> None:
    finished = run_cli("--help")
    assert finished.status == 0
    said = " ".join(finished.stdout.split())
    for name, line in COMMANDS.items():
        assert f" {name} {line}" in said


def test_every_command_has_its_module_and_every_module_its_command() -> None:
    folder = ROOT / "compliance" / "cli" / "commands"
    # A module of Python cannot be called by a word of its own: that of such a command ends in "_".
    modules = {p.stem.removesuffix("_"): p.stem for p in folder.glob("*.py") if p.stem[:2] != "__"}
    assert modules.keys() == set(COMMANDS)
    for name, module in modules.items():
        told = import_module(f"compliance.cli.commands.{module}").__doc__ or ""
        assert told.startswith(f"compliance {name}: ")
        assert run_cli(name, "--help").status == 0


def test_the_version_and_the_data_carried() -> None:
    carried = f"compliance {__version__} (carries nov10_2020, minsk2)\n"
    assert run_cli("--version").stdout == carried


def test_the_workspace_is_the_option_then_the_variable_then_the_nearest_above(
    shipped: Path, tmp_path: Path
) -> None:
    def root(*options: str | Path, env: dict[str, str] | None = None, cwd: Path) -> str:
        finished = run_cli("-v", *options, "check", env=env, cwd=cwd)
        return finished.stderr.splitlines()[0].removeprefix("workspace: ")

    env = {"COMPLIANCE_WORKSPACE": str(shipped)}
    assert root("-w", ROOT, env=env, cwd=tmp_path) == str(ROOT)
    assert root(env=env, cwd=ROOT) == str(shipped)
    assert root(cwd=shipped / "evidence") == str(shipped)
    assert root(cwd=tmp_path) == str(ROOT)


def test_the_text_library_is_the_users_unless_the_variable_names_another(tmp_path: Path) -> None:
    env = {"COMPLIANCE_TEXTS": "", "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    finished = run_cli("-v", "articles", "list", env=env, cwd=ROOT)
    assert "text library: " in finished.stderr
    assert "compliance" in finished.stderr.rpartition("text library: ")[2]


def test_records_are_stored_in_the_users_cache_unless_that_is_off(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    cache = tmp_path / "cache"
    for env, stored in (
        ({"COMPLIANCE_CACHE": "off"}, 0),
        ({"COMPLIANCE_CACHE": str(cache)}, 1),
        ({"COMPLIANCE_CACHE": "", "XDG_CACHE_HOME": str(cache)}, 2),
    ):
        first = run_cli("-w", root, "report", env=env)
        assert first == run_cli("-w", root, "report", env=env)
        assert len(list(cache.rglob("records/*"))) == stored


def test_a_user_without_a_home_has_no_cache_and_must_name_a_text_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(_user: int) -> NoReturn:
        raise KeyError

    root = workspace(tmp_path / "lake")
    monkeypatch.setattr("pwd.getpwuid", nobody)
    for variable in ("HOME", "XDG_CACHE_HOME", "COMPLIANCE_CACHE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)
    context = Context(workspace=root)
    assert context.workspace.agreements
    with pytest.raises(
        NoHomeError, match="name one in HOME, or a text library in COMPLIANCE_TEXTS"
    ):
        _ = context.library
    assert list(tmp_path.iterdir()) == [root]


def test_without_a_current_folder_a_workspace_must_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(tmp_path / "lake")
    for error, said in (
        (FileNotFoundError(2, "gone"), "gone"),
        (OSError(), "the system does not say why"),
    ):
        monkeypatch.setattr(Path, "cwd", mock.Mock(side_effect=error))
        assert run_cli("-w", root, "check").status == 0
        finished = run_cli("check")
        assert (finished.status, finished.stdout) == (ExitCode.UNUSABLE_INPUT, "")
        assert finished.stderr == (
            f"the current folder cannot be used: {said}; go to another, "
            "or name a workspace with --workspace\n"
        )


def fail_with(error: BaseException) -> int:
    def command() -> None:
        raise error

    return run(command)


def test_each_ending_has_its_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert fail_with(SystemExit(1)) == ExitCode.FINDINGS
    assert fail_with(SystemExit(None)) == ExitCode.OK
    assert fail_with(ComplianceError("the file is gone")) == ExitCode.UNUSABLE_INPUT
    assert capsys.readouterr().err == "the file is gone\n"
    assert fail_with(ValueError("oops")) == ExitCode.BUG
    said = capsys.readouterr().err
    assert "ValueError: oops" in said
    assert said.endswith("this is a bug in compliance; please report it with the lines above\n")
    assert run(lambda: None) == ExitCode.OK


UNPLACED: Final = ImportError("_core.so: failed to map segment from shared object")


@pytest.mark.usefixtures("process_as_before")
@pytest.mark.parametrize("error", [MemoryError(), UNPLACED], ids=ascii)
@pytest.mark.parametrize("while_telling", [False, True])
def test_too_little_memory_is_told_whenever_it_shows(
    error: Exception,
    while_telling: bool,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Even while another error is told.
    name = "compliance.cli.run.write_message" if while_telling else "compliance.cli.app.app"
    monkeypatch.setattr(name, mock.Mock(side_effect=error))
    monkeypatch.setattr(sys, "argv", ["compliance", "-w", "nowhere", "report"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == ExitCode.UNUSABLE_INPUT
    told = (
        "there is not enough memory for this; free some, or raise the limit that is set for it; "
        "a page (--format html) takes less than text"
    )
    assert capfd.readouterr().err == f"{told}\n"


@pytest.mark.usefixtures("process_as_before")
def test_an_import_that_fails_otherwise_is_a_bug(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = ImportError("no such thing")
    assert fail_with(wrong) == ExitCode.BUG
    capfd.readouterr()
    monkeypatch.setattr("compliance.cli.streams.guard_streams", mock.Mock(side_effect=wrong))
    with pytest.raises(ImportError, match="no such thing"):
        main()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(5, "Bad", "a\nb"), ' "a\\u000ab": Bad; see whether the disk is damaged'),
        (OSError(36, "Too long"), ": Too long; choose a shorter name"),
        (OSError(18, "No", "a", None, "b"), ' "a" "b": No; see its rights and its disk'),
        (OSError("odd"), ": odd; see its rights and its disk"),
        (OSError(), ": the system does not say why; see its rights and its disk"),
    ],
    ids=str,
)
def test_what_the_system_refuses_is_no_bug(
    error: OSError, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fail_with(error) == ExitCode.UNUSABLE_INPUT
    told = capsys.readouterr().err
    assert told == f"cannot use{said}\n"


@pytest.mark.parametrize("unbuffered", ["", "1"])  # else something is left to be written
def test_a_reader_who_stops_reading_is_no_failure(unbuffered: str) -> None:
    env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as broken:
        program = [sys.executable, "-m", "compliance"]
        listing = subprocess.run(
            [*program, "schema"],
            check=False,
            cwd=ROOT,
            env=env,
            stdout=broken,
            stderr=subprocess.PIPE,
        )
        telling = subprocess.run([*program, "check"], check=False, cwd=ROOT, env=env, stderr=broken)
    assert (listing.returncode, listing.stderr) == (ExitCode.OK, b"")
    assert telling.returncode == ExitCode.OK


@pytest.mark.usefixtures("process_as_before")
@pytest.mark.parametrize("handler", [signal.default_int_handler, signal.SIG_IGN])
def test_the_package_runs_as_the_command_and_leaves_with_the_status(
    handler: signal.Handlers, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    signal.signal(signal.SIGINT, handler)
    monkeypatch.setattr(sys, "argv", ["compliance", "--version"])
    with pytest.raises(SystemExit) as left:
        runpy.run_module("compliance", run_name="__main__")
    assert left.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_bytes_are_written_as_they_are_and_cleaned_for_a_terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data = "é\x07".encode()
    output.write_output([data], tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == data
    out = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", out)
    output.write_output([data], None)
    monkeypatch.setattr(out, "isatty", lambda: True)
    output.write_output([data], None)
    assert out.buffer.getvalue() == "é\x07é\ufffd".encode()


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal = mock.Mock(isatty=lambda: True)
    monkeypatch.setattr(sys, "stdout", terminal)
    assert output.wants_colour(None)
    assert not output.wants_colour(Path("report.txt"))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not output.wants_colour(None)
    monkeypatch.setattr(sys, "stdout", mock.Mock(isatty=lambda: False))
    monkeypatch.delenv("NO_COLOR")
    assert not output.wants_colour(None)
