"""The figures of a scan as JSON version 1: keys may be added, never renamed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from compliance.render.json.writing import dumps
from compliance.views.scan import ScanView

SCHEMA = "compliance/scan/1"


def render_scan_json(view: ScanView) -> Iterator[bytes]:
    """Yield the figures as one object."""
    return dumps({"schema": SCHEMA, **asdict(view)})
