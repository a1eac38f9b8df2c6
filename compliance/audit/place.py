"""Make remarks on the things of a workspace, each at its place in its file."""

from __future__ import annotations

from compliance.audit.audited import Audited
from compliance.audit.finding import Remark
from compliance.model.base import ArticleId, SourceId, Target
from compliance.workspace import layout
from compliance.workspace.evidence import Evidence


def of_evidence(e: Evidence, message: str, *keys: str | int, context: str | None = None) -> Remark:
    """Return a remark on a record; `keys` lead on from it, for example to "status"."""
    return Remark(
        subject=e.id,
        file=e.file,
        route=("evidence", e.index, *keys),
        message=message,
        evidence=e.id,
        context=context,
    )


def of_article(audited: Audited, article: ArticleId, message: str, *keys: str | int) -> Remark:
    """Return a remark on an article."""
    file = audited.article_files[article]
    return Remark(subject=article, file=file, route=keys, message=message)


def of_source(audited: Audited, source: SourceId, message: str, *keys: str | int) -> Remark:
    """Return a remark on a source."""
    file, index = audited.source_places[source]
    return Remark(subject=source, file=file, route=("sources", index, *keys), message=message)


def of_target(audited: Audited, target: Target, message: str, *keys: str | int) -> Remark:
    """Return a remark on the agreement, a point or an obligation."""
    file, route = audited.target_places[target]
    return Remark(subject=target, file=file, route=(*route, *keys), message=message)


def of_lock(subject: str, message: str) -> Remark:
    """Return a remark on a line of the lock that has no record."""
    return Remark(subject=subject, file=layout.LOCK, route=(), message=message)
