"""A rule on stored texts that were altered after they had been stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.audit.finding import Severity
from compliance.audit.place import of_article, of_evidence
from compliance.audit.rule import rule
from compliance.passages.damage import AlteredText, Damage
from compliance.passages.restore import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compliance.audit.audited import Audited
    from compliance.audit.finding import Remark
    from compliance.model.article import Article
    from compliance.model.base import ArticleId
    from compliance.passages.restore import Alteration
    from compliance.workspace.evidence import Evidence

_CURE = "take it from its file again: compliance articles add FILE"
_MOST_SHOWN = 12  # code points of an article in a message
_CONTEXT = 30  # code points on both sides of a letter


@rule("altered-text", Severity.ERROR)  # where no text is held, none is altered
def altered(audited: Audited) -> Iterator[Remark]:
    """A stored text is no longer the text of its article: what was altered, and where."""
    damaged = [
        (article, index, stored.text)
        for article in audited.articles.values()
        for index, held in enumerate(article.held)
        if (stored := audited.prover.stored(held.text_sha256)) and not stored.intact
    ]
    told = _by_article(audited.workspace.evidence.values()) if damaged else {}
    for article, index, text in damaged:
        start, end = article.held[index].range
        stored_text = AlteredText(
            text=text, sha256=article.held[index].text_sha256, length=end - start
        )
        damage = stored_text.examine(told.get(article.id, ()), audited.workspace.lock)
        yield from _remarks(audited, article, index, damage)


def _by_article(evidence: Iterable[Evidence]) -> Mapping[ArticleId, Sequence[Evidence]]:
    told: dict[ArticleId, list[Evidence]] = {}
    for e in evidence:
        told.setdefault(e.article.id, []).append(e)
    return told


def _remarks(audited: Audited, article: Article, index: int, damage: Damage) -> Iterator[Remark]:
    """Remark on each passage touched; where none of those looked at is, on the article."""
    touched = [i for i in damage.touched if i in audited.by_id]
    for evidence_id in touched:
        letter = damage.touched[evidence_id]
        where = _told(letter) if letter else "it has not the words that were affirmed"
        message = f'the stored text of "{article.id}" was altered inside this passage: {where}'
        context = _around(damage.text, letter) if letter else None
        e = audited.by_id[evidence_id]
        yield of_evidence(e, f"{message}; {_CURE}", "passage", context=context)
    if not touched:
        message = f"its stored text was altered{_where(damage)}; {_CURE}"
        yield of_article(audited, article.id, message, "held", index)


def _where(damage: Damage) -> str:
    """Say where a text was altered of which no passage looked at is known to be touched."""
    if damage.touched:
        return " outside of the passages looked at"
    if damage.letter:
        return f" outside of every passage: {_told(damage.letter)}"
    if damage.untold:
        return f"; {len(damage.untold)} of its passages were never affirmed in it"
    return " outside of every passage; what was altered there was not found"


def _told(letter: Alteration) -> str:
    """Say what was altered, and how."""
    place = f"at code point {letter.at:,}"
    if not letter.there:
        return f"{place} {_shown(letter.was)} was lost"
    if not letter.was:
        return f"{place} {_shown(letter.there)} was added"
    return f"{place} stands {_shown(letter.there)}, where {_shown(letter.was)} stood"


def _shown(signs: str) -> str:
    if BROKEN in signs:
        return "what is no UTF-8"
    if len(signs) > _MOST_SHOWN:
        return f"a run of {len(signs):,} code points"
    if len(signs) > 1:
        return f'"{" ".join(signs.split())}"'
    code = f"U+{ord(signs):04X}"
    return f'"{signs}" ({code})' if signs.isprintable() else code


def _around(text: str, letter: Alteration) -> str:
    """Return the words around an altered letter, as they stand now."""
    return " ".join(text[max(0, letter.at - _CONTEXT) : letter.at + _CONTEXT].split())
