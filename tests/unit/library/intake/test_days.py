"""Days that people and programs write become EDTF, or nothing where it is not certain which."""

from __future__ import annotations

import pytest

from compliance.library.intake.days import day_of


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2022-03-27", "2022-03-27"),
        ("2022-03", "2022-03"),
        ("2022", "2022"),
        ("2022-03-27?", "2022-03-27?"),
        (" 2022-03-27T23:30:00+04:00 ", "2022-03-27"),
        ("2022-03-27 10:00", "2022-03-27"),
        ("2022/3/7", "2022-03-07"),
        ("2022/03/27/", "2022-03-27"),
        ("2022.03", "2022-03"),
        ("D:20220327120000+04'00'", "2022-03-27"),
        ("20220327", "2022-03-27"),
        ("20220327T101500Z", "2022-03-27"),
        ("27.03.2022", "2022-03-27"),
        ("3.4.2022, 10:15", "2022-04-03"),
        ("27/03/2022", "2022-03-27"),
        ("03/27/2022", "2022-03-27"),
        ("03/03/2022", "2022-03-03"),
        ("27 March 2022", "2022-03-27"),
        ("March 27, 2022", "2022-03-27"),
        ("March 2022", "2022-03"),
        ("Sun, 27 Mar 2022 10:00:00 +0400", "2022-03-27"),
        ("27 марта 2022", "2022-03-27"),
        ("2022 (the day is not given)", "2022"),
        ("27 March 2022 (stamped 28 March)", "2022-03-27"),
    ],
)
def test_a_day_that_is_certain_is_read(written: str, day: str) -> None:
    assert day_of(written) == day


@pytest.mark.parametrize(
    "written",
    [
        "",
        "  ",
        "soon",
        "03/04/2022",
        "03-04-2022",
        "2022-13-01",
        "D:20221345",
        "31.02.2022",
        "March",
        "27 March or 28 April 2022",
        "March 2021 or 2022",
        "27 Foo 2022",
        "2022-03-27" + "x" * 100,
    ],
)
def test_a_day_that_is_not_certain_is_not_read(written: str) -> None:
    assert day_of(written) is None
