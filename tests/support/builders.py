"""An invented workspace on disk, in a line or a few: the lake treaty, changed as a test needs it.

    root = workspace(tmp_path)                                    # as it stands in support/lake
    root = workspace(tmp_path, evidence=[record(status="violated", respondents=["north"])])
    loaded = load_workspace(root)

Two parties, a signatory, a non-signatory; two clauses, four obligations, each with readings;
sources of each side, of third and of unknown; two articles, whose invented texts are in
support/lake_texts.py and whose pins all stand there once. As it is, it has no problem.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from compliance.model.base import EvidenceId
from compliance.model.dates.edtf import parse_edtf
from compliance.model.lock import LockEntry
from compliance.workspace.write.yaml_writer import write_yaml
from compliance.workspace.yaml.reader import read_yaml

LAKE: Final = Path(__file__).parent / "lake"
HERALD: Final = "herald-1999-07-01"
GAZETTE: Final = "gazette-1999-06-28"
AGREEMENT: Final = "lake_1999"

Record = dict[str, Any]
"""One record of a file, under the keys it has there."""


def lake_files() -> dict[str, str]:
    """Return the text of every file of the invented workspace by its path in it."""
    paths = sorted(path for path in LAKE.rglob("*") if path.is_file())
    return {path.relative_to(LAKE).as_posix(): path.read_text("utf-8") for path in paths}


def workspace(  # noqa: PLR0913 - one for each kind of file
    root: Path,
    *,
    evidence: Iterable[Mapping[str, Any]] | None = None,
    articles: Iterable[Mapping[str, Any]] = (),
    sources: Iterable[Mapping[str, Any]] = (),
    incidents: Iterable[Mapping[str, Any]] = (),
    searches: Iterable[Mapping[str, Any]] | None = None,
    agreement: Mapping[str, Any] | None = None,
    files: Mapping[str, str | bytes | None] | None = None,
) -> Path:
    """Write the invented workspace, changed as asked, into a folder; return the folder.

    Args:
        root: The folder; made if it does not exist.
        evidence: Records that replace all evidence, as `record` makes them; what a record leaves
            out, `record` fills in. The key `article` says in which article it stands.
        articles: Articles beside the two, as `article` makes them; one of the same id is replaced.
        sources: Sources beside those there, as `source` makes them, `side` among their keys.
        incidents: Incidents beside those there.
        searches: Searches that replace the one there.
        agreement: Keys of the agreement that replace those there.
        files: Whole files by path, written last; None takes a file away.
    """
    contents: dict[str, str | bytes | None] = dict(lake_files())
    if evidence is not None:
        contents.update({path: None for path in contents if path.startswith("evidence/")})
        contents.update(_evidence_files(evidence))
    for one in articles:
        made = article(**one)
        contents[f"articles/{made['id']}.yaml"] = write_yaml(made)
    for one in sources:
        entry = source(**one)
        path = f"sources/{entry.pop('side')}.yaml"
        contents[path] = _with_more(contents[path], "sources", [entry])
    contents["incidents.yaml"] = _with_more(contents["incidents.yaml"], "incidents", incidents)
    if searches is not None:
        contents["searches.yaml"] = write_yaml({"searches": [dict(one) for one in searches]})
    if agreement is not None:
        path = f"agreements/{AGREEMENT}.yaml"
        contents[path] = write_yaml({**_read(contents[path]), **agreement})
    return write_files(root, {**contents, **(files or {})})


def write_files(root: Path, contents: Mapping[str, str | bytes | None]) -> Path:
    """Write files by path into a folder; return the folder."""
    root.mkdir(parents=True, exist_ok=True)
    for path, content in contents.items():
        if content is None:
            continue
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def record(**keys: object) -> Record:
    """Return a record of evidence: what is not given is filled in so that it is valid.

    The default: the ministry of the north, quoted in the gazette, assesses obligation 1a with the
    status given, or gives background if there is none.
    """
    act = "assesses" if "status" in keys else "background"
    defaults: Record = {
        "article": GAZETTE,
        "targets": ["1a"],
        "link": "named",
        "speaker": "north-ministry",
        "voice": "quoted",
        "act": act,
        "claim": "An invented claim.",
        "passage": {"start": "Two boats stayed"},
    }
    return {**defaults, **keys}


def article(**keys: object) -> Record:
    """Return an article: the default is one of the wire, of 5 July 1999, read in full."""
    defaults: Record = {
        "id": "wire-1999-07-05",
        "title": "The lake after …",
        "outlet": "wire",
        "published": "1999-07-05",
        "published_basis": "Printed in the first line.",
        "confidence": "A",
        "language": "en",
        "coded": "full",
    }
    return {**defaults, **keys}


def source(**keys: object) -> Record:
    """Return a source with the side it is counted to; the default is a newspaper of no side."""
    name = str(keys.get("id", "lake-post")).replace("-", " ").title()
    defaults: Record = {
        "side": "third",
        "id": "lake-post",
        "name": name,
        "kind": "media",
        "basis": "Invented for a test.",
        "confidence": "A",
    }
    return {**defaults, **keys}


def one_duty(**keys: object) -> Record:
    """Return the keys of an agreement with one clause and, changed as asked, one obligation."""
    defaults: Record = {
        "id": "1a",
        "duty": "Open the gates",
        "kind": "act",
        "bearers": [{"side": "north"}],
        "confidence": "A",
    }
    clause = {"number": "1", "title": "The dam", "obligations": [{**defaults, **keys}]}
    return {"clauses": [clause], "wordings": []}


def search(**keys: object) -> Record:
    """Return a search in June and July 1999 that found nothing; say of which side or source."""
    defaults: Record = {
        "targets": "all",
        "from": "1999-06-10",
        "to": "1999-07-31",
        "where": "an archive",
        "by": "the coder",
        "found": "nothing",
    }
    return {**defaults, **keys}


def lock_of(evidence: str, words: int = 8, passage: str = "c" * 64) -> LockEntry:
    """Return a line of the lock that shows a passage of so many words, by its hash."""
    return LockEntry(
        evidence=EvidenceId(evidence),
        text_sha256="a" * 64,
        range=(0, 9),
        words=words,
        passage_sha256=passage,
        fingerprint={},
        on=parse_edtf("2001-01-01"),
    )


def _evidence_files(evidence: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    by_file: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for given in evidence:
        made = record(**given)
        place = made.pop("article"), made.pop("agreement", AGREEMENT)
        by_file[place].append({"id": f"e{len(by_file[place]) + 1}", **made})
    return {
        f"evidence/{name}.yaml": write_yaml(
            {"article": name, "agreement": agreement, "evidence": records}
        )
        for (name, agreement), records in by_file.items()
    }


def _with_more(content: str | bytes | None, key: str, more: Iterable[Mapping[str, Any]]) -> str:
    value = _read(content)
    value[key] = [*value[key], *(dict(one) for one in more)]
    return write_yaml(value)


def _read(content: str | bytes | None) -> Record:
    assert isinstance(content, str)
    value = read_yaml(content.encode(), "lake").value
    assert isinstance(value, dict)
    return value
