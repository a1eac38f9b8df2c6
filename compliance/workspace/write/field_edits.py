"""Change one field of a record in a file of evidence; all that stands around it stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

import yaml

from compliance.model.base import key_of
from compliance.model.evidence import EvidenceEntry, PartGiven, PassagePin
from compliance.workspace.write.entry_edits import KEY, id_of, line_end
from compliance.workspace.write.yaml_writer import write_in_brackets, write_yaml
from compliance.workspace.yaml.events import LINE_END

_ORDER: Final = {
    "": tuple(key_of(one.name) for one in fields(EvidenceEntry)),
    "passage": tuple(one.name for one in fields(PassagePin)),
    "part": tuple(one.name for one in fields(PartGiven)),
}
"""The keys of a record, and of mappings in it of which keys may be left out, in their order."""
_QUOTED: Final = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'", re.DOTALL)
_COMMENT: Final = re.compile(r"(?:^|\s)#")


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A field of the record of an id, and its new value as files have it; None takes it out.

    `path` is its key, or this and one of a mapping that the record has there. A new field stands
    behind that which comes before it in the order of the fields. A comment in the line of a field
    that is taken out goes with it.
    """

    id: str
    path: tuple[str, ...]
    value: object
    key: str = KEY

    def on(self, content: dict[object, object]) -> dict[object, object]:
        """Return what a file says after it, from what it said before."""
        before = content.get(KEY)
        listed = before if isinstance(before, list) else []
        changed = [
            changed_record(one, self.path, self.value) if id_of(one) == self.id else one
            for one in listed
        ]
        return {**content, KEY: changed}

    def within(self, text: str) -> str | None:
        """Return a text after it; None if a comment would be lost, or the record is in braces."""
        record = next(_records(nodes_of(text), self.id), None)
        if record is None:
            return None
        node, (*above, key) = record, self.path
        for step in above:
            node = next(value for name, value in node.value if name.value == step)
        if node.flow_style:
            return self._in_braces(text, node)
        found = next(((name, value) for name, value in node.value if name.value == key), None)
        if found is None:
            return self._added(text, node)
        begin, end = found[0].start_mark.index, end_of(text, found[1])
        if self.value is None:
            return _without_lines(text, begin, end)
        if _has_comment(text[begin:end]):
            return None
        return text[:begin] + self._lines(text, found[0].start_mark.column) + text[end:]

    @property
    def wanted(self) -> str:
        """What the file is to say, in a line."""
        said = "left out" if self.value is None else write_yaml(self.value).strip()
        return f"{self.id}: {'.'.join(self.path)}: {said}"

    def _added(self, text: str, node: Any) -> str:  # noqa: ANN401
        """Return a text with the field in lines of its own."""
        order = _ORDER[".".join(self.path[:-1])]
        before = set(order[: order.index(self.path[-1])])
        # The first key may be any, and what comes behind its dash stays there.
        behind = [one for one in node.value if one[0].value in before] or node.value[:1]
        at = line_end(text, end_of(text, behind[-1][1]))
        column: int = node.value[0][0].start_mark.column
        return text[:at] + ended(text) + " " * column + self._lines(text, column) + text[at:]

    def _lines(self, text: str, column: int) -> str:
        """Return the field as it is written from a column on, without the line end behind it."""
        first, *others = write_yaml({self.path[-1]: self.value}).splitlines()
        pad = " " * column
        return ended(text).join([first, *(f"{pad}{one}" if one else one for one in others)])

    def _in_braces(self, text: str, node: Any) -> str | None:  # noqa: ANN401
        """Return a text with the field in a mapping in braces; None if a comment would be lost."""
        if not node.value:
            return None
        names = [name.value for name, _ in node.value]
        spans = [(name.start_mark.index, value.end_mark.index) for name, value in node.value]
        at = names.index(self.path[-1]) if self.path[-1] in names else None
        if at is None:
            begin = end = spans[-1][1]
            said = "" if self.value is None else f", {self._pair()}"
        elif self.value is None:
            # The comma goes with it: that behind it, or that before the last.
            begin, end = spans[at]
            begin, end = (begin, spans[at + 1][0]) if spans[at + 1 :] else (spans[at - 1][1], end)
            said = ""
        else:
            (begin, end), said = spans[at], self._pair()
        return None if _has_comment(text[begin:end]) else text[:begin] + said + text[end:]

    def _pair(self) -> str:
        return f"{self.path[-1]}: {write_in_brackets(self.value)}"


def nodes_of(text: str) -> Any:  # noqa: ANN401 - yaml has no types
    """Return what a text is made of, with the places of all its parts."""
    return yaml.compose(text, Loader=yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)


def changed_record(record: Any, path: Sequence[str], value: object) -> Mapping[str, object]:  # noqa: ANN401
    """Return a mapping in which the value at a path is another one, or is not there."""
    key, *below = path
    new = changed_record(record[key], below, value) if below else value
    rest = {name: one for name, one in record.items() if name != key}
    return rest if new is None else {**rest, key: new}


def _records(root: Any, id: str) -> Iterator[Any]:  # noqa: ANN401
    """Yield the record of an id, in lines or in braces."""
    for key, value in root.value:
        for record in value.value if key.value == KEY else ():
            if any(name.value == "id" and one.value == id for name, one in record.value):
                yield record


def end_of(text: str, node: Any) -> int:  # noqa: ANN401
    """Return where a value ends: the last thing in it, not what begins behind it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end: int = node.end_mark.index
    return len(text[:end].rstrip()) if isinstance(node, yaml.ScalarNode) else end


def _without_lines(text: str, begin: int, end: int) -> str | None:
    """Return a text without the lines of a field; None if it stands behind the dash of a record."""
    ends = [found.end() for found in LINE_END.finditer(text, 0, begin)]
    start = ends[-1] if ends else 0
    if text[start:begin].strip(" ") or _has_comment(text[begin:end]):
        return None
    behind = LINE_END.search(text, line_end(text, end))
    return text[:start] + text[behind.end() if behind else len(text) :]


def _has_comment(value: str) -> bool:
    """Return whether a comment stands within a value, or may stand there."""
    return bool(_COMMENT.search(_QUOTED.sub("", value))) and LINE_END.search(value) is not None


def ended(text: str) -> str:
    """Return how the lines of a text end."""
    found = LINE_END.search(text)
    return found[0] if found else "\n"
