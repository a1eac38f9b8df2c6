"""Figures: which can both be true, and which do not count the same."""

from __future__ import annotations

from typing import Any

import pytest

from compliance.assessments.figures import figures_meet
from compliance.model.evidence import Figure
from compliance.workspace.evidence import CountedFigure


def counted(what: str = "killed", of: str | None = "guards", **keys: Any) -> CountedFigure:  # noqa: ANN401 - of a file
    figure = Figure(what=what, of=of, as_printed="so many", **keys)
    return CountedFigure(figure=figure, what=what, of=of, words=(what, of))


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ({"value": 3500}, {"value": 3500}, True),
        ({"value": 3500}, {"value": 3501}, False),
        ({"value": "1.5"}, {"value": "1.50"}, True),
        ({"value": "0.1"}, {"value": "0.3"}, False),
        ({"at_least": 3000}, {"value": 3500}, True),
        ({"at_least": 3000}, {"value": 2999}, False),
        ({"at_least": 3000}, {"at_most": 2999}, False),
        ({"at_least": 3000}, {"at_least": 9}, True),
        ({"at_most": 10}, {"since": 10, "to": 20}, True),
        ({"at_most": 9}, {"since": 10, "to": 20}, False),
        ({"about": 500}, {"value": 450}, True),
        ({"about": 500}, {"value": 550}, True),
        ({"about": 500}, {"value": 449}, False),
        ({"about": -10}, {"value": -11}, True),
        ({"about": 500}, {"about": 600}, True),
        ({"value": 5, "of": None}, {"value": 6, "of": None}, None),
        ({"value": 5}, {"value": 6, "of": "sailors"}, None),
        ({"value": 5}, {"value": 6, "what": "wounded"}, None),
        ({"value": 5, "unit": "km"}, {"value": 6}, None),
        ({"value": 5, "unit": "km"}, {"value": 6, "unit": "KM"}, False),
    ],
)
def test_two_figures_meet_whichever_comes_first(
    one: dict[str, Any], other: dict[str, Any], meet: bool | None
) -> None:
    assert figures_meet(counted(**one), counted(**other)) is meet
    assert figures_meet(counted(**other), counted(**one)) is meet
