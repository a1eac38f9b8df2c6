"""The inbox as JSON version 1: keys may be added, never renamed."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.render.json.writing import dumps
from compliance.views.inbox import InboxRow, InboxView

SCHEMA = "compliance/articles/1"


def render_inbox_json(view: InboxView) -> Iterator[bytes]:
    """Yield an object an article, an object a draft, and how many articles are in each state."""
    return dumps(
        {
            "schema": SCHEMA,
            "articles": map(_article, view.articles),
            "drafts": map(_draft, view.drafts),
            "counts": {**view.counts, "drafts": len(view.drafts)},
        }
    )


def _article(row: InboxRow) -> dict[str, object]:
    """Return an article as an object; what it is stands there unless it is an article."""
    return {
        "id": row.id,
        "title": row.title,
        "outlet": row.outlet,
        "side": row.side,
        "published": row.published.text if row.published else None,
        "language": row.language,
        "coded": row.coded,
        "state": row.state,
        "by": row.by,
        "since": row.since.text if row.since else None,
        "held": row.held,
        "records": row.records,
        "suggested": row.suggested,
        "decided": row.decided,
        **({"kind": row.kind} if row.kind else {}),
    }


def _draft(row: InboxRow) -> dict[str, object]:
    return {**_article(row), "file": row.draft, "open": list(row.open)}
