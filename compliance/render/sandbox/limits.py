"""How much a workspace's own templates may take: far above what any page of ours needs."""

from __future__ import annotations

from typing import Final

from compliance.processes.limits import Limits

MOST_TEMPLATE_BYTES: Final = 1024 * 1024
MOST_TEMPLATES: Final = 1_000
MOST_BYTES: Final = 8 * 1024 * 1024
"""Of all own templates together."""

LIMITS: Final = Limits(seconds=20, patience=40.0, memory=768 * 1024 * 1024, size=256 * 1024 * 1024)
"""A task is a page, in UTF-8."""
