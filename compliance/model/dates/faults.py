"""Why a text is no date: one class a reason, each with its own words.

UnreadableError
  UnfitError             nothing in it can be named wrong: it may be a slip of some kind
  YearZeroError, NoSuchMonthError, NoSuchDayError, LastWinterError
  EndlessIntervalError, ReversedIntervalError
"""

from __future__ import annotations


class UnreadableError(Exception):
    """A text is no date: what is wrong with it, and what would be right (None: any date)."""

    def __init__(self, wrong: str, right: str | None = None) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.right = right


class UnfitError(UnreadableError):
    """The text has another form."""

    def __init__(self) -> None:
        super().__init__("it has not the form of EDTF level 1")


class YearZeroError(UnreadableError):
    """Calendars in use, and Python's, have no such year."""

    def __init__(self) -> None:
        super().__init__("years are counted from 0001")


class NoSuchMonthError(UnreadableError):
    """The month is neither 01 to 12 nor, without a day, one of the seasons 21 to 24."""

    def __init__(self, month: str) -> None:
        super().__init__(f"month {month} does not exist")


class NoSuchDayError(UnreadableError):
    """The month is shorter, or the day is 00."""

    def __init__(self, month: str, day: str, last: int) -> None:
        super().__init__(f"{month} has no day {day}", f"a day from 01 to {last}")


class LastWinterError(UnreadableError):
    """The winter of 9999 ends in a year that has no four digits."""

    def __init__(self) -> None:
        super().__init__("its winter ends after the year 9999")


class EndlessIntervalError(UnreadableError):
    """Both ends are open or unknown."""

    def __init__(self) -> None:
        super().__init__("neither end is a date", "one end at least, as 2020-11-10/..")


class ReversedIntervalError(UnreadableError):
    """The first day of the start lies behind the last day of the end."""

    def __init__(self) -> None:
        super().__init__("it ends before it starts", "the earlier date first")
