"""Targets: each kind of file of a workspace, and the cache of their records."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from compliance.workspace.cache import RecordCache, read_stored
from compliance.workspace.file_kinds import FILE_TYPES
from compliance.workspace.files import SourceBytes
from fuzz.scratch import Scratch, expect
from fuzz.target import Target, Try, chosen, files_like, words
from support.builders import HERALD, lake_files
from support.codings import coding_files
from support.lake_texts import write_digest
from support.lines import as_lines

READING: Final[tuple[tuple[str, ...], ...]] = (
    ("report",),
    ("report", "-f", "md"),
    ("report", "-f", "html"),
    ("report", "-f", "json"),
    ("report", "-f", "csv"),
    ("report", "-s", "north"),
    ("audit",),
    ("audit", "-f", "json"),
    ("audit", "-f", "github"),
    ("audit", "-f", "html"),
    ("matrix",),
    ("matrix", "-f", "svg"),
    ("matrix", "--by", "incident"),
    ("matrix", "--by", "respondent", "-f", "csv"),
    ("timeline",),
    ("timeline", "-f", "svg"),
    ("show",),
    ("show", HERALD),
    ("articles", "list"),
    ("diff", "north", "south"),
    ("diff", "north", "south", "-f", "html"),
    ("diff", "--own", "north"),
    ("network",),
    ("network", "-f", "graphml"),
    ("check", "-f", "json"),
    ("check", "-f", "github"),
)
MAY_LACK: Final = frozenset({"diff", "show", "-s"})
"""Words of commands that name something, which a valid workspace need not have."""


def _file(name: str, file: str, pattern: str, known: Sequence[bytes]) -> Target:
    def make(scratch: Scratch) -> Try:
        return lambda data: read_as(scratch, file, data)

    return Target(name, make, lambda _scratch: files_like(pattern), known)


def read_as(scratch: Scratch, file: str, data: bytes) -> None:
    """Read bytes as a file of the workspace, and let a command use it; or refuse it as well."""
    scratch.put(f"lake/{file}", data)
    valid = scratch.command("check", ends={0, 3}).status == 0
    argv = chosen(data, READING)
    if not valid and zlib.crc32(data) % 8:
        return
    ends = {0, 1} if valid else {3}
    scratch.command(*argv, ends=ends if MAY_LACK.isdisjoint(argv) else {*ends, 3})


def read_lines(scratch: Scratch, data: bytes) -> None:
    """Read bytes as evidence in JSON Lines, in the place of that in YAML."""
    none = f"article: {HERALD}\nagreement: lake_1999\nevidence: []\n"
    scratch.put(f"lake/evidence/{HERALD}.yaml", none.encode())
    read_as(scratch, f"evidence/{HERALD}.jsonl", data)


def _lines() -> list[bytes]:
    text = lake_files()[f"evidence/{HERALD}.yaml"]
    escaped = as_lines(text, ascii_only=True).encode()
    return [as_lines(text).encode(), escaped, *files_like("evidence/*.jsonl")]


def read_coding(scratch: Scratch, data: bytes) -> None:
    """Read bytes as a blind coding beside another, and compare the two; no report reads either."""
    for file, text in coding_files().items():
        scratch.put(f"lake/{file}", text.encode())
    scratch.put(f"lake/codings/anna/{HERALD}.yaml", data)
    valid = scratch.command("check", ends={0, 3}).status == 0
    scratch.command("reliability", "-f", "json", ends={0} if valid else {3})
    scratch.command("report", ends={0})


def _lock(scratch: Scratch) -> Iterable[bytes]:
    digest = write_digest(scratch.root / "tmp")
    for argv in (("articles", "add", digest), ("affirm", "--all", "--on", "2026-11-01")):
        scratch.command(*argv, ends={0}, writes=True)
    return [(scratch.lake / "compliance.lock").read_bytes(), *files_like("compliance.lock")]


# ----- the cache


def _make_cache(scratch: Scratch) -> Try:
    folder = scratch.root / "cache"
    env = {"COMPLIANCE_CACHE": str(folder)}
    plain = scratch.command("report", ends={0})
    scratch.command("report", ends={0}, writes=True, env=env)
    (file,) = (path for path in folder.rglob("*") if path.is_file())
    name = file.relative_to(scratch.root).as_posix()
    scratch.keep()

    def attempt(data: bytes) -> None:
        scratch.put(name, data)
        found = scratch.command("report", ends={0}, writes=True, env=env)
        expect("a cache changes what is said", holds=found == plain)
        _decode(scratch, name, data)

    return attempt


def _decode(scratch: Scratch, name: str, data: bytes) -> None:
    """Read each record again as if its hash and its checksum were right."""
    path = scratch.put(name, data)
    for file, stored in read_stored(path).items():
        shapes = [one.record for one in FILE_TYPES.values() if one.fits(file)]
        content = lake_files().get(file)
        if not shapes or content is None:
            continue
        cache = RecordCache(path)
        right = (stored.sha256, zlib.crc32(stored.data), len(stored.data))
        first = msgspec.json.decode(data.partition(b"\n")[0])
        first["files"] = {file: right}
        scratch.put(name, msgspec.json.encode(first) + b"\n" + bytes(stored.data))
        cache = RecordCache(path)
        found = cache.get(SourceBytes(file, "", content.encode()), shapes[0])
        fits = found is None or isinstance(found, shapes[0])
        expect(f"the cache gives a {type(found)} for {file}", holds=fits)


def _caches(scratch: Scratch) -> Iterable[bytes]:
    return [path.read_bytes() for path in (scratch.root / "cache").rglob("*") if path.is_file()]


TARGETS: Final = (
    _file("settings", "compliance.toml", "compliance.toml", words("toml")),
    _file("agreement", "agreements/lake_1999.yaml", "agreements/*.yaml", words("yaml")),
    _file("sources", "sources/third.yaml", "sources/*.yaml", words("yaml")),
    _file("article", f"articles/{HERALD}.yaml", "articles/*.yaml", words("yaml")),
    _file("evidence", f"evidence/{HERALD}.yaml", "evidence/*.yaml", words("yaml")),
    Target(
        "evidence-lines",
        lambda scratch: lambda data: read_lines(scratch, data),
        lambda _scratch: _lines(),
        [*words("yaml"), *words("lock")],
    ),
    Target(
        "coding",
        lambda scratch: lambda data: read_coding(scratch, data),
        lambda _scratch: [files.encode() for files in coding_files().values()],
        words("yaml"),
    ),
    _file("incidents", "incidents.yaml", "incidents.yaml", words("yaml")),
    _file("searches", "searches.yaml", "searches.yaml", words("yaml")),
    _file("coders", "coders.yaml", "coders.yaml", words("yaml")),
    _file("objections", "objections.yaml", "objections.yaml", words("yaml")),
    Target(
        "lock",
        lambda scratch: lambda data: read_as(scratch, "compliance.lock", data),
        _lock,
        words("lock"),
    ),
    Target("cache", _make_cache, _caches, words("cache")),
)
