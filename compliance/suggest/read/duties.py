"""Which deeds an agreement asks for, and of whom: by the wording of its duties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from compliance.model.agreement import Agreement
from compliance.model.base import SideId
from compliance.suggest.read.lexicon import Lexicon, words_in
from compliance.suggest.read.speech import deeds_of_all

Duties = Mapping[str, frozenset[SideId]]
"""The sides that owe a deed, by its name in the lists of words; no side where nobody is named."""

_BY_VERB: Final = ("deed", "doing")


def duties_of(agreement: Agreement) -> Duties:
    """Return the deeds that the duties of an agreement name, each with who owes it."""
    lexicon = Lexicon(deeds_of_all())
    found: dict[str, set[SideId]] = {}
    for duty in agreement.obligations:
        bearers = {SideId(one.side) for one in duty.bearers if one.side is not None}
        told = [sense for hit in lexicon.hits(words_in(duty.duty).words) for sense in hit.senses]
        # In "X deploys in parallel with the withdrawal" it is not X that is to withdraw.
        verbs = [sense for sense in told if sense.kind in _BY_VERB]
        for sense in verbs or told:
            found.setdefault(sense.value, set()).update(bearers)
    return {deed: frozenset(sides) for deed, sides in found.items()}
