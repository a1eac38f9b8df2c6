"""What the process of a stranger's templates does, in this one: it limits itself, then answers."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from compliance.processes import held
from compliance.render.sandbox import child

INFINITE = -1


class Resource(SimpleNamespace):
    """The limits of a process, as the system has them; some it refuses."""

    RLIM_INFINITY = INFINITE
    RLIMIT_AS, RLIMIT_NOFILE, RLIMIT_CPU, RLIMIT_CORE = "AS", "NOFILE", "CPU", "CORE"

    def __init__(self) -> None:
        super().__init__(set={})

    def getrlimit(self, kind: str) -> tuple[int, int]:
        return (INFINITE, 500 if kind == "AS" else INFINITE)

    def setrlimit(self, kind: str, limits: tuple[int, int]) -> None:
        if kind == "CORE":
            raise ValueError(kind)
        self.set[kind] = limits


def lines(*messages: object) -> bytes:
    return b"".join(json.dumps(message).encode() + b"\n" for message in messages)


def test_it_limits_itself_then_makes_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    resource, replies = Resource(), io.BytesIO()
    given: dict[str, Any] = {
        "sources": {"a.html.j2": "{{ view }}", "b.md.j2": "b" * 70_000},
        "addresses": None,
    }
    asked = lines(
        given,
        ("view", "<"),
        ("page", "a.html.j2", "en", "en"),
        ("view", None),
        ("page", "b.md.j2", "en", "en"),
    )
    monkeypatch.setattr(held, "resource", resource)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(asked)))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=replies))
    child.main(7, 1000)
    told = [json.loads(line) for line in replies.getvalue().splitlines()]
    assert told == [
        ["text", "&lt;"],
        ["done", ""],
        ["text", "b" * 65_536],
        ["text", "b" * (70_000 - 65_536)],
        ["done", ""],
    ]
    # No more than it had; for good, but for the time, of which each page brings some more.
    assert resource.set["AS"] == (500, 500)
    assert resource.set["NOFILE"] == (0, 0)
    assert resource.set["CPU"] == (7 + 1, INFINITE)
