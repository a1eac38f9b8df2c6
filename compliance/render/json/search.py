"""What a search found as JSON version 1: keys may be added, never renamed."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.base import as_written
from compliance.render.json.writing import dumps
from compliance.views.search import FoundPassage, FoundText, SearchView

SCHEMA = "compliance/search/1"


def render_search_json(view: SearchView) -> Iterator[bytes]:
    """Yield the result of a search as JSON."""
    return dumps(
        {
            "schema": SCHEMA,
            "query": view.asked,
            "expanded": view.expanded,
            "searched": view.searched,
            "found": view.found,
            "unknown": view.unknown,
            "texts": map(_text, view.texts),
            **({"run": as_written(view.run)} if view.run else {}),
        }
    )


def _text(found: FoundText) -> dict[str, object]:
    row = found.row
    published = row.published if row else None
    return {
        "text_sha256": found.sha256,
        "article": row.id if row else None,
        "draft": row.draft if row else None,
        "file": found.file,
        "title": row.title if row else None,
        "outlet": row.outlet if row else None,
        "published": published.text if published else None,
        "language": row.language if row else None,
        "state": row.state if row else None,
        "hits": found.hits,
        "passages": list(map(_passage, found.passages)),
    }


def _passage(passage: FoundPassage) -> dict[str, object]:
    return {
        "range": list(passage.range),
        "hits": [list(place) for place in passage.hits],
        "start": passage.start,
        "end": passage.end,
        "text": passage.whole,
    }
