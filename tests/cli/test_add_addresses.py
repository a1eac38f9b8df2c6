"""compliance articles add URL: pages are got, kept as web archives, and taken in like files."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from compliance.library.captures import CaptureStore
from support.builders import source, workspace
from support.cli import Finished, run_cli
from support.repository import ROOT
from support.saved_pages import HEADLINE, news
from support.web import Site, page, redirect, serving

PAGE = page(news().encode(), kind="text/html; charset=utf-8")
ROBOTS = "/robots.txt"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace with a source whose address is that of the pages."""
    return workspace(
        tmp_path / "lake", sources=[source(id="river-times", url="https://www.river.example/")]
    )


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Return a server that nobody waits for."""
    clock = SimpleNamespace(monotonic=time.monotonic, sleep=lambda _: None)
    monkeypatch.setattr("compliance.cli.clock.time", clock)
    with serving({"/ferry": PAGE}) as one:
        yield one


def add(root: Path, *argv: str | Path) -> Finished:
    env = {"COMPLIANCE_TEXTS": str(root.parent / "texts")}
    return run_cli("-w", root, "articles", "add", *argv, env=env)


def private(root: Path, *argv: str | Path) -> Finished:
    return add(root, "--allow-private", *argv)


def drafts(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "articles").glob("*.draft"))


def only_draft(root: Path) -> str:
    (name,) = drafts(root)
    return (root / "articles" / name).read_text("utf-8")


def captures(root: Path) -> list[dict[str, object]]:
    """Return how each capture came."""
    store = CaptureStore(root.parent / "texts")
    held = sorted((root.parent / "texts" / "captures").glob("*/*.json"))
    return [one for path in held for one in store.descriptions(path.stem)]


def test_a_page_becomes_a_draft_and_what_was_answered_is_kept(root: Path, site: Site) -> None:
    site.pages["/r"] = redirect("/ferry")
    address = site.url("/r")
    finished = private(root, address, "--id", "ferry")
    assert (finished.status, finished.stdout) == (0, "")
    assert finished.stderr == (
        f"{address}: new: text kept, articles/ferry.yaml.draft written\n"
        "  look over what was found; then rename it to articles/ferry.yaml\n"
    )
    written = only_draft(root)
    assert f"title: {' '.join(HEADLINE.split()[:6])} …\n" in written
    assert "outlet: river-times\n" in written
    assert "# retrieved: in what saved the file\n" in written
    archive, inner = sorted(captures(root), key=lambda one: "within" in one)
    assert archive["tool"] == "agreement-compliance/0.1.0"
    assert {one["address"] for one in (archive, inner)} == {site.url("/ferry")}
    assert ["Content-Type", "text/html; charset=utf-8"] in list(inner["headers"])  # type: ignore[call-overload]
    data = CaptureStore(root.parent / "texts").get(str(inner["within"]))
    assert data is not None
    assert data.startswith(b"WARC/1.1\r\n")
    assert PAGE in data
    assert redirect("/ferry") in data


def test_a_page_that_was_added_is_recognised_when_it_is_added_again(root: Path, site: Site) -> None:
    facts = ("--outlet", "wire", "--published", "2022-03-27", "--basis", "printed")
    known = (*facts, "--language", "en", "--confidence", "A", "--id", "ferry")
    private(root, site.url("/ferry"), *known)
    again = private(root, site.url("/ferry"))
    assert (again.status, again.stderr) == (
        0,
        f"{site.url('/ferry')}: ferry: recognised at 0-560, text kept\n",
    )


def test_each_address_is_in_or_refused_in_the_order_given(
    root: Path, site: Site, tmp_path: Path
) -> None:
    site.pages["/dam"] = page(news().replace("ferry", "dam").encode())
    site.pages["/short"] = PAGE[:-9]
    file = tmp_path / "saved.html"
    file.write_bytes(news().replace("ferry", "boat").encode())
    first, third = site.url("/dam"), site.url("/ferry")
    away, short = site.url("/none"), site.url("/short")
    finished = private(root, first, away, file, short, third)
    assert finished.status == 3
    told = [line for line in finished.stderr.splitlines() if not line.startswith("  ")]
    assert [line.split(" ")[0] for line in told] == [
        f"{first}:",
        f'"{away}"',
        "saved.html:",
        f'"{short}"',
        f"{third}:",
    ]
    assert "is not there (status 404); see that it is spelled right, or give" in told[1]
    assert "breaks off before its end; try again later" in told[3]
    assert len(drafts(root)) == 3


def test_without_being_told_so_nothing_inside_is_asked(root: Path, site: Site) -> None:
    finished = add(root, site.url("/ferry"))
    assert (finished.status, finished.stdout) == (3, "")
    assert finished.stderr == (
        f'"{site.url("/ferry")}" leads to 127.0.0.1, which is not of the public network; '
        "add --allow-private if that is meant\n"
    )
    assert site.asked == []
    assert drafts(root) == []
    assert not (root.parent / "texts").exists()


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://news.example/a", "https://a:b@news.example/"]
)
def test_what_is_no_address_of_a_page_is_not_taken_for_a_file(root: Path, address: str) -> None:
    finished = private(root, address)
    assert finished.status == 3
    assert finished.stderr.startswith(f'"{address}" ')
    assert len(finished.stderr.splitlines()) == 1


def test_what_a_site_forbids_is_told(root: Path, site: Site) -> None:
    site.pages[ROBOTS] = page(b"User-agent: *\nDisallow: /")
    finished = private(root, site.url("/ferry"))
    assert finished.status == 3
    assert finished.stderr == (
        f'"{site.url("/ferry")}" may not be got by programs, says its robots.txt; '
        "save the page in your browser and add the file\n"
    )


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (page(b"", kind="text/html"), "is empty"),
        (page(b"{}", kind="application/json"), "has no whole page with text in it"),
        (page(b"\0\1\2" * 99, kind="application/octet-stream"), "has no whole page with text"),
        (page(b"x", kind="image/png"), "is no article but image (image/png)"),
    ],
)
def test_a_page_without_an_article_is_refused_in_a_sentence(
    answer: bytes, wrong: str, root: Path, site: Site
) -> None:
    site.pages["/odd"] = answer
    finished = private(root, site.url("/odd"))
    assert finished.status == 3
    assert finished.stderr.startswith(f'"{site.url("/odd")}" ')
    assert wrong in finished.stderr
    assert len(finished.stderr.splitlines()) == 1
    assert drafts(root) == []


def test_an_archived_copy_is_of_its_original(root: Path, site: Site) -> None:
    original = "https://www.river.example/2022/x"
    path = f"/web/20220327101112id_/{original}"
    site.pages[path] = page(news(head="").encode())
    assert private(root, site.url(path)).status == 0
    written = only_draft(root)
    assert f"copy_url: {site.url(path)}\n" in written
    assert f"\nurl: {original}\n" in written


def test_the_address_of_an_archived_copy_can_be_told(root: Path, site: Site) -> None:
    copy = "https://web.archive.org/web/20220327101112/https://river.example/ferry"
    assert private(root, site.url("/ferry"), "--archived", copy).status == 0
    assert f"copy_url: {copy}\n" in only_draft(root)


def test_what_is_no_address_of_a_copy_is_refused(root: Path, site: Site) -> None:
    finished = private(root, site.url("/ferry"), "--archived", "somewhere")
    assert finished.status == 2
    assert "--archived" in finished.stderr
    assert drafts(root) == []


def listed(folder: Path, *rows: str) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join(["title,url,published,authors", *rows, ""]), "utf-8")
    return path


def test_the_pages_that_a_reading_list_names_are_got_if_that_is_asked(
    root: Path, site: Site, tmp_path: Path
) -> None:
    row = f"Boats on the lake,{site.url('/ferry')},2022-03-28,Ida Hill"
    reading = listed(tmp_path, row, f"Nothing there,{site.url('/none')},2022-03-29,")
    finished = private(root, reading, "--fetch")
    assert finished.status == 3
    assert site.paths == [ROBOTS, "/ferry", "/none"]
    assert f'"{site.url("/none")}" is not there (status 404)' in finished.stderr
    got, without = [(root / "articles" / name).read_text("utf-8") for name in drafts(root)]
    if "text_sha256" in without:
        got, without = without, got
    assert "text_sha256" in got
    assert "held" not in without
    assert "title: Boats on the lake\n" in got
    assert "authors: [Ida Hill]\n" in got
    assert 'published: "2022-03-28"\n' in got
    assert "title: Nothing there\n" in without


def test_a_reading_list_can_be_got_too(root: Path, site: Site) -> None:
    lines = ("TY  - NEWS", "TI  - Boats on the lake", "UR  - https://river.example/b", "ER  - ", "")
    site.pages["/list.ris"] = page("\r\n".join(lines).encode(), kind="text/plain")
    finished = private(root, site.url("/list.ris"))
    assert finished.status == 0, finished.stderr
    assert "title: Boats on the lake\n" in only_draft(root)


def test_the_pages_of_a_reading_list_are_not_got_unless_that_is_asked(
    root: Path, site: Site, tmp_path: Path
) -> None:
    finished = private(root, listed(tmp_path, f"Boats,{site.url('/ferry')},2022-03-28,"))
    assert finished.status == 0
    assert site.asked == []
    assert "held" not in only_draft(root)


def test_a_bare_install_says_what_to_install(
    root: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compliance.cli.fetching.find_spec", lambda _: None)
    finished = private(root, site.url("/ferry"))
    assert finished.status == 3
    assert finished.stderr == (
        'reading an address needs the extra "text"; '
        "run: pip install 'agreement-compliance[text]'\n"
    )


def stalls(connection: socket.socket) -> None:
    connection.sendall(PAGE[:200])
    time.sleep(30)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_a_page_comes_leaves_nothing_half_done(
    root: Path, number: signal.Signals
) -> None:
    env = {**os.environ, "COMPLIANCE_TEXTS": str(root.parent / "texts"), "COMPLIANCE_CACHE": "off"}
    code = "import sys; sys.path.insert(0, 'tests'); from compliance.cli.main import main; main()"
    with serving({"/slow": stalls}) as site:
        asked = ["-w", str(root), "articles", "add", "--allow-private", site.url("/slow")]
        with subprocess.Popen(
            [sys.executable, "-c", code, *asked],
            cwd=ROOT,
            env=env,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            while "/slow" not in site.paths:
                time.sleep(0.02)
            process.send_signal(number)
            _, told = process.communicate(timeout=20)
    assert told in {"interrupted\n", ""}
    assert process.returncode != 0
    assert drafts(root) == []
    assert not (root.parent / "texts").exists()
