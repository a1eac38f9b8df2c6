"""The names of the invented agreement in Russian."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml

RUSSIAN: Final[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "lake_ru.yaml").read_text("utf-8")
)
TRANSLATED: Final = {"translations": {"ru": RUSSIAN}}
"""What is to be added to the agreement."""
