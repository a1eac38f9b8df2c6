"""What readers call the fields of evidence, and where a passage stands, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from compliance.model.evidence import PassagePin
from compliance.wording.speaking import tr
from compliance.wording.worded import Worded

LABELS: Final[Mapping[str, str]] = Worded(
    {
        "targets": "points",
        "link": "link",
        "speaker": "speaker",
        "side": "side",
        "group": "group",
        "voice": "voice",
        "via": "via",
        "act": "act",
        "status": "status",
        "respondents": "respondents",
        "respondent_words": "printed words for them",
        "part": "part",
        "scope": "scope",
        "instrument": "instrument",
        "renewal": "renewal",
        "reading": "reading",
        "claim": "claim",
        "event": "happened on",
        "asserted": "said on",
        "published": "published on",
        "responds_to": "denies",
        "extent": "extent",
        "denied_claim": "denied claim",
        "qualifies": "limits",
        "incident": "incident",
        "figures": "figures",
        "origin": "origin",
        "probable_speaker": "probable speaker",
        "passage": "passage",
        "locator": "stands at",
        "translation": "our translation",
        "original_language": "original language",
        "waivers": "waivers",
        "note": "note",
        "coded_by": "coded by",
        "language": "language of the claim",
        "replaced_by": "replaced by",
        "article": "article",
    },
    "a field of a statement",
)
"""What readers call each field."""
BELOW: Final[Mapping[str, str]] = Worded(
    {"respondent_words": "in the words of the passage", "note": "coder’s note"},
    "a field of a statement",
)
"""What some are called under a record."""


def locator_of(pin: PassagePin) -> str:
    """Return where in its article a passage stands, in words; "" where the record does not say."""
    page = "" if pin.page is None else tr("page {page}", page=pin.page)
    if pin.paragraph is None:
        paragraph = ""
    else:
        paragraph = tr("paragraph {paragraph}", paragraph=pin.paragraph)
    time = tr("at {time}", time=pin.time) if pin.time else ""
    return ", ".join(filter(None, (page, paragraph, time)))
