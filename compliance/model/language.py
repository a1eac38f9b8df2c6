"""Tags of languages, by one rule for every place that has one: the grammar of BCP 47."""

from __future__ import annotations

from typing import Annotated, Final

from compliance.model.base import FieldRule

# RFC 5646, section 2.1, in its order: language, script, region, variants, extensions, private use;
# or private use alone; or one of the old tags that the grammar does not cover.
LANGUAGE_PATTERN: Final = (
    "^(?:(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8})"
    "(?:-[A-Za-z]{4})?"
    "(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    "(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    "(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*"
    "(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?"
    "|[Xx](?:-[A-Za-z0-9]{1,8})+"
    "|i-[a-z]{2,8}|en-GB-oed|sgn-(?:BE-FR|BE-NL|CH-DE))$"
)

LanguageTag = Annotated[str, FieldRule(pattern=LANGUAGE_PATTERN, max_length=80)]


def primary_language(tag: str) -> str:
    """Return the language of a tag, without script, region or variant, in lower case."""
    return tag.partition("-")[0].lower()
