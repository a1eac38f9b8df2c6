"""A site in several languages: an edition in each, the first in the site's own folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compliance.wording.speaking import OWN_NAMES, Language, read_by


@dataclass(frozen=True, slots=True)
class Edition:
    """A site in one language: the folder it stands in, as "ru/", and all editions there are."""

    language: Language = Language.ENGLISH
    folder: str = ""
    languages: tuple[Language, ...] = (Language.ENGLISH,)

    @property
    def up(self) -> str:
        """What leads from the folder of this edition to that of the site."""
        return "../" if self.folder else ""


FIRST = Edition()


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView:
    """An edition as a page names it: its language, what that calls itself, and its folder.

    `here`: the page is of it. `unread`: no native reader has gone through its words yet.
    """

    tag: str
    name: str
    folder: str
    here: bool
    unread: bool


def editions(languages: Sequence[Language]) -> tuple[Edition, ...]:
    """Return an edition for each language, once each; English alone if none is named."""
    named = tuple(dict.fromkeys(languages)) or FIRST.languages
    return tuple(Edition(language, _folder(language, named), named) for language in named)


def edition_views(edition: Edition) -> tuple[EditionView, ...]:
    """Return all editions of a site, as a page of one of them names them."""
    return tuple(
        EditionView(
            tag=language.value,
            name=OWN_NAMES[language],
            folder=_folder(language, edition.languages),
            here=language is edition.language,
            unread=read_by(language) is None,
        )
        for language in edition.languages
    )


def _folder(language: Language, languages: Sequence[Language]) -> str:
    return "" if language is languages[0] else f"{language}/"
