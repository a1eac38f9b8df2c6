"""How a new article is to be called, and where its text begins and ends, as the user says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from compliance.files.paths import Kind, kind_of
from compliance.library.containers import Container, Range
from compliance.library.intake.decoding import codec_name
from compliance.passages.locate import Pin, SearchText, locate
from compliance.passages.search import number_of
from compliance.workspace.write.draft_file import ArticleFacts


@dataclass(frozen=True, slots=True)
class New:
    """What the user says of new articles."""

    article_id: str | None
    first: str | None
    last: str | None
    facts: ArticleFacts
    encoding: str | None

    @property
    def asked(self) -> bool:
        """Whether a new article is asked for even where a known one stands in the file."""
        return self.article_id is not None or self.first is not None

    def check(self, paths: Sequence[Path]) -> None:
        """Refuse options that cannot be meant.

        Raises:
            typer.BadParameter: they cannot.
        """
        if (self.first is None) != (self.last is None):
            message = "give both ends of the text, --first and --last"
            raise typer.BadParameter(message, param_hint="--first")
        if self.asked and are_several(paths):
            refuse_several()
        if self.encoding is not None and codec_name(self.encoding) is None:
            message = (
                f'no encoding is called "{self.encoding}"; write one as windows-1251 or koi8-r'
            )
            raise typer.BadParameter(message, param_hint="--encoding")

    def place(self, container: Container) -> Range | None:
        """Find where a new article stands in its file, if its ends were given.

        Raises:
            typer.BadParameter: the words do not stand there once.
        """
        if self.first is None:
            return None
        place = locate(SearchText(container.text), Pin(self.first, self.last))
        if place.range is None or place.near is not None:
            times = number_of(len(place.candidates))
            message = f"the words stand there {times} times; give words that stand once"
            raise typer.BadParameter(message, param_hint="--first")
        return place.range


def are_several(paths: Sequence[Path]) -> bool:
    """Return whether paths may lead to several files."""
    return len(paths) > 1 or any(kind_of(path, follow=True) is Kind.FOLDER for path in paths)


def refuse_several() -> None:
    """Refuse to call several articles alike.

    Raises:
        typer.BadParameter: always.
    """
    message = "describe one new article at a time: one file"
    raise typer.BadParameter(message, param_hint="FILE")
