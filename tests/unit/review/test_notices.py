"""What came of decisions is told once the next sheet is shown; not for ever."""

from __future__ import annotations

from compliance.review.notices import MOST, Notices
from compliance.views.review.view import SaidView


def test_a_notice_is_kept_until_many_others_came() -> None:
    notices = Notices()
    numbers = [notices.put(SaidView(words=str(n))) for n in range(MOST + 1)]
    assert len(set(numbers)) == MOST + 1
    assert notices.get(numbers[0]) is None
    assert notices.get(numbers[1]) == SaidView(words="1")
    assert notices.get("") is None
