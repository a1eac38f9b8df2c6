"""Versions: what became of the statements of an article that another has replaced."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from compliance.model.article import Article
from compliance.model.base import ArticleId, EvidenceId
from compliance.workspace.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Which records stand in a version since replaced.

    `replaced_by` has, for each article replaced, the last that has taken its place; `counterparts`,
    for a record of such an article, the same statement in an article that replaces it;
    `superseded` are the records that have none.
    """

    replaced_by: Mapping[ArticleId, ArticleId]
    counterparts: Mapping[EvidenceId, EvidenceId]
    superseded: frozenset[EvidenceId]

    @classmethod
    def of(cls, articles: Collection[Article], evidence: Iterable[Evidence]) -> Versions:
        """Return what became of records, as far as articles replace others among them."""
        later = _later_versions(articles)
        by_article: dict[ArticleId, list[Evidence]] = {}
        for e in evidence if later else ():
            by_article.setdefault(e.article.id, []).append(e)
        counterparts: dict[EvidenceId, EvidenceId] = {}
        for article, versions in later.items():
            for version in versions:
                old = (e for e in by_article.get(article, ()) if e.id not in counterparts)
                counterparts |= _pairs(tuple(old), by_article.get(version, ()))
        replaced = (e.id for article in later for e in by_article.get(article, ()))
        return cls(
            replaced_by={article: versions[0] for article, versions in later.items()},
            counterparts=counterparts,
            superseded=frozenset(i for i in replaced if i not in counterparts),
        )

    def marked(self, e: Evidence) -> Evidence:
        """Return a record that knows what became of it; none of these is anybody's own word now."""
        replaced_by = self.replaced_by.get(e.article.id)
        if replaced_by is not None:
            same_as = self.counterparts.get(e.id)
            e = replace(e, own=False, replaced_by=replaced_by, same_as=same_as)
        if self.counterparts and (e.responds_to or e.qualifies):
            # Who answers a statement answers it in whichever version it stands.
            return replace(
                e, responds_to=self._standing(e.responds_to), qualifies=self._standing(e.qualifies)
            )
        return e

    def _standing(self, references: tuple[EvidenceId, ...]) -> tuple[EvidenceId, ...]:
        return tuple(dict.fromkeys(self.counterparts.get(one, one) for one in references))


def family_of(articles: Mapping[ArticleId, Article]) -> dict[ArticleId, str]:
    """Return the family of each article: what it says, else its id; versions are of one family.

    That is what the last of them says, or else one before it, or else the id of the first: copies
    of it may have named that before there was another version.
    """
    families = {article.id: article.family or str(article.id) for article in articles.values()}
    later = _later_versions(articles.values())
    # The first version knows most of the others, so it has the last word.
    for article in sorted(later, key=lambda one: len(later[one])):
        versions = (*later[article], article)
        said = (articles[one].family for one in versions)
        families |= dict.fromkeys(versions, next(filter(None, said), str(article)))
    return families


def _later_versions(articles: Collection[Article]) -> dict[ArticleId, tuple[ArticleId, ...]]:
    """Return, for each article that another replaces, all that have taken its place, last first."""
    known = {article.id for article in articles}
    direct: dict[ArticleId, list[ArticleId]] = {}
    for article in articles:
        for before in article.replaces:
            if before in known:
                direct.setdefault(before, []).append(article.id)
    later: dict[ArticleId, tuple[ArticleId, ...]] = {}
    for article_id, versions in direct.items():
        ahead = list(versions)
        for one in ahead:
            ahead += (version for version in direct.get(one, ()) if version not in ahead)
        later[article_id] = tuple(reversed(ahead))
    return later


def _pairs(old: Collection[Evidence], new: Iterable[Evidence]) -> dict[EvidenceId, EvidenceId]:
    """Pair the records of two versions that are the same statement, each with one.

    Where several are, those of the same words belong together, and else they go by their order.
    """
    pairs: dict[EvidenceId, EvidenceId] = {}
    free = {e.id: e for e in new}
    for exact in (True, False):
        waiting: dict[object, list[Evidence]] = {}
        for e in reversed(free.values()):
            waiting.setdefault(_statement(e, exact=exact), []).append(e)
        for e in old:
            if e.id not in pairs and (found := waiting.get(_statement(e, exact=exact))):
                pairs[e.id] = found.pop().id
                del free[pairs[e.id]]
    return pairs


def _statement(e: Evidence, *, exact: bool) -> object:
    """Return what is equal for records of one statement; if `exact`, in the same words."""
    entry = e.entry
    said = (
        entry.speaker,
        frozenset(entry.targets),
        entry.act,
        entry.status,
        frozenset(entry.respondents),
        # A fact or a number that was corrected is another statement, though its status is the same.
        entry.incident,
        entry.figures,
        e.part,
        entry.instrument,
    )
    return (said, entry.claim, entry.passage) if exact else said
