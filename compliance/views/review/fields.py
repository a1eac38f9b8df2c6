"""The fields of a record on the sheet: their order, what they are called, the keys to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from compliance.coding.item import FieldKind, FormField
from compliance.model.words import Scope, Voice
from compliance.views.review.view import FieldView, OptionView

CLAIM: Final = "claim"

_CALLED: Final[Mapping[str, tuple[str, str]]] = {
    CLAIM: ("Claim, in your own words", "c"),
    "targets": ("About", "t"),
    "link": ("Did the speaker name it?", "l"),
    "speaker": ("Speaker", "k"),
    "voice": ("How the words reach the reader", "v"),
    "act": ("What the speaker does", "d"),
    "status": ("Status", "e"),
    "respondents": ("Whose conduct", "w"),
    "scope": ("Scope", "o"),
    "incident": ("Incident", "i"),
    "reading": ("Reading", "g"),
    "asserted": ("Said on", "1"),
    "event": ("Happened on", "2"),
    "responds_to": ("Denies the record", "3"),
    "extent": ("How much of it", "4"),
    "denied_claim.by": ("Denies a claim without a record, of", "5"),
    "denied_claim.claim": ("that claim", ""),
    "qualifies": ("Limits the record", "6"),
    "via": ("Relayed by", "y"),
    "respondent_words": ("Printed words for them", "f"),
    "part.of": ("Only of the part", "p"),
    "part.words": ("only of, in your words", ""),
    "instrument": ("Instrument", "7"),
    "probable_speaker.source": ("Who probably spoke", "8"),
    "probable_speaker.because": ("because", ""),
    "origin": ("Same act of utterance", ""),
    "note": ("Note", "9"),
    "translation": ("Translation", "b"),
    "original_language": ("Language of what was said", ""),
}
"""What each field is called, and its key, in the order shown; "" is reached from the one before."""

_FIGURE: Final[Mapping[str, str]] = {
    "what": "what it counts",
    "of": "of whom",
    "value": "number",
    "at_least": "at least",
    "at_most": "at most",
    "about": "about",
    "from": "from",
    "to": "to",
    "unit": "unit",
    "as_printed": "as printed",
}
_FIGURE_KEY: Final = "0"

MAIN: Final = frozenset(
    {
        *(CLAIM, "targets", "link", "speaker", "voice", "act", "status", "respondents"),
        *("scope", "incident", "asserted", "event"),
    }
)
"""The fields that most records have; the others are folded away."""

_UNSAID: Final = {"voice": f"— ({Voice.OWN})", "scope": f"— ({Scope.IN_SCOPE})"}
"""What a list says where nothing is chosen: a record without a word for it means this."""

_ORDER: Final = {name: place for place, name in enumerate(_CALLED)}


def field_views(
    fields: tuple[FormField, ...], problems: Mapping[str, tuple[str, ...]]
) -> tuple[FieldView, ...]:
    """Return the fields of a record in the order shown, each with its problems.

    The first that is wrong takes the focus: it may be far below what was pressed.
    """
    ordered = sorted(
        fields, key=lambda one: (one.name not in MAIN, _ORDER.get(one.name, len(_ORDER)))
    )
    wrong = next((one.name for one in ordered if problems.get(one.name)), None)
    return tuple(
        field_view(one, problems.get(one.name, ()), focused=one.name == wrong) for one in ordered
    )


def field_view(
    one: FormField, problems: tuple[str, ...] = (), *, focused: bool = False
) -> FieldView:
    """Return a field as it is shown."""
    label, key = called(one.name)
    return FieldView(
        name=one.name,
        label=label,
        key=key,
        kind="lines" if one.name == CLAIM else one.kind.value,
        value=" ".join(one.values),
        options=tuple(_options(one)),
        problems=problems,
        focused=focused,
    )


def called(name: str) -> tuple[str, str | None]:
    """Return what a field is called, and the key that leads to it."""
    if name in _CALLED:
        label, key = _CALLED[name]
        return label, key or None
    group, _, rest = name.partition(".")
    number, _, part = rest.partition(".")
    if group == "figures" and number.isdecimal():
        first = number == "0" and part == "what"
        return (
            f"Figure {int(number) + 1}: {_FIGURE.get(part, part)}",
            _FIGURE_KEY if first else None,
        )
    return name.replace("_", " ").replace(".", ": ").capitalize(), None


def _options(one: FormField) -> list[OptionView]:
    options = [
        OptionView(value=choice.value, words=choice.words, chosen=choice.value in one.values)
        for choice in one.choices
    ]
    # What was typed and is in no list stays where it was typed, with its problem beside it.
    known = {choice.value for choice in one.choices}
    odd = [value for value in one.values if value not in known]
    if one.kind is not FieldKind.ONE:
        return options
    nothing = OptionView(value="", words=_UNSAID.get(one.name, "—"), chosen=not one.values)
    return [nothing, *options, *(OptionView(value=v, words=v, chosen=True) for v in odd)]
