"""What goes to a terminal, or to standard error, does not steer it."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
import termios
from pathlib import Path
from unicodedata import bidirectional, category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from compliance.cli.context import Context
from compliance.cli.messages import Messages, steerable
from compliance.cli.output import for_terminal, page_through, width_for, write_output
from compliance.cli.run import run
from compliance.errors import ComplianceError
from compliance.render.text.columns import NARROWEST, WIDEST, WIDTH, Page
from support.builders import workspace
from support.cli import run_cli
from support.hostile import STEERING
from support.repository import ROOT

STEERED = " ".join((*STEERING, "a\u200eb", "a\u061cb", "\x1b", "\x1b[", "\x1b[1;", "\x1b[2J"))


OURS = re.compile(r"\x1b\[[012]m")
"""Bold, dim, and back: the only sequences that the program writes."""
SEQUENCES = st.sampled_from(
    ("\x1b[8m", "\x1b[1m", "\x1b[0m", "\x1b]8;;x\x07", "\x1b]0;x\x1b\\", "\x1b[2J", "\x9b8m")
)
ANY_TEXT = st.lists(SEQUENCES | st.characters()).map("".join)


@given(ANY_TEXT)
def test_whatever_steers_is_replaced_and_all_else_stays(text: str) -> None:
    shown = for_terminal(text)
    assert steering(shown) == []
    assert len(shown) == len(text)
    assert all(new in (old, "\ufffd") for old, new in zip(text, shown, strict=True))


@given(ANY_TEXT, st.sampled_from(("bold", "dim", "")))
def test_where_there_is_colour_nothing_but_our_own_sequences_reaches_a_terminal(
    text: str, style: str
) -> None:
    page = Page()
    page.add(text, style)
    page.wrapped(text, text, style)
    drawn = page.render(colour=True)
    assert steering(OURS.sub("", drawn)) == []
    for line in drawn.split("\n"):
        assert re.fullmatch(r"(?:\x1b\[[12]m[^\x1b]+\x1b\[0m|[^\x1b]*)", line)


def steering(text: str) -> list[str]:
    """Return the characters of a text, but for tabs and line ends, that steer a terminal."""
    bidi = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    text = text.replace("\r\n", "").replace("\n", "").replace("\t", "")
    return [
        one
        for one in text
        if category(one) in ("Cc", "Cs", "Zl", "Zp") or bidirectional(one) in bidi
    ]


def test_words_tabs_and_line_ends_stay() -> None:
    text = "“Words”\tand\nlines\r\n \u200d\u0301 שלום"
    assert for_terminal(text) == text
    assert for_terminal("a\rb\x1b[2Jc\x9b31md\ud800") == "a\ufffdb\ufffd[2Jc\ufffd31md\ufffd"


@pytest.mark.parametrize("command", [("articles", "text", "wire"), ("report",), ("show", "wire")])
def test_a_text_that_hides_itself_is_seen_on_a_terminal(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "wire.txt"
    file.write_text("Two boats \x1b[8mdid not\x1b[0m leave.\n", "utf-8")
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts"), "NO_COLOR": "", "TERM": "xterm"}
    root = workspace(tmp_path / "lake")
    facts = ("--outlet", "wire", "--published", "1999-07-05", "--basis", "x", "--language", "en")
    added = run_cli("-w", root, "articles", "add", file, *facts, "--confidence", "A", env=env)
    assert added.status == 0
    shown = run_cli("-w", root, *command, env=env, terminal=True).stdout
    assert steering(OURS.sub("", shown)) == []
    assert ("[8mdid not" in shown) == (command[0] == "articles")


FORGED = "x\nerror: y\r\x1b[8m\u2028\u202e\x85z"


@pytest.mark.parametrize(
    "command",
    [
        ("-a", FORGED, "report"),
        ("report", "--source", FORGED),
        ("report", "--point", FORGED),
        ("report", "--as-of", FORGED),
        ("report", "--format", FORGED),
        ("audit", "--source", FORGED),
        ("audit", "--point", FORGED),
        ("timeline", "--source", FORGED),
        ("timeline", "--point", FORGED),
        ("matrix", "--known-by", FORGED),
        ("show", FORGED),
        ("show", f"source:{FORGED}"),
        ("diff", "north", FORGED),
        ("diff", "north", f"north@{FORGED}"),
        ("diff", "north", f"north@rev:{FORGED}"),
        ("affirm", FORGED),
        ("affirm", "--all", "--on", FORGED),
        ("articles", "text", FORGED),
        ("articles", "add", FORGED),
        ("-w", FORGED, "check"),
        ("explain", FORGED),
        ("init", "new", "--from", FORGED),
    ],
    ids=ascii,
)
def test_no_argument_forges_a_line(command: tuple[str, ...], tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    finished = run_cli("-w", root, *command, cwd=tmp_path)
    assert finished.status in (2, 3)
    lines = finished.stderr.splitlines()
    assert len(lines) == (1 if finished.status == 3 else 4)
    assert "error: y" in lines[-1]
    assert steering(finished.stderr) == []


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
    run(lambda: context.say("a\x1b]0;b"))
    run(lambda: context.log("a\u202eb"))
    assert capsys.readouterr().err == "a\\u001b]0;b\na\\u202eb\n"
    quiet = Context(quiet=True)
    quiet.say("a")
    quiet.log("b")
    assert capsys.readouterr().err == ""


def test_errors_steer_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    def fail(error: Exception) -> None:
        raise error

    assert run(lambda: fail(ComplianceError("a\x1b]0;b"))) == 3
    assert capsys.readouterr().err == "a\\u001b]0;b\n"
    assert run(lambda: fail(ValueError("a\x1b]0;b"))) == 70
    assert "ValueError: a\\u001b]0;b\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    "argv",
    [
        ("-\u2029::error::x",),
        ("\x1b[8mreport",),
        ("report", "--n\x1b[8mosuch"),
        ("report", "-f", "\x1b[8m\u202ehtml"),
        ("diff", "n\x01e", "south"),
        ("explain", "a\x85::error::b"),
    ],
    ids=ascii,
)
def test_no_usage_error_steers_a_terminal_or_a_build_service(argv: tuple[str, ...]) -> None:
    """Whatever typer says of an option, an argument or a command that it does not know."""
    said = run_cli(*argv)
    assert said.status in {2, 3}
    assert said.stderr
    assert for_terminal(said.stderr) == said.stderr
    assert not any(line.lstrip().startswith("::") for line in said.stderr.splitlines())


def test_messages_are_a_stream_like_the_one_below(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = io.StringIO()
    messages = Messages(inner)
    assert messages.write("a\x1bb") == 3
    messages.flush()
    assert inner.getvalue() == "a\ufffdb"
    monkeypatch.setattr(inner, "isatty", lambda: True)
    monkeypatch.setattr(inner, "fileno", lambda: 2)
    assert (messages.isatty(), messages.fileno()) == (True, 2)
    assert steerable(messages) is steerable(inner) is inner  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "argv",
    [
        ("a\u202eb\x9bc",),
        ("--a\u202eb",),
        ("check", "a\x1b]0;b\u2029"),
        ("check", "--a\x9bb"),
        ("report", "-f", "a\u202eb"),
        ("diff", "a", "b", "c\x1b[8md"),
        ("articles", "a\u202eb"),
        ("-w", "a", "schema", "a\u202eb\x9b"),
    ],
)
def test_usage_errors_steer_no_terminal(argv: tuple[str, ...]) -> None:
    finished = run_cli(*argv)
    assert finished.status == 2
    assert "\nError: " in finished.stderr
    assert steering(finished.stderr) == []


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


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        ("60", 60),
        ("140", 140),
        ("0060", 60),
        ("1", NARROWEST),
        ("39", NARROWEST),
        ("999999", WIDEST),
        ("", WIDTH),
        ("0", WIDTH),
        ("-80", WIDTH),
        ("80.0", WIDTH),
        ("80 ", WIDTH),
        ("wide", WIDTH),
        ("9" * 5000, WIDTH),
        ("\N{SUPERSCRIPT TWO}", WIDTH),
        ("\N{ARABIC-INDIC DIGIT EIGHT}0", WIDTH),
    ],
)
def test_columns_say_how_wide_text_is_wherever_it_goes(
    columns: str, width: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert width_for(tmp_path / "out.txt") == width_for(None) == width


@pytest.mark.parametrize("command", [("report",), ("show",), ("explain",)])
def test_a_command_writes_text_as_wide_as_columns_says(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    root, file = workspace(tmp_path / "lake"), tmp_path / "out.txt"
    widths = []
    for columns in ("60", "140"):
        env = {"COLUMNS": columns}
        printed = run_cli("-w", root, *command, env=env).stdout
        assert run_cli("-w", root, *command, "-o", file, env=env).status == 0
        assert file.read_text("utf-8") == printed
        widths.append(max(cell_len(line) for line in printed.splitlines()))
    narrow, wide = widths
    assert narrow <= 60 < wide <= 140


def test_without_columns_text_is_as_wide_as_the_terminal_and_a_file_as_ever(
    tmp_path: Path,
) -> None:
    root, file = workspace(tmp_path / "lake"), tmp_path / "out.txt"
    usual = run_cli("-w", root, "report", env={"COLUMNS": ""}).stdout
    assert max(cell_len(line) for line in usual.splitlines()) == WIDTH
    for columns in (60, 140):
        narrow = run_cli("-w", root, "report", env={"COLUMNS": str(columns)}).stdout
        assert on_terminal(columns, "-w", root, "report") == narrow
    assert not on_terminal(60, "-w", root, "report", "-o", file)
    assert file.read_text("utf-8") == usual
    assert on_terminal(0, "-w", root, "report") == usual


def test_the_terminal_is_asked_that_shows_standard_output(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (24, 61))
    with os.fdopen(its, "w") as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert (width_for(None), width_for(tmp_path / "out.txt")) == (61, WIDTH)
    os.close(ours)
    assert width_for(None) == WIDTH


@pytest.fixture
def pager(tmp_path: Path) -> Path:
    """A pager that says how it was called, and prints what it gets."""
    path = tmp_path / "pager"
    path.write_text('#!/bin/sh\necho "paged with $LESS"\ncat\n', "utf-8")
    path.chmod(0o755)
    return path


def test_a_text_longer_than_the_terminal_goes_through_the_pager(
    pager: Path, tmp_path: Path
) -> None:
    root = workspace(tmp_path / "lake")
    printed = run_cli("-w", root, "report", env={"COLUMNS": "100"}).stdout
    shown = on_terminal(100, "-w", root, "report", keys=True, pager=pager)
    assert shown.splitlines() == ["paged with FRX", *printed.splitlines()]


@pytest.mark.parametrize(
    ("command", "lines", "keys"),
    [
        (("report",), 1000, True),
        (("report",), 0, True),
        (("report",), 24, False),
        (("report", "-f", "json"), 24, True),
        (("report", "-f", "md"), 24, True),
        (("--no-pager", "report"), 24, True),
    ],
    ids=["short", "of no size", "nobody at the keys", "json", "md", "not wanted"],
)
def test_what_is_short_or_not_for_reading_goes_to_the_terminal_at_once(
    command: tuple[str, ...], lines: int, keys: bool, pager: Path, tmp_path: Path
) -> None:
    root = workspace(tmp_path / "lake")
    shown = on_terminal(100, "-w", root, *command, lines=lines, keys=keys, pager=pager)
    assert shown
    assert "paged with" not in shown


def test_nothing_steers_a_terminal_through_a_pager(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("pydoc.pager", shown.append)
    monkeypatch.setenv("LESS", "-i")
    page_through(f"{STEERED}\nmore\n", coloured=False)
    page_through("\x1b[1mbold\x1b[0m\n", coloured=True)
    plain, bold = shown
    assert (steering(plain), plain.endswith("more\n")) == ([], True)
    assert bold == "\x1b[1mbold\x1b[0m\n"


def on_terminal(
    columns: int, *argv: str | Path, lines: int = 24, keys: bool = False, pager: Path | None = None
) -> str:
    """Return what the program prints on a terminal of so many columns and lines.

    With `keys`, the terminal is its standard input too.
    """
    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (lines, columns))
    env = {name: value for name, value in os.environ.items() if name != "LESS"}
    env |= {"NO_COLOR": "1", "COMPLIANCE_TEXTS": "/nonexistent"}
    env |= {"COMPLIANCE_CACHE": "off", "PYTHONPATH": str(ROOT), "COLUMNS": ""}
    env |= {} if pager is None else {"PAGER": str(pager)}
    command = [sys.executable, "-m", "compliance", *map(str, argv)]
    stdin = its if keys else subprocess.DEVNULL
    with subprocess.Popen(command, env=env, stdin=stdin, stdout=its) as running:
        os.close(its)
        printed = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    assert running.returncode == 0
    return printed.decode("utf-8").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # nobody has its other end any more
        return b""
