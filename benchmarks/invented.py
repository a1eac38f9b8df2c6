"""Write a workspace of N records from the same invented items as the peers' generator makes.

Forty clauses, a hundred records an article; an item's 480 characters of text are the claim, as they
are the text of an item for the peers. The peers' files, `a_gen.py` among them, stand in a folder of
their own: COMPLIANCE_PEERS, default ../shared/peers. With a folder for a text library, the articles
have texts there: those of their items, one after the other.

    python benchmarks/invented.py N FOLDER [PEERS [TEXTS]]
"""

from __future__ import annotations

import importlib
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, cast

from compliance.library.store import TextLibrary
from compliance.workspace.write.yaml_writer import write_yaml

Item = dict[str, str]

RECORDS_AN_ARTICLE: Final = 100
AGREEMENT: Final = "bench_2020"
SIDES: Final = {"north": "party", "south": "party", "league": "signatory", "isles": "non_signatory"}
VOICES_A_SIDE: Final = 5
STATUSES: Final = {
    "fulfilled": "fulfilled",
    "partial": "partly_fulfilled",
    "violated": "violated",
    "disputed": "in_progress",
    "unknown": "unclear",
}
"""Five for five: the peers' words are not all words of ours."""

SETTINGS: Final = f"""title = "Bench"
agreement = "{AGREEMENT}"
sides = {list(SIDES)}
""".replace("'", '"')


def peers_folder(named: str | None = None) -> Path:
    """Return the folder of the peers' files: as named, by the environment, or by the checkout."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "peers"
    return Path(named or os.environ.get("COMPLIANCE_PEERS") or beside).resolve()


def peers_items(peers: Path, count: int) -> tuple[list[Item], list[Item]]:
    """Return the clauses and the items of evidence that the peers' generator makes."""
    sys.path.insert(0, str(peers))
    try:
        made = importlib.import_module("a_gen").make(count)
    finally:
        sys.path.remove(str(peers))
    return cast("tuple[list[Item], list[Item]]", made)


def workspace_files(
    clauses: list[Item], items: list[Item], library: TextLibrary | None = None
) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of the workspace; put the articles' texts in a library."""
    yield "compliance.toml", SETTINGS
    yield f"agreements/{AGREEMENT}.yaml", write_yaml(_agreement(clauses))
    for side in SIDES:
        yield f"sources/{side}.yaml", write_yaml({"side": side, "sources": _voices(side)})
    by_article: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for index, item in enumerate(items):
        by_article[f"paper-{index // RECORDS_AN_ARTICLE + 1:05}"].append(_record(index, item))
    for number, (article, records) in enumerate(by_article.items()):
        first = items[number * RECORDS_AN_ARTICLE]
        described = _article(article, number, first)
        if library is not None:
            described["held"] = [_held(library, records)]
        yield f"articles/{article}.yaml", write_yaml(described)
        listed = "".join(_listed(record) for record in records)
        yield (
            f"evidence/{article}.yaml",
            f"article: {article}\nagreement: {AGREEMENT}\nevidence:\n{listed}",
        )


def _agreement(clauses: list[Item]) -> dict[str, Any]:
    return {
        "id": AGREEMENT,
        "title": "Agreement of forty clauses",
        "short_title": "agreement of forty clauses",
        "signed": "2020-11-09",
        "in_force": "2020-11-10",
        "sides": [{"id": side, "name": side.title(), "role": role} for side, role in SIDES.items()],
        "clauses": [
            {"number": str(n), "title": clause["title"], "obligations": [_duty(n, clause)]}
            for n, clause in enumerate(clauses, 1)
        ],
    }


def _duty(number: int, clause: Item) -> dict[str, Any]:
    return {
        "id": f"{number}a",
        "duty": f"Keep clause {number}",
        "detail": clause["text"],
        "kind": "act",
        "bearers": [{"side": "north"}],
        "confidence": "A",
    }


def _voices(side: str) -> list[dict[str, str]]:
    """Return the voices of a side: the first is a newspaper, the others are offices."""
    return [
        {
            "id": f"{side}-{number}",
            "name": f"{'Office' if number else 'Paper'} {number} of {side.title()}",
            "kind": "government" if number else "media",
            "basis": "Invented.",
            "confidence": "A",
        }
        for number in range(VOICES_A_SIDE)
    ]


def _article(article: str, number: int, first: Item) -> dict[str, Any]:
    return {
        "id": article,
        "title": f"Paper {number + 1}",
        "outlet": f"{list(SIDES)[number % len(SIDES)]}-0",
        "published": "2025-01-01",
        "published_basis": "Invented.",
        "confidence": "A",
        "url": first["source"],
        "language": "en",
        "coded": "part",
    }


def _held(library: TextLibrary, records: list[dict[str, Any]]) -> dict[str, Any]:
    """Put a text in the library in which each record has a numbered paragraph, and pin it there."""
    for number, record in enumerate(records, 1):
        record["passage"]["prefix"] = f"No {number}:"
    text = "\n\n".join(f"{one['passage']['prefix']} {one['claim']}" for one in records)
    sha256 = library.put(text)
    return {"container_sha256": sha256, "range": [0, len(text)], "text_sha256": sha256}


def _record(index: int, item: Item) -> dict[str, Any]:
    side = list(SIDES)[index % len(SIDES)]
    words = item["text"].split()
    return {
        "id": f"e{index % RECORDS_AN_ARTICLE + 1:03}",
        "targets": [f"{int(item['clause'].removeprefix('CL'))}a"],
        "link": "named",
        "speaker": f"{side}-{index % VOICES_A_SIDE}",
        "voice": "quoted",
        "act": "assesses",
        "status": STATUSES[item["status"]],
        "respondents": ["south" if side == "north" else "north"],
        "claim": item["text"],
        "asserted": item["date"],
        "passage": {"start": " ".join(words[:5]), "end": " ".join(words[-5:])},
    }


def _listed(record: Mapping[str, Any]) -> str:
    """Return a record as an item of a list, blank line before it, as people write them."""
    first, *rest = write_yaml(record).splitlines(keepends=True)
    return f"\n  - {first}" + "".join(f"    {line}" for line in rest)


def write_workspace(
    folder: Path, clauses: list[Item], items: list[Item], texts: Path | None = None
) -> None:
    """Write the workspace into a folder, and the texts of its articles into another."""
    library = None if texts is None else TextLibrary(texts)
    for path, text in workspace_files(clauses, items, library):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


if __name__ == "__main__":
    made = peers_items(peers_folder(*sys.argv[3:4]), int(sys.argv[1]))
    write_workspace(Path(sys.argv[2]), *made, Path(sys.argv[4]) if sys.argv[4:] else None)
