"""compliance review: who decides, the address, and why the page is not served."""

from __future__ import annotations

import re
import signal
import webbrowser
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from compliance.cli import page, reviewing
from compliance.network.listening import Listening, listening_at
from support.asgi import Asked, ask
from support.builders import GAZETTE, HERALD, workspace
from support.cli import Finished, run_cli
from support.reviewing import bench, served

ADDRESS = re.compile(r"http://127\.0\.0\.1:([0-9]+)/\?token=([\w-]{43})((?:&article=[\w+-]+)?)\n")


@pytest.fixture
def apps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, int]]:
    """The applications that would be served, each with its port."""
    found: list[tuple[Any, int]] = []

    def note(app: Any, listening: Listening, ready: Callable[[], None]) -> None:  # noqa: ANN401 - as a server takes it
        found.append((app, listening.getsockname()[1]))
        ready()

    monkeypatch.setattr(reviewing, "serve", note)
    return found


def reviewed(root: Path, *argv: str, env: dict[str, str] | None = None) -> Finished:
    texts = {"COMPLIANCE_TEXTS": str(root.parent / "texts")}
    return run_cli("-w", root, "review", *argv, env=texts | (env or {}))


def test_one_line_has_the_address_with_its_token(tmp_path: Path, apps: list[Any]) -> None:
    root = workspace(tmp_path / "lake")
    finished = reviewed(root, "--no-browser", "--port", "0", "--coder", "anna", HERALD, GAZETTE)
    assert (finished.status, finished.stderr) == (0, "anna decides; Ctrl-C ends it\n")
    found = ADDRESS.fullmatch(finished.stdout)
    assert found
    (app, port) = apps[0]
    assert found[3] == f"&article={HERALD}+{GAZETTE}"
    target = finished.stdout.strip().partition(found[1])[2]
    answer = ask(app, Asked(target=target, headers=[("host", f"localhost:{port}")]))
    assert (answer.status, port) == (303, int(found[1]))


def test_the_browser_is_given_an_address_for_once(
    tmp_path: Path, apps: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    given, came = list[str](), Event()

    def opened(address: str) -> None:
        given.append(address)
        came.set()

    monkeypatch.setattr(webbrowser, "open", opened)
    root = workspace(tmp_path / "lake", files={"coders.yaml": None})
    finished = reviewed(root, "--port", "0")
    assert finished.stderr == "me decides; Ctrl-C ends it\n"
    assert came.wait(timeout=10)
    (app, port) = apps[0]
    assert given[0] != finished.stdout.strip()
    asked = Asked(target=given[0].partition(str(port))[2], headers=[("host", f"localhost:{port}")])
    assert [ask(app, asked).status for _ in "12"] == [303, 403]


@pytest.mark.parametrize(
    ("coders", "message"),
    [
        ("- {id: ada, name: Ada, kind: person}\n- {id: r, name: R, kind: engine}", "ada decides"),
        ("- {id: r, name: R, kind: engine}", "coders.yaml has no person who could decide; add "),
        (None, "me decides"),
    ],
    ids=["one person", "no person", "no file"],
)
def test_who_decides_follows_from_the_file_of_coders(
    tmp_path: Path, apps: list[Any], coders: str | None, message: str
) -> None:
    text = None if coders is None else f"coders:\n{coders}\n"
    root = workspace(tmp_path / "lake", files={"coders.yaml": text})
    finished = reviewed(root, "--no-browser", "--port", "0")
    assert finished.stderr.startswith(message)
    assert bool(apps) == (finished.status == 0)


def test_of_several_people_one_has_to_say_who_it_is(tmp_path: Path) -> None:
    finished = reviewed(workspace(tmp_path / "lake"), "--no-browser", "--port", "0")
    assert finished.status == 3
    assert finished.stderr == "say who you are with --coder; coders.yaml has: anna, boris\n"


def test_who_codes_blind_has_to_be_a_coder(tmp_path: Path, apps: list[Any]) -> None:
    root = workspace(tmp_path / "lake")
    blind = reviewed(root, "--no-browser", "--port", "0", "--blind", "--coder", "anna")
    assert blind.status == 0
    assert len(apps) == 1
    unknown = reviewed(root, "--no-browser", "--port", "0", "--blind", "--coder", "ana")
    assert unknown.stderr.startswith('no coder "ana"; did you mean "anna"?')


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    with listening_at(0) as listening:
        port = str(listening.getsockname()[1])
        finished = reviewed(root, "--no-browser", "--port", port, "--coder", "anna")
    cure = "name another with --port, or 0 for any that is free"
    assert (finished.status, finished.stdout) == (3, "")
    assert finished.stderr == f"port {port} is taken; {cure}\n"


def test_without_the_extra_a_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> object:
        return None if name == "uvicorn" else find_spec(name)

    monkeypatch.setattr(page, "find_spec", missing)
    finished = reviewed(workspace(tmp_path / "lake"), "--no-browser")
    assert finished.status == 3
    assert finished.stderr == (
        'the page for reviewing needs the extra "review"; '
        "run: pip install 'agreement-compliance[review]'\n"
    )


def test_an_article_that_is_not_there_is_told(tmp_path: Path) -> None:
    finished = reviewed(workspace(tmp_path / "lake"), "--no-browser", "heral")
    assert finished.status == 3
    assert finished.stderr.startswith('no article "heral"')


def test_templates_of_a_workspace_make_no_sheet(tmp_path: Path, apps: list[Any]) -> None:
    made = bench(tmp_path)
    own = made.workspace / "templates" / "review"
    own.mkdir(parents=True)
    (own / "queue.html.j2").write_text("of a stranger", "utf-8")
    finished = reviewed(made.workspace, "--no-browser", "--port", "0", "--coder", "anna")
    (app, port) = apps[0]
    host = ("host", f"127.0.0.1:{port}")
    target = finished.stdout.strip().partition(str(port))[2]
    cookie = ask(app, Asked(target=target, headers=[host])).headers["set-cookie"]
    answer = ask(app, Asked(headers=[host, ("cookie", cookie.partition(";")[0])]))
    assert answer.status == 200
    assert "of a stranger" not in answer.text


def test_ctrl_c_ends_it_with_status_0(tmp_path: Path) -> None:
    with served(bench(tmp_path)) as page:
        assert ADDRESS.fullmatch(f"{page.address}\n")
        assert page.interrupt() == 0
    with served(bench(tmp_path / "other")) as page:
        page.process.send_signal(signal.SIGTERM)
        assert page.process.wait(timeout=20) == -signal.SIGTERM
