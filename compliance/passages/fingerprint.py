"""What a record and its targets' text said when it was affirmed, as one short hash a part.

Parts, not one hash of all: a later change can then be named.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from compliance.model.base import WHOLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compliance.model.agreement import Agreement, Obligation
    from compliance.model.base import Target
    from compliance.workspace.evidence import Evidence

HEX_DIGITS = 16


def fingerprint(evidence: Evidence, agreement: Agreement) -> Mapping[str, str]:
    """Return the short hash of each part, by the part's name, in the order of names."""
    entry = evidence.entry
    probable = entry.probable_speaker
    parts: dict[str, object] = {
        "act": entry.act,
        "claim": entry.claim,
        "dates": [str(entry.event and entry.event.text), evidence.asserted.text],
        "figures": [[f.what, f.of, f.value, f.as_printed] for f in entry.figures],
        "passage": _pin(evidence),
        "probable_speaker": None if probable is None else probable.source,
        "reading": entry.reading,
        "respondents": list(entry.respondents),
        "responds_to": list(evidence.responds_to),
        "scope": entry.scope,
        "speaker": entry.speaker,
        "status": entry.status,
        "target_text": [_text_of(agreement, target) for target in entry.targets],
        "targets": list(entry.targets),
        "via": [relay.id for relay in evidence.relays],
        "voice": entry.voice,
    }
    return {name: _short(part) for name, part in sorted(parts.items())}


def pin_hash(evidence: Evidence) -> str:
    """Return the part of the fingerprint that the pinned words make, and no other."""
    return _short(_pin(evidence))


def changed_parts(then: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Name the parts that differ between two fingerprints."""
    return tuple(name for name in sorted({*then, *now}) if then.get(name) != now.get(name))


def _pin(evidence: Evidence) -> list[str | None]:
    passage = evidence.entry.passage
    return [passage.start, passage.end, passage.prefix]


def _text_of(agreement: Agreement, target: Target) -> list[object]:
    """Return what the agreement's file says a target is: its words, bearers and dates."""
    if target == WHOLE:
        return [agreement.title]
    for clause in agreement.clauses:
        if clause.number == target:
            return [clause.title, *(_duty(o) for o in clause.obligations)]
        for obligation in clause.obligations:
            if obligation.id == target:
                return _duty(obligation)
    return []


def _duty(obligation: Obligation) -> list[object]:
    due = obligation.due
    return [
        obligation.duty,
        obligation.detail,
        obligation.kind,
        [[b.side, b.source, b.part, b.named] for b in obligation.bearers],
        None if due is None else [str(due.date and due.date.text), due.words],
    ]


def _short(part: object) -> str:
    text = json.dumps(part, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:HEX_DIGITS]
