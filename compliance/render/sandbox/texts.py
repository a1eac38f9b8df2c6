"""How templates put texts together and take lists apart: each text is escaped once, and whole.

What a macro or a block has written (`Markup`) is escaped already. A part of it could undo that, and
parts of any other text could become markup together that each is not: so no text is taken apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from jinja2 import Undefined, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from markupsafe import Markup

NO_TEXT: Final = "this is no text or number; print its fields, or join its texts"
NO_LIST: Final = "this is no list; only lists have parts, and texts are printed whole"
NO_SUM: Final = "numbers can be added, and texts, and lists, each to its like"
Escape = Callable[[str], Markup]


class Texts:
    """Puts texts together in pages of one kind, which `escape` escapes a text for."""

    def __init__(self, escape: Escape) -> None:
        self._escape = escape

    # The context is asked for so that nothing is done once, when a template is compiled.
    @pass_context
    def printed(self, _: Context, value: object) -> Markup:
        """Return a value as the page has it.

        Raises:
            SecurityError: it is no text or number.
        """
        return self.escaped(value)

    def escaped(self, value: object) -> Markup:
        """Return a text or number, escaped unless it is already.

        Raises:
            SecurityError: it is neither.
        """
        return self._escaped(_text(value))

    @pass_context
    def together(self, _: Context, parts: Sequence[object], sign: object = "") -> str:
        """Return texts and numbers one after the other; of what is escaped already, all is escaped.

        Raises:
            SecurityError: one of them is no text or number.
        """
        texts, between = [_text(part) for part in items(parts)], _text(sign)
        if not any(isinstance(text, Markup) for text in (between, *texts)):
            return between.join(texts)
        return self._escaped(between).join(map(self._escaped, texts))

    def added(self, context: Context, left: Any, right: Any) -> Any:  # noqa: ANN401 - whatever a template adds
        """Return a sum of numbers, or what two texts or lists make together.

        Raises:
            SecurityError: they are neither.
        """
        for value in (left, right):
            _known(value)
        if isinstance(left, str) and isinstance(right, str):
            return self.together(context, (left, right))
        if isinstance(left, int | float) and isinstance(right, int | float):
            return left + right
        if isinstance(left, list | tuple) and isinstance(right, list | tuple):
            return [*left, *right]
        raise SecurityError(NO_SUM)

    def _escaped(self, text: str) -> Markup:
        return text if isinstance(text, Markup) else self._escape(text)


@pass_context
def first(_: Context, things: object) -> object:
    """Return the first of a list; nothing of an empty one."""
    return next(iter(items(things)), None)


@pass_context
def last(_: Context, things: object) -> object:
    """Return the last of a list; nothing of an empty one."""
    return next(iter(reversed(items(things))), None)


@pass_context
def cut(_: Context, things: object, *bounds: int | None) -> object:
    """Return the part of a list between bounds: the first, the end, the step."""
    return items(things)[slice(*bounds)]


@pass_context
def gone_through(_: Context, things: object) -> Sequence[Any]:
    """Return what a loop goes through."""
    return items(things)


@pass_context
def rows(_: Context, things: object) -> Sequence[Any]:
    """Return what a loop goes through whose items it takes apart."""
    found = items(things)
    for row in found:
        items(row)
    return found


def items(things: object) -> Sequence[Any]:
    """Return a list.

    Raises:
        SecurityError: it is none.
        UndefinedError: it is nothing known.
    """
    _known(things)
    if not isinstance(things, list | tuple | range):
        raise SecurityError(NO_LIST)
    return things


def _text(value: object) -> str:
    _known(value)
    if not isinstance(value, str | int):
        raise SecurityError(NO_TEXT)
    return value if isinstance(value, str) else str(value)


def _known(value: object) -> None:
    if isinstance(value, Undefined):
        # Using it in any way is an error that says what there is.
        str(value)
