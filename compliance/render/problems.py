"""Problems as lines, as JSON version 1, or as annotations of a change."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.errors import Problem

SCHEMA = "compliance/check/1"


def render_problems(problems: Sequence[Problem], format: str) -> str:
    """Write problems as "text", "json" or "github" workflow commands."""
    if format == "json":
        from compliance.render.json.report import dumps  # noqa: PLC0415 - lines need no views

        rows = [
            {
                "code": p.code,
                "message": p.message,
                "file": p.file,
                "line": p.line,
                "column": p.column,
            }
            for p in problems
        ]
        return dumps({"schema": SCHEMA, "problems": rows})
    if format == "github":
        return "".join(f"{_annotation(problem)}\n" for problem in problems)
    return "".join(f"{problem}\n" for problem in problems)


def _annotation(p: Problem) -> str:
    return annotation("error", (p.file, p.line, p.column), p.code, p.message)


def annotation(kind: str, at: tuple[str, int, int], code: str, message: str) -> str:
    """Return a workflow command that puts a message beside a line; `kind` is error or the like."""
    file, line, column = at
    place = f"file={_escaped(file, property_value=True)},line={line},col={column}"
    return f"::{kind} {place},title={code}::{_escaped(message)}"


def _escaped(text: str, *, property_value: bool = False) -> str:
    """Escape what would end a workflow command early."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_value else text
