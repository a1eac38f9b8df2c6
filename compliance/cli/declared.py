"""Options and arguments of commands, declared once: in the signatures of the commands' functions.

typer reads them for help and for mistakes (`cli/typed.py`). To import typer takes longer than most
commands do, so a plain command line is read by the same declarations without it
(`cli/plain_line.py`).
"""

from __future__ import annotations

from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeVar

    F = TypeVar("F", bound=Callable[..., None])


class Option:
    """Of a parameter: it is given by one of these flags; with `instead`, no command is run."""

    def __init__(
        self,
        *flags: str,
        metavar: str | None = None,
        help: str | None = None,  # noqa: A002 - typer's word
        instead: Callable[[], None] | None = None,
    ) -> None:
        self.flags, self.metavar, self.help, self.instead = flags, metavar, help, instead


class Argument:
    """Of a parameter: it is given by its place."""

    def __init__(
        self,
        *,
        metavar: str,
        help: str | None = None,  # noqa: A002 - typer's word
        show_choices: bool = True,
    ) -> None:
        self.metavar, self.help, self.show_choices = metavar, help, show_choices


class BadOptionError(Exception):
    """A value that can be read and cannot be meant; told as a mistake on the command line."""

    def __init__(self, message: str, option: str) -> None:
        super().__init__(message)
        self.option = option


class Parameter:
    """A parameter of a command: its name, how it is given, and as what it is read."""

    def __init__(self, name: str, kind: object, given: Option | Argument, *, needed: bool) -> None:
        self.name, self.kind, self.given, self.needed = name, kind, given, needed

    @property
    def type(self) -> Any:  # noqa: ANN401 - any annotation
        """What its value is when it is given: without the None of what may be left out."""
        if isinstance(self.kind, UnionType):
            (only,) = (one for one in get_args(self.kind) if one is not NoneType)
            return only
        return self.kind

    @property
    def many(self) -> bool:
        """Whether it is a list."""
        return get_origin(self.type) is list

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags it is given by for a command; none if by its place."""
        if isinstance(self.given, Argument) or self.given.instead is not None:
            return ()
        return self.given.flags


def command(function: F) -> F:
    """Mark the function of a command: its annotations are read when the program runs."""
    return function


def parameters(function: Callable[..., None]) -> Iterator[Parameter]:
    """Yield the declared parameters of a command's function, in order."""
    hints = get_type_hints(function, include_extras=True)
    optional = len(function.__defaults__ or ())
    names = function.__code__.co_varnames[: function.__code__.co_argcount]
    for place, name in enumerate(names):
        if get_origin(hints[name]) is Annotated:
            kind, given = get_args(hints[name])
            yield Parameter(name, kind, given, needed=place < len(names) - optional)
