"""Values of the command line read without pydantic: the same as typer reads, or left to it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from compliance.cli.quick_values import UNREAD, QuickValue, made_quick, read_as, read_quickly


class Word(StrEnum):
    ONE = "one"
    TWO = "two"


def command(read: list[Any]) -> Any:  # noqa: ANN401 - typer's own
    app = typer.Typer(add_completion=False, rich_markup_mode=None)

    @app.command()
    def run(
        name: str,
        more: Annotated[list[str] | None, typer.Option("--more")] = None,
        file: Annotated[Path | None, typer.Option("--file")] = None,
        word: Annotated[Word, typer.Option("--word")] = Word.ONE,
        flag: Annotated[bool, typer.Option("--flag")] = False,
        number: Annotated[int, typer.Option("--number")] = 3,
    ) -> None:
        read.append((name, more, file, word, flag, number))

    return typer.main.get_command(app)


def run(arguments: list[str], *, quick: bool) -> tuple[list[Any], object]:
    read: list[Any] = []
    made = command(read)
    if quick:
        read_quickly(made)
    try:
        made.main(args=arguments, standalone_mode=False)
    except Exception as error:  # noqa: BLE001 - whatever typer says of a mistake
        return read, str(error)
    return read, None


PLAIN = st.text(alphabet="ab é/.\\", min_size=1, max_size=5).filter(lambda s: not s.startswith("-"))


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    words = [draw(PLAIN)]
    for option, values in {
        "--more": PLAIN,
        "--file": PLAIN,
        "--word": st.sampled_from(["one", "two", "three", "ONE"]),
        "--number": st.sampled_from(["1", "-4", "x"]),
    }.items():
        for value in draw(st.lists(values, max_size=2)):
            words += [option, value]
    return [*words, *draw(st.sampled_from([[], ["--flag"]]))]


@given(command_lines())
def test_a_command_line_is_read_as_typer_reads_it(arguments: list[str]) -> None:
    """read quickly == read by typer, values and mistakes alike."""
    assert run(arguments, quick=True) == run(arguments, quick=False)


def test_what_is_missing_is_still_missed() -> None:
    assert run([], quick=True) == run([], quick=False)


@pytest.mark.parametrize(
    ("annotation", "value"),
    [
        (Path, "nul\0"),
        (Path, 3),
        (Word, "three"),
        (str, 3),
        (int, "3"),
        (list[Word], ["one", "three"]),
        (list[str], "a"),
        ("no type", "a"),
    ],
)
def test_what_is_not_plain_is_left_to_typer(annotation: object, value: object) -> None:
    assert read_as(annotation, value) is UNREAD


def test_plain_values_are_read() -> None:
    assert read_as(Word, "two") is Word.TWO
    assert read_as(Word, Word.TWO) is Word.TWO
    assert read_as(bool, True) is True
    assert read_as(list[Path], ["a", "b"]) == [Path("a"), Path("b")]
    assert read_as(list[str], None) == ()


class Other:
    """A parameter as another version of typer may make it."""

    def __init__(self) -> None:
        self._runtime_param = None


def test_another_typer_is_left_alone() -> None:
    other = Other()
    assert made_quick([other]) == [other]
    assert other._runtime_param is None


def test_what_typer_built_before_stays() -> None:
    (param, *_) = command([]).params
    param._runtime_param = built = object()
    made_quick([param])
    assert param._runtime_param is built
    param._runtime_param = None
    made_quick([param])
    assert isinstance(param._runtime_param, QuickValue)
