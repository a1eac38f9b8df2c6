"""The passage of a record as a reader sees it: its words, where they stand, the way there."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from compliance.audit.left_out import LeftOut, left_out
from compliance.model.evidence import PassagePin
from compliance.passages.prove import Proof
from compliance.views.fragment import fragment_link
from compliance.views.words import LIMITED
from compliance.wording.speaking import tr
from compliance.workspace.evidence import Evidence
from compliance.workspace.field_words import locator_of

SHORT_PASSAGE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """The words a record rests on: whole where they may be shown, else their ends.

    `whole` is the passage as it stands in the text; None where no text is held, or for
    `--public`. `short` tells whether it is short enough to print in a line. `aside` is what is to
    be said beside it: where it stands, and what the words are translated from or into; else "".
    `limits` looks for what limits the ends among what is left out between them.
    """

    start: str
    end: str | None
    whole: str | None
    short: bool
    link: str | None
    language: str
    aside: str
    limits: Limits = field(compare=False, repr=False)

    @property
    def ends(self) -> str:
        """The pinned ends with an ellipsis between them, and there what limits them, or a mark."""
        return " … ".join(part or tr(LIMITED) for part in self.limits.parts)

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


class Limits:
    """What limits a passage between its ends, looked for once somebody asks.

    Where a passage is printed whole nobody does.
    """

    def __init__(self, e: Evidence, proof: Proof) -> None:
        self._evidence = e
        self._proof = proof

    @property
    def parts(self) -> tuple[str | None, ...]:
        """The ends with the clauses that limit them in between; None for one not to be printed."""
        pin = self._evidence.entry.passage
        if self._found is not None:
            return self._found.parts
        return (pin.start,) if pin.end is None else (pin.start, pin.end)

    @property
    def clauses(self) -> tuple[str, ...] | None:
        """Only those clauses; None if nothing is known to limit the ends."""
        return self._found.clauses if self._found else None

    @property
    def words(self) -> str:
        """Those clauses in a line, or a mark for them; "" if nothing is known to limit the ends."""
        if self.clauses is None:
            return ""
        return " … ".join((*self.clauses, tr(LIMITED)) if None in self.parts else self.clauses)

    @cached_property
    def _found(self) -> LeftOut | None:
        return left_out(self._evidence, self._proof)


def aside_of(e: Evidence) -> str:
    """Return what stands beside a passage: where it is, and what was translated, by whom."""
    original, translation = e.entry.original_language, e.entry.translation
    parts = (
        locator_of(e.entry.passage),
        tr("machine translation") if e.article.machine_translated else "",
        tr("said in: {language}", language=original) if original else "",
        tr("our translation: “{words}”", words=translation) if translation else "",
    )
    return "; ".join(filter(None, parts))


def passage_link(url: str | None, pin: PassagePin) -> str | None:
    """Return an address that opens a page at a passage: a PDF at its page, if that is a number."""
    if url is not None and isinstance(pin.page, int) and _is_pdf(url):
        return f"{url.partition('#')[0]}#page={pin.page}"
    return fragment_link(url, pin.start, pin.end, pin.prefix)


def _is_pdf(url: str) -> bool:
    return url.partition("#")[0].partition("?")[0].lower().endswith(".pdf")


def passage_view(e: Evidence, proof: Proof, *, public: bool) -> PassageView:
    """Return the passage of a record; what is `public` has it never whole."""
    pin = e.entry.passage
    whole = None if public else proof.text
    return PassageView(
        start=pin.start,
        end=pin.end,
        whole=whole,
        short=whole is not None and len(whole) <= SHORT_PASSAGE,
        link=passage_link(e.article.url or e.article.copy_url, pin),
        language=e.article.language,
        aside=aside_of(e),
        limits=Limits(e, proof),
    )
