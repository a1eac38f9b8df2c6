"""What became of a dossier as JSON version 1: keys may be added, never renamed or taken away."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.render.json.writing import dumps
from compliance.views.verification import VerificationView


def render_verification_json(view: VerificationView) -> Iterator[bytes]:
    """Yield how a dossier was found."""
    return dumps(
        {
            "schema": "compliance/verify/1",
            "sha256": view.sha256,
            "program": view.program,
            "agreement": view.agreement,
            "source": view.source,
            "points": list(view.points),
            "files": view.files,
            "sound": view.sound,
            "passages": [{"level": one.level, "number": one.number} for one in view.passages],
            "seals": [
                {
                    "kind": one.kind.value,
                    "file": one.file,
                    "state": one.state.value,
                    "message": one.words,
                    "judged": one.judged,
                }
                for one in view.seals
            ],
            "remarks": [
                {"kind": one.kind.value, "file": one.file, "line": one.line, "message": one.words}
                for one in view.remarks
            ],
        }
    )
