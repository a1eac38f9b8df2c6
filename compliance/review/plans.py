"""What a sheet of two codings sends: what was decided of each pair of records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.coding.form import KINDS, FieldKind, nested
from compliance.model.adjudication import PlanRow, Take
from compliance.review.fields import Fields, UnfitFieldsError
from compliance.views.review.adjudication import ANEW, FROM_CHOSEN, FROM_OTHER, LEFT_OUT

_WAY, _ANEW = "way.", "anew."


def rows_in(fields: Fields) -> tuple[PlanRow, ...]:
    """Return what was decided, row by row.

    Raises:
        UnfitFieldsError: no sheet sends that.
    """
    number = fields.number("rows")
    if number > len(fields.pairs):
        raise UnfitFieldsError
    return tuple(_row(fields, f"r{row}.") for row in range(number))


def _row(fields: Fields, before: str) -> PlanRow:
    choice = fields.one(f"{before}choice") or Take.OPEN
    if choice not in set(Take):
        raise UnfitFieldsError
    ways = dict(_ways(fields, before))
    anew = {
        name: typed
        for name, way in ways.items()
        if (typed := fields.one(f"{before}{_ANEW}{name}")) and way in {ANEW, FROM_CHOSEN}
    }
    return PlanRow(
        id=fields.one(f"{before}id") or None,
        a=fields.one(f"{before}a") or None,
        b=fields.one(f"{before}b") or None,
        choice=Take(choice),
        other=tuple(name for name, way in ways.items() if way == FROM_OTHER),
        fields=nested({name: _values(name, typed) for name, typed in anew.items()}) or None,
        without=tuple(name for name, way in ways.items() if way == LEFT_OUT),
        reason=" ".join(fields.one(f"{before}reason").split()) or None,
    )


def _ways(fields: Fields, before: str) -> Iterator[tuple[str, str]]:
    """Yield what is to be done about each field of a row."""
    start = f"{before}{_WAY}"
    for name in dict.fromkeys(name for name, _ in fields.pairs if name.startswith(start)):
        yield name.removeprefix(start), fields.one(name)


def _values(name: str, typed: str) -> tuple[str, ...]:
    several: Sequence[str] = typed.replace(",", " ").split()
    if KINDS.get(name) is FieldKind.SEVERAL:
        return tuple(several)
    return (" ".join(typed.split()),)
