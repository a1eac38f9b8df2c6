"""Sets of characters that steer, hide or turn what stands around them, each for its use."""

from __future__ import annotations

import re
from typing import Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
"""What stands in the place of a character that may not be printed."""

_BIDI = r"\u202a-\u202e\u2066-\u2069"
"""Overrides and isolates, which turn what stands around them."""

UNFIT_FOR_A_PAGE: Final = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_BIDI}]")
