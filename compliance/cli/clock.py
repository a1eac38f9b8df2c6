"""The clock of the system, as what asks servers is given it."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from compliance.network.limits import Clock


def system_clock() -> Clock:
    """Return the clock of the system."""
    return Clock(lambda: datetime.now(UTC), time.monotonic, time.sleep)
