"""Rules on words left out of a passage that reverse or limit what it says.

At its edges they look only in the sentence of the passage: for negations, conditions and doubts in
the clauses that belong to it, for a speaker in the whole sentence. Between its pinned ends they
look at all that is left out. The words are in languages/<code>.toml.
"""

from __future__ import annotations

from collections.abc import Iterator

from compliance.audit.audited import Audited
from compliance.audit.clause import Sides
from compliance.audit.language import limit_words, words_of
from compliance.audit.left_out import LeftOut, left_out
from compliance.audit.rule import Remark, Severity, of_article, of_evidence, rule
from compliance.audit.status_words import OURS
from compliance.passages.fold import fold
from compliance.workspace.evidence import Evidence


@rule("cut-negation", Severity.WARNING, reads_texts=True)
def negation(audited: Audited) -> Iterator[Remark]:
    """A word such as "not" stands beside a passage, in the same clause, and was left out."""
    for edges in audited.edges:
        yield from _left_out(edges.evidence, "negation", edges.negation)


@rule("cut-condition", Severity.WARNING, reads_texts=True)
def condition(audited: Audited) -> Iterator[Remark]:
    """A word such as "if" or "partly" stands beside a passage, in the same clause."""
    for edges in audited.edges:
        yield from _left_out(edges.evidence, "condition", edges.condition)
        yield from _left_out(edges.evidence, "doubt", edges.doubt)


@rule("cut-attribution", Severity.WARNING, reads_texts=True)
def attribution(audited: Audited) -> Iterator[Remark]:
    """A passage is coded as the article's own words, but its sentence names another speaker."""
    for edges in audited.edges:
        it = "it and the quotation mark before it" if edges.in_quotation else "it"
        yield from _left_out(edges.evidence, "attribution", edges.attribution, it)
        if edges.in_quotation and not any(beside.words for beside in edges.attribution):
            message = (
                "the passage is inside a quotation that begins before it; include the mark in "
                "the passage, or make sure that the words are the article's own"
            )
            yield of_evidence(edges.evidence, message, "passage")


@rule("limited-by-left-out", Severity.WARNING, reads_texts=True)
def limited(audited: Audited) -> Iterator[Remark]:
    """A word such as "not", "if" or "except" stands between the pinned ends of a passage.

    Where no text is held, the lock may tell that there is one.
    """
    limited_by_others = {i for e in audited.workspace.evidence.values() for i in e.qualifies}
    for e in audited.evidence:
        limits = left_out(e, audited.prover.prove(e))
        if limits is None or e.part is not None or e.id in limited_by_others:
            continue
        if _says_limit(e, limits):
            continue
        words = ", ".join(f'"{word}"' for word in (*limits.negations, *limits.conditions))
        what = f"words that limit it: {words}" if words else "words that limit it"
        message = (
            f"what is left out between the ends of the passage has {what}; pin a shorter passage, "
            'or say the limit in the claim ("except", "only", "if")'
        )
        yield of_evidence(e, message, "passage", context=" … ".join(limits.clauses) or None)


def _says_limit(e: Evidence, limits: LeftOut) -> bool:
    """Return whether a claim says such a limit itself, in English or in the article's language.

    A claim that is negative all through does not say what is excepted.
    """
    claim = fold(e.entry.claim).text
    for words in filter(None, map(limit_words, (OURS, e.article.language))):
        kinds = (words.condition,) if limits.conditions else (words.condition, words.negation)
        if any(True for kind in kinds for _ in words.counted(kind, claim)):
            return True
    return False


@rule("language-not-listed", Severity.INFO)
def language_not_listed(audited: Audited) -> Iterator[Remark]:
    """The edges of an article's passages are not checked: its language has no list of words."""
    misread = {e.article.id for e in audited.evidence if audited.is_misread(e)}
    for article in dict.fromkeys(e.article.id for e in audited.evidence):
        language = audited.articles[article].language
        if article in misread:
            lack = f'the text is in another script than the list of words for "{language}"'
        elif words_of(language) is None:
            lack = f'there is no list of words for the language "{language}"'
        else:
            continue
        message = f"{lack}; check by hand what is cut off at the edges of its passages"
        yield of_article(audited, article, message, "language")


def _left_out(e: Evidence, what: str, sides: Sides, it: str = "it") -> Iterator[Remark]:
    """Yield one remark on the words of a kind that stand beside a passage, if there are any.

    `it` is what to include in the passage.
    """
    before, after = sides
    where = [f"{name} it" for name, found in (("before", before), ("after", after)) if found.words]
    if where:
        words = ", ".join(f'"{word}"' for word in dict.fromkeys((*before.words, *after.words)))
        message = (
            f"the sentence of the passage has a word of {what} {' and '.join(where)}: {words}; "
            f"include {it} in the passage, or make sure that the claim holds without it"
        )
        context = " ".join(filter(None, (before.context, "[…]", after.context)))
        yield of_evidence(e, message, "passage", context=context)
