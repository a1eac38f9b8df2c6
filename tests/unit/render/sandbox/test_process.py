"""A stranger's templates run in a process that is timed, ends when it fails, and is not missed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from compliance.processes import child
from compliance.processes.limits import Limits
from compliance.render.sandbox.error import TemplateFailedError
from compliance.render.sandbox.limits import LIMITS
from compliance.render.sandbox.own_pages import OwnPages
from compliance.views.site.addresses import Addresses
from compliance.views.site.view import NamedView
from support.rendered import text_of

VIEW = NamedView(id="north", name="North")
PAGES = {
    "page.html.j2": "{{ view.name }} {{ '\\t' }}",
    "page.md.j2": "{{ '*' }}",
    "address.html.j2": "{{ view.id | address('target') }}",
    "wrong.html.j2": "\n{{ veiw }}",
    "endless.html.j2": "{% for a in range(99999) %}{% for a in range(99999) %}"
    "{% endfor %}{% endfor %}",
    "long.html.j2": "{% for a in range(9999) %}\N{BULLET}{% endfor %}",
    "large.html.j2": "{% set a = [1, 2] %}" + "{% set a = a + a %}" * 40,
}
SMALL = Limits(seconds=1, patience=90, memory=200 * 1024 * 1024, size=20_000)


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """Return a folder of templates."""
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Return a list of the processes that are started."""
    found: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as it is there
            super().__init__(*args, **options)
            found.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    return found


def pages(folder: Path, limits: Limits = LIMITS, addresses: Addresses | None = None) -> OwnPages:
    return OwnPages(folder, folder / "none", addresses, limits)


def test_one_process_makes_all_pages(shipped: Path, started: list[subprocess.Popen[bytes]]) -> None:
    made = pages(shipped, addresses=Addresses({"target": {"north": "points/1.html"}}))
    assert started == []
    for _ in range(3):
        assert text_of(made.page(VIEW, "page.html.j2")) == "North \t"
        assert text_of(made.page(None, "page.md.j2")) == "\\*"
        assert text_of(made.page(VIEW, "address.html.j2")) == "points/1.html"
    (one,) = started
    assert one.poll() is None
    del made
    assert one.poll() is not None


def test_a_page_that_fails_ends_the_process(
    shipped: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    made = pages(shipped)
    with pytest.raises(TemplateFailedError, match=r'^templates/wrong\.html\.j2:2: there is no "v'):
        made.page(VIEW, "wrong.html.j2")
    assert started[0].poll() is not None
    assert text_of(made.page(VIEW, "page.html.j2")) == "North \t"
    assert len(started) == 2


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("endless", "it takes longer than templates may"),
        ("long", "a page may have 20,000 bytes, no more"),
        ("large", "it takes more memory than templates may"),
    ],
)
def test_a_page_that_takes_too_much_is_given_up(
    shipped: Path, started: list[subprocess.Popen[bytes]], name: str, wrong: str
) -> None:
    with pytest.raises(TemplateFailedError, match=wrong) as caught:
        pages(shipped, SMALL).page(VIEW, f"{name}.html.j2")
    assert str(caught.value).startswith(f"templates/{name}.html.j2")
    assert (started[0].returncode == -signal.SIGXCPU) is (name == "endless")
    assert started[0].poll() is not None


def test_a_page_that_is_late_is_given_up(
    shipped: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    with pytest.raises(TemplateFailedError, match="it takes longer than templates may"):
        pages(shipped, replace(LIMITS, patience=0.5)).page(VIEW, "endless.html.j2")
    assert started[0].returncode == -signal.SIGKILL


def test_what_python_loads_late_is_there_though_no_file_can_be_opened(shipped: Path) -> None:
    text = "{% set \ufb01 = '\\N{BULLET}' %}{{ \ufb01 }}"
    (shipped / "late.html.j2").write_text(text, "utf-8")
    assert text_of(pages(shipped).page(VIEW, "late.html.j2")) == "\N{BULLET}"


@pytest.mark.parametrize(
    "code",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "print('no JSON', flush=True); input()",
        "print('[' * 100000, flush=True); input()",
        "print('[\"nothing\"]', flush=True); input()",
        "print('{}', flush=True); input()",
        "print('a' * 2000000, flush=True); input()",
    ],
)
def test_a_process_that_answers_nothing_of_use_is_given_up(
    shipped: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setattr(child, "_CODE", code)
    with pytest.raises(TemplateFailedError, match=r"it takes more than templates may, and was end"):
        pages(shipped).page(VIEW, "page.html.j2")


def test_a_process_that_does_not_listen_is_given_up(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "_CODE", "pass")
    with pytest.raises(TemplateFailedError, match=r"was ended \(status 0\)$"):
        pages(shipped).page(NamedView(id="", name="a" * 1_000_000), "page.html.j2")


def test_without_a_second_python_there_is_a_sentence(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(shipped / "none"))
    wrong = "no process can be started to run them in: No such file or directory; see that this "
    with pytest.raises(TemplateFailedError, match=f"^templates: {wrong}user may start one$"):
        pages(shipped).page(VIEW, "page.html.j2")


def test_a_mistake_of_ours_is_no_mistake_of_the_template(
    shipped: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    made = pages(shipped)
    with pytest.raises(TypeError):
        made.page(shipped, "page.html.j2")
    assert started[0].poll() is not None


def test_the_process_gets_nothing_of_the_environment(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, Any] = {}

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, command: list[str], **options: Any) -> None:  # noqa: ANN401 - as it is there
            given.update(options, command=command)
            super().__init__(command, **options)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    monkeypatch.setenv("PYTHONPATH", str(shipped))
    monkeypatch.setenv("SECRET", "a secret")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib")
    assert text_of(pages(shipped).page(VIEW, "page.html.j2")) == "North \t"
    assert set(given["env"]) <= {
        *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "SYSTEMROOT"),
        "WEASYPRINT_DLL_DIRECTORIES",
    }
    assert given["env"]["LD_LIBRARY_PATH"] == "/usr/lib"
    assert given["command"][1] == "-I"


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="no /proc")
def test_the_process_holds_itself_to_its_limits(
    shipped: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    made = pages(shipped, SMALL)
    made.page(VIEW, "page.html.j2")
    told = Path(f"/proc/{started[0].pid}/limits").read_text()
    found = {line[:26].strip(): line[26:].split()[:2] for line in told.splitlines()}
    for name in ("open files", "file size", "core file size", "processes"):
        assert found[f"Max {name}"] == ["0", "0"]
    assert found["Max address space"] == [str(SMALL.memory)] * 2
    assert 1 <= int(found["Max cpu time"][0]) <= 5
    assert Path(f"/proc/{started[0].pid}/fd/2").readlink() == Path(os.devnull)
