"""The filters of the queue, as a form has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from compliance.coding.item import Choice, FieldKind
from compliance.coding.queue import Filters, QueueItem
from compliance.model.words import Act
from compliance.views.review.view import FieldView, OptionView
from compliance.views.selection import Selection

NAMES: Final = ("side", "point", "act", "least", "engine", "article", "language", "unsure")
"""The filters, as addresses name them."""

_LABELS: Final = {
    "side": "Side",
    "point": "Point",
    "act": "Act",
    "least": "Score, at least",
    "engine": "Engine",
    "article": "Article",
    "language": "Language",
    "unsure": "Show",
}
_ANY: Final = Choice("", "any")
_SCORES: Final = ("0.2", "0.4", "0.6", "0.8")


def filters_of(asked: Mapping[str, str]) -> Filters:
    """Return the filters that were asked for; what is no value of a filter asks for nothing."""
    act = asked.get("act", "")
    least = asked.get("least", "")
    return Filters(
        side=asked.get("side") or None,
        point=asked.get("point") or None,
        act=Act(act) if act in set(Act) else None,
        least=float(least) if least in _SCORES else 0.0,
        engine=asked.get("engine") or None,
        article=asked.get("article") or None,
        language=asked.get("language") or None,
        unsure=asked.get("unsure") == "yes",
    )


def filter_views(
    selection: Selection, items: Iterable[QueueItem], asked: Mapping[str, str]
) -> Iterator[FieldView]:
    """Yield the filters with their values, from what there is to be decided."""
    items = tuple(items)
    for name, choices in _choices(selection, items):
        value = asked.get(name, "")
        listed = [_ANY, *choices] if name != "unsure" else list(choices)
        known = {choice.value for choice in listed}
        if value not in known:
            listed.append(Choice(value, value))
        yield FieldView(
            name=name,
            label=_LABELS[name],
            key=None,
            kind=FieldKind.ONE.value,
            value=value,
            options=tuple(
                OptionView(value=one.value, words=one.words, chosen=one.value == value)
                for one in listed
            ),
            problems=(),
            focused=False,
        )


def _choices(
    selection: Selection, items: tuple[QueueItem, ...]
) -> Iterator[tuple[str, list[Choice]]]:
    names, agreement = selection.names, selection.agreement
    yield "side", [Choice(side.id, names[side.id]) for side in selection.everyone]
    yield (
        "point",
        [
            Choice(target, f"{agreement.printed(target)} {duty}")
            for target, duty in selection.duties.items()
        ],
    )
    yield "act", [Choice(act, act) for act in Act]
    yield "least", [Choice(score, score) for score in _SCORES]
    yield "engine", [Choice(one, one) for one in sorted({i.suggestion.engine for i in items})]
    yield "article", [Choice(a, t) for a, t in sorted({(i.article, i.title) for i in items})]
    yield "language", [Choice(one, one) for one in sorted({i.language for i in items})]
    yield "unsure", [Choice("", "what waits"), Choice("yes", "what I was unsure of")]
