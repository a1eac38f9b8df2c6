"""The pages of sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from compliance.assessments.perspective import Perspective
from compliance.model.base import WHOLE, Target
from compliance.views.kinds import SOURCE_KIND_WORDS
from compliance.views.site.addresses import pair_id
from compliance.views.site.contents import SiteContents
from compliance.views.site.links import LinkView
from compliance.views.site.view import (
    LinkListView,
    SidePageView,
    SiteRowView,
    VoiceLineView,
)
from compliance.views.target import number_words
from compliance.views.words import counted
from compliance.wording.speaking import tr


def pair_links(
    contents: SiteContents, *, root: str = "../", of: str | None = None
) -> Iterator[LinkView]:
    """Yield links to the pages on which two sides are compared; with `of`, those of one side.

    Each tells in how many places the two contradict each other.
    """
    found = Counter(one.sides for one in contents.contradictions)
    names = contents.selection.names
    for one, other in contents.comparisons.pairs:
        left, right = one.id, other.id
        if of is None or of in {left, right}:
            words = tr(
                "{left} and {right}: {contradictions}",
                left=names[left],
                right=names[right],
                contradictions=counted(found[one, other], "contradiction"),
            )
            yield contents.link(words, "difference", pair_id(left, right), root=root)


def _row(
    contents: SiteContents, target: str, words: str, everyone: Sequence[Perspective]
) -> SiteRowView:
    cells = (contents.selection.panels.cell(p, [Target(target)]) for p in everyone)
    printed = "" if target == WHOLE else contents.agreement.printed(target)
    return SiteRowView(
        target=contents.link(number_words(contents.agreement, Target(target)), "target", target),
        words=words,
        # The head of the row names the target already.
        cells=tuple(
            replace(cell, labels=tuple(label.removeprefix(f"{printed} ") for label in cell.labels))
            for cell in cells
        ),
    )


def side_page(contents: SiteContents, perspective: Perspective) -> SidePageView:
    """Return the page of a side: what it says of each target, and its voices."""
    side = perspective.id
    spoken = Counter(e.speaker.id for e in contents.selection.evidence)
    sides = {str(s.id): s for s in contents.agreement.sides}
    role = contents.selection.holders.role
    links = tuple(pair_links(contents, of=side))
    return SidePageView(
        site=contents.head(contents.selection.names[side]),
        name=contents.selection.names[side],
        id=side,
        role=role(sides[side]) if side in sides else tr("many voices"),
        read=contents.selection.assessor.articles_read(perspective),
        columns=(LinkView(words=tr("What it says"), href=None),),
        rows=tuple(
            _row(contents, t, words, (perspective,))
            for t, words in contents.selection.duties.items()
        ),
        voices=tuple(
            VoiceLineView(
                voice=contents.named(source.id),
                kind=SOURCE_KIND_WORDS[source.kind],
                records=spoken[source.id],
            )
            for source in contents.workspace.sources.values()
            if perspective.side in source.sides
        ),
        sections=(LinkListView(heading=tr("Compared with others"), links=links),) if links else (),
    )
