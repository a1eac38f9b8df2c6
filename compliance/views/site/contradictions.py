"""The page of all contradictions: every row in which two sides stand against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from compliance.diff.rows import DiffKind
from compliance.model.base import WHOLE, Target
from compliance.views.contradictions import (
    ALONE,
    SHARPEST,
    Contradiction,
    ContradictionView,
    contradiction_view,
)
from compliance.views.diff.words import DIFF_KIND_MEANINGS, DIFF_KIND_WORDS, NOT_SAID_HERE
from compliance.views.made import Made
from compliance.views.site.contents import SiteContents
from compliance.views.site.links import LinkView
from compliance.views.site.targets import pair_links
from compliance.views.site.view import PageView
from compliance.views.target import clause_words, target_anchor
from compliance.views.words import WHOLE_AGREEMENT, counted, target_words
from compliance.wording.speaking import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCountView:
    """A kind, what it means, and of how many contradictions it is the sharpest."""

    kind: str
    meaning: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AloneView:
    """On how many topics of a target only one of two sides speaks, in words."""

    target: LinkView
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionsSectionView:
    """A point, the contradictions on it and what stands in it, and where only one side speaks."""

    anchor: str
    point: LinkView
    title: str
    found: Sequence[ContradictionView]
    alone: tuple[AloneView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionsPageView(PageView):
    """The page of all contradictions."""

    total: str
    kinds: tuple[KindCountView, ...]
    pairs: tuple[LinkView, ...]
    sections: tuple[ContradictionsSectionView, ...]
    not_said: str


def contradictions_page(contents: SiteContents) -> ContradictionsPageView:
    """Return the page of all contradictions, by point, the sharpest and newest of each first."""
    kinds = Counter(one.kinds[0] for one in contents.contradictions)
    return ContradictionsPageView(
        site=contents.head(tr("Contradictions"), root=""),
        total=counted(len(contents.contradictions), "place"),
        kinds=tuple(
            KindCountView(
                kind=DIFF_KIND_WORDS[kind], meaning=DIFF_KIND_MEANINGS[kind], number=kinds[kind]
            )
            for kind in SHARPEST
            if kinds[kind]
        ),
        pairs=tuple(pair_links(contents, root="")),
        sections=tuple(_sections(contents)),
        not_said=tr(NOT_SAID_HERE),
    )


def _sections(contents: SiteContents) -> Iterator[ContradictionsSectionView]:
    by_target: dict[Target, list[Contradiction]] = {}
    for one in contents.contradictions:
        by_target.setdefault(one.row.target, []).append(one)
    alone = _alone(contents)
    for targets in contents.points:
        found = sorted(
            (one for target in targets for one in by_target.get(target, ())),
            key=lambda one: one.rank,
        )
        about = contents.agreement.clause_of(targets[0])
        heading = "" if about is None else clause_words(contents.agreement, about)
        yield ContradictionsSectionView(
            anchor=target_anchor(targets[0]),
            point=contents.link(heading or tr(WHOLE_AGREEMENT), "target", targets[0], root=""),
            title="" if about is None else about.title,
            found=Made(found, partial(contradiction_view, contents.selection)),
            alone=tuple(_lines(contents, targets, alone)),
        )


def _alone(contents: SiteContents) -> Counter[tuple[Target, DiffKind]]:
    """Return in how many rows of each target only one of two sides speaks."""
    rows = (
        row
        for left, right in contents.comparisons.pairs
        for row in contents.comparisons.between(left, right).rows
    )
    return Counter((row.target, row.kind) for row in rows if row.kind in ALONE)


def _lines(
    contents: SiteContents, targets: Sequence[Target], alone: Counter[tuple[Target, DiffKind]]
) -> Iterator[AloneView]:
    for target in targets:
        said = [
            f"{DIFF_KIND_WORDS[kind]}: {alone[target, kind]}"
            for kind in ALONE
            if alone[target, kind]
        ]
        if said:
            printed = target_words(contents.agreement, target)
            words = tr(WHOLE_AGREEMENT) if target == WHOLE else printed
            yield AloneView(
                target=contents.link(words, "target", target, root=""), words="; ".join(said)
            )
