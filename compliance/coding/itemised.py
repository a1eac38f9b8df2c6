"""Gather what a coder sees of one passage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from compliance.coding.choices import Choices, is_on
from compliance.coding.drafted import Origin
from compliance.coding.form import Form, Values, find_strange, flat, values_of
from compliance.coding.item import Item, Marked, SideSaid, TargetSeen
from compliance.coding.passage import Placed
from compliance.coding.queue import Filters, QueueItem, waiting
from compliance.coding.record_writer import bytes_of, file_of
from compliance.coding.standing import Standing, revision_of
from compliance.model.agreement import Agreement
from compliance.model.base import SideId, SourceId, Target
from compliance.workspace.evidence import Evidence, id_order
from compliance.workspace.workspace import ALWAYS


class Itemiser:
    """What gathers all about a passage for a coder, from what stands."""

    def __init__(self, standing: Standing, agreement: Agreement, coder: str) -> None:
        self._standing, self._agreement, self._coder = standing, agreement, coder

    def of_suggestion(self, one: QueueItem, placed: Placed, form: Form | None) -> Item:
        """Return all about a suggestion, with its own fields or those of a form."""
        origin = Origin.of(self._standing, one, placed)
        values = flat(origin.said) if form is None else _known(form)
        return self._item(one, placed, values)

    def of_own(self, placed: Placed, form: Form | None) -> Item:
        """Return all about a passage of the coder's own."""
        return self._item(None, placed, _known(form or {}))

    def _item(self, one: QueueItem | None, placed: Placed, values: Values) -> Item:
        workspace, article = self._standing.workspace, placed.article
        file = file_of(workspace.records, article.id)
        return Item(
            key=None if one is None else one.key,
            article=article,
            text=placed.text,
            text_sha256=placed.text_sha256,
            range=placed.range,
            suggestion=None if one is None else one.suggestion,
            fields=Choices(workspace, self._agreement).fields(article, values),
            targets=tuple(self._targets(values)),
            others=tuple(self._others(values, self._side(one, placed, values))),
            marks=tuple(self._marks(placed)),
            revision=revision_of(bytes_of(self._standing.root, file)),
        )

    def _targets(self, values: Values) -> Iterator[TargetSeen]:
        for target in values.get("targets", ()):
            if target in self._agreement.targets:
                yield TargetSeen(Target(target), self._agreement.about(target))

    def _side(self, one: QueueItem | None, placed: Placed, values: Values) -> SideId | None:
        """Return the side of the speaker that is filled in, else that of the suggestion."""
        speaker = next(iter(values.get("speaker", ())), "")
        source = self._standing.workspace.sources.get(SourceId(speaker))
        if source is not None:
            return source.side_on(placed.article.published)
        return None if one is None else one.side

    def _others(self, values: Values, side: SideId | None) -> Iterator[SideSaid]:
        """Yield what each other side said of the same; of sides of no agreement, only if any."""
        workspace = self._standing.workspace
        own = workspace.sides(self._agreement)
        said = [
            e
            for e in workspace.evidence_on(self._agreement)
            if e.own and is_on(e, self._agreement, values)
        ]
        for other in dict.fromkeys((*own, *ALWAYS)):
            found = sorted((e for e in said if e.side == other), key=_latest)
            if other != side and (found or other in own):
                yield SideSaid(other, tuple(found))

    def _marks(self, placed: Placed) -> Iterator[Marked]:
        article, sha256 = placed.article.id, placed.text_sha256
        wanted = Filters(article=article)
        for one in waiting(self._standing, self._agreement, self._coder, wanted):
            if one.text_sha256 == sha256:
                yield Marked(one.suggestion.range, key=one.key)
        for e in self._standing.coded(article):
            proof = self._standing.proof(e)
            if proof.range is not None and proof.text_sha256 == sha256:
                yield Marked(proof.range, record=e.id)


def _known(form: Form) -> Values:
    """Return what a form has filled in of the fields that a record has."""
    values = values_of(form)
    strange = {name for name, _ in find_strange(values)}
    return {name: given for name, given in values.items() if name not in strange}


def _latest(e: Evidence) -> tuple[int, tuple[str, str, int, str]]:
    day = e.asserted.upper or date.max
    return -day.toordinal(), id_order(e.id)
