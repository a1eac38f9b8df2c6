"""Imports: no circles, few of them inside functions, nothing private of another library."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final

import pytest

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


FILES: Final = "compliance.files."
"""The package that opens, writes, moves, removes and asks about files for all others."""
ON_PATHS: Final = frozenset(
    {
        *("open", "read_text", "read_bytes", "write_text", "write_bytes", "touch"),
        *("mkdir", "makedirs", "unlink", "remove", "rmdir", "removedirs", "rename", "renames"),
        *("symlink_to", "hardlink_to", "symlink", "chmod", "truncate", "mkfifo", "mknod"),
        *("iterdir", "glob", "rglob", "scandir", "listdir", "is_file", "is_dir", "is_symlink"),
        *("exists", "lexists", "stat", "lstat", "readlink", "islink", "isfile", "isdir"),
    }
)
"""Calls of paths, of os and of os.path that open a file, change a folder, or follow a link."""
OPENING: Final = frozenset({"shutil", "tempfile", "mmap", "fileinput", "glob"})
ALLOWED: Final = {
    "compliance.cli.streams: open": "the null device, for a stream whose reader has gone",
    "compliance.library.intake.zips: open": "what is in a zip file, which is open already",
    "compliance.wording.speaking: open": "a catalog of messages, which is part of the program",
}
"""What may stand elsewhere, and why."""


def file_calls(name: str, tree: ast.Module) -> Iterator[str]:
    """Yield each call in a module that has to do with files, and each import of a module for it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            whole = [alias.name for alias in node.names]
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else whole
            yield from (f"{name}: import {one}" for one in named if one in OPENING)
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name) and called.id == "open":
            yield f"{name}: open"
        elif isinstance(called, ast.Attribute):
            # A text's replace has two arguments, a path's one.
            one = called.attr == "replace" and len(node.args) == 1 and not node.keywords
            of_set = called.attr == "remove" and not ast.unparse(called.value).startswith("os")
            if one or (called.attr in ON_PATHS and not of_set):
                yield f"{name}: {called.attr}"


def test_files_are_opened_and_written_in_one_place() -> None:
    elsewhere = {
        call
        for name, tree in MODULES.items()
        if not name.startswith(FILES)
        for call in file_calls(name, tree)
    }
    assert elsewhere == set(ALLOWED)


@pytest.mark.parametrize(
    "code",
    [
        "open(path)",
        "path.open()",
        "os.open(path, 0)",
        "io.open(path)",
        "path.read_text()",
        "path.write_bytes(data)",
        "Path(place).mkdir()",
        "path.unlink()",
        "path.replace(other)",
        "os.remove(path)",
        "from shutil import rmtree",
        "import tempfile",
    ],
)
def test_each_way_to_a_file_is_noticed(code: str) -> None:
    assert len(list(file_calls("module", ast.parse(code)))) == 1


@pytest.mark.parametrize("code", ["text.replace('a', 'b')", "seen.remove(one)", "path.name"])
def test_what_is_no_way_to_a_file_is_not_noticed(code: str) -> None:
    assert list(file_calls("module", ast.parse(code))) == []


def test_a_second_python_is_started_in_one_place() -> None:
    starting = {
        name
        for name, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "sys.executable"
    }
    assert starting == {"compliance.processes.child"}
