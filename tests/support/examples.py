"""How many examples a law gets: more at the heart of the program, fewer where each takes long."""

from __future__ import annotations

from typing import Final

from hypothesis import settings

_USUAL: Final = settings().max_examples

MANY: Final = settings(max_examples=max(_USUAL, min(_USUAL * 2, 50)))
"""Twice as many as usual, unless those are many: for statuses side by side, and for passages."""
FEW: Final = settings(max_examples=max(_USUAL // 3, min(_USUAL, 16)))
"""Of many a third, as when whole pages are rendered. Both are put above @given."""
