"""The files of the repository, as a reader of a fresh clone would find them."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "compliance"

_BUILT = {"__pycache__", "build", "dist", "htmlcov"}
_LEFT_BEHIND = (".swp", ".swo", "~", ".orig", ".rej", ".pyc", ".DS_Store")


def repository_files(root: Path = ROOT) -> Iterator[Path]:
    """Yield every file but those of git, environments, caches and builds."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if _is_ours(name))
        yield from (Path(folder, name) for name in sorted(names) if _is_kept(name))


def repository_texts() -> Iterator[tuple[str, str]]:
    """Yield the path, relative to the root, and the text of every file that holds text."""
    for path in repository_files():
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            continue
        yield path.relative_to(ROOT).as_posix(), text


def package_modules() -> Iterator[Path]:
    """Yield every module of the package."""
    return (path for path in repository_files(PACKAGE) if path.suffix == ".py")


def functions_in(file: str) -> set[str]:
    """Return the functions of a module, methods also with the name of their class before them."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return names | {
        f"{one.name}.{node.name}"
        for one in classes
        for node in one.body
        if isinstance(node, ast.FunctionDef)
    }


def _is_kept(name: str) -> bool:
    # In a worktree, .git is a file.
    return name != ".git" and not (name.startswith(".coverage") or name.endswith(_LEFT_BEHIND))


def _is_ours(folder: str) -> bool:
    return folder == ".ci" or not (folder.startswith(".") or folder in _BUILT)
