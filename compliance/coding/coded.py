"""A record as one coder has it, in the form in which codings are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from compliance.model.base import ArticleId
from compliance.model.evidence import PassagePin
from compliance.passages.search import Range
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_fields import Plain

_NOWHERE: Final = (1 << 62, 1 << 62)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A record of a coding: evidence that a coder wrote, or a suggestion of an engine.

    `range` counts code points of the text with that hash; both are None where the passage was not
    found in exactly one place of a text on this machine. `passage` is the text there. `values` has
    the fields of the record as plain data; one that an engine does not fill in is not in it.
    `index` is its place in the coding; `evidence` is None for a suggestion.
    """

    id: str
    article: ArticleId
    pin: PassagePin
    values: Mapping[str, Plain]
    index: int = 0
    text_sha256: str | None = None
    range: Range | None = None
    passage: str | None = field(default=None, repr=False)
    evidence: Evidence | None = field(default=None, repr=False)

    def value(self, name: str) -> Plain:
        """Return what it says in a field; None for nothing."""
        return self.values.get(name)

    @property
    def order(self) -> tuple[object, ...]:
        """The key by which records are in the order of the text; those not found come last.

        Of several with one place, and of those without, the order of the coding decides.
        """
        return (self.article, *(self.range or _NOWHERE), self.index, self.id)
