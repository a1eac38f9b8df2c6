"""Values: frozen, slotted classes compared by what they hold; cheap to make when modules load."""

from __future__ import annotations

import dataclasses
from dataclasses import FrozenInstanceError, field
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """Make a class a frozen dataclass with slots, made with keyword arguments only.

    Comparing, hashing, printing and refusing changes are shared, and how one is made is compiled
    when the first is: done anew for each of a hundred classes they took a fifth of the time of a
    report.
    """
    for name, method in _SHARED.items():
        setattr(cls, name, method)
    made = dataclasses.dataclass(init=False, slots=True, kw_only=True, eq=False, repr=False)(cls)

    def first(self: object, **given: object) -> None:
        """Compile how one is made, then make the first."""
        start = _compiled(made)
        made.__init__ = start  # type: ignore[method-assign]
        start(self, **given)

    made.__init__ = first  # type: ignore[method-assign]
    return made


def _compiled(cls: type[Any]) -> Callable[..., None]:
    """Return what fills the slots of a new value from keyword arguments."""
    known: dict[str, object] = {"MISSING": dataclasses.MISSING}
    arguments, lines = [], []
    for one in dataclasses.fields(cls):
        name, given = one.name, one.name
        known[f"set_{name}"] = getattr(cls, name).__set__
        if one.default_factory is not dataclasses.MISSING:
            known[f"default_{name}"] = one.default_factory
            arguments.append(f"{name}=MISSING")
            given = f"default_{name}() if {name} is MISSING else {name}"
        elif one.default is not dataclasses.MISSING:
            known[f"default_{name}"] = one.default
            arguments.append(f"{name}=default_{name}")
        else:
            arguments.append(name)
        lines.append(f"    set_{name}(self, {given})\n")
    exec(f"def __init__(self, *, {', '.join(arguments)}):\n{''.join(lines)}", known)  # noqa: S102
    return known["__init__"]  # type: ignore[return-value]


def _refuse_change(_self: object, name: str, _value: object) -> NoReturn:
    message = f"cannot assign to field {name!r}"
    raise FrozenInstanceError(message)


def _refuse_removal(_self: object, name: str) -> NoReturn:
    message = f"cannot delete field {name!r}"
    raise FrozenInstanceError(message)


def _restore(self: object, held: Iterable[object]) -> None:
    for name, one in zip(_names(self), held, strict=True):
        object.__setattr__(self, name, one)


def _equal(self: object, other: object) -> bool:
    return type(self) is type(other) and _held(self) == _held(other)


def _hash(self: object) -> int:
    return hash(_held(self))


def _shown(self: object) -> str:
    held = zip(_names(self), _held(self), strict=True)
    return f"{type(self).__name__}({', '.join(f'{name}={one!r}' for name, one in held)})"


def _held(self: object) -> tuple[object, ...]:
    return tuple(getattr(self, name) for name in _names(self))


def _names(self: object) -> Iterable[str]:
    """Return the names of the fields, a base class's included."""
    fields: Mapping[str, object] = type(self).__dataclass_fields__  # type: ignore[attr-defined]
    return fields


_SHARED = {
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _shown,
    "__setattr__": _refuse_change,
    "__delattr__": _refuse_removal,
    # So that values can be copied and pickled.
    "__getstate__": _held,
    "__setstate__": _restore,
}
