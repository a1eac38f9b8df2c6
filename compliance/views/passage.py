"""The passage of a record as a reader sees it: its words, where they stand, the way there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compliance.model.evidence import PassagePin
from compliance.views.fragment import fragment_link
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_fields import locator_of

_PDF = re.compile(r"[^?#]*\.pdf(?:[?#].*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """The words a record rests on: whole where they may be shown, else their ends.

    `whole` is the passage as it stands in the text; None where no text is held, or for
    `--public`. `short` tells whether it is short enough to print in a line. `aside` is what is to
    be said beside it: where it stands, and what the words are translated from or into; else "".
    """

    start: str
    end: str | None
    whole: str | None
    short: bool
    link: str | None
    language: str
    aside: str

    @property
    def ends(self) -> str:
        """The pinned ends, with an ellipsis between them."""
        return self.start if self.end is None else f"{self.start} … {self.end}"

    @property
    def in_brackets(self) -> str:
        """What stands beside it, as it follows in a line."""
        return f" ({self.aside})" if self.aside else ""

    @property
    def printed(self) -> str:
        """The whole passage where it is short and held, else its ends."""
        if self.whole is not None and self.short:
            return " ".join(self.whole.split())
        return self.ends


def aside_of(e: Evidence) -> str:
    """Return what stands beside a passage: where it is, and what was translated, by whom."""
    original, translation = e.entry.original_language, e.entry.translation
    parts = (
        locator_of(e.entry.passage),
        "machine translation" if e.article.machine_translated else "",
        f"said in: {original}" if original else "",
        f"our translation: “{translation}”" if translation else "",
    )
    return "; ".join(filter(None, parts))


def passage_link(url: str | None, pin: PassagePin) -> str | None:
    """Return an address that opens a page at a passage: a PDF at its page, if that is a number."""
    if url is not None and isinstance(pin.page, int) and _PDF.fullmatch(url):
        return f"{url.partition('#')[0]}#page={pin.page}"
    return fragment_link(url, pin.start, pin.end, pin.prefix)
