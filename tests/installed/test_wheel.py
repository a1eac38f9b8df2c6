"""What is shipped is tested: the wheel, built from the sdist, runs from an empty directory."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from compliance.wording.speaking import Language
from compliance.workspace.layout import carried_agreements
from support.cli import run_cli
from support.paper import needs_pango
from support.repository import ROOT, repository_files

pytestmark = pytest.mark.slow

BUNDLED = "compliance/_bundled/"
SHIPPED = (
    "agreements",
    "articles",
    "evidence",
    "sources",
    "templates",
    "examples",
    "docs/reference",
    "docs/codebook.md",
    "compliance.toml",
    "incidents.yaml",
    "places.yaml",
    "searches.yaml",
    "coders.yaml",
    "compliance.lock",
)
IF_THERE = ("codings", "objections.yaml")
"""What a workspace need not have."""
JUNK = (
    "agreements/.nov10_2020.yaml.swp",
    "templates/left.orig",
    "examples/minsk2/.compliance.toml.swp",
    "compliance/__pycache__/x.pyc",
)


@dataclass(frozen=True)
class Installed:
    """A wheel installed on its own, and a user who has nothing else."""

    wheel: Path
    environment: Path
    home: Path
    empty: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the installed command in the empty directory."""
        return subprocess.run(
            [self.environment / "bin" / "compliance", *arguments],
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=self.empty,
            env={
                "PATH": os.defpath,
                "HOME": str(self.home),
                "COMPLIANCE_TEXTS": str(self.empty / "texts"),
                "XDG_CACHE_HOME": str(self.empty.with_name("cache")),
                "PYTHONDONTWRITEBYTECODE": "1",
                "PYTHONUTF8": "1",
            },
        )

    def files(self) -> dict[Path, int]:
        """Return every file that a command could have made or changed."""
        folders = (self.environment, self.home, self.empty)
        files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
        return {path: path.stat().st_mtime_ns for path in files}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Build from a copy with junk in it, and install without any network."""
    place = tmp_path_factory.mktemp("installed")
    wheel = build_wheel(copy_with_junk(place / "tree"), place / "dist")
    home, empty = place / "home", place / "empty"
    home.mkdir()
    empty.mkdir()
    return Installed(wheel, install(wheel, place / "environment"), home, empty)


def repository_names() -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in repository_files()}


def is_within(part: str) -> Callable[[str], bool]:
    return lambda name: name == part or name.startswith(part + "/")


def is_shipped(name: str) -> bool:
    return any(is_within(part)(name) for part in (*SHIPPED, *IF_THERE))


def copy_with_junk(tree: Path) -> Path:
    for path in repository_files():
        copy = tree / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    for name in JUNK:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text("junk", "utf-8")
    return tree


def build_wheel(tree: Path, output: Path) -> Path:
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(output), str(tree)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list(output.glob("*.tar.gz"))) == 1
    (wheel,) = output.glob("*.whl")
    return wheel


def install(wheel: Path, environment: Path) -> Path:
    run: list[str | Path] = [sys.executable, "-m"]
    subprocess.run([*run, "venv", "--without-pip", environment], check=True)
    python = environment / "bin" / "python"
    pip = [*run, "pip", "--python", python, "--disable-pip-version-check", "--quiet", "install"]
    subprocess.run([*pip, "--no-deps", "--no-index", wheel], check=True)
    # The requirements come from the environment of the tests; our own code does not, for a
    # path file (which is what an editable install is) inside a path so added is not followed.
    site = Path(sysconfig.get_path("purelib", vars={"base": str(environment)}))
    (site / "requirements.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return environment


def test_the_wheel_holds_the_workspace_and_the_templates_and_no_junk(installed: Installed) -> None:
    names = zipfile.ZipFile(installed.wheel).namelist()
    bundled = {name.removeprefix(BUNDLED) for name in names if name.startswith(BUNDLED)}
    assert bundled == {name for name in repository_names() if is_shipped(name)}
    assert [part for part in SHIPPED if not any(map(is_within(part), bundled))] == []


def test_the_wheel_holds_the_package_and_the_licences_and_no_junk(installed: Installed) -> None:
    names = {
        name for name in zipfile.ZipFile(installed.wheel).namelist() if not name.startswith(BUNDLED)
    }
    described = {name for name in names if ".dist-info/" in name}
    assert names - described == set(filter(is_within("compliance"), repository_names()))
    assert {Path(name).name for name in described} >= {
        *("LICENSE", "LICENSE-DATA", "htmx.LICENSE", "DejaVu.LICENSE", "METADATA"),
    }


def test_the_installed_command_reports_nine_points_from_an_empty_directory(
    installed: Installed,
) -> None:
    done = installed.run("report", "--source", "az")
    assert (done.returncode, done.stderr) == (0, "")
    points = re.findall(r"^POINT (\d+)\b", done.stdout, re.MULTILINE)
    assert sorted(set(points)) == [str(number) for number in range(1, 10)]


def test_the_installed_command_gives_the_nine_points_to_programs_too(installed: Installed) -> None:
    done = installed.run("report", "--source", "az", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    clauses = json.loads(done.stdout)["clauses"]
    assert [clause["number"] for clause in clauses] == [str(number) for number in range(1, 10)]


@needs_pango
def test_the_installed_command_writes_the_pdf_that_a_checkout_writes(installed: Installed) -> None:
    asked = ("report", "--source", "az", "--point", "2", "-o")
    done = installed.run(*asked, "point-2.pdf")
    assert (done.returncode, done.stderr) == (0, "")
    ours = installed.home / "ours.pdf"
    assert run_cli(*asked, ours, cwd=ROOT).status == 0
    assert (installed.empty / "point-2.pdf").read_bytes() == ours.read_bytes()


@pytest.mark.parametrize("agreement", carried_agreements())
def test_each_workspace_that_ships_can_be_copied(agreement: str, installed: Installed) -> None:
    folder = installed.home / agreement
    done = installed.run("init", str(folder), "--from", agreement)
    assert done.returncode == 0, done.stderr
    checked = installed.run("-w", str(folder), "-a", agreement, "check")
    assert (checked.returncode, checked.stderr[:13]) == (0, "no problems: ")


def test_a_report_writes_no_file(installed: Installed) -> None:
    before = installed.files()
    assert installed.run("report", "--source", "az").returncode == 0
    assert installed.files() == before


def test_what_runs_is_what_was_installed(installed: Installed) -> None:
    python = installed.environment / "bin" / "python"
    show = "import compliance; print(compliance.__file__)"
    where = subprocess.run(
        [python, "-c", show], check=True, capture_output=True, text=True, cwd=installed.empty
    )
    assert Path(where.stdout.strip()).is_relative_to(installed.environment)


def test_the_installed_command_speaks_every_language(installed: Installed) -> None:
    done = installed.run("site", "site", *(f"--lang={language}" for language in Language))
    assert (done.returncode, done.stdout) == (0, "")
    pages = [installed.empty / "site" / way / "index.html" for way in ("", "ru", "az", "hy")]
    assert len({page.read_text("utf-8").partition("<h1>")[2][:40] for page in pages}) == len(pages)


def test_a_stranger_with_nothing_but_the_wheel_checks_a_dossier(installed: Installed) -> None:
    file = installed.empty / "handed-over.zip"
    assert run_cli("dossier", file, "--source", "az", "--point", "2", cwd=ROOT).status == 0
    done = installed.run("verify", file.name)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Nothing is missing or altered.\n")
    data = file.read_bytes()
    file.write_bytes(data.replace(b"who is right", b"who is wrong", 1))
    done = installed.run("verify", file.name)
    assert (done.returncode, done.stderr) == (1, "")
    assert re.search(r"^  README\.txt:2: here stood something else", done.stdout, re.MULTILINE)
