"""Change fields of many records of a file of evidence, which is read once for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compliance.workspace.write.entry_edits import KEY, id_of, line_end
from compliance.workspace.write.field_edits import (
    ChangedField,
    changed_record,
    end_of,
    ended,
    nodes_of,
)
from compliance.workspace.yaml.events import LINE_END


@dataclass(frozen=True, slots=True)
class ChangedRecords:
    """The fields that change, by the ids of their records, each in its order.

    A record is changed as if it were alone in its file, so all that stands around it stays.
    """

    fields: Mapping[str, Sequence[ChangedField]]
    key: str = KEY

    def on(self, content: dict[object, object]) -> dict[object, object]:
        """Return what a file says after it, from what it said before."""
        before = content.get(KEY)
        listed = before if isinstance(before, list) else []
        return {**content, KEY: [self._changed(one) for one in listed]}

    def within(self, text: str) -> str | None:
        """Return a text after it; None if a record does not stand in lines of its own."""
        head, parts, at = f"{KEY}:{ended(text)}", [], 0
        for name, records in nodes_of(text).value:
            for node in records.value if name.value == KEY else ():
                id = next((one.value for key, one in node.value if key.value == "id"), "")
                if id not in self.fields:
                    continue
                start = node.start_mark.index
                begin = start - node.start_mark.column
                if text[begin:start].strip(" ") != "-":
                    return None
                behind = LINE_END.search(text, line_end(text, end_of(text, node)))
                end = behind.end() if behind else len(text)
                part: str | None = head + text[begin:end]
                for field in self.fields[id]:
                    part = part and field.within(part)
                if part is None:
                    return None
                parts += [text[at:begin], part.removeprefix(head)]
                at = end
        return "".join([*parts, text[at:]])

    @property
    def wanted(self) -> str:
        """What the file is to say, in a line."""
        return "; ".join(one.wanted for fields in self.fields.values() for one in fields)

    def _changed(self, record: object) -> object:
        for field in self.fields.get(str(id_of(record)), ()):
            record = changed_record(record, field.path, field.value)
        return record
