"""Dates written in another way: what is said of them, and which date is guessed."""

from __future__ import annotations

import pytest

from compliance.model.dates.bounds import MONTHS
from compliance.model.dates.edtf import InvalidDateError, parse_edtf
from compliance.model.dates.slips import find_slip
from compliance.model.dates.spans import Slip

GUESSED = {
    "27.03.2022": "2022-03-27",
    "7. 3. 2022": "2022-03-07",
    "2022.03.27": "2022-03-27",
    "2022.3": "2022-03",
    "2022/03/27": "2022-03-27",
    "2022/3": "2022-03",
    "27/03/2022": "2022-03-27",
    "03/27/2022": "2022-03-27",
    "27-3-2022": "2022-03-27",
    "2022-27-03": "2022-03-27",
    "20220327": "2022-03-27",
    "2022-3-7": "2022-03-07",
    "2022-11-5": "2022-11-05",
    "2022-3-07": "2022-03-07",
    "2022-3": "2022-03",
    "27 March 2022": "2022-03-27",
    "27th March, 2022": "2022-03-27",
    "7 Mar. 2022": "2022-03-07",
    "27-Mar-2022": "2022-03-27",
    "March 27, 2022": "2022-03-27",
    "sept 1st 2022": "2022-09-01",
    "March 2022": "2022-03",
    "2022 March": "2022-03",
    "2022-Mar-7": "2022-03-07",
    "2022-03-27T10:00:00Z": "2022-03-27",
    "2022-03-27 10:00": "2022-03-27",
    "2022-03-27T10:00:00+04:00": "2022-03-27",
    " 2022-03-27\n": "2022-03-27",
    "\N{NO-BREAK SPACE}27.03.2022 ": "2022-03-27",
    "2022–03–27": "2022-03-27",
    "2022\N{NON-BREAKING HYPHEN}03": "2022-03",
    "2020-2021": "2020/2021",
    "2020-11-12-2020-11-22": "2020-11-12/2020-11-22",
    "2020-11-12 – 2020-11-22": "2020-11-12/2020-11-22",
    "2020–2021": "2020/2021",
    "2020 to 2021": "2020/2021",
    "12 Nov 2020 until 22 Nov 2020": "2020-11-12/2020-11-22",
    "2020-11--2020-12": "2020-11/2020-12",
    "27.03.2022/29.03.2022": "2022-03-27/2022-03-29",
    "27.03.2022/..": "2022-03-27/..",
    "/27.03.2022": "/2022-03-27",
    "2020-11-10/open": "2020-11-10/..",
    "10.11.2020/present": "2020-11-10/..",
    "2020-11-10/unknown": "2020-11-10/",
    "circa 2020": "2020~",
    "c. Nov 2020": "2020-11~",
    "about 22 November 2020": "2020-11-22~",
    "~2020-11": "2020-11~",
    "?2020": "2020?",
    "2020?~": "2020%",
    "2020-11~?": "2020-11%",
    "202x": "202X",
    "20uu": "20XX",
    "2020/21": "2020/2021",
    "2020–21": "2020/2021",
    "2020/05": "2020-05",
    "2008\N{NON-BREAKING HYPHEN}09": "2008-09",
    "the 1990s": "199X",
    "circa 2020/2021": "2020~/2021~",
    "~2020/2021": "2020~/2021",
    "2022-03-27T10:00/2022-03-28T11:00": "2022-03-27/2022-03-28",
    "27–03–2022": "2022-03-27",
    "1 May 2022 - 3": "2022-05-01/2022-05-03",
    "2020-11-uu~": "2020-11-XX~",
}


@pytest.mark.parametrize("text", GUESSED)
def test_a_common_slip_is_put_right(text: str) -> None:
    slip = find_slip(text)
    assert slip is not None
    assert slip.right == GUESSED[text]


@pytest.mark.parametrize("name", MONTHS)
def test_every_month_is_known_by_its_name_and_its_first_three_letters(name: str) -> None:
    expected = f"2022-{MONTHS.index(name) + 1:02}-05"
    for written in (name, name[:3], name.upper(), name[:3].lower() + "."):
        assert find_slip(f"5 {written} 2022") == Slip("its month is not a number", expected)


