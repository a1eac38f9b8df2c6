"""Fingerprint a record and the text of its targets, one short hash for each part.

One hash of everything would show that a record changed, but not what changed in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from compliance.model.agreement import Agreement
from compliance.model.base import WHOLE, Target
from compliance.model.bearers import Bearer
from compliance.model.obligation import Obligation
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_fields import FIELD, Output, Plain, fields_in

HEX_DIGITS = 16


def fingerprint(evidence: Evidence, agreement: Agreement) -> Mapping[str, str]:
    """Return the short hash of each part by its name, in the order of names."""
    said: dict[str, list[Plain]] = {}
    for one in fields_in(Output.FINGERPRINT):
        if one.always_hashed or one.line(evidence):
            hashed = (one.hashed_as or one.data)(evidence)
            said.setdefault(one.part or one.name, []).append(hashed)
    # A part made of one field hashes its value, one made of several the list of their values.
    # Locks in use depend on this: another form would turn every affirmed record suspect.
    parts: dict[str, object] = {
        name: part[0] if len(part) == 1 else part for name, part in said.items()
    }
    parts["target_text"] = [_text_of(agreement, target) for target in evidence.entry.targets]
    return {name: _short(part) for name, part in sorted(parts.items())}


def pin_hash(evidence: Evidence) -> str:
    """Return only that part of the fingerprint that stands for the pinned words."""
    return _short(FIELD["passage"].data(evidence))


def changed_parts(then: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the parts that differ between two fingerprints."""
    return tuple(name for name in sorted({*then, *now}) if then.get(name) != now.get(name))


def _text_of(agreement: Agreement, target: Target) -> list[object]:
    """Return what the agreement's file says about a target: words, bearers and dates."""
    if target == WHOLE:
        return [agreement.title]
    obligation, clause = agreement.obligation(target), agreement.clause_of(target)
    if obligation is not None:
        return _duty(agreement, obligation)
    duties = (_duty(agreement, one) for one in agreement.under(target))
    return [] if clause is None else [clause.title, *duties]


def _duty(agreement: Agreement, obligation: Obligation) -> list[object]:
    due = obligation.due
    return [
        obligation.duty,
        obligation.detail,
        obligation.kind,
        [_bearer(agreement, bearer) for bearer in obligation.bearers],
        None if due is None else [str(due.date and due.date.text), due.words],
    ]


def _bearer(agreement: Agreement, bearer: Bearer) -> list[object]:
    """Return who owes a duty; of a joint body with its members, since they are what it is."""
    body = [[body.id, *body.of] for body in agreement.bodies if body.id == bearer.body]
    return [bearer.side, bearer.source, bearer.part, bearer.named, *body]


def _short(part: object) -> str:
    text = json.dumps(part, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:HEX_DIGITS]
