"""Texts that a stranger would write into files, and a workspace with them in every text field."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar, get_args, get_type_hints

from compliance.model.base import Line
from compliance.model.evidence import EndWords
from compliance.model.settings import Publication
from compliance.workspace.load import WorkspaceReader
from compliance.workspace.records import Records
from support.builders import GAZETTE, HERALD, lake_files, record, workspace
from support.dump import write
from support.lake_texts import digest_sha256, range_of

T = TypeVar("T")

MARKUP: Final = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</style></title></textarea></svg><!--",
    "](javascript:alert(1))",
    "![x](https://evil.example/?q) <https://evil.example> www.evil.example",
    "javascript:alert(1)",
    "{{ view }} {% include 'x' %} {# #}",
    "&lt;b&gt; &#x3c;i> &colon;",
    "`a` | b | c",
    "# heading",
    "=HYPERLINK(1)",
    "@SUM(1)",
    "-1+1",
    "+1",
)
"""What a file may hold and no page may take for markup, nor a spreadsheet for a formula."""
DIVIDED: Final = "a;=HYPERLINK(1)|@x, -1"
"""What becomes a formula where cells are divided by another sign."""
COMMANDS: Final = (
    "::error::x",
    "::set-output name=x::y",
    "##[error]x",
    "##vso[task.setvariable variable=x]y",
    "##teamcity[message 'x']",
    "section_start:1:x",
)
"""What a file may hold and no build service may take for a command, wherever lines are broken."""
STEERING: Final = (
    "a\x1b[31mb",
    "a\x1b]0;title\x07b",
    "a\x9b31mb",
    "a\x00b",
    "a\x08b",
    "a\rb",
    "a\x7fb",
    "a\u202eb",
    "a\u2066b",
    "a\u2028b",
    "a\u2029b",
)
"""What no file may hold: it steers terminals, or turns and breaks lines."""
UNSEEN: Final = ("a\u200bb", "a\u200eb", "a\u200fb", "a\u061cb", "a\u00adb", "a\u2060b")
"""What languages need: a file may hold it."""

OPTIONAL: Final = frozenset(
    {
        "citation",
        "computed",
        "detail",
        "each_point",
        "note",
        "of",
        "part",
        "place",
        "point_word",
        "points_word",
        "seen",
        "short",
        "unit",
    }
)
"""Keys that are filled in even where the invented workspace leaves them out."""

EVIDENCE: Final = (
    record(status="violated", respondents=["south"], respondent_words="boats", scope="in_scope"),
    record(act="background", targets=["1"], probable_speaker={"source": "wire", "because": "x"}),
    record(
        status="unclear",
        targets=["*"],
        speaker="south-office",
        figures=[{"what": "boats", "of": "those there", "value": 1, "as_printed": "one"}],
    ),
    record(act="denies", denied_claim={"by": "north-ministry", "claim": "x"}, extent="part"),
    record(act="interprets", reading="unlisted", note="x", targets=["2a"]),
    record(act="states", incident="gate-shut", event="1999-06-20", targets=["1b"]),
    record(act="demands", respondents=["league"], targets=["2b"]),
    record(act="background", voice="characterised", speaker="south-office", via=["north-ministry"]),
    record(act="background", scope="outside_zone", note="x", part={"words": "x"}),
    record(act="background", translation="x"),
    record(act="background", waivers=[{"finding": "long-passage", "because": "x"}]),
    record(passage={"start": "Two", "end": "lane", "prefix": "x"}),
)


HELD: Final = [
    {
        "container_sha256": digest_sha256(),
        "range": list(range_of(HERALD)),
        "text_sha256": "afee9988e36d0ab1f5a643efa76694400ccbb773d1513b636a5d0e18417599b9",
        "extractor": {"name": "x", "version": "x", "settings": "x"},
    }
]


def commands_in(output: str) -> list[str]:
    """Return the lines in which a build service finds a command, wherever it looks for one."""
    return [
        line
        for line in output.splitlines()
        if line.strip().strip("\xad\u200b\ufeff").startswith("::")
        or re.search(r"##\w*\[|section_(?:start|end):", line)
    ]


_MORE: Final = """
facts:
  - {what: x, citation: x, confidence: A}
