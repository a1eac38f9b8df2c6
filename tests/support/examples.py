"""How many examples a law gets: fewer where each takes long, as when whole pages are rendered."""

from __future__ import annotations

from typing import Final

from hypothesis import settings

FEW: Final = settings(max_examples=max(settings().max_examples // 3, 1))
"""A third of what the profile says; put above @given."""
