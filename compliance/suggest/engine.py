"""What an engine is: any object with a name, a version and a way to suggest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from compliance.suggest.given import Given
from compliance.suggest.suggestion import Dropped, Suggestion


class Engine(Protocol):
    """Something that suggests evidence.

    The law of every engine (docs/how-to/write-an-engine.md): each passage is found exactly in the
    text, each value is of its closed list, the same article gets the same suggestions, and if two
    sides exchange their names in the article and in the agreement, they do in the suggestions.
    """

    @property
    def name(self) -> str:
        """The name by which it is chosen."""

    @property
    def version(self) -> str:
        """The version noted with each suggestion: another one may suggest otherwise."""

    def suggest(self, given: Given) -> Sequence[Suggestion | Dropped]:
        """Return what may be evidence in an article, in the order of the text.

        An engine that does not believe what it goes by says of what it dropped why.
        """
