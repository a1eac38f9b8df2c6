"""The fields of a record as a form has them, flat, and as its file has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from typing import Final

from compliance.model.base import key_of
from compliance.model.evidence import Figure

Form = Mapping[str, str | Sequence[str]]
"""Fields of a record by their flat names (`FormField.name`); what is empty is left out."""

Values = Mapping[str, tuple[str, ...]]
"""The same, each as a list, without what is empty."""


class FieldKind(StrEnum):
    """How a field of a record is filled in."""

    ONE = "one"
    """One of the choices."""
    SEVERAL = "several"
    """Any of the choices, in an order."""
    LINE = "line"
    """Words of the coder's own."""
    DATE = "date"
    """A day or a range of days in EDTF."""


KINDS: Final[Mapping[str, FieldKind]] = {
    "targets": FieldKind.SEVERAL,
    "link": FieldKind.ONE,
    "speaker": FieldKind.ONE,
    "voice": FieldKind.ONE,
    "via": FieldKind.SEVERAL,
    "act": FieldKind.ONE,
    "status": FieldKind.ONE,
    "respondents": FieldKind.SEVERAL,
    "respondent_words": FieldKind.LINE,
    "part.of": FieldKind.SEVERAL,
    "part.words": FieldKind.LINE,
    "scope": FieldKind.ONE,
    "instrument": FieldKind.ONE,
    "reading": FieldKind.ONE,
    "event": FieldKind.DATE,
    "asserted": FieldKind.DATE,
    "responds_to": FieldKind.SEVERAL,
    "extent": FieldKind.ONE,
    "denied_claim.by": FieldKind.ONE,
    "denied_claim.claim": FieldKind.LINE,
    "qualifies": FieldKind.SEVERAL,
    "incident": FieldKind.ONE,
    "origin": FieldKind.LINE,
    "probable_speaker.source": FieldKind.ONE,
    "probable_speaker.because": FieldKind.LINE,
    "translation": FieldKind.LINE,
    "original_language": FieldKind.LINE,
    "note": FieldKind.LINE,
}
"""The fields of a record that a form has, by their flat names; figures come behind them."""

NOT_IN_A_FORM: Final = frozenset({"id", "claim", "passage", "waivers", "coded_by", "figures"})
"""What is given apart from the form, numbered there, or comes after the coding."""

FIGURE_KEYS: Final = tuple(key_of(one.name) for one in fields(Figure))
MOST_FIGURES: Final = 20

_FIGURE: Final = re.compile(r"figures\.(0|[1-9][0-9]?)\.([a-z_]+)", re.ASCII)
_WHOLE: Final = re.compile(r"-?(0|[1-9][0-9]{0,16})", re.ASCII)
_IN_NUMBERS: Final = frozenset({"value", "at_least", "at_most", "about", "from", "to"})


def values_of(form: Form) -> Values:
    """Return what a form has filled in, without white space around it."""
    listed = ((key, (given,) if isinstance(given, str) else given) for key, given in form.items())
    bare = ((key, tuple(one.strip() for one in given if one.strip())) for key, given in listed)
    return {key: given for key, given in bare if given}


def find_strange(values: Values) -> Iterator[tuple[str, str]]:
    """Yield name and message for what no form of ours has."""
    for name, given in values.items():
        kind = KINDS.get(name, FieldKind.LINE)
        if name not in KINDS and not _is_of_a_figure(name):
            yield name, "no record has such a field; leave it out"
        elif len(given) > 1 and kind is not FieldKind.SEVERAL:
            yield name, "only one value can stand here; keep one of them"


def _is_of_a_figure(name: str) -> bool:
    found = _FIGURE.fullmatch(name)
    return found is not None and int(found[1]) < MOST_FIGURES and found[2] in FIGURE_KEYS


def nested(values: Values) -> dict[str, object]:
    """Return fields as a file has them, from those of a form in which nothing is strange."""
    made: dict[str, object] = {}
    groups: dict[str, dict[str, object]] = {}
    figures: dict[int, dict[str, object]] = {}
    for name, given in values.items():
        said: object = list(given) if KINDS.get(name) is FieldKind.SEVERAL else given[0]
        figure = _FIGURE.fullmatch(name)
        key, _, inner = name.partition(".")
        if figure is not None:
            figures.setdefault(int(figure[1]), {})[figure[2]] = _counted(figure[2], given[0])
        elif inner:
            groups.setdefault(key, {})[inner] = said
        else:
            made[key] = said
    listed = [figures[number] for number in sorted(figures)]
    return {**made, **groups, **({"figures": listed} if listed else {})}


def name_in_form(values: Values, field: str) -> str:
    """Return the name that a field of a record has in a form, where figures may be left out."""
    figure = _FIGURE.fullmatch(field)
    if figure is None:
        return field
    found = (_FIGURE.fullmatch(name) for name in values)
    numbers = sorted({int(one[1]) for one in found if one})
    return f"figures.{numbers[int(figure[1])]}.{figure[2]}"


def _counted(key: str, said: str) -> object:
    return int(said) if key in _IN_NUMBERS and _WHOLE.fullmatch(said) else said


def flat(said: Mapping[str, object]) -> Values:
    """Return fields as a form has them, from those of a file."""
    return dict(_flat(said, ""))


def _flat(said: Mapping[str, object], before: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, value in said.items():
        name = f"{before}{key}"
        if isinstance(value, Mapping):
            yield from _flat(value, f"{name}.")
        elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
            for number, one in enumerate(value):
                yield from _flat(one, f"{name}.{number}.")
        elif isinstance(value, list):
            yield name, tuple(map(str, value))
        else:
            yield name, (str(value),)
