"""SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from compliance import __version__
from compliance.model.characters import escaped
from compliance.render.json.writing import Json, dumps
from compliance.render.told.told import ERROR, NOTICE, WARNING, Account, Told

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {ERROR: "error", WARNING: "warning", NOTICE: "note"}
_ROOT: Final = "%SRCROOT%"
"""The name that readers know for the root of a checkout; no path of a machine stands for it."""


def render_sarif(account: Account) -> Iterator[bytes]:
    """Write one run with a result for each thing told; lines and columns count code points."""
    codes = sorted({one.code for one in account.told})
    rules = [{"id": code, "shortDescription": {"text": account.meanings[code]}} for code in codes]
    driver = {"name": "compliance", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"compliance-{account.command}/"},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code)) for one in account.told],
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(told: Told, rule: int) -> Json:
    where = {"uri": quote(told.file), "uriBaseId": _ROOT}
    region = {"startLine": told.line, "startColumn": told.column}
    return {
        "ruleId": told.code,
        "ruleIndex": rule,
        "level": _LEVELS[told.level],
        "message": {"text": escaped(told.message)},
        "locations": [{"physicalLocation": {"artifactLocation": where, "region": region}}],
        "partialFingerprints": {"compliance/v1": _fingerprint(told)},
    }


def _fingerprint(told: Told) -> str:
    """Return what stays the same of a result when lines are added above it."""
    known = f"{told.code}\n{told.file}\n{told.message}"
    return hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:32]
