"""Laws of versions: an article replaced by one that says the same is one article."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from compliance.model.article import Article
from compliance.model.base import ArticleId, EvidenceId
from compliance.render.json.matrix import render_matrix_json
from compliance.views.matrix.build import build_matrix_view
from compliance.views.matrix.view import By
from compliance.workspace.records import Records
from compliance.workspace.workspace import Workspace, link
from support.differences import sides, told, voices
from support.examples import FEW
from support.rendered import text_of
from support.reports import document_of, queries, selection_of, view_of
from support.strategies import records

NEW = "-again"


def replaced(drawn: Records, article: Article) -> Records:
    """Return records with a second version of an article, which says the very same."""
    again = ArticleId(f"{article.id}{NEW}")
    version = replace(article, id=again, replaces=(article.id,), held=())
    evidence = {
        name.replace(article.id, again): replace(file, article=again)
        for name, file in drawn.evidence.items()
        if file.article == article.id
    }
    lock = (
        replace(entry, evidence=EvidenceId(entry.evidence.replace(article.id, again, 1)))
        for entry in drawn.lock
        if entry.evidence.startswith(f"{article.id}#")
    )
    return Records(
        settings=drawn.settings,
        agreements=drawn.agreements,
        sources=drawn.sources,
        articles={**drawn.articles, f"articles/{again}.yaml": version},
        evidence={**drawn.evidence, **evidence},
        incidents=drawn.incidents,
        searches=drawn.searches,
        objections=drawn.objections,
        lock=(*drawn.lock, *lock),
    )


def without_bibliography(document: Any, article: ArticleId) -> Any:  # noqa: ANN401 - JSON
    """Return a report without its articles, in which the second version has the first one's id."""
    document = {**document, "articles": []}
    document["corpus"] = {**document["corpus"], "texts_held": 0}
    text = json.dumps(document).replace(f"{article}{NEW}", article)
    return json.loads(text)


_HELD = {"proof", "proof_words", "range"}
"""What depends on the text held."""


def said_of(e: Any) -> Any:  # noqa: ANN401 - JSON
    """Return JSON without how far a passage was proved, which depends on the text held."""
    if isinstance(e, dict):
        return {key: said_of(one) for key, one in e.items() if key not in _HELD}
    return [said_of(one) for one in e] if isinstance(e, list) else e


@FEW
@given(records(), st.data())
def test_an_article_replaced_by_the_same_changes_no_report(
    drawn: Records, data: st.DataObject
) -> None:
    """Law: report(W with A replaced by A) == report(W), but for the bibliography."""
    article = data.draw(st.sampled_from(sorted(drawn.articles.values(), key=lambda a: a.id)))
    before, after = link(drawn), link(replaced(drawn, article))
    asked = data.draw(queries(before))
    there, here = (document_of(view_of(made, **asked)) for made in (before, after))
    assert without_bibliography(said_of(here), article.id) == without_bibliography(
        said_of(there), article.id
    )


@FEW
@given(records(), st.data())
def test_nor_any_difference_or_table(drawn: Records, data: st.DataObject) -> None:
    """Law: diff and matrix of W with A replaced by A are those of W."""
    article = data.draw(st.sampled_from(sorted(drawn.articles.values(), key=lambda a: a.id)))
    before, after = link(drawn), link(replaced(drawn, article))
    left, right = data.draw(voices(before))

    def texts(made: Workspace) -> tuple[str, ...]:
        tables = (
            text_of(render_matrix_json(build_matrix_view(selection_of(made), by))) for by in By
        )
        return (str(told(sides(made, left, right))), *tables)

    for one, other in zip(texts(before), texts(after), strict=True):
        assert other.replace(f"{article.id}{NEW}", article.id) == one
