"""Sets of characters that control or reorder the text around them, one set for each use."""

from __future__ import annotations

import re
from typing import Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
"""The character printed in place of one that must not be printed."""

_BIDI = r"\u202a-\u202e\u2066-\u2069"
"""Bidirectional overrides and isolates: they change the order in which text is shown."""

UNFIT_FOR_A_PAGE: Final = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_BIDI}]")
