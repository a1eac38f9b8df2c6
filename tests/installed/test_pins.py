"""`requirements/` pins all that is asked for, and the pins hold whatever is released later.

The Makefile installs with `--no-deps`: what is pinned is installed, and nothing else. What someone
asks for and nobody pinned would be missing without a word, so the first tests look for it.
"""

from __future__ import annotations

import ensurepip
import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from support.pins import Pins, extras_spelt_otherwise, here, machines, project_requirements
from support.repository import ROOT
from support.wheels import Release

GROUPS = {"run.txt": ("build",), "dev.txt": ("dev",), "slow.txt": ("dev", "slow")}
"""What each file pins beside what the program asks for: as the Makefile's target `lock` does."""
LEFT_OUT = {"run.txt": ("scan", "cluster"), "dev.txt": ("cluster",), "slow.txt": ()}
"""The extras that are too heavy for each: what most people need should be installed soon."""

PINNED = (
    Release("top", "1.0", requires=("cov[toml]>=1", "leaf>=1")),
    Release("cov", "1.0", requires=('tomlish>=1; extra == "toml"',), extras=("toml",)),
    Release("leaf", "1.0"),
    Release("tomlish", "1.0"),
)
NEWER = tuple(Release(r.name, "2.0", r.requires, r.extras) for r in PINNED)


def pins_of(file: str) -> Pins:
    return Pins.read(ROOT / "requirements" / file)


@pytest.mark.parametrize("file", GROUPS)
def test_all_that_is_asked_for_is_pinned_for_every_python_and_system(file: str) -> None:
    pins = pins_of(file)
    # What a package asks for is read where it is installed: of what only the slow job installs, all
    # that the project asks for itself is looked for here, and the rest there.
    if file != "slow.txt":
        assert pins.not_installed() == [], "make .venv/.dev installs them"
    asked = project_requirements(*GROUPS[file], without=LEFT_OUT[file])
    assert {where: missing for where, m in machines() if (missing := pins.missing(asked, m))} == {}


def test_extras_that_an_old_pip_does_not_find_are_asked_for_by_us() -> None:
    """`pip install '.[text]'` goes by no pins, and Python 3.11 brings a pip before 23.3."""
    asked = {
        canonicalize_name(requirement.name)
        for requirement in project_requirements("dev", without=LEFT_OUT["dev.txt"])
    }
    found = extras_spelt_otherwise()
    assert "lxml[html_clean]" in found, "the only one so far; where it is gone, this test may go"
    brought = {canonicalize_name(one.name) for all_of in found.values() for one in all_of}
    assert brought - asked == set()


@pytest.mark.parametrize(
    ("left_out", "missed"),
    [
        ("pytest-cov", "pytest-cov"),  # by the project
        ("iniconfig", "iniconfig"),  # by a package
        ("coverage", "coverage[toml]"),  # by a package, with an extra
    ],
)
def test_a_pin_that_is_left_out_is_found(left_out: str, missed: str) -> None:
    pins = pins_of("dev.txt")
    pins = Pins({name: pin for name, pin in pins.by_name.items() if name != left_out})
    missing = pins.missing(project_requirements("dev", without=LEFT_OUT["dev.txt"]), here())
    assert any(line.startswith(missed) for line in missing)


def test_a_pin_out_of_range_or_for_another_system_is_found() -> None:
    pins = pins_of("dev.txt")
    for pin in ("pytest==8.4", "pytest==9.2.0 ; sys_platform == 'nowhere'"):
        changed = Pins({**pins.by_name, "pytest": Requirement(pin)})
        assert "pytest<10,>=9" in changed.missing(
            project_requirements("dev", without=LEFT_OUT["dev.txt"]), here()
        )


def test_what_an_extra_asks_for_is_looked_for_too(monkeypatch: pytest.MonkeyPatch) -> None:
    asks = {release.name: [*map(Requirement, release.requires)] for release in PINNED}
    monkeypatch.setattr("support.pins.requirements_of", asks.__getitem__)
    pins = Pins({r.name: Requirement(f"{r.name}==1.0") for r in PINNED if r.name != "tomlish"})
    assert pins.missing([Requirement("top")], here()) == ['tomlish>=1; extra == "toml"']
    assert pins.missing([Requirement("cov"), Requirement("leaf")], here()) == []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a folder with our Makefile, whose requirements are a few invented packages."""
    root = tmp_path / "a folder"
    for folder in ("requirements", "wheels"):
        (root / folder).mkdir(parents=True)
    for file in ("Makefile", "requirements/venv.sh"):
        shutil.copy(ROOT / file, root / file)
    pins = [release.write_wheel(root / "wheels") for release in PINNED]
    (root / "requirements" / "run.txt").write_text("\n".join(pins), "utf-8")
    for release in NEWER:
        release.write_wheel(root / "wheels")
    return root


def make_environment(project: Path) -> subprocess.CompletedProcess[str]:
    """Install what is pinned, on a machine whose settings are not made for it.

    They name two places of which one is not there, and ask for the user's own folder.
    """
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    places = [(project / name).as_uri() for name in ("wheels", "nowhere")]
    settings = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": " ".join(places),
        "PIP_USER": "1",
    }
    return subprocess.run(
        ["make", "--no-print-directory", ".venv/.run", f"PYTHON={sys.executable}"],
        check=False,
        capture_output=True,
        text=True,
        cwd=project,
        env={**ours, **settings},
    )


def installed(project: Path) -> set[tuple[str, str]]:
    """Return what is in the environment beside what every new one has."""
    site = sysconfig.get_path("purelib", vars={"base": str(project / ".venv")})
    found = {(found.name, found.version) for found in distributions(path=[site])}
    return {(name, version) for name, version in found if name not in {"pip", "setuptools"}}


@pytest.mark.slow
def test_the_pins_are_installed_where_newer_releases_are_offered(project: Path) -> None:
    done = make_environment(project)
    message = "Installing the requirements into .venv (once) ...\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, "", message)
    assert installed(project) == {(release.name, "1.0") for release in PINNED}


@pytest.mark.slow
@pytest.mark.skipif(
    Version(ensurepip.version()) >= Version("23.3"), reason="this Python's pip resolves them right"
)
def test_they_would_not_be_if_pip_were_to_resolve_them(project: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    resolving = makefile.replace("PINNED := $(PIP) --no-deps ", "PINNED := $(PIP) ")
    assert resolving != makefile
    (project / "Makefile").write_text(resolving, "utf-8")
    done = make_environment(project)
    assert done.returncode != 0
    assert "cov[toml]>=1" in done.stderr


@pytest.mark.slow
def test_where_nothing_is_found_it_is_said_what_may_be_the_matter(project: Path) -> None:
    shutil.rmtree(project / "wheels")
    done = make_environment(project)
    assert done.returncode != 0
    assert "it cannot reach the package registry" in done.stderr
    assert not (project / ".venv" / ".run").exists()
