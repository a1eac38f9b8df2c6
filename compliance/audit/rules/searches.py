"""Rules on searches that were run: whether they still cover what there is, and what they found."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.audit.audited import Audited
from compliance.audit.rule import Remark, Severity, rule
from compliance.audit.rules.coverage import NOTHING
from compliance.library.fulltext.run import query_of
from compliance.library.fulltext.scope import scope_of
from compliance.model.incident import Search, SearchRun, last_run


@rule("search-run-found", Severity.WARNING)
def search_run_found(audited: Audited) -> Iterator[Remark]:
    """A search is recorded as having found nothing, but its last run found texts.

    They hold the words; whether they hold a statement, somebody has to read.
    """
    for search, run, place in _searches(audited):
        if run is not None and run.hits and NOTHING.match(search.found):
            first = run.hits[0].article or run.hits[0].text_sha256[:12]
            several = f"{len(run.hits)} texts, the first" if len(run.hits) > 1 else "the text of"
            message = (
                f'found "{search.found}", but the run of {run.on.text} found {several} "{first}"; '
                "read what they say, and write what was found"
            )
            yield _remark(search, place, "found", message)


@rule("search-not-current", Severity.WARNING)
def search_not_current(audited: Audited) -> Iterator[Remark]:
    """A search with a query was not run over all that it covers today.

    It was never run, or its query, the names in it, or the articles that it covers are others by
    now, or the text of some was not there. Nothing is asked of this machine: only the log and the
    files are compared.
    """
    for search, run, place in _searches(audited):
        wrong = _outdated(audited, search, run)
        if wrong is not None:
            message = f"{wrong}; run: compliance search run {search.id}"
            yield _remark(search, place, "query", message)


def _outdated(audited: Audited, search: Search, run: SearchRun | None) -> str | None:
    """Return why the last run of a search does not cover what there is; None if it does."""
    if run is None:
        return "its query was never run"
    if run.query != search.query:
        return f"it was run on {run.on.text} with another query"
    scope = scope_of(audited.workspace, search)
    if run.articles_sha256 != scope.articles_sha256:
        return _other_articles(run, len(scope.articles))
    if run.not_held:
        return (
            f"on {run.on.text} no text was there of {run.not_held} of the articles that it covers; "
            "add the files that hold them"
        )
    if run.expanded != str(query_of(audited.workspace, search)):
        return f"names in it have other spellings since it was run on {run.on.text}"
    return None


def _other_articles(run: SearchRun, now: int) -> str:
    if run.articles == now:
        return f"it covers other articles by now than when it was run on {run.on.text}"
    noun = "article" if now == 1 else "articles"
    return f"it covers {now} {noun} by now, and covered {run.articles} when run on {run.on.text}"


def _searches(audited: Audited) -> Iterator[tuple[Search, SearchRun | None, tuple[str, int]]]:
    """Yield the searches with a query, the last run of each, and where each stands."""
    records = audited.workspace.records
    for file, searches in records.searches.items():
        for index, search in enumerate(searches.searches):
            if search.query is not None:
                yield search, last_run(records.runs, search.id), (file, index)


def _remark(search: Search, place: tuple[str, int], key: str, message: str) -> Remark:
    file, index = place
    return Remark(
        subject=search.id or "", file=file, route=("searches", index, key), message=message
    )
