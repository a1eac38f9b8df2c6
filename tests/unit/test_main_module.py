"""`python -m compliance` is the command."""

from __future__ import annotations

import runpy
import sys

import pytest

import compliance


def test_the_package_runs_as_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["compliance", "--version"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("compliance", run_name="__main__")
    assert not stopped.value.code
    assert compliance.__version__ in capsys.readouterr().out
