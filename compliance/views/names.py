"""The names policy: reports print one neutral name, and on request list what the sides say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.model.words import NameKind, NamesPolicy
from compliance.views.report import ClauseView, NameView, TargetView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compliance.model.agreement import Agreement
    from compliance.views.report import PanelView
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
        if entry.kind in LISTED and len(entry.forms) > 1 and entry.forms[0].text in printed
    )


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
    for group in panel.groups:
        for record in group.records:
            yield record.words
