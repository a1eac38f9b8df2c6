"""Constraints on the fields of files, beyond their types.

They are written in a class of our own because importing pydantic takes longer than reading a
thousand records. Where pydantic validates (`workspace.gate`), each rule adds its own constraints.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRule:
    """Limits on a text (`pattern`, length in code points), a list (length) or a number (`ge`)."""

    pattern: str | None = None
    min_length: int | None = None
    max_length: int | None = None
    ge: int | None = None
    strict: bool | None = None
    description: str | None = None

    def asked(self) -> dict[str, object]:
        """Return the constraints that are set, under the names that pydantic uses."""
        names = ("pattern", "min_length", "max_length", "ge", "strict")
        return {name: one for name in names if (one := getattr(self, name)) is not None}

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:  # noqa: ANN401
        """Add the constraints to pydantic's schema of the value."""
        made: Schema = handler(source)
        inner = made
        # An optional field has a "nullable" schema around that of its value, which is constrained.
        while inner["type"] == "nullable":
            inner = inner["schema"]
        inner.update(self.asked())
        return made

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:  # noqa: ANN401
        """Add the description to the JSON Schema of the value."""
        made: Schema = handler(schema)
        return made if self.description is None else {**made, "description": self.description}
