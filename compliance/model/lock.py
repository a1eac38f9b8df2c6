"""The lines of compliance.lock."""

from collections.abc import Mapping
from typing import Annotated

from compliance.model.article import CodePoint
from compliance.model.base import FieldRule, Sha256, file_record
from compliance.model.dates.edtf import Date
from compliance.model.evidence import EvidenceRef

ShortHash = Annotated[str, FieldRule(pattern=r"^[0-9a-f]{16}$")]


@file_record
class LockEntry:
    """An affirmed record: where its passage was found, in which text, and what the record said.

    `range` is half-open, in code points of the text. `fingerprint` has one short hash for each
    part of the record and of its targets' text, so that a later change can be named.
    """

    evidence: EvidenceRef
    text_sha256: Sha256
    range: tuple[CodePoint, CodePoint]
    words: Annotated[int, FieldRule(ge=1, strict=True, description="Words of the passage")]
    passage_sha256: Annotated[Sha256, FieldRule(description="SHA-256 of the passage's UTF-8 bytes")]
    spoken_sha256: Annotated[
        Sha256 | None,
        FieldRule(description="The same of its words folded, where those have other bytes"),
    ] = None
    limited: Annotated[
        bool | None,
        FieldRule(description="Whether words that limit the passage stand between its pinned ends"),
    ] = None
    fingerprint: Mapping[str, ShortHash]
    on: Date