bodies:
  - {id: board, name: x, of: [north, south], note: x}
amendments:
  - id: later
    instrument: summer-1999
    targets: ["1"]
    says: x
    according_to: [{source: north, said_on: "1999-07", citation: x, confidence: A}]
"""


OBJECTIONS: Final = (
    f"objections:\n  - id: o1\n    to: [{GAZETTE}#e1, {GAZETTE}#e2, {GAZETTE}#e3]\n"
    '    by: wire\n    said_on: "1999-08"\n    ground: x\n    citation: x\n'
)


def write_filled(root: Path, text: str, name: str = "filled") -> Path:
    """Write the invented workspace with one text in every field that takes any line of text."""
    agreement = "agreements/lake_1999.yaml"
    counts = "        counts: [{id: x, words: x, aliases: [x]}]\n"
    clauses = lake_files()[agreement].replace("      - id: 1a\n", f"      - id: 1a\n{counts}", 1)
    later = '  - {id: summer-1999, title: x, date: "1999-07", confidence: A}\n'
    clauses = clauses.replace("instruments:\n", f"instruments:\n{later}", 1)
    start = workspace(
        root / "start",
        evidence=EVIDENCE,
        articles=[{"authors": ["x"], "held": HELD}],
        files={agreement: f"{clauses}{_MORE}", "objections.yaml": OBJECTIONS},
    )
    records = WorkspaceReader(start).read_records()
    published = Publication(
        address="https://example.org/", version="x", publisher="x", licence="x", contact="x"
    )
    settings = dataclasses.replace(records.settings, publication=published, titles={"ru": "x"})
    return write(root / name, filled(dataclasses.replace(records, settings=settings), text))


def filled(records: Records, text: str) -> Records:
    """Return records with one text in every field that takes any line of text."""
    kinds: dict[str, Any] = {
        f.name: {file: _fill(one, text) for file, one in getattr(records, f.name).items()}
        for f in dataclasses.fields(records)
        if isinstance(getattr(records, f.name), dict)
    }
    return dataclasses.replace(records, settings=_fill(records.settings, text), **kinds)


def line_fields(records: Records) -> frozenset[str]:
    """Return the fields that hold a text of their own in some record: class and name."""
    found: set[str] = set()
    for field in dataclasses.fields(records):
        _note(getattr(records, field.name), found)
    return frozenset(found)


def all_line_fields(classes: Collection[type]) -> frozenset[str]:
    """Return the fields that take any line of text: class and name."""
    return frozenset(
        f"{cls.__name__}.{name}"
        for cls in classes
        for name, hint in _hints(cls).items()
        if _takes_line(hint)
    )


def _note(value: object, found: set[str]) -> None:
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for one in value:
            _note(one, found)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for name, hint in _hints(type(value)).items():
            if _takes_line(hint) and getattr(value, name):
                found.add(f"{type(value).__name__}.{name}")
            _note(getattr(value, name), found)


def _fill(value: T, text: str) -> T:
    if isinstance(value, tuple):
        return tuple(_fill(one, text) for one in value)  # type: ignore[return-value]
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for name, hint in _hints(type(value)).items():
        old = getattr(value, name)
        if not _takes_line(hint):
            changes[name] = _fill(old, text)
        elif _takes(hint, EndWords):
            changes[name] = text.replace(" ", "")  # six words at most
        elif old is not None or name in OPTIONAL:
            changes[name] = _lines(old, text)
    return dataclasses.replace(value, **changes)


def _lines(old: object, text: str) -> object:
    """Return the text in the place of one, or of each in a list or by its key."""
    if isinstance(old, tuple):
        return (text,) * len(old)
    return dict.fromkeys(old, text) if isinstance(old, Mapping) else text


def _hints(cls: type) -> Mapping[str, Any]:
    hints = get_type_hints(cls, include_extras=True)
    return {f.name: hints[f.name] for f in dataclasses.fields(cls) if f.name in hints}


def _takes_line(hint: object) -> bool:
    return _takes(hint, Line) or _takes(hint, EndWords)


def _takes(hint: object, wanted: object) -> bool:
    return bool(hint == wanted) or any(
        _takes(one, wanted) for one in get_args(hint) if not isinstance(one, str)
    )
