"""The words for differences: one for every kind and reason, and none that judges."""

from __future__ import annotations

import re

from compliance.diff.kinds import Kind, Reason
from compliance.model.words import COUNTED_SCOPES, Act, Scope
from compliance.views.diff.words import KIND_MEANINGS, NOT_SAID_HERE, REASON_WORDS
from compliance.workspace.evidence_fields import FIELDS

# A speaker may use them; the program may not.
JUDGING = re.compile(
    r"\b(breach\w*|comply|complied|true|false|truth|lie[sd]?|lying|alleged\w*|admit\w*|"
    r"confirm\w*|refus\w*|fail\w*|guilty|blame\w*|credible|proven|disputed|contradict\w*|wrong)\b",
    re.IGNORECASE,
)


def test_every_kind_and_every_reason_has_words() -> None:
    assert list(KIND_MEANINGS) == list(Kind)
    assert list(REASON_WORDS) == list(Reason)


def test_none_of_the_words_judges() -> None:
    fields = [words for one in FIELDS for words in (one.label, one.detail)]
    said = (*KIND_MEANINGS.values(), *REASON_WORDS.values(), *fields, NOT_SAID_HERE)
    assert [words for words in said if JUDGING.search(words)] == []


def test_a_reason_is_a_scope_an_act_or_one_of_three_more() -> None:
    known = {*(Scope), *(Act)} - COUNTED_SCOPES
    assert {r.value for r in Reason} - {str(one) for one in known} == {
        "characterised",
        "in_doubt",
        "earlier",
    }
