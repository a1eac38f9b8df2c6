"""The words for ties; a test holds them closed, as all words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from compliance.wording.speaking import marked, trp
from compliance.wording.worded import Worded


class Tie(StrEnum):
    """How statements of one tie it to another."""

    AGREES = "agrees"
    DENIES = "denies"
    ACCUSES = "accuses"


TIE_WORDS: Mapping[Tie, str] = Worded(
    {
        Tie.AGREES: "says the same as",
        Tie.DENIES: "denies the words of",
        Tie.ACCUSES: "says not fulfilled or violated by",
    },
    "a tie",
)

TIE_SHORT: Mapping[Tie, str] = Worded(
    {
        Tie.AGREES: "same as",
        Tie.DENIES: "denies",
        Tie.ACCUSES: "not kept by",
    },
    "a tie, in short",
)
"""The same beside a line of a drawing, where a legend says what they stand for."""

TIE_MEANINGS: Mapping[Tie, str] = Worded(
    {
        Tie.AGREES: "both give the same status of the same respondents, or tell of one incident "
        "and name the same, as a difference of the two has it",
        Tie.DENIES: "a statement of the one denies a statement of the other",
        Tie.ACCUSES: "a statement of the one says not fulfilled or violated, and names the other",
    }
)

# What follows is translated by whoever prints it.

CAPTION = marked(
    "Who says the same as whom, denies whose words, says not fulfilled or violated by whom"
)

NOTES = (
    marked("Numbers are of statements; none is a score, and none says who is right."),
    marked("A denial upholds nothing, and two that say the same prove nothing."),
    marked("Where there is no tie, none was found in what was read and coded."),
)

OFFICIAL_WORDS = marked("filled: said by officials")
OTHERS_WORDS = marked("outlined: said by media and others")
WHO_SPEAKS = marked("who speaks")
OF_WHOM = marked("of whom")


def tie_words(says: str, whom: str) -> str:
    """Return what ties one to another with whom that is: "says the same as Russia"."""
    return trp("a tie", "{says} {whom}", says=says, whom=whom)
