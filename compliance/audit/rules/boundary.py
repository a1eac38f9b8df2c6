"""Rules on the edges of a passage: words left out that reverse or limit what it says.

They look only in the sentence of the passage: for negations and conditions up to the nearest
comma, for a speaker in the whole sentence. The words are in languages/<code>.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compliance.audit.audited import Audited
from compliance.audit.language import Language, is_listed, language_of
from compliance.audit.rule import Remark, Severity, of_article, of_evidence, rule
from compliance.audit.sentence import Around, around, quoted
from compliance.model.words import Voice
from compliance.passages.fold import fold
from compliance.passages.prove import FOUND
from compliance.passages.search import Range
from compliance.workspace.evidence import Evidence

_CONTEXT_WORDS = 4  # beyond the words found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """A passage in its text, with the parts of its sentences that stand outside it."""

    text: str
    start: int
    around: Around
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """Words found beside a passage, and the text between them and the passage."""

    words: tuple[str, ...]
    context: str


@rule("cut-negation", Severity.WARNING, reads_texts=True)
def negation(audited: Audited) -> Iterator[Remark]:
    """A word such as "not" stands beside a passage, in the same clause, and was left out."""
    for e, cut in _cuts(audited):
        yield from _left_out(e, "negation", *_in_clause(cut, cut.language.negation))


@rule("cut-condition", Severity.WARNING, reads_texts=True)
def condition(audited: Audited) -> Iterator[Remark]:
    """A word such as "if" or "partly" stands beside a passage, in the same clause."""
    for e, cut in _cuts(audited):
        yield from _left_out(e, "condition", *_in_clause(cut, cut.language.condition))


@rule("cut-attribution", Severity.WARNING, reads_texts=True)
def attribution(audited: Audited) -> Iterator[Remark]:
    """A passage is coded as the article's own words, but its sentence names another speaker."""
    for e, cut in _cuts(audited):
        if e.entry.voice is Voice.OWN:
            before = _before(cut, cut.around.before, cut.language.attribution)
            after = _after(cut, cut.around.after, cut.language.attribution)
            yield from _left_out(e, "attribution", before, after)
            if quoted(cut.text, cut.start) and not before.words and not after.words:
                message = (
                    "the passage is inside a quotation that begins before it; include the mark in "
                    "the passage, or make sure that the words are the article's own"
                )
                yield of_evidence(e, message, "passage")


@rule("language-not-listed", Severity.INFO)
def language_not_listed(audited: Audited) -> Iterator[Remark]:
    """The edges of an article's passages are not checked: its language has no list of words."""
    for article in dict.fromkeys(e.article.id for e in audited.evidence):
        language = audited.articles[article].language
        if not is_listed(language):
            message = (
                f'there is no list of words for the language "{language}"; check by hand what is '
                "cut off at the edges of its passages"
            )
            yield of_article(audited, article, message, "language")


def _cuts(audited: Audited) -> Iterator[tuple[Evidence, _Cut]]:
    """Yield each passage found in a text, with its surroundings, if its language is listed."""
    for e in audited.evidence:
        proof = audited.prover.prove(e)
        if proof.level not in FOUND or proof.range is None:
            continue
        language = language_of(e.article.language)
        text = audited.prover.text(proof.text_sha256 or "")
        if text is not None and language is not None:
            outside = around(text.text, proof.range, language.abbreviations)
            start = proof.range[0]
            yield e, _Cut(text=text.text, start=start, around=outside, language=language)


def _in_clause(cut: _Cut, words: re.Pattern[str]) -> tuple[_Beside, _Beside]:
    before = _before(cut, cut.around.clause_before(cut.text), words)
    return before, _after(cut, cut.around.clause_after(cut.text), words)


def _before(cut: _Cut, place: Range, words: re.Pattern[str]) -> _Beside:
    """Return the words of a pattern that stand before a passage."""
    text = fold(cut.text[slice(*place)]).text
    # "It should be noted" has a word of attribution, but no speaker.
    idle = [match.span() for match in cut.language.no_speaker.finditer(text)]
    found = [
        match
        for match in words.finditer(text)
        if not any(start <= match.start() < end for start, end in idle)
    ]
    if not found:
        return _Beside(words=(), context="")
    lead = text[: found[0].start()].split()[-_CONTEXT_WORDS:]
    context = " ".join([*lead, *text[found[0].start() :].split()])
    return _Beside(words=tuple(match[0] for match in found), context=context)


def _after(cut: _Cut, place: Range, words: re.Pattern[str]) -> _Beside:
    """Return the words of a pattern after a passage, up to where another statement begins."""
    text = fold(cut.text[slice(*place)]).text
    joined = cut.language.joining.search(text)
    text = text[: joined.start()] if joined else text
    found = [
        match
        for match in words.finditer(text)
        if not cut.language.that.match(text[match.end() :].lstrip())
    ]
    if not found:
        return _Beside(words=(), context="")
    end = found[-1].end()
    rest = text[end:].split(maxsplit=_CONTEXT_WORDS)
    stop = len(text) - len(rest[-1]) if len(rest) > _CONTEXT_WORDS else len(text)
    context = " ".join(text[:stop].split())
    return _Beside(words=tuple(match[0] for match in found), context=context)


def _left_out(e: Evidence, what: str, before: _Beside, after: _Beside) -> Iterator[Remark]:
    """Yield one remark on the words of a kind that stand beside a passage, if there are any."""
    where = [f"{name} it" for name, found in (("before", before), ("after", after)) if found.words]
    if where:
        words = ", ".join(f'"{word}"' for word in dict.fromkeys((*before.words, *after.words)))
        message = (
            f"the sentence of the passage has a word of {what} {' and '.join(where)}: {words}; "
            "include it in the passage, or make sure that the claim holds without it"
        )
        context = " ".join(filter(None, (before.context, "[…]", after.context)))
        yield of_evidence(e, message, "passage", context=context)
