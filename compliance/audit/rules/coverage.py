"""Rules on what was read and searched, and on what nobody speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from compliance.assessments.blank import own_articles
from compliance.assessments.cut import Cut
from compliance.assessments.perspective import find_perspective
from compliance.audit.audited import Audited
from compliance.audit.rule import Remark, Severity, of_article, of_evidence, of_target, rule
from compliance.model.base import WHOLE
from compliance.model.incident import Search
from compliance.model.words import Coded
from compliance.workspace.checks.record import is_after
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import ALWAYS


@rule("article-not-coded", Severity.WARNING)
def article_not_coded(audited: Audited) -> Iterator[Remark]:
    """An article has no evidence file, so nothing shows that anybody looked for records in it.

    If nothing in it concerns the agreement, a file with an empty list of evidence says so.
    """
    files = {file.article for file in audited.workspace.records.evidence.values()}
    for article in audited.articles.values():
        if article.id not in files and article.coded is not Coded.NONE:
            message = (
                f'marked coded "{article.coded}", but it has no evidence file; code it, or add a '
                "file with an empty list if nothing in it concerns the agreement"
            )
            yield of_article(audited, article.id, message, "coded")


@rule("records-not-marked", Severity.WARNING)
def records_not_marked(audited: Audited) -> Iterator[Remark]:
    """An article has records, but its file says that it was not coded.

    The list of articles shows it as one that still waits to be read.
    """
    coded = {e.article.id for e in audited.workspace.evidence.values()}
    for article in audited.articles.values():
        if article.coded is Coded.NONE and article.id in coded:
            message = 'marked coded "none", but it has records; mark it "part", or "full"'
            yield of_article(audited, article.id, message, "coded")


@rule("article-coded-in-part", Severity.INFO)
def article_coded_in_part(audited: Audited) -> Iterator[Remark]:
    """An article was not read against every obligation, so no silence can rest on it."""
    for article in audited.articles.values():
        if article.coded is Coded.PART:
            message = (
                'not every sentence was read against every obligation; read it, then mark it "full"'
            )
            yield of_article(audited, article.id, message, "coded")


NOTHING = re.compile(r"(?:nothing|none|no|not|0)\b", re.IGNORECASE)


@rule("search-found-nothing", Severity.WARNING)
def search_found_nothing(audited: Audited) -> Iterator[Remark]:
    """A search is recorded as having found nothing, but a record matches it.

    A record of such a voice, on such a target, was published on a day that the search covers.
    """
    said = _by_voice(audited)
    for file, searches in audited.workspace.records.searches.items():
        for index, search in enumerate(searches.searches):
            missed = _missed(search, audited, said) if NOTHING.match(search.found) else None
            if missed is not None:
                message = (
                    f'found "{search.found}", but "{missed.id}" was published in that period; '
                    "say what was found, or correct the days or the targets"
                )
                yield Remark(
                    subject=str(search.side or search.source),
                    file=file,
                    route=("searches", index),
                    message=message,
                )


def _by_voice(audited: Audited) -> Mapping[str, tuple[Evidence, ...]]:
    """Return the records in the own word of each side, source and body; parts count for a body."""
    said: dict[str, list[Evidence]] = {}
    for e in audited.evidence:
        if e.own:
            said.setdefault(e.side, []).append(e)
            for voice in audited.with_bodies(e.speaker):
                said.setdefault(voice.id, []).append(e)
    return {voice: tuple(found) for voice, found in said.items()}


def _missed(
    search: Search, audited: Audited, said: Mapping[str, tuple[Evidence, ...]]
) -> Evidence | None:
    """Return the first record that a search should have found."""
    targets = _targets(search, audited)
    for e in said.get(search.side or search.source or "", ()):
        published = e.article.published
        in_time = not (is_after(published, search.to) or is_after(search.since, published))
        if in_time and not targets.isdisjoint(e.entry.targets):
            return e
    return None


def _targets(search: Search, audited: Audited) -> frozenset[str]:
    """Return the targets that a search covers; a point stands for its obligations too."""
    if search.targets == "all" or WHOLE in search.targets:
        return frozenset(audited.target_places)
    return frozenset(
        target for searched in search.targets for target in audited.agreement.within(searched)
    )


@rule("silent-target", Severity.INFO)
def silent_target(audited: Audited) -> Iterator[Remark]:
    """An obligation has no counted record: nobody is recorded as speaking about it.

    What is said about its point as a whole, or about the whole agreement, is not said about it.
    """
    spoken = {
        target
        for e in audited.workspace.evidence_on(audited.agreement)
        if e.counted
        for target in e.entry.targets
    }
    for target in audited.targets:
        if target not in spoken and audited.agreement.obligation(target) is not None:
            message = "it has no counted record; look for articles that speak about it"
            yield of_target(audited, target, message)


@rule("side-not-read", Severity.INFO)
def side_not_read(audited: Audited) -> Iterator[Remark]:
    """No article published by a voice of a side was read in full, and no search is recorded.

    What is known about the side is what others carry. Its blanks say "not searched", and a reader
    may ask why the outlets of another side were read.
    """
    workspace, agreement = audited.workspace, audited.agreement
    searched = {search.side for search in workspace.searches}
    file, _ = audited.target_places[WHOLE]
    places = {side.id: index for index, side in enumerate(agreement.sides)}
    for side in workspace.sides(agreement):
        perspective = find_perspective(workspace, agreement, side)
        asked = audited.source is None or side in audited.source.sides
        if asked and side not in searched and not own_articles(workspace, perspective, Cut()):
            message = (
                "no article published by a voice of this side was read in full, and no search is "
                "recorded; read some, or record the search"
            )
            yield Remark(subject=side, file=file, route=("sides", places[side]), message=message)


@rule("characterised-only", Severity.INFO)
def characterised_only(audited: Audited) -> Iterator[Remark]:
    """What a side says about a point is known only from a voice of another party or signatory.

    No record there is the side's own word: look for it where the side itself publishes. Only the
    first such record of each target gets a finding.
    """
    known = {
        (_who(e), target)
        for e in audited.workspace.evidence_on(audited.agreement)
        if e.own
        for target in e.entry.targets
    }
    wanted = frozenset(audited.targets)
    for e in audited.evidence:
        if not (e.counted and e.characterised):
            continue
        for target in e.entry.targets:
            if target in wanted and (_who(e), target) not in known:
                known.add((_who(e), target))
                message = (
                    f'what "{_who(e)}" says about "{target}" is known only from another side; '
                    "look for its own word"
                )
                yield of_evidence(e, message, "voice")


def _who(e: Evidence) -> str:
    """Return whose word a record is: the side's, or of third and unknown the speaker's."""
    return e.speaker.id if e.side in ALWAYS else e.side
