"""What a check tells: lines, JSON version 1, or a format for programs that watch changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.errors import Problem
from compliance.model.characters import escaped
from compliance.model.log_commands import without_commands

SCHEMA = "compliance/check/1"


def render_problem_lines(problems: Sequence[Problem], notices: Sequence[Problem]) -> str:
    """Write problems and notices, each as a line that editors open; no notice is a mistake."""
    lines = [*map(str, problems), *(f"notice: {notice}" for notice in notices)]
    return "".join(f"{without_commands(escaped(line))}\n" for line in lines)


def render_problems_json(
    problems: Sequence[Problem], notices: Sequence[Problem]
) -> Iterator[bytes]:
    """Write problems and notices with their places, as JSON."""
    from compliance.render.json.writing import dumps  # noqa: PLC0415 - lines need no JSON

    keys = ("code", "message", "file", "line", "column")
    told = {"problems": problems, "notices": notices}
    rows = {
        name: [{key: getattr(one, key) for key in keys} for one in each]
        for name, each in told.items()
    }
    return dumps({"schema": SCHEMA, **rows})
