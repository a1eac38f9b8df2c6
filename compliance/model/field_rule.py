"""What a field of a file may hold, beyond its type; read by whoever checks files.

Said in a class of ours, since to import pydantic takes longer than to read a thousand records;
where pydantic is asked (`workspace.gate`), each rule tells it what it asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule for a text (`pattern`, lengths in code points), a list (length) or a number (`ge`)."""

    pattern: str | None = None
    min_length: int | None = None
    max_length: int | None = None
    ge: int | None = None
    strict: bool | None = None
    description: str | None = None

    def asked(self) -> dict[str, object]:
        """Return what the rule asks of a value, under pydantic's names."""
        names = ("pattern", "min_length", "max_length", "ge", "strict")
        return {name: one for name in names if (one := getattr(self, name)) is not None}

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:  # noqa: ANN401
        """Add what the rule asks to pydantic's schema of the value."""
        made: Schema = handler(source)
        inner = made
        while inner["type"] == "nullable":
            inner = inner["schema"]
        inner.update(self.asked())
        return made

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:  # noqa: ANN401
        """Add the description to the JSON Schema of the value."""
        made: Schema = handler(schema)
        return made if self.description is None else {**made, "description": self.description}
