"""What became of a dossier, as text."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.render.text.columns import HEAD, WIDTH, Page, add_head
from compliance.views.verification import RemarkKind, SealView, VerificationView
from compliance.views.words import counted

_HEADS = {
    RemarkKind.ALTERED: "ALTERED",
    RemarkKind.MISSING: "MISSING",
    RemarkKind.ADDED: "ADDED",
    RemarkKind.REPACKED: "PACKED OTHERWISE",
    RemarkKind.DIFFERS: "NOT WHAT THE WORKSPACE SAYS",
    RemarkKind.INVALID: "NOT VALID",
    RemarkKind.NOT_FOUND: "PASSAGES AND RECORDS",
    RemarkKind.UNVERIFIABLE: "CANNOT BE TOLD",
}


def render_verification_text(
    view: VerificationView, *, colour: bool = False, width: int = WIDTH
) -> str:
    """Return how a dossier was found, in lines of at most so many cells; the upshot is last."""
    page = Page(width)
    _add_head(page, view)
    if view.passages:
        page.add()
        page.add(f"PASSAGES {sum(level.number for level in view.passages)}", HEAD)
    for level in view.passages:
        page.wrapped(f"  {level.number:>6}  ", level.word)
    for kind, head in _HEADS.items():
        found = [one for one in view.remarks if one.kind is kind]
        if found:
            page.add()
            page.add(f"{head} {len(found)}", HEAD)
        for one in found:
            line = "" if one.line is None else f":{one.line}"
            page.wrapped("  ", f"{one.file}{line}: {one.words}")
    if view.seals:
        _add_seals(page, view.seals)
    page.add()
    page.wrapped("", _upshot(view))
    return page.render(colour=colour)


def _add_seals(page: Page, seals: Iterable[SealView]) -> None:
    page.add()
    page.add("SIGNATURES AND TIME STAMPS", HEAD)
    for seal in seals:
        for words in filter(None, (seal.words, seal.judged)):
            page.wrapped("  ", f"{seal.file}: {words}")


def _upshot(view: VerificationView) -> str:
    if not view.as_packed:
        return "This is not as packed."
    found = "Nothing is missing or altered."
    return found if view.sound else f"{found} A signature or time stamp is not right of it."


def _add_head(page: Page, view: VerificationView) -> None:
    of = f"what {view.source} says" if view.source else "what all sides say"
    points = f" of {', '.join(view.points)}" if view.points else ""
    by = f"made by compliance {view.program}; {counted(view.files, 'file')}"
    add_head(page, f"DOSSIER {view.name} · {view.agreement}", f"{of}{points}; {by}")
    page.wrapped("SHA-256 ", view.sha256)
