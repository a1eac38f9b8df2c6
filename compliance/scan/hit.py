"""An article with candidate passages, and all that it takes to take it in again."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.library.intake.capture import Capture
from compliance.model.base import AgreementId
from compliance.suggest.given import Given
from compliance.suggest.suggestion import Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article in which passages were found that may be evidence.

    Args:
        place: Where its record stands in the file.
        part: Which article of the record it is, from 1 on.
        capture: The bytes that it was read out of, and what is known of how they came.
        given: Its text and facts, as the engine had them.
        text_sha256: The hash of its text.
        title: At most six words of its headline.
        candidates: What was found of each agreement, in the order of the text.
    """

    place: str
    part: int
    capture: Capture
    given: Given
    text_sha256: str
    title: str
    candidates: tuple[tuple[AgreementId, Suggestion], ...]
