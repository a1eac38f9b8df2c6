"""The workspace as views see it, made anew only when a file of it has changed."""

from __future__ import annotations

from compliance.coding.desk import Desk
from compliance.views.selection import Selection


class Selections:
    """Returns the selection of all that the desk's workspace has."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._last: Selection | None = None

    def __call__(self) -> Selection:
        """Return it, for the workspace as it is now."""
        workspace = self._desk.workspace
        if self._last is None or self._last.workspace is not workspace:
            self._last = Selection.of(workspace, self._desk.agreement, self._desk.prover)
        return self._last
