"""Run what a page tells its readers to do, and write the page as it should be."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import pytest

from compliance.cli.main import main
from support.cli import given_back

ELLIPSIS = "…"
_FENCE = re.compile(r"(?P<ticks>`{3,})(?P<info>.*)")
_TITLE = re.compile(r'title="(?P<title>[^"]+)"')
_STATUS = "echo $?"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page: what stands after the fence, and its lines."""

    info: str
    lines: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The language, the first word after the fence."""
        return self.info.split(" ")[0]

    @property
    def title(self) -> str | None:
        """The file that the block shows, if it shows one."""
        found = _TITLE.search(self.info)
        return found["title"] if found else None


@dataclass(kw_only=True)
class Shell:
    """A reader at a command line: a folder, and how the last command ended."""

    home: Path
    variables: dict[str, str] = field(default_factory=dict)
    status: int = 0

    def __post_init__(self) -> None:
        self.folder = self.home / "desk"
        self.folder.mkdir(exist_ok=True)

    def write(self, name: str, lines: Sequence[str]) -> None:
        """Write a file that a page shows."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")

    def change(self, name: str, lines: Sequence[str]) -> None:
        """Change a file as a page shows it: lines with - give way to those with +."""
        path = self.folder / name
        text = path.read_text("utf-8")
        old = "".join(f"{line[1:]}\n" for line in lines if line[:1] in "- ")
        new = "".join(f"{line[1:]}\n" for line in lines if line[:1] in "+ ")
        assert text.count(old) == 1, f"{name} has these lines {text.count(old)} times:\n{old}"
        path.write_text(text.replace(old, new), "utf-8")

    def run(self, line: str) -> list[str]:
        """Return what a command prints, standard output and errors together."""
        if line == _STATUS:
            status, self.status = self.status, 0
            return [str(status)]
        assert self.status == 0, f"before `{line}`: status {self.status}; show it with $ {_STATUS}"
        command, *arguments = shlex.split(line)
        match command:
            case "compliance":
                self.status, printed = self._compliance(arguments)
            case "cd":
                self.folder /= arguments[0]
                printed = ""
            case "ls":
                printed = self._listed(arguments)
            case "cat":
                printed = (self.folder / arguments[0]).read_text("utf-8")
            case "mv":
                old, new = (self.folder / name for name in arguments)
                assert not new.exists(), f"{new} would be written over"
                old.rename(new)
                printed = ""
            case "rm":
                self._remove(arguments)
                printed = ""
            case _:
                message = f'no test runs "{command}"; put it in a block marked sh'
                raise AssertionError(message)
        return [line.rstrip() for line in printed.splitlines()]

    def _listed(self, arguments: Sequence[str]) -> str:
        listed = self.folder.joinpath(*(one for one in arguments if one != "-A"))
        every = sorted(path.name for path in listed.iterdir())
        names = [one for one in every if "-A" in arguments or not one.startswith(".")]
        return "".join(f"{name}\n" for name in names)

    def _remove(self, arguments: Sequence[str]) -> None:
        for name in arguments:
            if name == "-r":
                continue
            path = self.folder / name
            assert path.resolve().is_relative_to(self.home.resolve()), f"{name} is not the reader's"
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    def _compliance(self, arguments: Sequence[str]) -> tuple[int, str]:
        """Run the command line in this process, as somebody who has nothing else set."""
        variables = {
            "COMPLIANCE_TEXTS": str(self.home / "texts"),
            "COMPLIANCE_CACHE": "off",
            "COLUMNS": "100",
            "NO_COLOR": "1",
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(self.home),
            **self.variables,
        }
        printed = io.BytesIO()
        out = io.TextIOWrapper(printed, encoding="utf-8", write_through=True)
        with (
            mock.patch.dict(os.environ, variables, clear=True),
            mock.patch.object(sys, "argv", ["compliance", *arguments]),
            # Usage lines name the module that was started, and that is pytest.
            mock.patch.object(sys.modules["__main__"], "__package__", None),
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(out),
            given_back(),
        ):
            status = _status_of_main()
        return status, printed.getvalue().decode("utf-8")


