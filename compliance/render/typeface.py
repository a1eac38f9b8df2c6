"""The letters of PDFs and of pictures: the same on every machine, whatever is installed there.

DejaVu Sans Condensed 2.37 has those of the Latin, Cyrillic, Greek, Armenian, Georgian, Arabic and
Hebrew scripts, and the signs that pages of ours print.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "fonts"
REGULAR: Final = FOLDER / "DejaVuSansCondensed.ttf"
BOLD: Final = FOLDER / "DejaVuSansCondensed-Bold.ttf"
FAMILY: Final = "DejaVu Sans"
SETTINGS: Final = FOLDER / "fonts.conf"
"""Tells what looks for fonts (fontconfig) that there are no others."""
