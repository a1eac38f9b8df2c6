"""A file is made in a process of its own, or one sentence says why there is none."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from compliance.processes import child
from compliance.render.apart.asked import Asked, NotLoadedError, NotMadeError
from compliance.render.raster import LIMITS

MODULE = "compliance.render.picture.inside"


def running(code: str, monkeypatch: pytest.MonkeyPatch, patience: float = 60) -> Asked:
    """Return a process that runs this, whatever it is asked."""
    monkeypatch.setattr(child, "_CODE", code)
    return Asked(MODULE, "PNG", "do otherwise", replace(LIMITS, patience=patience))


def answering(answer: str, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Return a process that answers this, whatever it is asked."""
    return running(f"input(); print({answer!r})", monkeypatch)


def test_what_there_is_to_say_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert answering('["made", "YQ==", "said"]', monkeypatch).ask(1) == (b"a", "said")


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (json.dumps(("failed", "a" * 400)), f"this page: {'a' * 300}…; do otherwise"),
        (json.dumps(("failed", "two\n lines")), "no PNG can be made of this page: two lines; do "),
        ('["made"]', "it takes more than it may, and was ended "),
        ("no JSON", "it takes more than it may, and was ended "),
    ],
)
def test_of_what_fails_it_is_said_why(
    answer: str, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotMadeError, match=wrong):
        answering(answer, monkeypatch).ask(1)


def test_what_does_not_load_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotLoadedError, match="why"):
        answering('["unloaded", "why"]', monkeypatch).ask(1)


def test_what_is_late_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotMadeError, match="it takes longer than it may"):
        running("import time; time.sleep(60)", monkeypatch, 0.5).ask(1)


def test_without_a_second_python_there_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    with pytest.raises(NotMadeError, match="see that this user may start a process; do otherwise"):
        Asked(MODULE, "PNG", "do otherwise", LIMITS).ask(1)
