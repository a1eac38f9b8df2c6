"""The closed lists of each field of a record, as far as they are known before it is filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from compliance.coding.form import FIGURE_KEYS, KINDS, FieldKind, Values
from compliance.coding.item import Choice, FormField
from compliance.model.agreement import Agreement, Clause
from compliance.model.article import Article
from compliance.model.base import WHOLE
from compliance.model.evidence import REFERENCES, UNLISTED
from compliance.model.words import FIELD_WORDS
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import ALWAYS, Workspace

_SOURCES: Final = frozenset({"speaker", "via", "probable_speaker.source"})


class Choices:
    """The closed lists of a workspace for the records of one agreement."""

    def __init__(self, workspace: Workspace, agreement: Agreement) -> None:
        self._workspace, self._agreement = workspace, agreement

    def fields(self, article: Article, values: Values) -> tuple[FormField, ...]:
        """Return the fields of a form for an article, filled in with some values.

        The choices of a reading, a part or a record depend on the targets that are filled in.
        """
        plain = (
            FormField(
                name=name,
                kind=kind,
                values=values.get(name, ()),
                choices=tuple(self._choices(name, article, values)),
            )
            for name, kind in KINDS.items()
        )
        return (*plain, *_figures(values))

    def _choices(self, name: str, article: Article, values: Values) -> Iterator[Choice]:
        if name in FIELD_WORDS:
            yield from (Choice(word.value, word.value) for word in FIELD_WORDS[name])
        elif name in _SOURCES:
            yield from self._sources(article)
        elif name in REFERENCES:
            yield from self._records(article, values)
        elif name in {"respondents", "denied_claim.by"}:
            yield from self._parties(article, bodies=name == "respondents")
        elif name == "targets":
            yield from self._targets()
        elif name == "incident":
            incidents = self._workspace.incidents.values()
            yield from (Choice(one.id, one.name) for one in incidents)
        elif name == "instrument":
            yield from (Choice(one.id, one.title) for one in self._agreement.instruments)
        else:
            yield from self._within(name, values.get("targets", ()))

    def _within(self, name: str, targets: Iterable[str]) -> Iterator[Choice]:
        """Yield the readings or the parts of the obligations under some targets."""
        if name == "part.of":
            parts = self._agreement.parts_under(targets)
            yield from (Choice(one, part.words) for one, part in parts.items())
        elif name == "reading":
            under = (one for target in targets for one in self._agreement.under(target))
            found = {reading.id: reading.says for one in under for reading in one.readings}
            yield from (Choice(one, says) for one, says in found.items())
            yield Choice(UNLISTED, "another, which a note tells")

    def _targets(self) -> Iterator[Choice]:
        for target in self._agreement.targets:
            about = self._agreement.about(target)
            if about is None:
                yield Choice(target, self._agreement.short_title)
            else:
                yield Choice(target, about.title if isinstance(about, Clause) else about.duty)

    def _sources(self, article: Article) -> Iterator[Choice]:
        for one in self._workspace.sources.values():
            yield Choice(one.id, one.name_on(article.published))

    def _parties(self, article: Article, *, bodies: bool) -> Iterator[Choice]:
        names = {side.id: side.name for side in self._agreement.sides}
        for side in dict.fromkeys((*self._workspace.sides(self._agreement), *ALWAYS)):
            yield Choice(side, names.get(side, side))
        if bodies:
            yield from (Choice(body.id, body.name) for body in self._agreement.bodies)
        yield from self._sources(article)

    def _records(self, article: Article, values: Values) -> Iterator[Choice]:
        """Yield the records of the same article, and of the same targets or incident."""
        for e in self._workspace.evidence_on(self._agreement):
            if e.article.id == article.id or is_on(e, self._agreement, values):
                yield Choice(e.id, e.entry.claim)


def is_on(e: Evidence, agreement: Agreement, values: Values) -> bool:
    """Return whether a record is about one of the targets of a form, or of its incident."""
    if e.entry.incident is not None and e.entry.incident in values.get("incident", ()):
        return True
    return meets(agreement, values.get("targets", ()), e.entry.targets)


def meets(agreement: Agreement, targets: Iterable[str], others: Iterable[str]) -> bool:
    """Return whether any of some targets is one of others, lies within one, or has one within it.

    The whole agreement is a target of its own here.
    """
    asked, about = (frozenset(one) for one in (targets, others))
    return not (
        frozenset(agreement.covered(asked - {WHOLE})).isdisjoint(about)
        and frozenset(agreement.covered(about - {WHOLE})).isdisjoint(asked)
        and WHOLE not in asked & about
    )


def _figures(values: Values) -> Iterator[FormField]:
    """Yield the fields of the figures that are filled in, and of one more."""
    numbers = [int(name.split(".")[1]) for name in values if name.startswith("figures.")]
    for number in range(max(numbers, default=-1) + 2):
        for key in FIGURE_KEYS:
            name = f"figures.{number}.{key}"
            yield FormField(name=name, kind=FieldKind.LINE, values=values.get(name, ()))
