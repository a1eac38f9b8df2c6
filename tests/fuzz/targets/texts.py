"""Targets: files given to `articles add`, facts about them, texts of the library, and pins."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

from compliance.workspace.write.yaml_writer import write_yaml
from fuzz.scratch import Scratch, expect
from fuzz.target import SEPARATOR, Target, Try, corpus, parts, text, words
from support.builders import AGREEMENT, article, lake_files, record
from support.lake_texts import DIGEST, GAZETTE, HERALD, write_digest

WIRE: Final = "wire-1999-07-05"
_TEXTS: Final = "texts"


def _with_library(scratch: Scratch) -> None:
    """Let the texts of the two articles be on this machine."""
    scratch.command("articles", "add", write_digest(scratch.root / "tmp"), ends={0}, writes=True)
    (scratch.root / "tmp" / "digest.txt").unlink()
    scratch.keep()


def _make_given(scratch: Scratch) -> Try:
    """A file given to `articles add`: what it writes is valid, and a second run adds nothing."""
    _with_library(scratch)

    def attempt(data: bytes) -> None:
        given = scratch.put("given.txt", data)
        first = scratch.command(
            "articles", "add", given, ends={0, 1, 3}, writes=True, programs=True
        )
        after = scratch.stamps()
        again = scratch.command(
            "articles", "add", given, ends={0, 1, 3}, writes=True, programs=True
        )
        expect("a second run ends otherwise", holds=first.status == again.status)
        expect("a second run writes again", holds=scratch.stamps() == after)
        scratch.command("check", ends={0})
        if any(name.endswith(".draft") for name in after):
            scratch.command("articles", "list", ends={0})

    return attempt


_OPTIONS: Final = (
    "--id",
    "--first",
    "--last",
    "--outlet",
    "--published",
    "--basis",
    "--language",
    "--url",
    "--confidence",
)
_FACTS: Final = (WIRE, "", "", "wire", "1999-07-05", "Printed.", "en", "https://a.example/", "A")


def _make_facts(scratch: Scratch) -> Try:
    """Facts given to `articles add`: whatever it writes with them leaves the workspace valid."""
    _with_library(scratch)
    given = scratch.put("given.txt", b"HAVEN, 5 July 1999\n\nThe lake was calm. Nobody came.\n")
    scratch.keep()

    def attempt(data: bytes) -> None:
        values = [text(one).replace("\0", "") for one in data.split(SEPARATOR)]
        options = [
            f"{option}={value}" for option, value in zip(_OPTIONS, values, strict=False) if value
        ]
        added = scratch.command("articles", "add", *options, given, writes=True, programs=True)
        left = scratch.stamps()
        scratch.command("check", ends={0})
        if added.status == 0:
            expect("nothing was kept", holds=len(left) > 0)

    return attempt


def _fact_seeds(_scratch: Scratch) -> Iterable[bytes]:
    yield SEPARATOR.join(fact.encode() for fact in _FACTS)
    pinned = (WIRE, "The lake", "calm.", *_FACTS[3:])
    yield SEPARATOR.join(fact.encode() for fact in pinned)
    yield SEPARATOR.join(fact.encode() for fact in ("", "", "", "herald", "199X", "~", "EN"))


def _make_library(scratch: Scratch) -> Try:
    """A text of the library and a pin in it; the file may have been altered since."""

    def attempt(data: bytes) -> None:
        held, start, end, prefix, altered = parts(data, 5)
        whole = text(held)
        sha256 = hashlib.sha256(whole.encode()).hexdigest()
        scratch.put(f"{_TEXTS}/{sha256[:2]}/{sha256}.txt", altered or whole.encode())
        scratch.put(f"{_TEXTS}/{sha256}.txt", altered or whole.encode())
        pin = {"start": text(start), "end": text(end), "prefix": text(prefix)}
        copy = {"container_sha256": sha256, "range": [0, len(whole)], "text_sha256": sha256}
        coded = {
            "article": WIRE,
            "agreement": AGREEMENT,
            "evidence": [
                {
                    "id": "e1",
                    **_but(record(), "article"),
                    "passage": {key: value for key, value in pin.items() if value},
                }
            ],
        }
        scratch.put(f"lake/articles/{WIRE}.yaml", write_yaml(article(held=[copy])).encode())
        scratch.put(f"lake/evidence/{WIRE}.yaml", write_yaml(coded).encode())
        if scratch.command("check").status:
            return
        scratch.command("audit", ends={0, 1})
        scratch.command("affirm", "--all", "--on", "2026-11-01", ends={0, 1}, writes=True)
        scratch.command("check", ends={0})
        scratch.command("report", ends={0})
        scratch.command("articles", "text", WIRE, ends={0, 3})

    return attempt


def _but(mapping: dict[str, object], key: str) -> dict[str, object]:
    return {one: value for one, value in mapping.items() if one != key}


def _library_seeds(_scratch: Scratch) -> Iterable[bytes]:
    for whole, start, end in (
        (HERALD, "South Shore has", "the ministry said."),
        (GAZETTE, "Two boats stayed", ""),
        (DIGEST, "South Shore", ""),
    ):
        yield SEPARATOR.join(one.encode() for one in (whole, start, end))
    yield from corpus("pin")


TARGETS: Final = (
    Target(
        "given",
        _make_given,
        lambda _scratch: [DIGEST.encode(), HERALD.encode(), *(f.encode() for f in _prose())],
        words("prose"),
    ),
    Target("facts", _make_facts, _fact_seeds, (b"1999-07", b"A", b"M", b"en-GB", SEPARATOR)),
    Target("library", _make_library, _library_seeds, (*words("prose"), SEPARATOR)),
)


def _prose() -> Iterable[str]:
    """Return the invented texts with other ends of lines and other files around them."""
    yield f"\ufeff{GAZETTE}".replace("\n", "\r\n")
    yield f"{GAZETTE}\n{HERALD}\n{GAZETTE}"
    yield lake_files()["incidents.yaml"]
