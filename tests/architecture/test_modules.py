"""Modules and functions are small enough to be read in one go, and modules say their job."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from statistics import median

import pytest

from support.repository import PACKAGE, package_modules


def lines_of(module: Path) -> int:
    return len(module.read_text("utf-8").splitlines())


def functions_of(module: Path) -> Iterator[tuple[str, int]]:
    """Yield where each function stands and how many lines it takes."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            place = f"{module.name}:{node.lineno} {node.name}"
            yield place, node.end_lineno - node.lineno + 1


def test_no_module_is_longer_than_400_lines() -> None:
    assert [module.name for module in package_modules() if lines_of(module) > 400] == []


def test_half_of_the_modules_have_at_most_120_lines() -> None:
    # The one-line __init__ modules would only flatter the figure.
    assert median(lines_of(m) for m in package_modules() if m.name != "__init__.py") <= 120


def test_no_function_is_longer_than_50_lines() -> None:
    functions = chain.from_iterable(map(functions_of, package_modules()))
    assert [place for place, lines in functions if lines > 50] == []


def test_nine_functions_in_ten_have_at_most_25_lines() -> None:
    functions = chain.from_iterable(map(functions_of, package_modules()))
    lengths = sorted(lines for _, lines in functions)
    assert lengths[len(lengths) * 9 // 10] <= 25


@pytest.mark.parametrize(
    "module", list(package_modules()), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_every_module_says_its_job_in_one_line(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text("utf-8")))
    assert docstring, "the module has no docstring"
    job, *rest = docstring.splitlines()
    assert job.endswith("."), "the first line is not a sentence"
    assert not rest or rest[0] == "", "the sentence does not fit one line"


def test_the_init_modules_hold_nothing_that_costs_start_up_time() -> None:
    busy = [
        module.relative_to(PACKAGE).as_posix()
        for module in package_modules()
        if module.name == "__init__.py"
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef)
    ]
    assert busy == []
