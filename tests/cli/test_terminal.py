"""What goes to a terminal, or to standard error, does not steer it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from compliance.cli.context import Context
from compliance.cli.output import for_terminal, write_output
from compliance.cli.run import run
from compliance.errors import ComplianceError
from support.builders import workspace
from support.cli import run_cli
from support.hostile import STEERING

STEERED = " ".join((*STEERING, "a\u200eb", "a\u061cb", "\x1b", "\x1b[", "\x1b[1;", "\x1b[2J"))


@pytest.mark.parametrize("text", [one for one in STEERING if "[31m" not in one], ids=ascii)
def test_whatever_steers_is_replaced(text: str) -> None:
    assert not set(text[1:-1]) & set(for_terminal(text)) - set("]0;titlemab[31")
    assert "\ufffd" in for_terminal(text)


def test_words_tabs_line_ends_and_colours_stay() -> None:
    text = "“Words”\tand\nlines\r\n\x1b[1;31mred\x1b[0m \u200d\u0301 שלום"
    assert for_terminal(text) == text
    assert for_terminal("a\rb\x1b[2Jc\x9b31md\ud800") == "a\ufffdb\ufffd[2Jc\ufffd31md\ufffd"


def test_output_steers_no_terminal_and_stays_as_it_is_elsewhere(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_output("a\x1b]0;b", None)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    write_output("a\x1b]0;b", None)
    assert capfdbinary.readouterr().out == "a\x1b]0;ba\ufffd]0;b".encode()
    write_output("a\x1b]0;b", tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"a\x1b]0;b"


def test_what_is_said_and_logged_steers_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    context = Context(verbose=True)
    context.say("a\x1b]0;b")
    context.log("a\u202eb")
    assert capsys.readouterr().err == "a\ufffd]0;b\na\ufffdb\n"
    quiet = Context(quiet=True)
    quiet.say("a")
    quiet.log("b")
    assert capsys.readouterr().err == ""


def test_errors_steer_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    def fail(error: Exception) -> None:
        raise error

    assert run(lambda: fail(ComplianceError("a\x1b]0;b"))) == 3
    assert capsys.readouterr().err == "a\ufffd]0;b\n"
    assert run(lambda: fail(ValueError("a\x1b]0;b"))) == 70
    assert "ValueError: a\ufffd]0;b\n" in capsys.readouterr().err


def test_the_name_of_a_file_steers_no_terminal(tmp_path: Path) -> None:
    file = tmp_path / "a\x1b]0;b\u202e.txt"
    file.write_text("Words.", "utf-8")
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    root = workspace(tmp_path / "lake")
    for path in (file, tmp_path / "none\x1b]0;.txt"):
        said = run_cli("-w", root, "articles", "add", path, env=env).stderr
        assert said
        assert for_terminal(said) == said
        assert "\x1b" not in said
