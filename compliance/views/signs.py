"""Signs: which shape stands for which act, in every picture, so that nothing hangs on colour."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from compliance.model.words import Act
from compliance.wording.worded import Worded


class ActShape(StrEnum):
    """The shapes."""

    JUDGES = "judges"
    REPORTS = "reports"
    DENIES = "denies"
    ASKS = "asks"


SHAPES: Final[Mapping[Act, ActShape]] = {
    Act.ASSESSES: ActShape.JUDGES,
    Act.STATES: ActShape.REPORTS,
    Act.DENIES: ActShape.DENIES,
    Act.INTERPRETS: ActShape.ASKS,
    Act.COMMITS: ActShape.ASKS,
    Act.DEMANDS: ActShape.ASKS,
    Act.FORECASTS: ActShape.ASKS,
    Act.CAVEATS: ActShape.REPORTS,
    Act.BACKGROUND: ActShape.REPORTS,
}
"""The shape of every act."""

SHAPE_WORDS: Final[Mapping[ActShape, str]] = Worded(
    {
        ActShape.JUDGES: "says how the duty stands",
        ActShape.REPORTS: "tells of an act, a state or a number",
        ActShape.DENIES: "denies what another says",
        ActShape.ASKS: "asks, expects, says what it will do, or how it reads the duty",
    }
)
"""What they stand for."""