X_ONLY = "X stands only for a day, a month and its day, or the last one or two digits of a year"
YEARS = "only the years 0001 to 9999 are read"
NOT_GUESSED = {
    "": "nothing is written",
    " \n": "nothing is written",
    "03/04/2022": "its year does not come first, and which number is the month is unclear",
    "2001/02": 'a month follows "-", and a year after "/" has four digits',
    "2001–02": 'a month follows "-", and a year after "/" has four digits',
    "2020/13": 'a month follows "-", and a year after "/" has four digits',
    "2022-03–05": "whether its last number is a month or a day is unclear",
    "27.03.22": "its year does not have four digits",
    "-0044": YEARS,
    "-0044-03-15": YEARS,
    "Y170000002": YEARS,
    "Y-17E7": YEARS,
    "12022-03-27": YEARS,
    "[2020, 2021]": "it is EDTF level 2, of which nothing is read",
    "{2020-11, 2020-12}": "it is EDTF level 2, of which nothing is read",
    "1950S2": "it is EDTF level 2, of which nothing is read",
    "XXXX": X_ONLY,
    "2XXX": X_ONLY,
    "202X-11": X_ONLY,
    "2020-XX-05": X_ONLY,
    "2020-11-2X": X_ONLY,
    "2020?-11": 'one "?", "~" or "%" stands after the whole date',
    "2020-~11-22": 'one "?", "~" or "%" stands after the whole date',
    "2020~~": 'one "?", "~" or "%" stands after the whole date',
}


@pytest.mark.parametrize("text", NOT_GUESSED)
def test_where_nothing_can_be_guessed_only_the_fault_is_named(text: str) -> None:
    assert find_slip(text) == Slip(NOT_GUESSED[text], None)


MIRRORED = {
    ("2022/unknown", "2022/"): ("unknown/2022", "/2022"),
    ("2022/?", "2022/"): ("?/2022", "/2022"),
    ("2022/open", "2022/.."): ("open/2022", "../2022"),
    ("2022/…", "2022/.."): ("…/2022", "../2022"),
    ("since 3 May 2022", "2022-05-03/.."): ("until 3 May 2022", "../2022-05-03"),
    ("2022.3", "2022-03"): ("3.2022", "2022-03"),
    ("2022/03", "2022-03"): ("03/2022", "2022-03"),
    ("20220327", "2022-03-27"): ("27032022", "2022-03-27"),
    ("27.03.2022", "2022-03-27"): ("2022.03.27", "2022-03-27"),
    ("March 27, 2022", "2022-03-27"): ("27 March, 2022", "2022-03-27"),
    ("2022 March", "2022-03"): ("March 2022", "2022-03"),
    ("2022-03-27/28", "2022-03-27/2022-03-28"): ("27/28-03-2022", "2022-03-27/2022-03-28"),
    ("2022-03-27–28", "2022-03-27/2022-03-28"): ("27–28.03.2022", "2022-03-27/2022-03-28"),
    ("2022-03-27/04-02", "2022-03-27/2022-04-02"): ("03-27/2022-04-02", "2022-03-27/2022-04-02"),
    ("2022-03/04", "2022-03/2022-04"): ("03/2022-04", "2022-03/2022-04"),
    ("2022 March-April", "2022-03/2022-04"): ("March-April 2022", "2022-03/2022-04"),
    ("27-28 March 2022", "2022-03-27/2022-03-28"): (
        "March 27-28, 2022",
        "2022-03-27/2022-03-28",
    ),
    ("27 March - 2 April 2022", "2022-03-27/2022-04-02"): (
        "March 27 - April 2, 2022",
        "2022-03-27/2022-04-02",
    ),
    ("27.03.–02.04.2022", "2022-03-27/2022-04-02"): (
        "27.03.2022–02.04.2022",
        "2022-03-27/2022-04-02",
    ),
}


@pytest.mark.parametrize(("one", "other"), MIRRORED.items())
def test_forms_that_mirror_each_other_have_mirrored_hints(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    for written, meant in (one, other):
        with pytest.raises(InvalidDateError) as caught:
            parse_edtf(written)
        assert caught.value.right == meant


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "2020/2021/2022",
        "now/then",
        "1" * 61,
        "today",
        "2022-03-27 28",
        "27/3/4",
        "27/3-2022/4",
        "2022-03-27/28/29",
        "27.03/2022-03",
        "2020/March 5",
        "before 2022",
    ],
)
def test_what_is_like_no_date_is_no_slip(text: str) -> None:
    assert find_slip(text) is None
