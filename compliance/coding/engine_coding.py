"""An engine as one more coder: what it suggests is compared as if it had coded it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from compliance.coding.coded import Coded
from compliance.coding.codings import Codings
from compliance.model.base import ArticleId, CoderId, as_written
from compliance.suggest.engine import Engine
from compliance.suggest.gather import gather_known, given_of
from compliance.suggest.given import Known
from compliance.suggest.law import ask
from compliance.suggest.suggestion import Suggestion

_FIELDS: Final = (
    *("link", "side", "voice", "act", "status", "respondents", "scope"),
    *("instrument", "reading", "incident"),
)
"""What engines fill in as coders do; days, figures and limits they give only now and then."""


@dataclass(frozen=True)
class EngineCodings(Codings):
    """Blind codings, and with them what an engine suggests for the articles that anybody coded."""

    engine: Engine

    @property
    def name(self) -> CoderId:
        """The engine's name, which stands for a coder's id."""
        return CoderId(self.engine.name)

    def articles(self, coder: str) -> tuple[ArticleId, ...]:
        """Return the articles that a coder has coded; of the engine, those whose text is held."""
        if coder != self.name:
            return super().articles(coder)
        known = sorted({article for coded in self.files.values() for article in coded})
        return tuple(article for article in known if self.text_of(article))

    def coded(self, coder: CoderId, article: ArticleId) -> tuple[Coded, ...]:
        """Return the records that a coder has of an article, or the engine suggests for it."""
        if coder != self.name:
            return super().coded(coder, article)
        sha256, text = self.text_of(article) or ("", "")
        given = given_of(self.plain.workspace.articles[article], text, self._known)
        suggestions = ask(self.engine, given).suggestions
        return tuple(
            _coded(number, one, article, sha256) for number, one in enumerate(suggestions, 1)
        )

    @cached_property
    def _known(self) -> Known:
        return gather_known(self.plain.workspace, self.agreement, self.plain)


def _coded(number: int, one: Suggestion, article: ArticleId, sha256: str) -> Coded:
    """Return a suggestion as a record: of its targets the best."""
    values = {name: as_written(getattr(one, name)) for name in _FIELDS}
    if one.speaker is not None:
        values["speaker"] = one.speaker
    return Coded(
        id=f"s{number}",
        article=article,
        pin=one.pin,
        index=number,
        values={**values, "targets": [one.targets[0]]},  # type: ignore[dict-item]
        text_sha256=sha256,
        range=one.range,
        passage=one.text,
    )
