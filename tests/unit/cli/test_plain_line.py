"""Plain command lines are read as typer reads them, or left to it."""

from __future__ import annotations

import sys
from contextlib import suppress
from inspect import signature
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.cli import lazy
from compliance.cli.app import app
from compliance.cli.names import COMMANDS
from compliance.cli.plain_line import NotPlainError, plain_call
from compliance.cli.typed import typed
from support.cli import run_cli

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer import Context as TyperContext

    from compliance.cli.context import Context

Call = tuple[str, dict[str, object], tuple[object, ...]]
"""The name of a command's function, its values, and the global options."""

WORDS = (
    *COMMANDS,
    *("add", "list", "text", "az", "ru", "4", "1", "2021-12-31", "", "-", "--", "a b", "é"),
    *("--source", "-s", "--point", "-p", "--format", "-f", "--output", "-o", "--as-of", "--all"),
    *("--public", "--official", "--exit-code", "--by", "--fail-on", "--id", "--from", "--on"),
    *("json", "text", "html", "source", "never", "x.md", "--help", "-h", "--version", "-x"),
    *(
        "--source=az",
        "--source=",
        "--public=1",
        "-p4",
        "-saz",
        "--point=4",
        "--sour",
        "--format=md",
    ),
)
BEFORE = (
    "-q",
    "--quiet",
    "-v",
    "-w",
    "--workspace",
    "--workspace=.",
    "-a",
    "--agreement",
    ".",
    "-qv",
)


def outer(context: Context) -> tuple[object, ...]:
    return (context.workspace_option, context.agreement_option, context.quiet, context.verbose)


def whole(function: Callable[..., None], values: dict[str, object]) -> dict[str, object]:
    """Return values with the defaults of what is not given; no list is an empty one."""
    places = signature(function).parameters.values()
    defaults = {p.name: p.default for p in places if p.default is not p.empty}
    return {
        name: None if value in ((), []) else value for name, value in {**defaults, **values}.items()
    }


def by_plain_line(words: list[str]) -> Call | None:
    try:
        function, context, values = plain_call(words)
    except NotPlainError:
        return None
    return function.__name__, whole(function, values), outer(context)


def by_typer(words: list[str]) -> Call | None:
    calls: list[Call] = []

    def recording(function: Callable[..., None]) -> Callable[..., None]:
        def record(context: TyperContext, **values: object) -> None:
            calls.append((function.__name__, whole(function, values), outer(context.obj)))

        made = typed(function)
        record.__annotations__ = made.__annotations__
        vars(record)["__signature__"] = signature(made)
        return record

    with (
        mock.patch.object(lazy, "typed", recording),
        mock.patch.object(sys, "stdout"),
        mock.patch.object(sys, "stderr"),
        suppress(SystemExit),
    ):
        app(list(words))
    return calls[0] if calls else None


@given(st.lists(st.sampled_from(BEFORE), max_size=3), st.lists(st.sampled_from(WORDS), max_size=6))
def test_a_line_is_read_as_typer_reads_it_or_not_at_all(
    before: list[str], after: list[str]
) -> None:
    plain = by_plain_line([*before, *after])
    if plain is not None:
        assert plain == by_typer([*before, *after])


@pytest.mark.parametrize(
    "line",
    [
        "check",
        "-q -w . check -f github",
        "report --source az --point 4 -p 1 --format=json --output x.json",
        "diff az ru --exit-code",
        "affirm a#e1 a#e2 --on 2024-01-01",
        "articles add one.txt two.txt --id new",
        "articles list -f json",
        "show",
        "show 4.1",
    ],
)
def test_what_is_written_every_day_is_plain(line: str) -> None:
    read = by_plain_line(line.split())
    assert read is not None
    assert read == by_typer(line.split())


@pytest.mark.parametrize(
    "line",
    [
        "",
        "-q",
        "nothing",
        "articles",
        "articles nothing",
        "--version",
        "--version check",
        "check --help",
        "check extra",
        "check -f",
        "check -f --output",
        "check -f nothing",
        "check -f text -f json",
        "check -ftext",
        "check -f=text",
        "diff az",
        "site",
        "site dir --public=1",
        "show -- 4.1",
    ],
)
def test_what_is_not_plain_is_left_to_typer(line: str) -> None:
    with pytest.raises(NotPlainError):
        plain_call(line.split())


def test_a_value_that_cannot_be_meant_is_told_as_typer_tells_it() -> None:
    finished = run_cli("report", "--as-of", "2021/..")
    assert finished.status == 2
    assert "Try 'compliance report -h' for help." in finished.stderr
    assert 'Invalid value for --as-of: "2021/.." has no last day' in finished.stderr


def test_typer_is_told_what_is_declared() -> None:
    declared: Any = typed(plain_call(["articles", "text", "x"])[0])
    assert list(signature(declared).parameters) == ["context", "article_id", "output"]
