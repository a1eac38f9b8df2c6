"""What the process answers that reads the rules of sites."""

from __future__ import annotations

import io
import json
import sys

import pytest

from compliance.library.intake import robots_inside


@pytest.mark.parametrize(
    ("text", "path", "told"),
    [
        ("", "/", [True, 0.0]),
        ("User-agent: *\nDisallow: /a\nCrawl-delay: 2.5", "/a", [False, 2.5]),
        ("User-agent: *\nCrawl-delay: often", "/a", [True, 0.0]),
    ],
)
def test_a_line_is_answered_with_what_is_allowed(
    text: str, path: str, told: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[tuple[int, ...]] = []
    line = json.dumps([text, "program", f"https://news.example{path}"]) + "\n"
    monkeypatch.setattr(robots_inside, "hold", lambda memory: held.append((memory,)))
    monkeypatch.setattr(robots_inside, "grant", lambda *given: held.append(given))
    monkeypatch.setattr(sys, "stdin", io.StringIO(line))
    replies = io.StringIO()
    monkeypatch.setattr(sys, "stdout", replies)
    robots_inside.main(5, 1_000)
    assert json.loads(replies.getvalue()) == told
    assert held == [(1_000,), (5, 0)]
