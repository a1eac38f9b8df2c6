"""Sites in a real Chromium: the system's own, driven by Playwright; both must be there in CI."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from playwright.sync_api import Browser

from support.browsing import Edition
from support.builders import workspace
from support.cli import run_cli
from support.in_full import copy_in_full
from support.lake_texts import write_digest
from support.serving import served

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each opens pages of its own."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        _missing("no Chromium on this system; install the package chromium")
    if find_spec("playwright") is None:
        _missing("no playwright in this environment; install requirements/dev.txt")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is there

    with sync_playwright() as driver:
        # The sandbox of Chromium does not start for root, as whom containers of CI run.
        sandbox = hasattr(os, "geteuid") and os.geteuid() != 0
        browser = driver.chromium.launch(executable_path=program, chromium_sandbox=sandbox)
        yield browser
        browser.close()


def _missing(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    """The site of what was coded in full of the shipped workspace."""
    root = tmp_path_factory.mktemp("browser")
    home = copy_in_full(root / "in-full")
    assert run_cli("site", root / "site", cwd=home).status == 0
    yield from served(root / "site")


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    """The same in three languages."""
    root = tmp_path_factory.mktemp("editions")
    home = copy_in_full(root / "in-full")
    languages = ("--lang", "en", "--lang", "ru", "--lang", "hy")
    assert run_cli("site", root / "site", "--public", *languages, cwd=home).status == 0
    yield from served(root / "site")


@pytest.fixture(scope="session")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    """The site of the invented workspace, its texts held."""
    root = tmp_path_factory.mktemp("lake")
    env = {"COMPLIANCE_TEXTS": str(root / "texts")}
    home = workspace(root / "workspace")
    assert run_cli("articles", "add", write_digest(root), env=env, cwd=home).status == 0
    assert run_cli("site", root / "site", env=env, cwd=home).status == 0
    yield from served(root / "site")
