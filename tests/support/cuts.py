"""Audit marked sentences: each an article of its own, its passage what stands in brackets.

Braces stand around what is left out between its ends; without any, hardly anything is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from compliance.audit.audited import Audited
from compliance.audit.rule import Finding
from compliance.audit.run import run_audit
from compliance.library.store import TextLibrary
from compliance.passages.prove import Prover
from compliance.workspace.load import load_workspace
from support.builders import Record, article, workspace

_PIN_WORDS = 6
_MARKS = str.maketrans("", "", "[]{}")
RULES = {
    *("cut-negation", "cut-condition", "cut-attribution"),
    *("limited-by-left-out", "language-not-listed"),
}


def cut_findings(folder: Path, marked: Iterable[str], tag: str) -> list[list[Finding]]:
    """Audit articles in a language; return the findings about the cuts of each, in order."""
    marked = list(marked)
    # No two articles have one text.
    plain = [f"{n}\n\n{one.translate(_MARKS)}" for n, one in enumerate(marked)]
    pins = [_pin(one[one.index("[") + 1 : one.index("]")]) for one in marked]
    library = TextLibrary(folder / "library")
    for text in plain:
        library.put(text)
    root = workspace(
        folder / "workspace",
        articles=[_article(number, text, tag) for number, text in enumerate(plain)],
        evidence=[
            {"article": f"a{number}", "speaker": "wire", "voice": "own", "passage": pin}
            for number, pin in enumerate(pins)
        ],
    )
    known = load_workspace(root)
    audit = run_audit(Audited(known, known.agreement(), Prover(known, library)))
    found: list[list[Finding]] = [[] for _ in plain]
    for finding in audit.findings:
        name = finding.remark.subject.partition("#")[0].removeprefix("a")
        if finding.code in {"missing-passage", "ambiguous-passage", "near-passage"}:
            raise AssertionError(finding.remark.message)
        if finding.code in RULES:
            found[int(name)].append(finding)
    return found


def codes(findings: Iterable[Finding]) -> list[str]:
    """Return the codes of findings, each once and in alphabetical order."""
    return sorted({finding.code for finding in findings})


def _pin(passage: str) -> Mapping[str, str]:
    if "{" in passage:
        start, _, rest = passage.partition("{")
        return {"start": start.strip(), "end": rest.partition("}")[2].strip()}
    words = passage.split()
    first, last = words[:_PIN_WORDS], words[_PIN_WORDS:]
    return {"start": " ".join(first), **({"end": " ".join(last)} if last else {})}


def _article(number: int, text: str, tag: str) -> Record:
    hashed = sha256(text.encode()).hexdigest()
    held = {"container_sha256": hashed, "range": [0, len(text)], "text_sha256": hashed}
    return article(id=f"a{number}", language=tag, held=[held])
