"""The reasons why a text is not a date: one exception class for each, with its own words.

UnreadableError
  UnfitError             not the form of a date at all; `slips` guesses what was meant
  YearZeroError, NoSuchMonthError, NoSuchDayError, LastWinterError
  EndlessIntervalError, ReversedIntervalError
"""

from __future__ import annotations


class UnreadableError(Exception):
    """A text that is not a date: what is wrong, and what to write (None: no better advice)."""

    def __init__(self, wrong: str, right: str | None = None) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.right = right


class UnfitError(UnreadableError):
    """The text does not have the form of a date."""

    def __init__(self) -> None:
        super().__init__("it has not the form of EDTF level 1")


class YearZeroError(UnreadableError):
    """The year 0000, which neither common calendars nor Python have."""

    def __init__(self) -> None:
        super().__init__("years are counted from 0001")


class NoSuchMonthError(UnreadableError):
    """The month is neither 01 to 12 nor, without a day, one of the seasons 21 to 24."""

    def __init__(self, month: str) -> None:
        super().__init__(f"month {month} does not exist")


class NoSuchDayError(UnreadableError):
    """The month has fewer days, or the day is 00."""

    def __init__(self, month: str, day: str, last: int) -> None:
        super().__init__(f"{month} has no day {day}", f"a day from 01 to {last}")


class LastWinterError(UnreadableError):
    """The winter of 9999, which would end in the year 10000."""

    def __init__(self) -> None:
        super().__init__("its winter ends after the year 9999")


class EndlessIntervalError(UnreadableError):
    """An interval whose ends are both open or unknown."""

    def __init__(self) -> None:
        super().__init__("neither end is a date", "one end at least, as 2020-11-10/..")


class ReversedIntervalError(UnreadableError):
    """An interval that starts after it ends."""

    def __init__(self) -> None:
        super().__init__("it ends before it starts", "the earlier date first")
