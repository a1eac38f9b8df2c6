"""What a sheet sends of an item: where its passage is, what was typed, and what is to be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from compliance.passages.search import Range
from compliance.review.fields import Fields, UnfitFieldsError

ONE: Final = "f."
"""What the names of fields begin with that hold one value."""
SEVERAL: Final = "s."
"""What the names of fields begin with that hold several, with white space or commas between."""

TOGGLE: Final = "toggle"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemForm:
    """A sheet as it was sent.

    `key` is that of a suggestion, None for a passage of the coder's own. `revision` is that of the
    evidence file, None where there was none. `began` is when the item was first shown. `first` and
    `last` are words typed to find another passage by. `do` is what is asked for, and `given` says
    more about it.
    """

    key: str | None
    article: str
    place: Range
    text_sha256: str
    revision: str | None
    began: int
    claim: str
    typed: Mapping[str, str | Sequence[str]]
    first: str
    last: str
    do: str
    given: tuple[str, ...]


def item_form(fields: Fields) -> ItemForm:
    """Return what a sheet sent.

    Raises:
        UnfitFieldsError: no sheet sends that.
    """
    do, *given = fields.one("do").split(" ")
    typed = _typed(fields)
    if do == TOGGLE:
        typed = _toggled(typed, given)
    return ItemForm(
        key=fields.one("key") or None,
        article=fields.one("of"),
        place=place_in(fields),
        text_sha256=fields.one("text"),
        revision=fields.one("revision") or None,
        began=fields.number("began"),
        claim=" ".join(fields.one("claim").split()),
        typed=typed,
        first=fields.one("first"),
        last=fields.one("last"),
        do=do,
        given=tuple(given),
    )


def place_in(fields: Fields) -> Range:
    """Return the range that a form or an address names.

    Raises:
        UnfitFieldsError: it names none.
    """
    place = fields.number("from"), fields.number("to")
    if place[0] >= place[1]:
        raise UnfitFieldsError
    return place


def _typed(fields: Fields) -> dict[str, str | Sequence[str]]:
    """Return the fields of the record; what is empty is left out."""
    typed: dict[str, str | Sequence[str]] = {}
    for name in dict.fromkeys(name for name, _ in fields.pairs):
        if name.startswith(ONE) and (value := fields.one(name)):
            typed[name.removeprefix(ONE)] = value
        if name.startswith(SEVERAL) and (values := fields.one(name).replace(",", " ").split()):
            typed[name.removeprefix(SEVERAL)] = tuple(dict.fromkeys(values))
    return typed


def _toggled(
    typed: Mapping[str, str | Sequence[str]], given: Sequence[str]
) -> dict[str, str | Sequence[str]]:
    """Return the fields with a value put into one of them, or taken out if it is there.

    Raises:
        UnfitFieldsError: it is not said which.
    """
    if len(given) != 2:  # noqa: PLR2004 - a field, and a value
        raise UnfitFieldsError
    name, value = given
    before = typed.get(name, ())
    values = [before] if isinstance(before, str) else [*before]
    after = [one for one in values if one != value] if value in values else [*values, value]
    rest = {key: held for key, held in typed.items() if key != name}
    return {**rest, name: tuple(after)} if after else rest
