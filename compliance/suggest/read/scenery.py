"""What sentences tell that nobody in particular says: history, what was agreed, a document."""

from __future__ import annotations

from typing import Final

from compliance.suggest.read.layout import Layout
from compliance.suggest.read.lines import Line
from compliance.suggest.read.speech import Speech

_SCENERY: Final = frozenset({"scene", "retelling"})
_ARGUED: Final = frozenset({"arguing", "tells"})


def is_setting(line: Line) -> bool:
    """Return whether a sentence tells of what went before."""
    return "setting" in line.sentence.names


def is_scenery(line: Line, layout: Layout, speech: Speech) -> bool:
    """Return whether a sentence only retells what was agreed, or who stands where since."""
    if _SCENERY.isdisjoint(line.sentence.names):
        return False
    said = {
        value
        for hit in line.sentence.hits
        if not speech.has("perfect", layout.words[hit.first])
        for kind, value in hit.senses
        if kind == "claim"
    }
    return not said.isdisjoint(_SCENERY) and said.isdisjoint(_ARGUED)


def quotes_document(line: Line) -> bool:
    """Return whether it is a document whose words are quoted: "point 6 states that"."""
    opening = (line.sentence.first, line.quoted[0][0][0])
    said = {sense.value for hit in line.hits_in(opening) for sense in hit.senses}
    return "tells" in said and not said.isdisjoint(("subject", "point"))
