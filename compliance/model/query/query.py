"""Queries: what may be asked of texts, read from the few signs that have a meaning.

Words side by side are all wanted; `"a phrase"` stands together; `-word` may not be there; `a OR b`
is one of the two; `wor*` is whatever begins so. Nothing else has a meaning, and so is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NoReturn

from compliance.errors import ComplianceError
from compliance.model.query.words import words_of

MOST_TERMS: Final = 64
MOST_CHARACTERS: Final = 2_000

MINUS: Final = "\u2212"
"""It means what a hyphen means before a word; a command line takes the hyphen for an option."""
_OPENING: Final = '"\u201c\u201d\u201e\u00ab\u00bb'
_TERM: Final = re.compile(
    rf"(?P<minus>[-{MINUS}]?)(?:[{_OPENING}](?P<phrase>[^{_OPENING}]*)(?P<closed>[{_OPENING}]?)"
    rf"|(?P<word>[^\s{_OPENING}]+))"
)
_NO_MEANING: Final = re.compile(r"[()\[\]{}:^+|~&\\<>=!]")
_BETWEEN: Final = '"OR" stands between two words; write a word on each side of it'


class QueryError(ComplianceError):
    """A query that cannot be meant, with what would be right."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after the other; of a `prefix` the last is only begun."""

    words: tuple[str, ...]
    prefix: bool = False

    def __str__(self) -> str:
        star = "*" if self.prefix else ""
        said = f"{' '.join(self.words)}{star}"
        return f'"{said}"' if len(self.words) > 1 else said


@dataclass(frozen=True, slots=True)
class Term:
    """One of several phrases, at least one of which is wanted, or none of which may be there.

    Each is a tuple of phrases that all have to be there. `open` is whether it is a single word
    without quotes, which may be a part of a name.
    """

    any_of: tuple[tuple[Phrase, ...], ...]
    negative: bool = False
    open: bool = False

    def __str__(self) -> str:
        said = " OR ".join(
            " ".join(map(str, every)) if len(every) == 1 else f"({' '.join(map(str, every))})"
            for every in self.any_of
        )
        if self.negative:
            return f"-({said})" if len(self.any_of) > 1 else f"-{said}"
        return f"({said})" if len(self.any_of) > 1 else said


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of a text: all of its terms."""

    terms: tuple[Term, ...]

    def __str__(self) -> str:
        return " ".join(map(str, self.terms))

    @property
    def wanted(self) -> tuple[Phrase, ...]:
        """The phrases that a text is found for, each once."""
        return tuple(
            dict.fromkeys(
                phrase
                for term in self.terms
                if not term.negative
                for every in term.any_of
                for phrase in every
            )
        )


Names = Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]
"""For the words of each spelling of a name, the words of all its spellings."""


def parse_query(asked: str) -> Query:
    """Return what a query asks.

    Raises:
        QueryError: it has a sign without a meaning, asks for nothing, or for too much.
    """
    if len(asked) > MOST_CHARACTERS:
        _refuse(f"the query has {len(asked):,} characters; write at most {MOST_CHARACTERS:,}")
    terms = _terms(asked)
    if len(terms) > MOST_TERMS:
        _refuse(f"the query has {len(terms)} terms; write at most {MOST_TERMS}")
    if all(term.negative for term in terms):
        _refuse("the query names nothing that is to be there; write a word without a minus")
    return Query(tuple(terms))


def _terms(asked: str) -> list[Term]:
    terms: list[Term] = []
    joins = False
    for found in _TERM.finditer(asked):
        if found[0] == "OR":
            if joins or not terms or terms[-1].negative:
                _refuse(_BETWEEN)
            joins = True
        elif found[0] != "AND":
            term = _term(found)
            terms[-1:] = [_either(terms[-1], term)] if joins else [*terms[-1:], term]
            joins = False
    if joins:
        _refuse(_BETWEEN)
    return terms


def _term(found: re.Match[str]) -> Term:
    negative = bool(found["minus"])
    if found["word"] is None:
        if not found["closed"]:
            _refuse("a quotation mark is not closed; write one at the end of the phrase")
        return Term(((_phrase(found["phrase"]),),), negative)
    if sign := _NO_MEANING.search(found["word"]):
        _refuse(
            f'"{sign[0]}" means nothing in a query; put it in quotes, or write words, "a phrase", '
            "-not, OR, or a star at the end of a word"
        )
    if found["word"] == "NOT":
        _refuse('"NOT" means nothing in a query; write a minus before the word, as -word')
    phrase = _phrase(found["word"])
    return Term(((phrase,),), negative, open=len(phrase.words) == 1 and not phrase.prefix)


def _phrase(text: str) -> Phrase:
    begun = text.rstrip()
    body = begun.removesuffix("*")
    if "*" in body:
        _refuse('"*" stands only at the end of a word; write what the word begins with, as cease*')
    words = tuple(words_of(body))
    if not words:
        _refuse(f'"{text.strip()}" has no letter and no digit; write a word')
    return Phrase(words, prefix=body != begun)


def _either(first: Term, second: Term) -> Term:
    if second.negative:
        _refuse('a minus stands behind "OR"; write a word that is to be there')
    return Term((*first.any_of, *second.any_of))


def _refuse(message: str) -> NoReturn:
    raise QueryError(message)


def names_of(groups: Iterable[Iterable[str]]) -> Names:
    """Return the spellings of names, of each of which a group has all.

    A spelling in several groups stands for all of these.
    """
    found: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
    for group in groups:
        spellings = dict.fromkeys(words for one in group if (words := tuple(words_of(one))))
        for words in spellings:
            found.setdefault(words, {}).update(spellings)
    return {words: tuple(spellings) for words, spellings in found.items() if len(spellings) > 1}


def expanded(query: Query, names: Names) -> Query:
    """Return a query that finds each name in it in all its spellings.

    Of words without quotes, as many as are a name together stand for it.
    """
    longest = max(map(len, names), default=0)
    return Query(tuple(_expanded_terms(query.terms, names, longest)))


def _expanded_terms(terms: Sequence[Term], names: Names, longest: int) -> Iterator[Term]:
    at = 0
    while at < len(terms):
        taken, spellings = _name_at(terms, at, names, longest)
        if taken > 1:
            every = tuple(one.any_of[0][0] for one in terms[at : at + taken])
            yield Term((every, *((Phrase(words),) for words in spellings)))
        else:
            yield _with_names(terms[at], names)
        at += taken


def _name_at(
    terms: Sequence[Term], at: int, names: Names, longest: int
) -> tuple[int, tuple[tuple[str, ...], ...]]:
    """Return how many words without quotes are a name from here on, and its spellings."""
    for count in range(min(longest, len(terms) - at), 1, -1):
        together = terms[at : at + count]
        if all(one.open and not one.negative for one in together):
            words = tuple(one.any_of[0][0].words[0] for one in together)
            if words in names:
                return count, names[words]
    return 1, ()


def _with_names(term: Term, names: Names) -> Term:
    found: dict[tuple[Phrase, ...], None] = {}
    for every in term.any_of:
        found[every] = None
        if len(every) == 1 and not every[0].prefix:
            found.update({(Phrase(words),): None for words in names.get(every[0].words, ())})
    return replace(term, any_of=tuple(found))