def _status_of_main() -> int:
    with pytest.raises(SystemExit) as ended:
        main()
    code = ended.value.code
    assert isinstance(code, int), f"the program ends with {code!r}"
    return code


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    yield from (block for block in _parts(text) if isinstance(block, Block))


def rewritten(text: str, shell: Shell) -> str:
    """Do what a page says, and return the page with what the program printed."""
    out: list[str] = []
    for part in _parts(text):
        if isinstance(part, str):
            out.append(part)
        else:
            out += _done(part, shell)
    assert shell.status == 0, f"the page ends with status {shell.status}; show it with $ {_STATUS}"
    return "".join(f"{line}\n" for line in out)


def _parts(text: str) -> Iterator[str | Block]:
    """Yield the lines of a page outside blocks, fences included, and its blocks."""
    inside: list[str] | None = None
    ticks = info = ""
    for line in text.splitlines():
        fence = _FENCE.fullmatch(line)
        if inside is None:
            yield line
            if fence:
                ticks, info, inside = fence["ticks"], fence["info"].strip(), []
        elif line == ticks:
            yield Block(info, tuple(inside))
            yield line
            inside = None
        else:
            inside.append(line)
    assert inside is None, "a fence is never closed"


def _done(block: Block, shell: Shell) -> Sequence[str]:
    if block.title is not None and block.kind == "diff":
        shell.change(block.title, block.lines)
    elif block.title is not None:
        shell.write(block.title, block.lines)
    elif block.kind == "console":
        return list(_replayed(block.lines, shell))
    return block.lines


def _replayed(lines: Sequence[str], shell: Shell) -> Iterator[str]:
    starts = [index for index, line in enumerate(lines) if line.startswith("$ ")]
    assert starts[:1] == [0], "a console block begins with a command"
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start]
        yield from excerpt(lines[start + 1 : end], shell.run(lines[start].removeprefix("$ ")))


def excerpt(shown: Sequence[str], printed: Sequence[str]) -> list[str]:
    """Return of the printed lines what a page shows of them; a line of … stands for any number.

    What stands between two such lines is found by its first and its last line. Where one of
    these is gone, everything is returned, for a person to shorten anew.
    """
    pieces: list[list[str]] = [[]]
    for line in shown:
        if line == ELLIPSIS:
            pieces.append([])
        else:
            pieces[-1].append(line)
    if len(pieces) == 1:
        return list(printed)
    out: list[str] = []
    at = 0
    for index, piece in enumerate(pieces):
        last = index == len(pieces) - 1
        found = _find(piece, printed, at, (index == 0, last))
        if found is None:
            return list(printed)
        out += [*printed[slice(*found)], *([] if last else [ELLIPSIS])]
        at = found[1]
    return out


def _find(
    piece: Sequence[str], printed: Sequence[str], at: int, edges: tuple[bool, bool]
) -> tuple[int, int] | None:
    """Find a piece whole, else by its two ends; a first or last piece stands at the edge."""
    if not piece:
        return (at, at)
    first, last = edges
    for begin in [0] if first else range(at, len(printed)):
        end = begin + len(piece)
        if list(printed[begin:end]) == list(piece) and (not last or end == len(printed)):
            return (begin, end)
    start = 0 if first else _place_of(piece[0], printed, at)
    if start is None:
        return None
    stop = len(printed) - 1 if last else _place_of(piece[-1], printed, start)
    return None if stop is None else (start, stop + 1)


def _place_of(line: str, printed: Sequence[str], at: int) -> int | None:
    """Return where a line stands from a place on; white space within it does not count."""
    return next((i for i in range(at, len(printed)) if printed[i].split() == line.split()), None)
