"""Check figures: one number or range each, one that the words can hold; and what they count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from compliance.model.evidence import Figure
from compliance.model.obligation import Count
from compliance.workspace.evidence import folded
from compliance.workspace.faults import Fault, Route

ALLOWED: Final = (
    {"value"},
    {"at_least"},
    {"at_most"},
    {"about"},
    {"from", "to"},
)

# A run of digits with what may stand between groups of them, or before a fraction.
_DIGITS: Final = re.compile(r"\d(?:[\d.,'’\u066b\u066c \u00a0\u2009\u202f]*\d)?")
_GROUPS: Final = re.compile(r"[.,'’\u066b\u066c \u00a0\u2009\u202f]")
_SCALED: Final = re.compile(r"\W*[^\W\d]")
_SCALES: Final = tuple(Decimal(10) ** n for n in (2, 3, 5, 6, 7, 9, 12))
"""What a word behind a number may multiply it by: hundred, thousand, lakh, million, crore, ..."""
_ONES: Final = "zero one two three four five six seven eight nine"
_TEENS: Final = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_OTHERS: Final[dict[str, int]] = {
    word: number
    for words in (
        "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
        "нуль один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять",
        "sıfır bir iki üç dörd beş altı yeddi səkkiz doqquz on",
        "sıfır bir iki üç dört beş altı yedi sekiz dokuz on",
        "զրո մեկ երկու երեք չորս հինգ վեց յոթ ութ ինը տասը",
        "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć",
        "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze",
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    )
    for number, word in enumerate(words.split())
}
_WORDS: Final[Mapping[str, int]] = (
    {"a": 1, "an": 1, "no": 0, "none": 0, "nobody": 0, "dozen": 12, "both": 2, "одна": 1, "две": 2}
    | _OTHERS
    | {word: number for number, word in enumerate(_ONES.split())}
    | {word: number for number, word in enumerate(_TEENS.split(), 10)}
    | {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
    | {
        f"{ten}-{one}": 10 * tens + ones
        for tens, ten in enumerate(_TENS.split(), 2)
        for ones, one in enumerate(_ONES.split()[1:], 1)
    }
)


def find_figure_faults(figure: Figure) -> Iterator[tuple[str | None, str, str]]:
    """Yield key, code and message for a figure without one number, or with one that is not printed.

    The key is None where the figure as a whole is meant.
    """
    numbers = figure.numbers
    if set(numbers) not in ALLOWED:
        yield _without_one_number(tuple(numbers))
        return
    if "to" in numbers and Decimal(str(numbers["to"])) < Decimal(str(numbers["from"])):
        message = f'"to" ({numbers["to"]}) is less than "from" ({numbers["from"]}); exchange them'
        yield "to", "wrong-value", message
    for key, number in numbers.items():
        if not may_be_printed(number, figure.as_printed):
            message = f'as_printed "{figure.as_printed}" has no number that reads as {number}'
            yield key, "wrong-value", f"{message}; correct one of the two"


def _without_one_number(keys: tuple[str, ...]) -> tuple[str | None, str, str]:
    ways = "value, at_least, at_most, about, or from and to"
    if not keys:
        return None, "missing-key", f"a figure needs a number; add {ways}"
    if len(keys) == 1:
        other = "from" if keys == ("to",) else "to"
        return keys[0], "missing-key", f'"{keys[0]}" needs "{other}" beside it; add it'
    return keys[-1], "wrong-value", f"a figure has one number; keep one of {ways}"


def may_be_printed(number: int | str, printed: str) -> bool:
    """Return whether printed words can give a number: only digits can show that they do not.

    Words for numbers are known of a few languages, so words without any digit may mean any number;
    where there are digits, the number must be among them or among the words that are known.
    """
    wanted = abs(Decimal(str(number)))
    if not any(sign.isdecimal() for sign in printed):
        return True
    plain = "".join(str(unicodedata.decimal(s)) if s.isdecimal() else s for s in printed)
    return wanted in set(_readings(plain))


def _readings(printed: str) -> Iterator[Decimal]:
    """Yield every number that words with digits may give."""
    before: list[tuple[Decimal, bool]] = []
    for found in _DIGITS.finditer(printed):
        scaled = bool(_SCALED.match(printed, found.end()))
        plain = {*_numbers(found[0])}
        yield from plain
        for number in plain if scaled else ():
            yield from (number * scale for scale in _SCALES)
            yield 12 * number
        before += [(number, scaled) for number in plain]
    # "3 thousand 500"
    for (one, scaled), (other, _) in pairwise(before):
        if scaled:
            yield from (one * scale + other for scale in _SCALES)
    for word in re.findall(r"[^\W\d]+(?:['’-][^\W\d]+)*", printed.casefold()):
        if word in _WORDS:
            yield Decimal(_WORDS[word])


def _numbers(digits: str) -> Iterator[Decimal]:
    """Yield what a run of digits may mean: whole, with a fraction, or several numbers."""
    pieces = _GROUPS.split(digits)
    yield Decimal("".join(pieces))
    yield from (Decimal(piece) for piece in pieces if piece)
    if len(pieces) > 1:
        yield Decimal(f"{''.join(pieces[:-1])}.{pieces[-1]}")
    # Two numbers may stand side by side: "3,500, 4,200"
    for start in range(len(pieces)):
        for end in range(start + 2, min(start + 5, len(pieces) + 1)):
            yield Decimal("".join(pieces[start:end]) or "0")


def find_count_faults(file: str, route: Route, counts: Sequence[Count]) -> Iterator[Fault]:
    """Yield each count that has a name of an earlier one of its list, in whatever case."""
    taken: dict[str, str] = {}
    for index, count in enumerate(counts):
        same = {folded(name): name for name in count.names}
        for name in (name for key, name in same.items() if key in taken):
            message = f'"{name}" is a name of the count "{taken[folded(name)]}" already'
            yield Fault(file, (*route, index), "duplicate-id", f"{message}; take it out of one")
        taken |= {key: count.id for key in same if key not in taken}
