"""Laws of the two clocks: what comes later changes no report of an earlier day."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from compliance.assessments.cut import Cut
from compliance.render.json.report import render_report_json
from compliance.render.text.report import render_report_text
from compliance.workspace.records import Records
from compliance.workspace.workspace import link
from support.removal import ids_of, with_answers, without
from support.rendered import text_of
from support.reports import cuts, queries, view_of
from support.strategies import records


def before(drawn: Records, cut: Cut) -> Records:
    """Return the files as they would be if nobody had coded anything later than a cut."""
    made = without(drawn, ids_of(drawn, lambda e: not cut.admits(e)))
    told = {one.article for one in made.evidence.values()}
    articles = {
        file: article
        for file, article in made.articles.items()
        if article.id in told or cut.reads(article)
    }
    return replace(made, articles=articles)


def without_answers_to_later(drawn: Records, cut: Cut) -> Records:
    """Leave out what answers later records, which an article might still hold."""
    later = ids_of(drawn, lambda e: not cut.admits(e))
    answers = ids_of(drawn, cut.admits) & with_answers(drawn, later)
    return without(drawn, with_answers(drawn, answers))


@given(st.data(), records())
def test_what_was_said_or_published_later_changes_no_report(
    data: st.DataObject, drawn: Records
) -> None:
    """Law: the report after a cut is the same, byte for byte, if the later files do not exist."""
    query = data.draw(queries(link(drawn)))
    full = without_answers_to_later(drawn, query["cut"])
    earlier = before(full, query["cut"])
    one, other = view_of(link(earlier), **query), view_of(link(full), **query)
    assert text_of(render_report_json(one)) == text_of(render_report_json(other))
    assert render_report_text(one) == render_report_text(other)


@given(records(), cuts(), cuts())
def test_a_later_day_leaves_nothing_out_that_an_earlier_one_shows(
    drawn: Records, one: Cut, other: Cut
) -> None:
    """Law: what is admitted by two cuts is what is admitted by the earlier days of both."""
    days = [(one.as_of, other.as_of), (one.known_by, other.known_by)]
    as_of, known_by = (min((d for d in pair if d), default=None) for pair in days)
    both = replace(one, as_of=as_of, known_by=known_by)
    for e in link(drawn).evidence.values():
        assert both.admits(e) == (one.admits(e) and other.admits(e))
        assert both.reads(e.article) == (one.reads(e.article) and other.reads(e.article))
