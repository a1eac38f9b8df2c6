"""Change the package in small ways, one at a time, and see whether a test notices.

Needs the development environment and mutmut; works in build/mutation, never in the checkout:

    python tests/mutation/run.py assessments
    python tests/mutation/run.py passages --only prove.py "f*.py"

mutmut passes over constants, class bodies and decorated functions. The last are changed here all
the same: in the copy a decorator is written as a call below its function.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
AT_LEAST = 90.0

# Tests that say what a package does, and none that only pass through it: each survivor costs
# one run of all of them.
TESTS = {
    "assessments": (
        "tests/unit/assessments",
        "tests/property/test_assessment_laws.py",
        "tests/property/test_symmetry_laws.py::test_the_view_is_exchanged_and_nothing_else",
        "tests/property/test_time_laws.py",
    ),
    "passages": (
        "tests/unit/passages",
        "tests/property/test_affirm_laws.py",
        "tests/property/test_passage_laws.py",
    ),
    "audit": ("tests/unit/audit", "tests/findings", "tests/property/test_finding_laws.py"),
}
# What mutmut's statuses are called here, by the exit code of pytest under a mutant.
KILLED = {1, 3}
SURVIVED = {0}
UNTESTED = {5, 33}
NOT_COPIED = {"build", "dist", "htmlcov", "__pycache__"}

Outcomes = dict[str, int | None]


def main() -> int:
    """Run the packages named, print a line for each and its survivors; 1 if one is below."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", nargs="+", choices=TESTS)
    parser.add_argument("--only", nargs="+", default=["*"], help="modules, as patterns")
    parser.add_argument("--children", type=int, default=2, help="mutants tried at a time")
    arguments = parser.parse_args()
    shares = [_run(package, arguments.only, arguments.children) for package in arguments.package]
    return int(min(shares) < AT_LEAST)


def _run(package: str, only: list[str], children: int) -> float:
    folder = ROOT / "build" / "mutation" / package
    _copy(folder)
    for module in (folder / "compliance" / package).rglob("*.py"):
        module.write_text(_undecorated(module.read_text("utf-8")), "utf-8")
    settings = _settings(folder, package, only)
    (folder / "setup.cfg").write_text(settings, "utf-8")
    environment = {
        **os.environ,
        "COMPLIANCE_CORPUS": str(_corpus()),
        "HYPOTHESIS_PROFILE": "first_failure",
        "PYTHONPATH": str(Path(__file__).parent),
    }
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(children)]
    with (folder / "mutmut.log").open("wb") as log:  # a counter that turns, mostly
        subprocess.run(command, cwd=folder, env=environment, check=True, stdout=log)
    return _print(folder, package)


def _corpus() -> Path:
    return (ROOT / os.environ.get("COMPLIANCE_CORPUS", "../shared/corpus")).resolve()


def _copy(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in sorted(ROOT.iterdir()):
        if path.name.startswith(".") or path.name in NOT_COPIED:
            continue
        if path.is_dir():
            ignored = shutil.ignore_patterns(*NOT_COPIED)
            shutil.copytree(path, folder / path.name, ignore=ignored)
        else:
            shutil.copy2(path, folder)


def _undecorated(code: str) -> str:
    """Write decorators of functions as calls, since mutmut leaves decorated functions alone."""
    lines = code.splitlines()
    functions = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.FunctionDef)]
    for node in sorted(functions, key=lambda node: -node.lineno):
        decorators = [ast.unparse(one) for one in node.decorator_list]
        if not decorators or decorators == ["classmethod"] or node.end_lineno is None:
            continue
        call = node.name
        for decorator in reversed(decorators):
            call = f"{decorator}({call})"
        lines.insert(node.end_lineno, f"{' ' * node.col_offset}{node.name} = {call}")
        del lines[node.decorator_list[0].lineno - 1 : node.lineno - 1]
    return "\n".join([*lines, ""])


def _settings(folder: Path, package: str, only: list[str]) -> str:
    """Return mutmut's settings; it works in a copy of its own, which needs the data as well."""
    lists = {
        "source_paths": ["compliance"],
        "only_mutate": [f"compliance/{package}/{pattern}" for pattern in only],
        "also_copy": sorted({path.name for path in folder.iterdir()} - {"compliance"}),
        "pytest_add_cli_args": [
            "--assert=plain",
            "--tb=no",
            *("-p", "first_failure"),
            *("-p", "no:unraisableexception"),  # it collects garbage after every run
        ],
        "pytest_add_cli_args_test_selection": [
            test for test in TESTS[package] if (folder / test.partition("::")[0]).exists()
        ],
    }
    lines = ["[mutmut]"]
    for key, values in lists.items():
        lines += [f"{key} =", *(f"    {one}" for one in values)]
    return "\n".join([*lines, "timeout_multiplier = 15", ""])


def _outcomes(folder: Path) -> Outcomes:
    outcomes: Outcomes = {}
    for path in sorted((folder / "mutants").rglob("*.py.meta")):
        outcomes |= json.loads(path.read_text("utf-8"))["exit_code_by_key"]
    return outcomes


def _print(folder: Path, package: str) -> float:
    outcomes = _outcomes(folder)
    counts = Counter(map(_called, outcomes.values()))
    share = 100 * (counts["killed"] + counts["timed out"]) / len(outcomes)
    listed = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    line = f"{package}: {len(outcomes)} mutants, {listed}: {share:.1f} % noticed"
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    for mutant in (name for name, code in outcomes.items() if code in SURVIVED | UNTESTED):
        command = [sys.executable, "-m", "mutmut", "show", mutant]
        subprocess.run(command, cwd=folder, check=True)
    return share


def _called(code: int | None) -> str:
    if code is None:
        return "not tried"
    for name, codes in {"killed": KILLED, "survived": SURVIVED, "untested": UNTESTED}.items():
        if code in codes:
            return name
    return "timed out"


if __name__ == "__main__":
    sys.exit(main())
