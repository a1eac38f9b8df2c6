"""Read a plain command line without typer, whose import takes longer than most commands do.

Plain is a line of whole options, each with its value behind it or after "=", in which nothing is
wrong. In any doubt, and at every mistake, it is typer's to read; the declarations are the same.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from compliance.cli.context import Context
from compliance.cli.declared import Argument, BadOptionError, parameters
from compliance.cli.global_options import global_options
from compliance.cli.names import COMMANDS
from compliance.cli.quick_values import UNREAD, read_as

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from compliance.cli.declared import Parameter

    Given = tuple[Parameter | None, str]
    """An option and the text given for it; or None and a bare word."""


class NotPlainError(Exception):
    """The line is typer's to read."""


def run_line(words: Sequence[str]) -> None:
    """Run what the words after the program's name ask for."""
    with suppress(NotPlainError, BadOptionError):
        function, context, values = plain_call(words)
        function(context, **values)
        return
    from compliance.cli.app import app

    app(list(words))


def plain_call(words: Sequence[str]) -> tuple[Callable[..., None], Context, dict[str, object]]:
    """Return the function that a plain line asks for, and with what it is to be called.

    Raises:
        NotPlainError: typer must read the line.
    """
    rest = iter(words)
    declared = tuple(parameters(global_options))
    before: list[Given] = []
    for given in _given(declared, rest):
        option, word = given
        if option is None:
            keep: Callable[..., None] = global_options
            context = Context()
            keep(context, **_values(declared, before))
            function = _function(word, rest)
            own = tuple(parameters(function))
            return function, context, _values(own, _given(own, rest))
        before.append(given)
    raise NotPlainError


def _function(name: str, words: Iterator[str]) -> Callable[..., None]:
    """Return the function of a command; of a group of commands, that of the next word."""
    if name not in COMMANDS:
        raise NotPlainError
    module = import_module(f"compliance.cli.commands.{name}")
    among = getattr(module, "COMMANDS", None)
    found = getattr(module, name) if among is None else among.get(next(words, None))
    if found is None:
        raise NotPlainError
    function: Callable[..., None] = found
    return function


def _given(declared: Sequence[Parameter], words: Iterator[str]) -> Iterator[Given]:
    """Yield options with their values, and bare words, as they are read from words."""
    flags = {flag: parameter for parameter in declared for flag in parameter.flags}
    for word in words:
        if not word.startswith("-"):
            yield None, word
            continue
        flag, equals, text = word.partition("=")
        if flag not in flags or (equals and (flags[flag].type is bool or flag[1] != "-")):
            raise NotPlainError
        if not equals and flags[flag].type is not bool:
            text = next(words, "-")
            if text.startswith("-"):
                raise NotPlainError
        yield flags[flag], text


def _values(declared: Sequence[Parameter], given: Iterable[Given]) -> dict[str, object]:
    """Return the values that options and bare words give to parameters, by their names."""
    texts: dict[str, list[str]] = {}
    bare: list[str] = []
    for option, text in given:
        if option is None:
            bare.append(text)
        else:
            texts.setdefault(option.name, []).append(text)
    for parameter in declared:
        if isinstance(parameter.given, Argument):
            taken = len(bare) if parameter.many else 1
            if bare:
                texts[parameter.name] = bare[:taken]
            elif parameter.needed:
                raise NotPlainError
            del bare[:taken]
    if bare:
        raise NotPlainError
    return {
        parameter.name: _value(parameter, texts[parameter.name])
        for parameter in declared
        if parameter.name in texts
    }


def _value(parameter: Parameter, texts: list[str]) -> object:
    """Return what texts are as the value of a parameter."""
    if parameter.type is bool:
        return True
    if parameter.many:
        read = read_as(parameter.type, texts)
    elif len(texts) == 1:
        read = read_as(parameter.type, texts[0])
    else:
        raise NotPlainError
    if read is UNREAD:
        raise NotPlainError
    return read
