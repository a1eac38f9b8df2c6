"""What the search of a site knows, as a script: a browser loads no other data from a disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from compliance.render.json.writing import Json, dumps
from compliance.views.site.search_index import (
    SearchedStatementView,
    SearchedThingView,
    SearchIndexView,
)

SCHEMA: Final = "compliance/site-search/1"
NAME: Final = b"globalThis.complianceSearch ="
"""JSON is a value of JavaScript, so this before it makes it a script."""

COLUMNS: Final = (
    "article",
    "entry",
    "voice",
    "side",
    "act",
    "words",
    "ends",
    "when",
    "targets",
    "status",
    "lead",
    "kinds",
    "incident",
    "marks",
    "apart",
    "inferred",
)
"""What stands where in a row; of the last ones, those with nothing in them are left out."""
_FILLED: Final = 9


def render_search_script(view: SearchIndexView) -> Iterator[bytes]:
    """Yield the script, statement by statement."""
    return chain((NAME,), dumps(search_json(view), tight=True))


def search_json(view: SearchIndexView) -> Json:
    """Return what is searched as a document in which what repeats is named by its number."""
    numbers = _Numbers(view)
    return {
        "schema": SCHEMA,
        "acts": list(view.acts),
        "statuses": list(view.statuses),
        "kinds": [list(kind) for kind in view.kinds],
        "sides": [list(side) for side in view.sides],
        "points": [_found(one) for one in view.points],
        "voices": [_found(one) for one in view.voices],
        "articles": [_found(one) for one in view.articles],
        "incidents": [_found(one) for one in view.incidents],
        "spellings": [list(forms) for forms in view.spellings],
        "columns": list(COLUMNS),
        "statements": map(numbers.row, view.statements),
        # What the rows have met: known only when all are written.
        "whens": _met(numbers.whens),
        "leads": _met(numbers.leads),
        "marks": _met(numbers.marks),
        "aparts": _met(numbers.aparts),
    }


def _found(one: SearchedThingView) -> list[object]:
    return [one.id, one.href, one.name, one.told, one.within, list(one.also), one.language]


def _met(numbers: Iterable[object]) -> Iterator[object]:
    yield from numbers


def _places(ids: Sequence[str]) -> dict[str, int]:
    return {one: at for at, one in enumerate(ids)}


class _Numbers:
    """Writes rows, with numbers for whatever stands in many of them."""

    def __init__(self, view: SearchIndexView) -> None:
        self._acts, self._statuses = _places(view.acts), _places(view.statuses)
        self._kinds = _places([kind for kind, _ in view.kinds])
        self._sides = _places([id for id, _ in view.sides])
        self._points, self._voices, self._articles, self._incidents = (
            _places([one.id for one in found])
            for found in (view.points, view.voices, view.articles, view.incidents)
        )
        self.whens: dict[tuple[str, str, str], int] = {}
        self.leads: dict[str, int] = {}
        self.marks: dict[str, int] = {}
        self.aparts: dict[str, int] = {}

    def row(self, one: SearchedStatementView) -> list[object]:
        """Return a statement as a row, in the order of the columns."""
        when = (one.when.words, one.when.first, one.when.last)
        row: list[object] = [
            self._articles[one.article],
            one.entry,
            self._voices[one.voice],
            self._sides[one.side],
            self._acts[one.act],
            one.words,
            one.ends,
            self.whens.setdefault(when, len(self.whens)),
            [self._points[target] for target in one.targets],
            None if one.status is None else self._statuses[one.status],
            None if one.lead is None else self.leads.setdefault(one.lead, len(self.leads)),
            [self._kinds[kind] for kind in one.kinds] or None,
            None if one.incident is None else self._incidents[one.incident],
            self.marks.setdefault(one.marks, len(self.marks)) if one.marks else None,
            None if one.apart is None else self.aparts.setdefault(one.apart, len(self.aparts)),
            1 if one.inferred else None,
        ]
        while len(row) > _FILLED and row[-1] is None:
            row.pop()
        return row
