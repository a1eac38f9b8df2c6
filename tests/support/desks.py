"""A desk over the invented workspace: its texts held, and suggestions for its articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from compliance.coding.desk import Desk, Outcome
from compliance.coding.item import Item
from compliance.coding.queue import Filters
from compliance.library.store import TextLibrary, text_sha256
from compliance.model.base import ArticleId
from compliance.model.words import Act, Link, Voice
from compliance.passages.search import Range, SearchText
from compliance.suggest.passage import pin_passage
from compliance.suggest.store import SuggestionStore
from compliance.suggest.suggestion import Suggestion
from support.builders import GAZETTE, HERALD, workspace
from support.lake_texts import TEXTS
from support.suggestions import suggestion

KEY = "0" * 32
START = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


def suggested(article: str, words: str, *targets: str, text: str = "", **fields: Any) -> Suggestion:  # noqa: ANN401 - of any field
    """Return a suggestion for the first place of some words in the text of an article."""
    whole = text or TEXTS[article]
    start = whole.index(words)
    place = (start, start + len(words))
    pin = pin_passage(SearchText(whole), place)
    assert pin is not None
    given = {"voice": Voice.QUOTED, "act": Act.BACKGROUND, "link": Link.NAMED, **fields}
    return suggestion(*place, *targets, text=words, pin=pin, **given)


OPENED = suggested(
    HERALD,
    "The gates of the dam were opened on the first of June",
    "1b",
    "1a",
    speaker="north-ministry",
    score=0.9,
)
CROSSED = suggested(
    HERALD, "Ferries crossed twelve times in June", "1a", speaker="north-harbour", score=0.8
)
STAYED = suggested(
    GAZETTE,
    "Two boats stayed",
    "1a",
    speaker="south-office",
    side="south",
    score=0.7,
)
INVITE = suggested(
    GAZETTE,
    "The office will invite observers in August",
    "1a",
    speaker="south-office",
    side="south",
    act=Act.COMMITS,
    voice=Voice.REPORTED,
    score=0.6,
)
GIVEN = {HERALD: (OPENED, CROSSED), GAZETTE: (STAYED, INVITE)}


def clock() -> Callable[[], datetime]:
    """Return a clock that goes on by a second each time that it is asked."""
    told = [START]

    def tell() -> datetime:
        told[0] += timedelta(seconds=1)
        return told[0]

    return tell


@dataclass
class Office:
    """A workspace with what a desk needs; each desk is another process, as it were."""

    root: Path
    data: Path
    told: list[str] = field(default_factory=list)

    @property
    def store(self) -> SuggestionStore:
        return SuggestionStore(self.data, KEY)

    def desk(self, coder: str = "anna", **options: Any) -> Desk:  # noqa: ANN401 - of any kind
        library = TextLibrary(self.data)
        return Desk(self.root, library, self.store, coder, clock(), say=self.told.append, **options)

    def suggest(self, article: str, *ones: Suggestion, text: str = "") -> None:
        self.store.put(ArticleId(article), text_sha256(text or TEXTS[article]), ones)

    def evidence(self, article: str = HERALD) -> bytes | None:
        path = self.root / "evidence" / f"{article}.yaml"
        return path.read_bytes() if path.exists() else None

    @property
    def lines(self) -> list[str]:
        """The lines of the first coder's decisions, in the user's folder."""
        path = self.data / "decisions" / KEY / "anna.jsonl"
        return path.read_text("utf-8").splitlines() if path.exists() else []


def office(
    folder: Path,
    given: Mapping[str, Iterable[Suggestion]] | None = None,
    **changes: Any,  # noqa: ANN401 - of any kind of file
) -> Office:
    """Return the invented workspace without evidence, its texts held, with suggestions."""
    changes = {"evidence": [], "agreement": {"wordings": []}, **changes}
    made = Office(workspace(folder / "lake", **changes), folder / "data")
    library = TextLibrary(made.data)
    for text in TEXTS.values():
        library.put(text)
    for article, ones in (GIVEN if given is None else given).items():
        made.suggest(article, *ones)
    return made


def keys(desk: Desk, **filters: Any) -> list[str]:  # noqa: ANN401 - of any filter
    """Return the passages that wait, by their text."""
    return [one.suggestion.text for one in desk.queue(Filters(**filters))]


def key_of(desk: Desk, text: str, **filters: Any) -> str:  # noqa: ANN401 - the same
    """Return the key of the passage that has a text."""
    return next(one.key for one in desk.queue(Filters(**filters)) if one.suggestion.text == text)


def form_of(item: Item) -> dict[str, Any]:
    """Return what a form of an item would send as it is shown."""
    return {one.name: one.values for one in item.fields if one.values}


def accept(
    desk: Desk,
    text: str,
    claim: str = "A claim of ours",
    *,
    place: Range | None = None,
    **changes: Any,  # noqa: ANN401 - of any field
) -> Outcome:
    """Accept the passage that has a text, with other values in some of its fields.

    In the names of fields `__` stands for a full stop.
    """
    key = key_of(desk, text)
    item = desk.item(key)
    form = {**form_of(item), **{name.replace("__", "."): one for name, one in changes.items()}}
    return desk.accept(key, form, claim, item.revision, place=place)
