"""What is wrong with the facts of new articles that the command line gives, option by option."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import typer

from compliance.errors import ComplianceError
from compliance.workspace.write.draft_check import WrongFact

OPTIONS: Final = {
    "id": "--id",
    "outlet": "--outlet",
    "published": "--published",
    "published_basis": "--basis",
    "language": "--language",
    "url": "--url",
    "copy_url": "--archived",
    "confidence": "--confidence",
    "held": "--first",
}
"""The option by which each key of an article is given; the title comes from the file."""


class WrongFactsError(ComplianceError):
    """Facts of new articles that do not fit the workspace; a line each."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.facts = tuple(lines)
        super().__init__("\n".join(self.facts))

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each fact."""
        return self.facts


def refuse(wrong: Iterable[WrongFact]) -> None:
    """Refuse facts that are wrong: on any command line, or for this workspace.

    Raises:
        typer.BadParameter: some would be wrong in any workspace.
        WrongFactsError: some do not fit this one.
    """
    found = list(dict.fromkeys(wrong))
    lines = [f"{OPTIONS.get(one.key, 'FILE')}: {one.message}" for one in found]
    if any(one.of_form for one in found):
        raise typer.BadParameter("\n".join(lines))
    if found:
        raise WrongFactsError(lines)
