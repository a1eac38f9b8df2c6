"""Reading lists: what each entry says of an article, whatever the format of the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from compliance.library.intake import detecting
from compliance.library.intake.bad_list import BAD_ENTRY
from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.days import day_of
from compliance.library.intake.decoding import decoded
from compliance.library.intake.extraction import Basis, FactKey, FoundFact, Listed, Remark
from compliance.model.base import URL_PATTERN
from compliance.model.language import LANGUAGE_PATTERN

_MOST_ENTRIES: Final = 20_000
FILES: Final = "files"
"""The key of files beside a list, which are no fact."""

_SIDE: Final = "side"
YEAR: Final = "year"
"""The key of the year, which counts where there is no date."""
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    FactKey.URL: ("url", "link", "address", "web address", "urls", "requested url"),
    FactKey.TITLE: ("title", "headline", "primary title", "translated title"),
    FactKey.PUBLISHED: (
        *("date", "published", "publication date", "issued", "day"),
        *("published date", "date published", "publish date", "date publish"),
    ),
    YEAR: ("year", "publication year"),
    FactKey.OUTLET: (
        *("outlet", "publication title", "container title", "newspaper", "website title", "site"),
        *("source", "journal", "journaltitle", "secondary title", "journal name"),
        *("publisher", "organization"),
    ),
    FactKey.AUTHORS: ("author", "authors", "first authors", "by", "byline"),
    FactKey.LANGUAGE: ("language", "lang", "langid"),
    FactKey.RETRIEVED: ("access date", "accessed", "retrieved", "urldate", "crawl date"),
    FactKey.COPY_URL: ("copy url", "archive url", "archived", "archiveurl"),
    FactKey.NOTE: ("note", "notes", "comment", "why"),
    _SIDE: ("side", "outlet side"),
    FILES: ("file", "files", "file attachments", "file attachments1", "file attachments2"),
}
"""What lists call the facts of an article; of several that an entry has, the first counts."""

_KEYS: Final = {name: key for key, names in _NAMES.items() for name in names}
_CALLED: Final[Mapping[FactKey, str]] = {
    FactKey.URL: "address",
    FactKey.COPY_URL: "address",
    FactKey.PUBLISHED: "certain date",
    FactKey.RETRIEVED: "certain date",
    FactKey.LANGUAGE: "tag of a language",
}
_SHOWN: Final = 60
_WORDS: Final = re.compile(r"[\s_-]+")
_URL: Final = re.compile(URL_PATTERN)
_LANGUAGE: Final = re.compile(LANGUAGE_PATTERN)
_TAG: Final = re.compile("[A-Za-z]{2,3}(?:-|$)")
_LANGUAGES: Final[Mapping[str, str]] = {
    "arabic": "ar",
    "armenian": "hy",
    "azerbaijani": "az",
    "chinese": "zh",
    "english": "en",
    "french": "fr",
    "georgian": "ka",
    "german": "de",
    "persian": "fa",
    "russian": "ru",
    "spanish": "es",
    "turkish": "tr",
    "ukrainian": "uk",
    "русский": "ru",
}
"""Names that people write where a tag would be right."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of an entry: what it is called there, and where it stands."""

    name: str
    text: str
    place: str

    @property
    def key(self) -> str | None:
        """Which fact it is; None if it is none that is known."""
        return key_of(self.name)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list: where it stands, and its values in their order."""

    place: str
    cells: tuple[Cell, ...]


def key_of(name: str) -> str | None:
    """Return the fact that a list has under a name, whatever its case and hyphens."""
    return _KEYS.get(_WORDS.sub(" ", name.strip()).lower())


def prepare_lists() -> None:
    """Load what is needed later, when no file can be opened."""
    day_of("1 March 2022")
    detecting.prepare()


def text_of(capture: Capture) -> str:
    """Return the text of a list, without its byte order mark.

    Raises:
        UnfitCaptureError: its encoding cannot be told.
    """
    return (decoded(capture) or detecting.extract(capture)).text.removeprefix("\ufeff")


def given_first(name: str) -> str:
    """Return the name of a person that is written as "Family, Given" as it is spoken."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma else name


