"""Values of the command line that need no pydantic: plain text, paths, words of a closed list.

typer, from 0.29 on, asks a pydantic adapter for every value, even one that is not given; to import
pydantic takes longer than most commands. The few kinds that our options have are read here, as
typer documents them; whatever else it is, and every mistake, goes to typer itself.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin

UNREAD = object()


class QuickValue:
    """Stands in for what typer would build to read the values of one parameter."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401 - typer's own types
        """Return the value of a parameter, or let typer read it."""
        if value is None and not (param.multiple or param.nargs == -1):
            return None
        read = read_as(param.type_descriptor.annotation, value)
        if read is UNREAD:
            param._runtime_param = None  # noqa: SLF001 - then typer builds its own
            return param.get_runtime_param().coerce(value, param=param, ctx=ctx)
        return read


def read_quickly(command: Any) -> None:  # noqa: ANN401 - typer's own type
    """Let the parameters of a command be read without pydantic, `--help` among them."""
    params = command.get_params

    def quick_params(ctx: Any) -> Any:  # noqa: ANN401 - typer's own types
        return made_quick(params(ctx))

    command.get_params = quick_params


def made_quick(params: Any) -> Any:  # noqa: ANN401 - typer's own types
    """Return parameters, each read quickly where typer reads it as we know it to."""
    for param in params:
        known = hasattr(param, "type_descriptor") and hasattr(param, "get_runtime_param")
        if known and getattr(param, "_runtime_param", UNREAD) is None:
            param._runtime_param = QuickValue()  # noqa: SLF001 - there is no public place
    return params


def read_as(annotation: Any, value: object) -> object:  # noqa: ANN401 - any annotation
    """Return a value as an annotation wants it; UNREAD where that is not plain to see."""
    if get_origin(annotation) is not list:
        return _one(annotation, value)
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        return UNREAD
    read = [_one(get_args(annotation)[0], one) for one in value]
    return UNREAD if UNREAD in read else read


def _one(annotation: Any, value: object) -> object:  # noqa: ANN401 - any annotation
    if annotation in {str, bool} and type(value) is annotation:
        return value
    if not isinstance(value, str) or not isinstance(annotation, type):
        return UNREAD
    if annotation is Path and "\0" not in value:
        return Path(value)
    if issubclass(annotation, StrEnum):
        return next((word for word in annotation if word.value == value), UNREAD)
    return UNREAD
