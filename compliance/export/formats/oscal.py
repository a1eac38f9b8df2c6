"""Statements as assessment results of OSCAL (https://pages.nist.gov/OSCAL), in JSON, no findings.

A finding of OSCAL says that a control is satisfied or not. This program never says that of an
obligation. So a statement is an observation: somebody said something, at a place that can be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from compliance.export.formats.qda.codes import guid_of
from compliance.export.names import TERMS, Names
from compliance.model.base import WHOLE
from compliance.render.json.writing import dumps
from compliance.views.selection import Selection
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_fields import FIELDS, Plain

_OSCAL: Final = "1.1.3"
_NEVER: Final = "1980-01-01T00:00:00Z"
"""The time where OSCAL asks for one and we have none."""


def write_oscal(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[bytes]:
    """Yield a document: obligations are the controls, voices the parties."""
    names, title = Names(selection), selection.workspace.settings.title
    metadata: dict[str, Any] = {
        "title": title,
        "last-modified": _NEVER,
        "version": "1",
        "oscal-version": _OSCAL,
    }
    controls = [{"control-id": _control(target)} for target in selection.targets]
    result: dict[str, Any] = {
        "uuid": _uuid(selection, "export", "oscal-result"),
        "title": title,
        "description": "Who says what of which obligation. It says nothing of who is right.",
        "start": _NEVER,
        "reviewed-controls": {"control-selections": [{"include-controls": controls}]},
    }
    # A list with nothing in it is not allowed.
    if statements:
        metadata["parties"] = _parties(selection, statements)
        result["observations"] = [_observation(selection, names, e) for e in statements]
    return dumps(
        {
            "assessment-results": {
                "uuid": _uuid(selection, "export", "oscal"),
                "metadata": metadata,
                "import-ap": {
                    "href": names("target", WHOLE),
                    "remarks": "There is no plan of an assessment; this is the agreement.",
                },
                "results": [result],
            }
        }
    )


def _parties(selection: Selection, statements: tuple[Evidence, ...]) -> list[dict[str, str]]:
    voices = {e.speaker.id: e.speaker.name for e in statements}
    # The model takes no text with a space at one of its ends, nor one of nothing else.
    return [
        {
            "uuid": _uuid(selection, "source", voice),
            "type": "organization",
            "name": name.strip() or voice,
        }
        for voice, name in voices.items()
    ]


def _observation(selection: Selection, names: Names, e: Evidence) -> dict[str, Any]:
    pin = e.entry.passage
    said = {one.name: one.data(e) for one in FIELDS}
    return {
        "uuid": _uuid(selection, "statement", e.id),
        "title": e.id,
        "description": e.entry.claim,
        "props": [
            {"name": name, "ns": TERMS, "value": _text(value)}
            for name, value in said.items()
            if value not in (None, "", [])
        ],
        "links": [
            {"href": names("record", e.id), "rel": "reference"},
            *(
                {"href": names("target", t), "rel": "control", "text": _control(t)}
                for t in e.entry.targets
            ),
        ],
        "methods": ["EXAMINE"],
        "origins": [
            {
                "actors": [
                    {"type": "party", "actor-uuid": _uuid(selection, "source", e.entry.speaker)}
                ]
            }
        ],
        "relevant-evidence": [
            {
                "href": e.article.url or names("article", e.article.id),
                "description": pin.start if pin.end is None else f"{pin.start} … {pin.end}",
            }
        ],
        "collected": _NEVER,
    }


def _uuid(selection: Selection, kind: str, id: str) -> str:
    return guid_of(selection.agreement.id, kind, id)


def _control(target: str) -> str:
    """Return the name of an obligation as one of a control, which begins with a letter."""
    return "agreement" if target == WHOLE else f"point-{target}"


def _text(value: Plain) -> str:
    """Return a value as a text of the model: as JSON, if it is no text or none that it takes."""
    fits = isinstance(value, str) and value == value.strip() and not value.startswith('"')
    return str(value) if fits else json.dumps(value, ensure_ascii=False)
