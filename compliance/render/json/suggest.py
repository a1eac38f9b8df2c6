"""Suggestions as JSON version 1: keys may be added, never renamed."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.base import as_written
from compliance.render.json.writing import Json, dumps
from compliance.views.suggest import SuggestedArticleView, SuggestedView, SuggestView

SCHEMA = "compliance/suggest/1"


def render_suggest_json(view: SuggestView) -> Iterator[bytes]:
    """Yield an object a suggestion, then one a text with what is to be known of all of it."""
    return dumps(
        {
            "schema": SCHEMA,
            "suggestions": (
                _suggestion(article, one, public=view.public)
                for article in view.articles
                for one in article.suggestions
            ),
            "articles": map(_article, view.articles),
        }
    )


def _article(article: SuggestedArticleView) -> Json:
    return {
        "article": article.article,
        "name": article.name,
        "published": article.published.text,
        "language": article.language,
        "read": article.reads,
        "suggested": len(article.suggestions),
        "decided": article.decided,
        "left_out": article.left_out,
        "dropped": list(article.dropped),
    }


def _suggestion(article: SuggestedArticleView, shown: SuggestedView, *, public: bool) -> Json:
    one = shown.suggestion
    passage = {
        "range": list(one.range),
        "start": one.pin.start,
        "end": one.pin.end,
        "prefix": one.pin.prefix,
        "page": one.pin.page,
        "text": None if public else one.text,
    }
    return {
        "article": article.article,
        "passage": passage,
        "targets": list(one.targets),
        "link": one.link,
        "speaker": one.speaker,
        "speaker_words": one.speaker_words,
        "side": one.side,
        "group": one.group,
        "voice": one.voice,
        "via": list(one.via),
        "act": one.act,
        "status": one.status,
        "respondents": list(one.respondents),
        "respondent_words": one.respondent_words,
        "part": None if one.part is None else as_written(one.part),
        "scope": one.scope,
        "instrument": one.instrument,
        "reading": one.reading,
        "asserted": one.asserted and one.asserted.text,
        "event": one.event and one.event.text,
        "incident": one.incident,
        "figures": as_written(one.figures),
        "responds_to": list(one.responds_to),
        "qualifies": list(one.qualifies),
        "limits": one.limits and list(one.limits),
        "score": one.score,
        "reasons": [{"cue": why.cue, "words": why.words} for why in one.reasons],
        "engine": one.engine,
        "version": one.version,
    }
