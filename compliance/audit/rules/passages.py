"""Rules on texts that were altered, and on passages not found, found too often, or too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.audit.audited import Audited
from compliance.audit.rule import Remark, Severity, of_article, of_evidence, rule
from compliance.model.base import EvidenceId
from compliance.model.evidence import LONGEST_END, MOST_WORDS
from compliance.model.spaceless import count_words, first_words, last_words
from compliance.passages.altered import AlteredPassages, standing_in
from compliance.passages.level import Level
from compliance.passages.near import NearPart, Standing, WordChange
from compliance.passages.prove import FOUND
from compliance.passages.search import Range, number_of


# Not `reads_texts`: a text that is not held here cannot be altered, so nothing goes unchecked.
@rule("altered-text", Severity.ERROR)
def altered(audited: Audited) -> Iterator[Remark]:
    """A stored text is no longer the text of its article."""
    evidence = audited.workspace.evidence.values()
    for article in audited.articles.values():
        for index, held in enumerate(article.held):
            stored = audited.prover.stored(held.text_sha256)
            if stored is None or stored.intact:
                continue
            # All records of the article, not only those in the scope: an altered text proves none.
            told = [e for e in evidence if e.article.id == article.id]
            lock = audited.workspace.lock
            standing = standing_in(stored.text, held.text_sha256, told, lock)
            file = audited.prover.library.file_name(held.text_sha256)
            message = (
                f'its text, the file "{file}" of the text library, was altered: '
                f"{_told(standing)}; store it again from its file: compliance articles add FILE"
            )
            yield of_article(audited, article.id, message, "held", index)


def _told(standing: AlteredPassages) -> str:
    """Return a list, in words, of the passages that no longer hold, and of those that do."""
    parts = (
        ("no longer hold", standing.gone),
        ("still hold", standing.whole),
        ("were never affirmed in it", standing.unknown),
    )
    told = [f"{what}: {_listed(ids)}" for what, ids in parts if ids]
    return "passages that " + "; that ".join(told) if told else "no record has a passage in it"


def _listed(ids: Sequence[EvidenceId]) -> str:
    return ", ".join(f'"{evidence_id}"' for evidence_id in ids)


MOST_CODE_POINTS = 1_200


@rule("missing-passage", Severity.ERROR, reads_texts=True)
def missing(audited: Audited) -> Iterator[Remark]:
    """A passage is not in the text of its article, and neither is anything close to it."""
    for e in audited.evidence:
        if audited.prover.prove(e).level is Level.MISSING:
            message = (
                f'the passage that begins "{e.entry.passage.start}" is not in the text of '
                f'"{e.article.id}"; copy its first and last words from the text'
            )
            yield of_evidence(e, message, "passage")


@rule("near-passage", Severity.ERROR, reads_texts=True)
def near(audited: Audited) -> Iterator[Remark]:
    """A passage is not in the text of its article, but something close to it is.

    The closest place is shown, with the words that differ there. It is never accepted: a
    sentence with "not" inserted is the closest of all.
    """
    for e in audited.evidence:
        proof = audited.prover.prove(e)
        if proof.near is None or proof.level is not Level.NEAR:
            continue
        start, end = proof.near.range
        what = ", ".join(words for part in proof.near.parts for words in _differences(part))
        message = (
            f'the passage is not in the text of "{e.article.id}" as pinned: at the closest '
            f"place, code points {start} to {end}, {what}; copy its words from the text"
        )
        yield of_evidence(e, message, "passage")


def _differences(part: NearPart) -> Iterator[str]:
    """Yield how one part of a pin differs from the text, in words."""
    yield from map(_difference, part.difference)
    if part.standing is Standing.MISPLACED:
        yield f'the words of "{part.part}" are elsewhere in the text'
    elif part.standing is Standing.ABSENT and not part.difference:
        yield f'the words of "{part.part}" are missing'


def _difference(change: WordChange) -> str:
    there = _shortened(change.text)
    if not change.pin:
        return f'"{there}" is added'
    if not there:
        return f'"{change.pin}" is missing'
    return f'"{there}" stands instead of "{change.pin}"'


def _shortened(words: str) -> str:
    """Return the first words of a text, no more than a pin may have."""
    return words if count_words(words) <= MOST_WORDS else f"{first_words(words, MOST_WORDS)} …"


@rule("ambiguous-passage", Severity.ERROR, reads_texts=True)
def ambiguous(audited: Audited) -> Iterator[Remark]:
    """The pinned words occur several times in the text, so nobody can tell which place is meant."""
    for e in audited.evidence:
        proof = audited.prover.prove(e)
        text = audited.prover.text(proof.text_sha256 or "")
        if proof.level is not Level.AMBIGUOUS or text is None:
            continue
        before = [_words_before(text.text, place) for place in proof.places]
        distinct = len(set(before)) == len(before) and all(before)
        cure = 'pick one with "prefix", the words directly before' if distinct else "pin more words"
        message = (
            f"the words of the passage fit {number_of(len(before))} places in the text of "
            f'"{e.article.id}"; {cure}'
        )
        context = " | ".join(before) if distinct else None
        yield of_evidence(e, message, "passage", context=context)


def _words_before(text: str, place: Range) -> str:
    """Return the words directly before a place, no more than a prefix may have."""
    return last_words(text[max(0, place[0] - LONGEST_END) : place[0]], MOST_WORDS)


@rule("long-passage", Severity.WARNING)
def long(audited: Audited) -> Iterator[Remark]:
    """A passage is longer than 1,200 characters, so it is unclear what in it carries the claim."""
    for e in audited.evidence:
        proof = audited.prover.prove(e)
        if proof.range is None or proof.level not in (*FOUND, Level.ATTESTED):
            continue
        length = proof.range[1] - proof.range[0]
        if length > MOST_CODE_POINTS:
            message = (
                f"the passage has {length:,} code points, more than {MOST_CODE_POINTS:,}; "
                "pin the words that carry the claim"
            )
            yield of_evidence(e, message, "passage")
