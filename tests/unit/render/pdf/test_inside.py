"""What the process of PDFs does, in this one: it loads, limits itself, then answers pages."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace

import pytest

from compliance.render.apart.answers import UNLOADED
from compliance.render.pdf import inside


def failing(error: BaseException) -> object:
    def fail(*_: object) -> None:
        sys.stdout.write("at length")
        raise error

    return fail


@pytest.mark.parametrize("error", [OSError("cannot load library 'libpango'"), ImportError("none")])
def test_where_a_library_does_not_load_each_page_is_answered_with_why(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "to be set again")
    monkeypatch.setattr(inside, "resolve_name", lambda _: failing(error))
    answer = inside.loaded()
    assert answer("a page") == (UNLOADED, str(error))
    assert capsys.readouterr().out == ""


def test_it_loads_then_holds_itself_then_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    replies = io.BytesIO()
    monkeypatch.setenv("FONTCONFIG_FILE", "to be set again")

    def load(_: str) -> object:
        done.append("loaded")
        return lambda: lambda page: (page.upper().encode(), "x")

    monkeypatch.setattr(inside, "resolve_name", load)
    monkeypatch.setattr(inside, "hold", lambda memory: done.append(("held", memory)))
    monkeypatch.setattr(inside, "grant", lambda *granted: done.append(granted))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b'"a"\n"b"\n')))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=replies))
    inside.main(7, 1000)
    assert done == ["loaded", ("held", 1000), (7, 0), (7, 1)]
    told = [json.loads(line) for line in replies.getvalue().splitlines()]
    assert told == [["made", "QQ==", "x"], ["made", "Qg==", "x"]]
