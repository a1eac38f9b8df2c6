"""The records of a workspace as read: one typed value for each file, before anything is linked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compliance.model.agreement import Agreement
    from compliance.model.article import Article
    from compliance.model.evidence import EvidenceFile
    from compliance.model.incident import IncidentFile, SearchFile
    from compliance.model.lock import LockEntry
    from compliance.model.settings import Settings
    from compliance.model.source import SourceFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What the files say, by the path of the file in the workspace."""

    settings: Settings
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    sources: Mapping[str, SourceFile] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    evidence: Mapping[str, EvidenceFile] = field(default_factory=dict)
    incidents: Mapping[str, IncidentFile] = field(default_factory=dict)
    searches: Mapping[str, SearchFile] = field(default_factory=dict)
    lock: tuple[LockEntry, ...] = ()
