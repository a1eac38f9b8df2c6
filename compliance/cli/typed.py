"""Commands as typer wants them: its own options and arguments in place of the declared ones."""

from __future__ import annotations

from functools import wraps
from inspect import signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

from compliance.cli.context import Context
from compliance.cli.declared import Argument, BadOptionError, Parameter, parameters

if TYPE_CHECKING:
    from collections.abc import Callable


def typed(function: Callable[..., None]) -> Callable[..., None]:
    """Return the function of a command for typer, which reads its signature."""

    @wraps(function)
    def called(context: typer.Context, **values: object) -> None:
        try:
            function(context.ensure_object(Context), **values)
        except BadOptionError as error:
            raise typer.BadParameter(str(error), param_hint=error.option) from None

    declared = {one.name: one for one in parameters(function)}
    places = signature(function).parameters
    annotations: dict[str, Any] = {
        name: as_typer(declared[name]) if name in declared else typer.Context for name in places
    }
    called.__annotations__ = annotations
    vars(called)["__signature__"] = signature(function).replace(
        parameters=[place.replace(annotation=annotations[name]) for name, place in places.items()]
    )
    return called


def as_typer(parameter: Parameter) -> Any:  # noqa: ANN401 - an annotation
    """Return the annotation of a parameter as typer has it."""
    given = parameter.given
    if isinstance(given, Argument):
        info = typer.Argument(
            metavar=given.metavar, help=given.help, show_choices=given.show_choices
        )
    else:
        info = typer.Option(
            *given.flags,
            metavar=given.metavar,
            help=given.help,
            callback=given.instead and _at_once(given.instead),
            is_eager=given.instead is not None,
        )
    return Annotated[parameter.kind, info]


def _at_once(instead: Callable[[], None]) -> Callable[[bool], None]:
    def wanted(value: bool) -> None:
        if value:
            instead()
            raise typer.Exit

    return wanted
