"""A reader whose library does not load says so of every file, in the library's own words."""

from __future__ import annotations

import pytest

from compliance.library.intake import inside
from compliance.library.intake.capture import Capture, UnfitCaptureError


def test_a_reader_that_does_not_load_says_why_of_every_file() -> None:
    read = inside._loaded("compliance.library.intake.no_such_reader:read")
    with pytest.raises(UnfitCaptureError, match="a library does not load") as refused:
        read(Capture(name="page.html", data=b"<html>"))
    assert "no_such_reader" in str(refused.value)
