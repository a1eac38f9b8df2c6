"""Rule on texts that were altered after they had been stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.audit.audited import Audited
from compliance.audit.finding import Remark, Severity
from compliance.audit.place import of_article
from compliance.audit.rule import rule
from compliance.model.base import EvidenceId
from compliance.passages.altered import AlteredPassages, standing_in


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
