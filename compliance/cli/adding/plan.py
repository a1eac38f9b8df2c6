"""What is to be done about one text: known articles in it, and new ones to be drafted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from compliance.cli.adding.options import New
from compliance.errors import ComplianceError
from compliance.library.containers import (
    Container,
    Range,
    Recognised,
    propose_article,
    slug_of,
    title_of,
)
from compliance.library.given_file import UnreadableFileError, read_beside
from compliance.library.intake.capture import Capture, LargeArchive, UnfitCaptureError
from compliance.library.intake.decoding import NAME
from compliance.library.intake.extraction import Basis, Extraction, FactKey, FoundFact, Part
from compliance.library.intake.judging import Surroundings, facts_of, judged
from compliance.library.intake.taking import Entry, Outcome, Refused, Taken, Told
from compliance.workspace.write.draft_file import NOTHING_FOUND, Draft, DraftedText, FoundFacts

_OWN_TITLES = (Basis.HEADER, Basis.LIST)
"""Where a title stands that its text may not begin with."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done about one text."""

    taken: Taken
    container: Container
    found: tuple[Recognised, ...]
    drafts: tuple[Draft, ...]

    @property
    def encoding(self) -> str | None:
        """The encoding of a text of which nothing else was extracted, in words."""
        made = self.container.extractor
        if made is None or made.name != NAME:
            return None
        encoding = str(made.settings).removeprefix("encoding=")
        return f"read as {encoding}; if that is wrong, name another with --encoding"


def range_of(draft: Draft) -> Range:
    """Return where the text of a draft stands; of one without any, nowhere."""
    return (0, 0) if draft.text.held is None else draft.text.held.range


def drafts_of(
    taken: Taken, container: Container, place: Range | None, around: Surroundings, new: New
) -> list[Draft]:
    """Return a draft for each article in a text, or for the one that the user picks.

    Raises:
        NoWordsError: There is not one letter or digit in it.
    """
    parts = taken.extraction.parts
    if place is not None or len(parts) < 2 or new.article_id is not None:  # noqa: PLR2004 - one
        only = parts[0] if len(parts) == 1 else Part((0, len(container.text)))
        return [_draft(taken, container, place, only, around, new)]
    return [_of_several(taken, container, number, around, new) for number in range(len(parts))]


def _of_several(
    taken: Taken, container: Container, number: int, around: Surroundings, new: New
) -> Draft:
    part = taken.extraction.parts[number]
    draft = _draft(taken, container, part.range, part, around, new)
    return replace(draft, text=replace(draft.text, article=f"{draft.text.article}-{number + 1}"))


def _draft(
    taken: Taken,
    container: Container,
    place: Range | None,
    part: Part,
    around: Surroundings,
    new: New,
) -> Draft:
    text = propose_article(container, place)
    facts = facts_of(taken.capture, taken.extraction, part)
    if (title := _title(facts)) is not None:
        text = replace(text, title=title)
    if new.article_id is not None:
        text = replace(text, article=new.article_id)
    found = _found(facts, taken.extraction, around)
    return Draft(text, new.facts, found)


def _found(facts: Sequence[FoundFact], extraction: Extraction, around: Surroundings) -> FoundFacts:
    if not facts and not extraction.remarks:
        return NOTHING_FOUND
    made = judged(facts, around, [remark.code for remark in extraction.remarks])
    return replace(made, notes=(*(remark.sentence for remark in extraction.remarks), *made.notes))


def _title(facts: Sequence[FoundFact]) -> str | None:
    titles = (f.value for f in facts if f.key is FactKey.TITLE and f.basis in _OWN_TITLES)
    return next(map(title_of, titles), None)


def listed_draft(entry: Entry, around: Surroundings, new: New) -> Draft:
    """Return a draft for an article that a reading list names, and that has no text yet."""
    facts = (*entry.capture.facts, *entry.listed.facts)
    title = _title(facts) or title_of("")
    article = slug_of(title) or slug_of(f"{entry.capture.name} {entry.listed.place}")
    text = DraftedText(
        article=new.article_id or article or "listed", title=title, held=None, date_hint=None
    )
    found = judged(facts, around)
    note = f"named by {entry.capture.name}, {entry.listed.place}".rstrip(", ")
    return Draft(text, new.facts, replace(found, notes=(note, *found.notes)))


def named_files(entry: Entry, beside: Path) -> Iterator[Capture | ComplianceError]:
    """Yield the files below its folder that a reading list names as an article's, or why not.

    Each comes with what the list says of the article.
    """
    for name in entry.listed.files:
        try:
            data = read_beside(beside, name)
        except UnreadableFileError as error:
            yield error
        else:
            yield Capture(name, data, facts=entry.listed.facts)


def addresses_of(entry: Entry) -> Sequence[str]:
    """Return where an article that a reading list names may be got: its own address first."""
    facts = entry.listed.facts
    found = [f.value for key in (FactKey.URL, FactKey.COPY_URL) for f in facts if f.key is key]
    return tuple(dict.fromkeys(found))


def from_outside(capture: Capture | LargeArchive, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Yield what is in a capture; what was got from an address has one page in it.

    What is known of it from elsewhere, as from a reading list, is known of that page, and what led
    to it need not be told.
    """
    for outcome in outcomes:
        if isinstance(capture, LargeArchive) or capture.address is None:
            yield outcome
            continue
        match outcome:
            case Taken():
                facts = (*capture.facts, *outcome.capture.facts)
                page = replace(outcome.capture, name=capture.name, facts=facts)
                yield replace(outcome, capture=page)
            case Refused(UnfitCaptureError() as error):
                yield Refused(UnfitCaptureError(capture.name, error.wrong, error.cure))
            case Told():
                pass
            case _:
                yield outcome
