"""What the strict YAML reader makes of a source, and the problems that it tells of it."""

from __future__ import annotations

from compliance.workspace.yaml.reader import Parsed, read_yaml


def read(source: str | bytes) -> Parsed:
    return read_yaml(source if isinstance(source, bytes) else source.encode(), "a.yaml")


def problems(source: str | bytes) -> list[str]:
    """Return place and code of each problem."""
    return [f"{p.line}:{p.column} {p.code}" for p in read(source).problems]


def message(source: str | bytes) -> str:
    """Return the text of the only problem."""
    [problem] = read(source).problems
    return problem.message
