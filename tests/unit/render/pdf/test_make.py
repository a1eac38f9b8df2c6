"""A PDF is made in a process of its own, or one sentence says why there is none."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from compliance.errors import MissingExtraError
from compliance.processes import child
from compliance.render.pdf import make
from compliance.render.pdf.error import NoPangoError
from compliance.render.pdf.make import LIMITS, PdfMaker, pdf_of
from support.paper import needs_pango, words_of

PAGE = (b"<!doctype html><title>a</title>", "<p>ə 日</p>".encode())


@needs_pango
def test_one_process_makes_pdf_after_pdf_and_boxes_are_told() -> None:
    said: list[str] = []
    maker = PdfMaker(said.append)
    first, second = maker.pdf(PAGE), maker.pdf(PAGE)
    assert first == second == pdf_of(PAGE, said.append)[0]
    assert "ə" in words_of(first)
    assert said == ["in the PDF these are boxes, for its font lacks them: 日"] * 3


@needs_pango
@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="no /proc")
def test_the_process_can_open_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as it is there
            super().__init__(*args, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    maker = PdfMaker(print)
    maker.pdf(PAGE)
    told = Path(f"/proc/{started[0].pid}/limits").read_text("utf-8")
    found = {line[:26].strip(): line[26:].split()[:2] for line in told.splitlines()}
    for name in ("open files", "file size", "processes"):
        assert found[f"Max {name}"] == ["0", "0"]
    assert found["Max address space"] == [str(LIMITS.memory)] * 2


def answering(monkeypatch: pytest.MonkeyPatch, answer: str) -> PdfMaker:
    """Return what makes PDFs in a process that answers this, whatever it is asked."""
    monkeypatch.setattr(child, "_CODE", f"input(); print({answer!r})")
    return PdfMaker(print)


def test_without_pango_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    maker = answering(monkeypatch, '["unloaded", "cannot load library\\n libpango"]')
    with pytest.raises(NoPangoError) as caught:
        maker.pdf(PAGE)
    assert str(caught.value).startswith(
        "writing a PDF needs Pango, a library of the system, which does not load "
        "(cannot load library libpango); install it (Debian, Ubuntu: apt install libpango-1.0-0 "
    )


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "find_spec", lambda _: None)
    with pytest.raises(
        MissingExtraError, match=r"^writing a PDF needs the extra \"pdf\"; run: pip"
    ):
        pdf_of(PAGE, print)


def test_many_characters_without_a_letter_are_told_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(child, "_CODE", 'input(); print(\'["made", "YQ==", "abcdefghijkl"]\')')
    assert PdfMaker(said.append).pdf(PAGE) == b"a"
    assert said[0].endswith(": a b c d e f g h i j …")
