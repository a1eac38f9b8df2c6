"""What every view tells of the language in which it is written."""

from __future__ import annotations

from compliance.wording.speaking import read_by, speaking


class Spoken:
    """A view whose words are those of one language."""

    __slots__ = ()

    @property
    def language(self) -> str:
        """The tag of the language of the program's own words."""
        return speaking().value

    @property
    def unreviewed(self) -> bool:
        """Whether no native reader has gone through the words of that language yet."""
        return read_by(speaking()) is None
