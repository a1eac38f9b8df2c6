"""When a text goes through a pager, as far as this process can tell."""

from __future__ import annotations

import io
import os
import sys

import pytest

from compliance.cli import context, output
from support.cli import run_cli
from support.repository import ROOT


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("lines", "long"), [(1, False), (30, True)])
def test_a_text_is_long_if_the_terminal_has_fewer_lines(
    lines: int, long: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(output, "_terminal_size", lambda: os.terminal_size((80, 24)))
    assert output.is_long("x\n" * lines) is long


def test_without_somebody_at_the_keys_nothing_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    for stdin in (None, io.StringIO()):
        monkeypatch.setattr(sys, "stdin", stdin)
        assert not output.is_long("x\n" * 1_000)


def test_what_is_long_is_paged_and_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    paged: list[str] = []

    def page(text: str, *, coloured: bool) -> None:
        assert not coloured
        paged.append(text)

    monkeypatch.setattr(context, "is_long", bool)
    monkeypatch.setattr(context, "page_through", page)
    finished = run_cli("show", cwd=ROOT)
    assert (finished.status, finished.stdout, len(paged)) == (0, "", 1)
