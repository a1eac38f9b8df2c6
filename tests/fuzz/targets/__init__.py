"""All targets of the fuzzer by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fuzz.target import Target
from fuzz.targets import archives, elsewhere, files, readings, texts

TARGETS: Final[Mapping[str, Target]] = {
    target.name: target
    for part in (files, texts, archives, elsewhere, readings)
    for target in part.TARGETS
}
