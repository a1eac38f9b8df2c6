"""What a browser sends of a form: names and values, limited in number and size."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

MOST_FIELDS: Final = 4_096
LONGEST_VALUE: Final = 8_192
_NUMBER: Final = re.compile("[0-9]{1,12}")


class UnfitFieldsError(Exception):
    """Something that no form of the page sends."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Names with their values, in the order sent; a name may come more than once."""

    pairs: tuple[tuple[str, str], ...] = ()

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of a name."""
        return tuple(value for key, value in self.pairs if key == name)

    def one(self, name: str) -> str:
        """Return the value of a name, without white space at its ends; empty if there is none.

        Raises:
            UnfitFieldsError: there are several.
        """
        values = self.all(name)
        if len(values) > 1:
            raise UnfitFieldsError
        return values[0].strip() if values else ""

    def last(self, name: str) -> str:
        """Return the last value of a name, where nothing depends on there being no other."""
        return self.all(name)[-1] if self.all(name) else ""

    def number(self, name: str) -> int:
        """Return a whole number of at most twelve digits.

        Raises:
            UnfitFieldsError: there is none.
        """
        value = self.one(name)
        if not _NUMBER.fullmatch(value):
            raise UnfitFieldsError
        return int(value)


def fields_in(encoded: bytes) -> Fields:
    """Return the fields of a form, or of the query of an address.

    Raises:
        UnfitFieldsError: they are not encoded as forms are, too many, too long, or hold what
            stands in no text.
    """
    if not encoded:
        return Fields()
    try:
        pairs = parse_qsl(
            encoded.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:  # UnicodeDecodeError is one
        raise UnfitFieldsError from None
    return Fields(tuple(_checked(pairs)))


def _checked(pairs: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    for name, value in pairs:
        if len(value) > LONGEST_VALUE or "\0" in value:
            raise UnfitFieldsError
        # Browsers send line ends of their own.
        yield name, value.replace("\r\n", "\n")
