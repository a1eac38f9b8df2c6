"""Tags of languages, by one rule for every place that has one: the grammar of BCP 47."""

from __future__ import annotations

import re
from typing import Annotated, Final

from compliance.model.base import FieldRule

# RFC 5646, section 2.1, in its order: language, script, region, variants, extensions, private use;
# or private use alone; or one of the old tags that the grammar does not cover. It lets a language
# have four to eight letters too; none has, and "english" is a slip.
LANGUAGE_PATTERN: Final = (
    "^(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}"
    "(?:-[A-Za-z]{4})?"
    "(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    "(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    "(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*"
    "(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?"
    "|[Xx](?:-[A-Za-z0-9]{1,8})+"
    "|i-[a-z]{2,8}|en-GB-oed|sgn-(?:BE-FR|BE-NL|CH-DE))$"
)

# Languages whose script puts no spaces between words, unless their tag names another script.
_SCRIPTS: Final = {
    language: script
    for script, languages in (
        ("Hani", "zh cmn yue wuu nan hak gan hsn lzh cdo cjy mnp cpx czh"),
        ("Jpan", "ja"),
        ("Thai", "th"),
        ("Laoo", "lo"),
        ("Khmr", "km"),
        ("Mymr", "my mnw shn ksw"),
        ("Tibt", "bo dz"),
    )
    for language in languages.split()
}
_SCRIPT: Final = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z]{3})*-([A-Za-z]{4})(?=-|$)")

LanguageTag = Annotated[str, FieldRule(pattern=LANGUAGE_PATTERN, max_length=80)]


def script_of(tag: str) -> str | None:
    """Return the script (ISO 15924) that a tag names; else that of a language without spaces."""
    named = _SCRIPT.match(tag)
    return named[1].title() if named else _SCRIPTS.get(primary_language(tag))


def primary_language(tag: str) -> str:
    """Return the language of a tag, without script, region or variant, in lower case."""
    return tag.partition("-")[0].lower()
