"""What goes wrong while a file is made is answered, and ends nothing."""

from __future__ import annotations

import pytest

from compliance.render.apart.answers import FAILED, MADE, answered


@pytest.mark.parametrize(
    ("error", "wrong"),
    [
        (MemoryError(), "it takes more memory than it may"),
        (ValueError("a reason"), "ValueError: a reason"),
    ],
)
def test_what_fails_is_answered_with_why(error: Exception, wrong: str) -> None:
    def fail() -> tuple[bytes, str]:
        raise error

    assert answered(fail) == (FAILED, wrong)


def test_what_is_made_is_answered_with_what_there_is_to_say() -> None:
    assert answered(lambda: (b"a", "said")) == (MADE, "YQ==", "said")
