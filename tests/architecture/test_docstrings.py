"""The first lines of all modules read as a table of contents."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from support.repository import PACKAGE, package_modules

if TYPE_CHECKING:
    from pathlib import Path


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
