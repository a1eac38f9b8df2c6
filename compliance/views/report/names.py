"""The names policy: reports print one neutral name, and on request list what the sides say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compliance.model.agreement import Agreement
from compliance.model.words import NameKind, NamesPolicy
from compliance.views.panel import PanelView
from compliance.views.report.view import ClauseView, NameView, TargetView
from compliance.workspace.workspace import Workspace

LISTED = (NameKind.PLACE, NameKind.BODY)


def name_views(
    workspace: Workspace, agreement: Agreement, sections: Sequence[TargetView | ClauseView]
) -> tuple[NameView, ...]:
    """Return the names this report prints that have others, with the policy "both"; else none."""
    if workspace.settings.names is not NamesPolicy.BOTH:
        return ()
    printed = "\n".join(text for section in sections for text in _texts(section))
    return tuple(
        NameView(
            neutral=entry.forms[0].text,
            others=tuple(dict.fromkeys(form.text for form in entry.forms[1:])),
        )
        for entry in agreement.names
        if entry.kind in LISTED
        and len(entry.forms) > 1
        and _stands_in(entry.forms[0].text, printed)
    )


def _stands_in(name: str, text: str) -> bool:
    """Return whether a name occurs in a text as a word of its own."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _texts(section: TargetView | ClauseView) -> Iterator[str]:
    if isinstance(section, ClauseView):
        yield section.title
        for target in (section.whole, *section.obligations):
            yield from _texts(target)
        return
    yield f"{section.duty} {section.detail or ''}"
    panels = (*section.beside, section.focus) if section.focus else section.beside
    for panel in panels:
        yield from _said(panel)


def _said(panel: PanelView) -> Iterator[str]:
    return (record.words for record in panel.records)
