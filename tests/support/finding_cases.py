"""The cases of findings in tests/findings: workspaces laid out as their folders say.

The files of a case replace those of the invented workspace; an empty file takes one away. Beside
files of a workspace a case may have

    expected.txt      the findings of the folder's code, in order (only where there are some)
    texts/ID.txt      the text of an article of its own; articles/ID.yaml has its hash
    damaged/ID.txt    what stands in the library instead of the text of an article
    no-texts          an empty file: nothing is held
    affirm-first/     files as they were when all was affirmed, so that a later change shows
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from compliance.audit.audited import Audited
from compliance.audit.rule import Finding
from compliance.audit.run import run_audit
from compliance.library.store import TextLibrary
from compliance.passages.prove import Prover
from compliance.workspace import layout
from compliance.workspace.load import load_workspace
from compliance.workspace.lock_file import lock_bytes
from support.builders import workspace
from support.lake_texts import TEXTS
from support.reports import lock_for

Files = dict[str, bytes | None]

FOLDER = Path(__file__).parent.parent / "findings"
EXPECTED = "expected.txt"
NO_TEXTS = "no-texts"
AFFIRM_FIRST = "affirm-first"
FINDS = sorted(FOLDER.glob("*/finds*"))
PASSES = sorted(FOLDER.glob("*/passes*"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """A case as a workspace, with its own texts and a library of those that are held."""

    root: Path
    library: TextLibrary
    texts: Mapping[str, bytes]

    def findings(self) -> tuple[Finding, ...]:
        """Audit the workspace as it stands."""
        known = load_workspace(self.root)
        prover = Prover(known, TextLibrary(self.library.root))
        return run_audit(Audited(known, known.agreement(), prover)).findings


def name(case: Path) -> str:
    return case.relative_to(FOLDER).as_posix()


def lay_out(case: Path, folder: Path) -> LaidOut:
    """Write the files of a case, and hold the texts that it says are held."""
    files = files_in(case)
    files.pop(EXPECTED, None)
    held = NO_TEXTS not in files
    files.pop(NO_TEXTS, None)
    damaged = taken(files, "damaged")
    before = {p: c for p, c in files.items() if p.startswith(f"{AFFIRM_FIRST}/")}
    files = {path: content for path, content in files.items() if path not in before}
    if before:
        earlier = {p.removeprefix(f"{AFFIRM_FIRST}/"): content for p, content in before.items()}
        files[layout.LOCK] = lock_of(folder / "before", {**files, **earlier})
    library = TextLibrary(folder / "library")
    texts = taken(files, "texts")
    root = workspace(folder / "workspace", files=files)
    if held:
        store(library, texts)
        damage(root, library.root, damaged)
    return LaidOut(root=root, library=library, texts=texts)


def files_in(folder: Path) -> Files:
    """Return the files under a folder by their path in it; an empty one as None."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() or None for path in paths}


def taken(files: Files, folder: str) -> dict[str, bytes]:
    """Take the files of a folder out; return their bytes by their name without the ending."""
    names = [path for path in files if path.startswith(f"{folder}/")]
    return {Path(path).stem: files.pop(path) or b"" for path in names}


def store(library: TextLibrary, texts: Mapping[str, bytes]) -> None:
    for text in (*TEXTS.values(), *(text.decode() for text in texts.values())):
        library.put(text)


def damage(root: Path, library: Path, damaged: Mapping[str, bytes]) -> None:
    articles = load_workspace(root).articles
    for article_id, data in damaged.items():
        article = next(a for i, a in articles.items() if i == article_id)
        for held in article.held:
            path = library / "texts" / held.text_sha256[:2] / f"{held.text_sha256}.txt"
            path.write_bytes(data)


def lock_of(folder: Path, files: Files) -> bytes:
    """Affirm everything in a workspace, and return the lock."""
    texts = [*TEXTS.values(), *(text.decode() for text in taken(files, "texts").values())]
    known = load_workspace(workspace(folder / "workspace", files=files))
    return lock_bytes(lock_for(known, texts, on="1999-08-01").values())


def lines_of(finding: Finding) -> Iterator[str]:
    remark = finding.remark
    yield f"{finding.severity}: {finding.code}: {remark.subject}: {remark.message}"
    if remark.context is not None:
        yield f"    {remark.context}"
