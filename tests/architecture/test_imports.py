"""Imports: no circles, few of them inside functions, nothing private of another library."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final

from support.repository import PACKAGE, package_modules

FEWEST: Final = 30
"""How many imports stand inside functions at the most: each hides what a module needs."""


def dotted(path: Path) -> str:
    """Return the name by which a module of the package is imported."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES: Final = {dotted(path): ast.parse(path.read_text("utf-8")) for path in package_modules()}


def imported(node: ast.AST) -> Iterator[str]:
    """Yield the modules of the package that a statement imports, whether for types or to run."""
    if isinstance(node, ast.ImportFrom) and node.module:
        for name in node.names:
            whole = f"{node.module}.{name.name}"
            yield whole if whole in MODULES else node.module
    elif isinstance(node, ast.Import):
        yield from (name.name for name in node.names)


def test_no_module_imports_itself_over_others() -> None:
    graph = {
        name: {
            one
            for node in ast.walk(tree)
            for one in imported(node)
            if one in MODULES and one != name
        }
        for name, tree in MODULES.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise AssertionError(" -> ".join(error.args[1])) from None


def test_few_imports_stand_inside_functions() -> None:
    inside = [
        f"{name}:{node.lineno}"
        for name, tree in MODULES.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert len(set(inside)) < FEWEST, inside


def test_nothing_private_of_another_library_is_used() -> None:
    private = [
        f"{name}:{node.lineno}: {node.module}.{alias.name}"
        for name, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
        # _typeshed is for type checkers: there is no such module to run.
        if not node.module.startswith(("compliance", "_typeshed"))
        and (alias.name.startswith("_") or "._" in f".{node.module}")
        and node.module != "__future__"
    ]
    assert private == []


def test_no_code_is_made_while_the_program_runs() -> None:
    made = [
        f"{name}:{node.lineno}"
        for name, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"exec", "eval", "compile", "__import__"}
    ]
    assert made == []
