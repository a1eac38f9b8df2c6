"""Values: frozen, slotted classes compared by what they hold; cheap to make when modules load."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from dataclasses import Field

T = TypeVar("T")

NAMES = "__value_names__"
PUBLIC = "__value_public__"
DEFAULTS = "__value_defaults__"
FIELDS = "__dataclass_fields__"
_ANEW = ("__dict__", "__weakref__")


class _Fresh:
    """A default that is made anew for each value."""

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def fresh(*, default_factory: Callable[[], T]) -> T:
    """Return the default of a field that is made anew for each value, as a list to fill."""
    marked: Any = _Fresh(default_factory)
    return marked  # type: ignore[no-any-return]


def replace(held: T, **changes: object) -> T:
    """Return a value with other contents in some fields; what was worked out begins anew."""
    return type(held)(**{name: getattr(held, name) for name in _public(held)} | changes)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(fresh,))
def value(cls: type[T]) -> type[T]:
    """Make a class a frozen dataclass with slots, made with keyword arguments only.

    Comparing, hashing, printing and refusing changes are shared; how one is made is compiled when
    the first is, and the tables of `dataclasses` are filled when they are asked for. Done for each
    of a hundred classes as the modules load, this took a fifth of the time of a report.
    """
    return _made(cls, kw_only=True)


@dataclass_transform(frozen_default=True, field_specifiers=(fresh,))
def row(cls: type[T]) -> type[T]:
    """Make a class a value whose fields may be given by their places."""
    return _made(cls, kw_only=False)


def _made(cls: type[T], *, kw_only: bool) -> type[T]:
    names = tuple(cls.__annotations__)
    plain = {key: one for key, one in vars(cls).items() if key not in {*names, *_ANEW}}
    given = {name: vars(cls)[name] for name in names if name in vars(cls)}
    public = tuple(name for name in names if not name.startswith("_"))
    tables = {
        "__slots__": names,
        NAMES: names,
        PUBLIC: public,
        DEFAULTS: given,
        FIELDS: _Fields(cls, kw_only),
    }
    remake: Any = type(cls)
    made: type[T] = remake(cls.__name__, cls.__bases__, {**_SHARED, **plain, **tables})
    made.__qualname__ = cls.__qualname__

    def first(self: object, *placed: object, **held: object) -> None:
        """Compile how one is made, then make the first."""
        start = _compiled(made, names, given, kw_only=kw_only)
        made.__init__ = start  # type: ignore[method-assign]
        start(self, *placed, **held)

    made.__init__ = first  # type: ignore[method-assign]
    return made


class _Fields:
    """Stands for the fields of a class until somebody asks for them."""

    def __init__(self, written: type[Any], kw_only: bool) -> None:  # noqa: FBT001 - one of two
        self.written, self.kw_only = written, kw_only

    def __get__(self, _: object, owner: type[Any]) -> Mapping[str, Field[Any]]:
        import dataclasses  # noqa: PLC0415 - to import it takes as long as a small command

        for name, default in vars(self.written).items():
            if isinstance(default, _Fresh):
                made: Any = dataclasses.field(default_factory=default.make)
                setattr(self.written, name, made)
        plain = dataclasses.dataclass(init=False, kw_only=self.kw_only, eq=False, repr=False)
        fields: Mapping[str, Field[Any]] = vars(plain(self.written))[FIELDS]
        holder = next(one for one in owner.__mro__ if vars(one).get(FIELDS) is self)
        setattr(holder, FIELDS, fields)
        return fields


def is_value(cls: object) -> bool:
    """Tell whether something is a class of values."""
    return hasattr(cls, NAMES)


def names_of(cls: type[Any]) -> tuple[str, ...]:
    """Return the names of the fields of a class of values, in order."""
    names: tuple[str, ...] = getattr(cls, NAMES)
    return names


def defaults_of(cls: type[Any]) -> Mapping[str, object]:
    """Return the defaults of the fields that have one."""
    defaults: Mapping[str, object] = getattr(cls, DEFAULTS)
    return defaults


def _compiled(
    cls: type[Any], names: Iterable[str], given: Mapping[str, Any], *, kw_only: bool
) -> Callable[..., None]:
    """Return what fills the slots of a new value from keyword arguments."""
    known: dict[str, object] = {"MISSING": _Fresh}
    arguments, lines = [], []
    for name in names:
        default, text = given.get(name), name
        if isinstance(default, _Fresh):
            known[f"make_{name}"] = default.make
            text = f"make_{name}() if {name} is MISSING else {name}"
            default = _Fresh
        known[f"set_{name}"] = getattr(cls, name).__set__
        known[f"default_{name}"] = default
        needed = name not in given
        arguments.append(name if needed else f"{name}=default_{name}")
        lines.append(f"    set_{name}(self, {text})\n")
    marked = "*, " if kw_only else ""
    exec(f"def __init__(self, {marked}{', '.join(arguments)}):\n{''.join(lines)}", known)  # noqa: S102
    return known["__init__"]  # type: ignore[return-value]


def _refuse_change(_self: object, name: str, _value: object) -> NoReturn:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - never, where all goes well

    message = f"cannot assign to field {name!r}"
    raise FrozenInstanceError(message)


def _refuse_removal(_self: object, name: str) -> NoReturn:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - the same

    message = f"cannot delete field {name!r}"
    raise FrozenInstanceError(message)


def _restore(self: object, held: Iterable[object]) -> None:
    for name, one in zip(names_of(type(self)), held, strict=True):
        object.__setattr__(self, name, one)


def _equal(self: object, other: object) -> bool:
    return type(self) is type(other) and _held(self) == _held(other)


def _hash(self: object) -> int:
    return hash(_held(self))


def _shown(self: object) -> str:
    held = ((name, getattr(self, name)) for name in _public(self))
    return f"{type(self).__name__}({', '.join(f'{name}={one!r}' for name, one in held)})"


def _held(self: object) -> tuple[object, ...]:
    return tuple(getattr(self, name) for name in _public(self))


def _public(self: object) -> Iterable[str]:
    """Return the names of the fields that make a value; "_" begins what was worked out of them."""
    names: tuple[str, ...] = getattr(type(self), PUBLIC)
    return names


def _state(self: object) -> tuple[object, ...]:
    return tuple(getattr(self, name) for name in names_of(type(self)))


_SHARED = {
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _shown,
    "__setattr__": _refuse_change,
    "__delattr__": _refuse_removal,
    # So that values can be copied and pickled.
    "__getstate__": _state,
    "__setstate__": _restore,
}