def bad_entry(place: str, wrong: str) -> Remark:
    """Return the remark that an entry cannot be taken in."""
    return Remark(BAD_ENTRY, f"{place}: {wrong}")


def facts_in(cells: Iterable[Cell]) -> tuple[FoundFact, ...]:
    """Return what cells say of an article; what is not right says nothing."""
    given = _given(cells)
    return tuple(
        fact for key in FactKey for fact in _facts(key, given) if isinstance(fact, FoundFact)
    )


def listed_of(name: str, entries: Iterable[Entry | Remark]) -> Iterator[Listed | Remark]:
    """Yield the articles of a list, its bad entries, and what of it is not used.

    Raises:
        UnfitCaptureError: it has no entries, or too many.
    """
    unused: dict[str, None] = {}
    read = 0
    for entry in entries:
        read += 1
        if read > _MOST_ENTRIES:
            raise UnfitCaptureError(name, f"has more than {_MOST_ENTRIES:,} entries", "divide it")
        if isinstance(entry, Remark):
            yield entry
            continue
        yield from _listed(entry)
        unused.update((cell.name, None) for cell in entry.cells if cell.key is None)
    if not read:
        raise UnfitCaptureError(name, "lists nothing", "name a list with entries")
    if unused:
        yield Remark("unused", f"not used of the list: {', '.join(unused)}")


def _given(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    """Return the cells that have a text, by the fact that they say."""
    given: dict[str, list[Cell]] = {}
    for cell in cells:
        if cell.key is not None and cell.text.strip():
            given.setdefault(cell.key, []).append(cell)
    return given


def _listed(entry: Entry) -> Iterator[Listed | Remark]:
    given = _given(entry.cells)
    # In the order of the list, so that its mistakes are.
    order = [*given, *FactKey]
    found = [fact for key in sorted(FactKey, key=order.index) for fact in _facts(key, given)]
    wrong = [fact for fact in found if isinstance(fact, Remark)]
    if not any(key in given for key in (FactKey.URL, FactKey.TITLE, FILES)):
        wrong.append(bad_entry(entry.place, "has no address, no title and no file; give one"))
    if wrong:
        yield from wrong
        return
    files = tuple(cell.text.strip() for cell in given.get(FILES, ()))
    facts = tuple(fact for fact in found if isinstance(fact, FoundFact))
    yield Listed(facts, files, entry.place)


def _facts(key: FactKey, given: Mapping[str, Sequence[Cell]]) -> Iterator[FoundFact | Remark]:
    """Yield what an entry says under a key, or what is wrong with it."""
    cells = given.get(key, ())
    if key is FactKey.PUBLISHED:
        cells = cells or given.get(YEAR, ())
    if key is FactKey.NOTE:
        words = [_line(cell.text) for cell in cells]
        words += [f"side in the list: {_line(cell.text)}" for cell in given.get(_SIDE, ())]
        if words:
            yield _fact(key, "; ".join(words), (*cells, *given.get(_SIDE, ()))[0])
        return
    for cell in cells if key is FactKey.AUTHORS else cells[:1]:
        value, right = _read(key, _line(cell.text))
        if value is None:
            shown = _line(cell.text)[:_SHOWN]
            yield bad_entry(cell.place, f'"{shown}" is no {_CALLED[key]}; write {right}')
        else:
            yield _fact(key, value, cell)


def _read(key: FactKey, text: str) -> tuple[str | None, str]:
    """Return a value as an article's file has it, or None; and what would be right."""
    match key:
        case FactKey.URL | FactKey.COPY_URL:
            return (text if _URL.match(text) else None), "one that begins with https://"
        case FactKey.PUBLISHED | FactKey.RETRIEVED:
            return day_of(text), "it as year-month-day, as 2022-03-27"
        case FactKey.LANGUAGE:
            tag = _LANGUAGES.get(text.lower(), text)
            return (tag if _TAG.match(tag) and _LANGUAGE.match(tag) else None), "its tag, as en"
        case _:
            return text, ""


def _fact(key: FactKey, value: str, cell: Cell) -> FoundFact:
    return FoundFact(key, value, Basis.LIST, cell.name)


def _line(text: str) -> str:
    return " ".join(text.split())
