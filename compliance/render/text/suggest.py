"""Suggestions as text: what is said and of what, who says it, the passage, and why."""

from __future__ import annotations

from typing import Final

from compliance.render.text.columns import HEAD, WIDTH, Page, add_head
from compliance.views.suggest import SuggestedArticleView, SuggestedView, SuggestView
from compliance.views.words import counted

_INDENT: Final = " " * 6


def render_suggest_text(view: SuggestView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return the suggestions for each text, in the order of the text, as lines of so many cells."""
    page = Page(width)
    add_head(page, "SUGGESTIONS", f"{view.engine} {view.version}")
    page.wrapped("", "Nobody has accepted these; none is in a report, a count or a blank.")
    for article in view.articles:
        _add_article(page, article, explain=view.explain)
    return page.render(colour=colour)


def _add_article(page: Page, article: SuggestedArticleView, *, explain: bool) -> None:
    page.add()
    page.wrapped("", f"{article.name}, {article.published.text}", HEAD)
    if not article.reads:
        language = article.language or "no language"
        message = f"{language}: no list of words; what sentences are about was ranked, no more"
        page.wrapped("  ", message)
    for number, one in enumerate(article.suggestions, 1):
        _add_suggestion(page, number, one, explain=explain)
    if not article.suggestions:
        page.wrapped("  ", "nothing suggested")
    if article.decided:
        page.wrapped("  ", f"{article.decided} of its suggestions decided already")
    if article.left_out:
        page.wrapped("  ", f"{article.left_out} more with other options")
    if article.dropped:
        how_many = counted(len(article.dropped), "suggestion")
        page.wrapped("  ", f"{how_many} dropped: {'; '.join(dict.fromkeys(article.dropped))}")


def _add_suggestion(page: Page, number: int, one: SuggestedView, *, explain: bool) -> None:
    page.wrapped(f"  {number:>2}  ", f"{one.targets}  {one.said}  {one.suggestion.score:.2f}")
    page.wrapped(_INDENT, one.who)
    page.wrapped(_INDENT, f"“{one.words}”")
    if explain:
        for reason in one.reasons:
            page.wrapped(_INDENT, reason)
