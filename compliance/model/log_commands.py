"""Commands that build services read out of what a program prints, and how they are taken apart.

A backslash stands in them then, as in Markdown. GitHub trims a line and looks for `::` at its
beginning, or for `##[` anywhere in it; Azure looks for `##vso[`, TeamCity for `##teamcity[`, GitLab
for `section_start:`.
"""

from __future__ import annotations

import re
from typing import Final

# Some compare texts as people do, so that what is not seen before a command does not count.
_AT_A_WORDS_START: Final = re.compile(
    r"(?<!\S)([\xad\u061c\u180e\u200b-\u200f\u2060-\u206f\ufeff]*)(?=::)"
)
_ANYWHERE: Final = re.compile(r"##[A-Za-z]*(?=\[)|section_(?:start|end)(?=:)")


def without_commands(text: str) -> str:
    """Return a text, of any lines, in which no build service finds a command.

    Each word that begins with `::` is changed, since a line may be broken before any of them.
    """
    if "::" in text:
        text = _AT_A_WORDS_START.sub(r"\1\\", text)
    if "##" in text or "section_" in text:
        text = _ANYWHERE.sub(r"\g<0>\\", text)
    return text
