"""Statements as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from compliance.export.names import TERMS, Names
from compliance.render.json.writing import dumps
from compliance.views.fragment import fragment_link
from compliance.views.selection import Selection
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_fields import FIELDS, Plain

TEXT_FRAGMENTS = "https://wicg.github.io/scroll-to-text-fragment/"
CONTEXT: list[object] = ["http://www.w3.org/ns/anno.jsonld", {"compliance": TERMS}]


def write_annotations(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[bytes]:
    """Yield an annotation collection: the claim as its body, the passage as its target."""
    names = Names(selection)
    return dumps(
        {
            "@context": CONTEXT,
            "id": f"{names('target', '*')}#annotations",
            "type": "AnnotationCollection",
            "label": selection.workspace.settings.title,
            "total": len(statements),
            "first": {
                "id": f"{names('target', '*')}#annotations-1",
                "type": "AnnotationPage",
                "startIndex": 0,
                "items": [_annotation(selection, names, e) for e in statements],
            },
        }
    )


def _annotation(selection: Selection, names: Names, e: Evidence) -> dict[str, Any]:
    said = {f"compliance:{one.name}": one.data(e) for one in FIELDS}
    return {
        "id": names("record", e.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "value": e.entry.claim},
            *({"source": names("target", t), "purpose": "classifying"} for t in e.entry.targets),
        ],
        "target": {
            "source": e.article.url or names("article", e.article.id),
            "selector": list(_selectors(selection, e)),
        },
        **{name: _literal(value) for name, value in said.items() if value is not None},
    }


def _literal(value: Plain) -> object:
    """Return a value as JSON-LD keeps it: keys of ours within it are no terms of its own.

    Of a list of its own it leaves out what is null, so that others would move up.
    """
    nested = isinstance(value, dict) or (
        isinstance(value, list)
        and any(one is None or isinstance(one, dict | list) for one in value)
    )
    return {"@type": "@json", "@value": value} if nested else value


def _selectors(selection: Selection, e: Evidence) -> Iterable[dict[str, Any]]:
    """Yield how the passage is found: on the page by its ends, in our copy by its place."""
    pin = e.entry.passage
    link = fragment_link("", pin.start, pin.end, pin.prefix) or ""
    yield {
        "type": "FragmentSelector",
        "conformsTo": TEXT_FRAGMENTS,
        "value": link.removeprefix("#"),
    }
    proof = selection.prover.prove(e)
    if proof.range is not None:
        start, end = proof.range
        yield {
            "type": "TextPositionSelector",
            "start": start,
            "end": end,
            "compliance:text_sha256": proof.text_sha256,
        }
