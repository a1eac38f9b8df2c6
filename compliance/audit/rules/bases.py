"""Rule on the reason why a voice is counted to a side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from compliance.audit.audited import Audited
from compliance.audit.finding import Remark, Severity
from compliance.audit.place import of_source
from compliance.audit.rule import rule
from compliance.model.words import Group
from compliance.workspace.evidence import Source
from compliance.workspace.workspace import ALWAYS

# fmt: off
SAYS_NOTHING: Final = frozenset({
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "its", "itself", "known",
    "n", "na", "none", "note", "of", "on", "or", "our", "same", "see", "side", "source", "tbd",
    "that", "the", "their", "this", "to", "todo", "unclear", "unknown", "unsure", "voice", "was",
    "with",
})
# fmt: on
"""Words that give no reason by themselves."""
NEGATIONS: Final = frozenset({"no", "not"})
"""Words that give a reason only for third and unknown, as in "a state that is no side"."""
LEAST_STEM: Final = 4


@rule("side-without-basis", Severity.WARNING)
def side_without_basis(audited: Audited) -> Iterator[Remark]:
    """The basis of a source gives no reason to count it to its side.

    It says only what the name, the side or the kind of the source says already, or nothing. For a
    body of a government or of de facto authorities the name of the side in it is reason enough.
    """
    names: dict[str, str] = {side.id: side.name for side in audited.agreement.sides}
    for source in audited.sources:
        if not _gives_reason(source, names):
            message = (
                f'the basis "{source.entry.basis}" does not say why it is counted to '
                f'"{source.side}"; say who owns it, or for whom it speaks'
            )
            yield of_source(audited, source.id, message, "basis")


def _gives_reason(source: Source, names: Mapping[str, str]) -> bool:
    basis = _words(source.entry.basis) - SAYS_NOTHING
    if source.side not in ALWAYS:
        basis -= NEGATIONS
    side = _words(names.get(source.side, source.side))
    # An official body is defined by its state, so naming the state is a reason; an outlet is not.
    if source.group is Group.OFFICIAL and _new(basis, side) != basis:
        return True
    kind = source.kind.replace("_", " ")
    known = _words(f"{source.id.replace('-', ' ')} {source.name} {source.short} {kind}")
    return bool(_new(basis, known | side | _words(source.side)))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _new(words: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """Return the words that are neither known nor a known word with another ending."""
    return frozenset(w for w in words if not any(_same(w, k) for k in known))


def _same(word: str, other: str) -> bool:
    if min(len(word), len(other)) < LEAST_STEM:
        return word == other
    return word.startswith(other) or other.startswith(word)
