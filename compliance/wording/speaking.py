"""Which language the program speaks, and what its messages are in it.

A message is its English wording. What stands in it in curly brackets is filled in: "{number} of
{all}". Catalogs are those of GNU gettext (its manual, chapter 10: The Format of MO Files).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final, NamedTuple

CATALOGS: Final = Path(__file__).parent / "catalogs"
READ_BY: Final = "x-read-by"
"""The header of a catalog that names the native readers who went through it."""

_GAP: Final = re.compile(r"\{([a-z_]+)\}")


class Language(StrEnum):
    """A language of the program's own words, by its BCP 47 tag."""

    ENGLISH = "en"
    RUSSIAN = "ru"
    AZERBAIJANI = "az"
    ARMENIAN = "hy"


OWN_NAMES: Final[Mapping[Language, str]] = {
    Language.ENGLISH: "English",
    Language.RUSSIAN: "Русский",
    Language.AZERBAIJANI: "Azərbaycanca",
    Language.ARMENIAN: "Հայերեն",
}
"""What each language calls itself, by which its readers look for it."""


class Speech(NamedTuple):
    """What `spoken_in` takes: the language spoken, and the tag of the workspace's own."""

    language: Language
    written: str


_ENGLISH: Final = Speech(Language.ENGLISH, "en")
_SPEECH: ContextVar[Speech] = ContextVar("speech", default=_ENGLISH)


def spoken() -> Speech:
    """Return what is spoken now, as `spoken_in` takes it elsewhere."""
    return _SPEECH.get()


def speaking() -> Language:
    """Return the language that is spoken now."""
    return _SPEECH.get().language


def foreign(written: str | None = None) -> str | None:
    """Return the tag of the language in which something is written, if another is spoken.

    None is the language of the workspace.
    """
    language, of_workspace = _SPEECH.get()
    tag = written or of_workspace
    # Nearly always it is the very tag, and a site of ten thousand records asks very often.
    return None if tag == language or tag.partition("-")[0].lower() == language else tag


@contextmanager
def spoken_in(language: Language, written: str = "en") -> Iterator[None]:
    """Speak a language within the block; `written` is the tag of the workspace's own language."""
    token = _SPEECH.set(Speech(language, written))
    try:
        yield
    finally:
        _SPEECH.reset(token)


def tr(message: str, /, **values: object) -> str:
    """Return a message in the language spoken, with its gaps filled."""
    language = speaking()
    # Of English, messages are the words: a site of ten thousand records says half a million.
    said = message if language is Language.ENGLISH else _catalog(language).gettext(message)
    return filled(said, values) if values else said


def trn(one: str, many: str, number: int, /, **values: object) -> str:
    """Return the form of a message that goes with a number, which fills the gap {number}."""
    form = _catalog(speaking()).ngettext(one, many, number)
    return filled(form, {"number": number, **values})


def trp(context: str, message: str, /, **values: object) -> str:
    """Return a message that means something else elsewhere; `context` says where this stands."""
    language = speaking()
    if language is not Language.ENGLISH:
        message = _catalog(language).pgettext(context, message)
    return filled(message, values) if values else message


def in_quotes(words: str) -> str:
    """Return words in the quotation marks of the language spoken."""
    return tr("“{words}”", words=words)


def capitals(text: str, tag: str | None = None) -> str:
    """Return a text in the capitals of its language: of a tag, or the one spoken.

    As the transforms az-Upper, tr-Upper and hy-Upper of CLDR have it, "i" keeps its dot in
    Azerbaijani and Turkish, and the ligature of Armenian is spelt as it is spelt today.
    """
    language = (tag or speaking()).partition("-")[0].lower()
    return text.translate(_CAPITALS.get(language, {})).upper()


def written_in(tag: str | None) -> str:
    """Return the tag of a language; for None, that of the workspace."""
    return tag or _SPEECH.get().written


_DOTTED: Final = str.maketrans({"i": "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"})
_CAPITALS: Final[Mapping[str, dict[int, str]]] = {
    Language.AZERBAIJANI: _DOTTED,
    "tr": _DOTTED,
    Language.ARMENIAN: str.maketrans({"\N{ARMENIAN SMALL LIGATURE ECH YIWN}": "ԵՎ"}),
}


def marked(message: str) -> str:
    """Return a message as it is: it is named here for the catalogs, and translated elsewhere."""
    return message


def read_by(language: Language) -> str | None:
    """Return the native readers who went through the words of a language; None: nobody yet."""
    if language is Language.ENGLISH:
        return ""
    return _catalog(language).info().get(READ_BY) or None


def read_catalogs() -> None:
    """Read the words of all languages now, since later no file can be opened any more."""
    for language in Language:
        _catalog(language)


def filled(message: str, values: Mapping[str, object]) -> str:
    """Return a message with its gaps filled; one of which nothing is known stays as it is.

    `str.format` is not used: it would let a message reach into what it is given.
    """
    pieces = list(pieces_of(message))
    for number in range(1, len(pieces), 2):
        gap = pieces[number]
        pieces[number] = str(values[gap]) if gap in values else f"{{{gap}}}"
    return "".join(pieces)


# A site says a few hundred messages many thousand times.
@lru_cache(maxsize=4096)
def pieces_of(message: str) -> tuple[str, ...]:
    """Return the texts of a message and the names of its gaps, in turn; a text comes first."""
    return tuple(_GAP.split(message))


@cache
def _catalog(language: Language) -> NullTranslations:
    if language is Language.ENGLISH:
        return NullTranslations()
    with (CATALOGS / f"{language}.mo").open("rb") as file:
        return GNUTranslations(file)
