"""What the system refuses is told with what helps, and with nothing that does not."""

from __future__ import annotations

import errno

import pytest

from compliance.files.refusals import refusal

OTHERWISE = "name another"


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "make room there, then do this again"),
        (errno.EDQUOT, "make room in what you may use there, then do this again"),
        (errno.EROFS, "choose a place that can be written"),
        (errno.EACCES, OTHERWISE),
        (errno.EPERM, OTHERWISE),
        (errno.EIO, "see whether the disk is damaged"),
        (errno.EFBIG, "raise the limit for the size of files, then do this again"),
        (errno.EMFILE, "raise the limit for open files, then do this again"),
        (errno.ENAMETOOLONG, "choose a shorter name"),
        (errno.ESTALE, "connect that network drive again"),
        (errno.ELOOP, "take away the links that lead in a circle"),
    ],
    ids=errno.errorcode.get,
)
def test_the_remedy_is_one_for_the_reason(number: int, remedy: str) -> None:
    assert refusal(OSError(number, "Reason"), OTHERWISE) == f"Reason; {remedy}"


def test_an_error_that_names_no_reason_says_what_it_can() -> None:
    assert refusal(OSError("odd"), OTHERWISE) == f"odd; {OTHERWISE}"
    assert refusal(OSError(), OTHERWISE) == f"the system does not say why; {OTHERWISE}"
