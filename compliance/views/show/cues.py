"""Show the words by which texts speak of something: what suggestions look for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compliance.model.cues import Cues
from compliance.views.show.view import LineView, SectionView, section


def cues_section(cues: Cues, title: str = "Looked for as") -> SectionView:
    """Return cues as a section, a line a language, as the agreement's file has them."""
    return section(title, _lines(cues or {}))


def _lines(cues: Mapping[str, tuple[str, ...]]) -> Iterator[LineView]:
    for language, written in cues.items():
        yield LineView(language, "; ".join(written))
