"""Dates in words, as reports print them."""

from __future__ import annotations

import pytest

from compliance.model.dates.bounds import MONTHS
from compliance.model.dates.edtf import parse_edtf
from compliance.model.dates.words import display_date

WORDS = {
    "2022-03-27": "27 Mar 2022",
    "2022-04-02": "2 Apr 2022",
    "2022-03": "Mar 2022",
    "2022": "2022",
    "0476-09-04": "4 Sep 0476",
    "2020-11-22~": "about 22 Nov 2020",
    "2022-03-27?": "27 Mar 2022 (uncertain)",
    "2022-03%": "about Mar 2022 (uncertain)",
    "2020-21": "spring 2020",
    "2020-22~": "about summer 2020",
    "2020-23": "autumn 2020",
    "2020-24": "winter 2020",
    "202X": "2020–2029, year not known",
    "20XX?": "2000–2099, year not known (uncertain)",
    "2020-XX": "2020, month not known",
    "2020-XX-XX": "2020, month and day not known",
    "2020-11-XX": "Nov 2020, day not known",
    "2020-11-12/2020-11-22": "12–22 Nov 2020",
    "2022-03-26/2022-04-02": "26 Mar – 2 Apr 2022",
    "2020-11-12/2020-12-12": "12 Nov – 12 Dec 2020",
    "2020-12-26/2021-01-02": "26 Dec 2020 – 2 Jan 2021",
    "2020-11-12/2021-11-12": "12 Nov 2020 – 12 Nov 2021",
    "2022-03/2022-04": "Mar–Apr 2022",
    "2021-03/2022-03": "Mar 2021 – Mar 2022",
    "2020/2021": "2020–2021",
    "2020-21/2020-22": "spring–summer 2020",
    "2020/2020-11": "2020 – Nov 2020",
    "2020-11-22/2020-12": "22 Nov 2020 – Dec 2020",
    "2020-11-22/2020-11-22": "22 Nov 2020",
    "2020-11-12~/2020-11-22": "about 12 Nov 2020 – 22 Nov 2020",
    "2020-11-12/2020-11-22?": "12 Nov 2020 – 22 Nov 2020 (uncertain)",
    "2020-11-XX/2020-12": "Nov 2020, day not known – Dec 2020",
    "2020-11-10/..": "from 10 Nov 2020",
    "2020-11-10~/..": "from about 10 Nov 2020",
    "2020-11-10/": "from 10 Nov 2020, end not known",
    "../2022-03-27": "by 27 Mar 2022",
    "/2022-03-27": "by 27 Mar 2022, start not known",
}


@pytest.mark.parametrize("text", WORDS)
def test_a_date_is_put_in_words(text: str) -> None:
    assert display_date(parse_edtf(text)) == WORDS[text]


def test_every_month_has_a_name_of_three_letters() -> None:
    names = [display_date(parse_edtf(f"2022-{n:02}")) for n in range(1, len(MONTHS) + 1)]
    assert names == [
        f"{name} 2022"
        for name in "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
    ]
