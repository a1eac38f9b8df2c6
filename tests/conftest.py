"""What every test may ask for: property profiles, expected output, the corpus."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from hypothesis import HealthCheck, settings

from support.golden import Golden, GoldenFolder
from support.loopback import keep_inside
from support.repository import ROOT

if TYPE_CHECKING:

    class Worker(Protocol):
        """What xdist hands over of a worker that is done; it comes without types."""

        config: pytest.Config
        workeroutput: dict[str, Any]


IN_CI = bool(os.environ.get("CI"))

GOLDEN = pytest.StashKey[GoldenFolder]()
PARTIAL = pytest.StashKey[bool]()

for _profile, _examples in {"quick": 25, "thorough": 2_000}.items():
    settings.register_profile(
        _profile,
        max_examples=_examples,
        deadline=None,  # a busy machine is not a failure
        derandomize=IN_CI,
        suppress_health_check=[HealthCheck.too_slow],  # for the same reason
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="accept actual output as expected output"
    )


def pytest_configure(config: pytest.Config) -> None:
    keep_inside()
    folder = ROOT / "tests" / "golden"
    config.stash[GOLDEN] = GoldenFolder(folder, update=config.getoption("--update-golden"))
    narrowing = ("collectonly", "ignore", "ignore_glob")
    narrowed = config.args_source is pytest.Config.ArgsSource.ARGS or any(
        config.getoption(option) for option in narrowing
    )
    # A worker of a run on several cores is told what to run: who told it knows whether that is all.
    config.stash[PARTIAL] = narrowed and not hasattr(config, "workerinput")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Worker) -> None:
    """Gather from a worker of a run on several cores what it compared with."""
    # One that crashed has no output; its tests have failed.
    stash, output = node.config.stash, getattr(node, "workeroutput", {})
    stash[GOLDEN].used.update(map(Path, output.get("golden", ())))
    stash[PARTIAL] |= output.get("partial", True)


def pytest_deselected(items: list[pytest.Item]) -> None:
    for item in items:
        item.config.stash[PARTIAL] = True


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if (output := getattr(session.config, "workeroutput", None)) is not None:
        output["golden"] = sorted(map(str, session.config.stash[GOLDEN].used))
        output["partial"] = session.config.stash[PARTIAL]
        return
    if exitstatus == pytest.ExitCode.OK and _strays(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    if exitstatus == pytest.ExitCode.OK and (strays := _strays(config)):
        terminalreporter.section("golden files that no test compares with; delete them", red=True)
        for name in strays:
            terminalreporter.write_line(f"tests/golden/{name}")


def _strays(config: pytest.Config) -> tuple[str, ...]:
    """Return the stray golden files; only a run of all tests can tell."""
    return () if config.stash[PARTIAL] else config.stash[GOLDEN].strays()


@pytest.fixture(autouse=True)
def garbage_is_collected() -> Iterator[None]:
    """Collect garbage after each test again: a command turns that off for a process that ends."""
    yield
    if not gc.isenabled():
        gc.unfreeze()
        gc.enable()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare with tests/golden/<name>; `pytest --update-golden` accepts."""
    return request.config.stash[GOLDEN].check


@pytest.fixture(scope="session")
def corpus(pytestconfig: pytest.Config) -> Path:
    """The folder of article texts, which are not ours to keep in the repository."""
    folder = ROOT / os.environ.get("COMPLIANCE_CORPUS", "../shared/corpus")
    if not any(folder.glob("*.txt")):
        missing = f"no article texts in {folder}; name their folder in COMPLIANCE_CORPUS"
        if IN_CI:
            pytest.fail(missing)
        pytestconfig.stash[PARTIAL] = True
        pytest.skip(missing)
    return folder
