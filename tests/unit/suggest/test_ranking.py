"""What a sentence is about: cues, what it names, headings, scope, incidents, and the score."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from compliance.model.base import SideId, SourceId, Target
from compliance.model.dates.edtf import parse_edtf
from compliance.model.words import Act, Scope, Status, Voice
from compliance.suggest.given import Given, Known
from compliance.suggest.rank import topics as module
from compliance.suggest.rank.about import About
from compliance.suggest.rank.context import heaviest, shared, weigh_context
from compliance.suggest.rank.incidents import incident_of
from compliance.suggest.rank.ranker import NOTHING, ranker_of
from compliance.suggest.rank.scope import Falls, scope_of
from compliance.suggest.rank.score import score_of
from compliance.suggest.rank.topics import read_about
from compliance.suggest.rank.words import standing, words_of
from compliance.suggest.said import Said
from support.lake_cues import lake_known
from support.reading import as_read, changed

NOBODY: frozenset[Any] = frozenset()


@pytest.fixture
def known(tmp_path: Path) -> Known:
    """What the invented workspace knows, of an incident at the lane too."""
    incidents = [
        {
            "id": "lane-shots",
            "name": "Shots",
            "date": "1999-06-20/1999-06-21",
            "place": "ferry lane",
        },
        {"id": "no-place", "name": "Something", "date": "1999-06-20"},
        {"id": "no-day", "name": "Something else", "place": "the moon"},
        {"id": "open", "name": "Without end", "date": "1999-06-20/..", "place": "Lowtown"},
    ]
    return lake_known(tmp_path, incidents=incidents)[1]


def said(**changes: Any) -> Said:  # noqa: ANN401 - any field
    """Return a sentence of the north, as it was read."""
    sentence = Said(range=(0, 5), sentence=(0, 5), side=SideId("north"), act=Act.STATES)
    return changed(sentence, **changes)


def given_text(known: Known, text: str, **changes: Any) -> Given:  # noqa: ANN401 - any field
    given = Given(text=text, published=parse_edtf("1999-07-01"), known=known, language="en")
    return replace(given, **changes)


def about_text(known: Known, text: str, **changes: Any) -> About:  # noqa: ANN401 - any field
    words = words_of(text)
    weighed = ranker_of(known, "en").weigh(words, NOBODY)
    return About(said(**changes), words, weighed, dict(weighed.weights), (0, 5))


def test_cues_weigh_most_and_coded_passages_are_named(known: Known) -> None:
    ranker = ranker_of(known, "en")
    weighed = ranker.weigh(words_of("South Shore has not withdrawn its patrol boats"), NOBODY)
    assert ranker.ordered(weighed.weights)[0] == "2a"
    assert weighed.cued[Target("2a")][0] == (4, 7)
    assert weighed.like[Target("2a")][0] == "herald-1999-07-01#e1"
    assert weighed.neighbours[0].key.evidence.id == "herald-1999-07-01#e1"
    assert weighed.best == weighed.weights[Target("2a")]


def test_a_cue_that_adds_no_word_is_no_reason(tmp_path: Path) -> None:
    known = lake_known(tmp_path, agreement={"cues": {"en": ["treaty", "the treaty"]}})[1]
    weighed = ranker_of(known, "en").weigh(["the", "treaty"], NOBODY)
    assert weighed.cued[Target("*")] == [(0, 1)]


def test_words_that_a_cue_adds_are_a_reason(known: Known) -> None:
    words = words_of("boats in the ferry lane, or the south channel")
    weighed = ranker_of(known, "en").weigh(words, NOBODY)
    assert weighed.cued[Target("2a")] == [(0, 3, 4), (0, 7, 8)]


def test_an_article_is_no_example_for_itself(known: Known) -> None:
    article = next(one.evidence.article.id for one in known.coded)
    weighed = ranker_of(known, "en").weigh(words_of("the patrol boats"), frozenset({article}))
    assert all(one.key.evidence.article.id != article for one in weighed.neighbours)


def test_words_without_a_cue_are_about_nothing_where_there_are_cues(known: Known) -> None:
    assert ranker_of(known, "en").weigh(words_of("Rain was reported"), NOBODY) is NOTHING
    assert NOTHING.best == 0.0
    # A language without cues has likeness alone.
    assert ranker_of(known, "de").weigh(words_of("the patrol boats"), NOBODY).neighbours


@pytest.mark.parametrize(
    ("changes", "weights", "first"),
    [
        ({"named": ("2",)}, {"1a": 0.5}, "2"),  # of two duties, neither has its words there
        ({"named": ("2",)}, {"1a": 0.5, "2b": 0.4}, "2b"),
        ({"named": ("1a",)}, {"1b": 0.5}, "1a"),
        ({"named": ("99",)}, {"1b": 0.5}, "1b"),
        ({"named": ("2",)}, {"2a": 0.3, "2b": 0.4}, "2b"),
        ({"named": ("2",), "status": Status.VIOLATED}, {"2a": 0.3, "2b": 0.4}, "2"),
        ({"named": ("2",), "status": Status.VIOLATED}, {"2b": 0.4}, "2b"),
        ({"pointed": ("1",)}, {"1a": 0.4, "1b": 0.5}, "1b"),
        ({"pointed": ("1",), "status": Status.FULFILLED}, {"1a": 0.4, "1b": 0.5}, "1"),
        ({"pointed": ("2",), "status": Status.FULFILLED}, {}, "2"),
        ({"status": Status.VIOLATED}, {"*": 0.5, "1a": 0.6}, "1a"),  # what was broken is told
        ({"status": Status.VIOLATED}, {"*": 0.1, "1a": 0.2}, "*"),
        ({"named": ("1",)}, {"*": 1.1, "1a": 0.2}, "1"),  # the agreement is what it stands in
        ({}, {"*": 0.7, "1a": 0.6}, "1a"),
        ({}, {"*": 0.4, "1a": 0.2}, "*"),
    ],
)
def test_what_is_named_and_what_is_judged_decide(
    changes: dict[str, Any], weights: dict[str, float], first: str, known: Known
) -> None:
    given = {Target(target): weight for target, weight in weights.items()}
    weighed = weigh_context(known.agreement, said(**changes), given)
    assert ranker_of(known, "en").ordered(weighed)[0] == first


def test_duties_of_a_point_come_behind_it_where_none_is_told(known: Known) -> None:
    ranker = ranker_of(known, "en")
    weighed = weigh_context(known.agreement, said(named=("2",)), {Target("2b"): 0.1})
    assert ranker.ordered(weighed) == ["2", "2b", "2a"]


def test_points_of_another_instrument_are_none_of_the_agreement(known: Known) -> None:
    text = "Patrol boats are in point 1 of the fishing accord"
    assert first_of(known, text, named=("1",)) == "2a"
    both = "Patrol boats are in point 1 of the lake treaty, not of the fishing accord"
    assert first_of(known, both, named=("1",)) != "2a"


def first_of(known: Known, text: str, **changes: Any) -> Target:  # noqa: ANN401 - any field
    """Return what a sentence of an article is most about."""
    with pytest.MonkeyPatch.context() as patch:
        read = [as_read(said(range=(0, len(text)), **changes))]
        patch.setattr(module, "read_text", lambda given: read)  # noqa: ARG005
        ranker = ranker_of(known, "en")
        article = given_text(known, f"{text}. North Shore.")
        (about,) = read_about(article, ranker, NOBODY)
        return ranker.ordered(about.weights)[0]


@pytest.mark.parametrize(
    ("text", "places", "printed"),
    [
        ("North-Shore's\n patrol  Boats left", (3, 4), "patrol Boats"),
        ("North-Shore's patrol boats left", (0, 5, 1), "North-Shore … left"),
        ("İzmir sent boats", (2, 1), "zmir sent"),
    ],
)
def test_words_are_printed_as_they_stand(text: str, places: tuple[int, ...], printed: str) -> None:
    assert standing(text, places) == printed


def test_the_heaviest_are_those_that_weigh_anything_beside_the_first() -> None:
    weights = {Target("1a"): 1.0, Target("1b"): 0.5, Target("2a"): 0.2}
    assert heaviest(list(weights), weights, 3) == ["1a", "1b"]
    assert heaviest(list(weights), weights, 1) == ["1a"]
    assert heaviest([], {}, 3) == []
    assert shared([weights, {Target("2a"): 0.6}], 0.5)[Target("2a")] == 0.3


@pytest.mark.parametrize(
    ("text", "falls"),
    [
        ("The gates of the dam were opened", Falls()),
        ("They broke the fishing accord", "fishing-1997"),
        ("The fishing accord and the treaty, the lake treaty, hold", Falls()),
        ("The price of fish rose", Scope.NOT_A_CLAUSE),
        (
            "The price of fish rose, and patrol boats were withdrawn; boats stay in the lane",
            Falls(),
        ),
        ("Patrol boats were seen at sea", Scope.OUTSIDE_ZONE),
        ("Patrol boats were seen at sea and in the ferry lane", Falls()),
    ],
)
def test_what_lies_outside_is_told_by_its_words(
    text: str, falls: Falls | Scope | str, known: Known
) -> None:
    ranker = ranker_of(known, "en")
    weighed = ranker.weigh(words_of(text), NOBODY)
    found = scope_of(known, weighed, ranker.ordered(weighed.weights)[:1], "en")
    if isinstance(falls, Falls):
        assert found == falls
    elif isinstance(falls, Scope):
        assert (found.scope, found.instrument) == (falls, None)
    else:
        assert (found.scope, found.instrument) == (Scope.OTHER_INSTRUMENT, falls)
    assert bool(found.places) is (found != Falls())


def test_a_reading_that_reaches_a_place_makes_it_arguable(tmp_path: Path) -> None:
    duty = {
        "id": "1a",
        "duty": "Open the gates",
        "kind": "act",
        "bearers": [{"side": "north"}],
        "confidence": "A",
        "cues": {"en": ["gates"]},
        "readings": [
            {"id": "r1", "says": "All gates.", "turns_on": "gates", "holders": [HOLDER]},
            {"id": "r2", "says": "Those at sea too.", "turns_on": "gates", "holders": [HOLDER]},
        ],
    }
    changed = {"clauses": [{"number": "1", "title": "The dam", "obligations": [duty]}]}
    known = lake_known(tmp_path, agreement={**changed, "wordings": []}, evidence=[], searches=[])[1]
    weighed = ranker_of(known, "en").weigh(["gates", "at", "sea"], NOBODY)
    found = scope_of(known, weighed, [Target("1a")], "en")
    assert (found.scope, found.reading) == (Scope.ARGUABLE, "r2")
    assert scope_of(known, weighed, [], "en").scope is Scope.OUTSIDE_ZONE
    assert scope_of(known, weighed, [Target("1")], "en").scope is Scope.OUTSIDE_ZONE


HOLDER = {"source": "south", "citation": "A letter", "confidence": "B"}


@pytest.mark.parametrize(
    ("text", "event", "published", "incident"),
    [
        ("Shots were heard on the ferry lane", None, "1999-06-22", "lane-shots"),
        ("Shots were heard on the south channel", None, "1999-06-22", "lane-shots"),
        ("Shots were heard on the ferry lane", None, "1999-08-22", None),  # no news any more
        ("Shots were heard on the ferry lane", "1999-06-20", "1999-08-22", "lane-shots"),
        ("Shots were heard on the ferry lane", "1999-06-20/..", "1999-08-22", None),
        ("Shots were heard on the ferry lane", "1999-06-01", "1999-06-22", None),
        ("Shots were heard on the ferry lane", None, "1999-06-19", None),  # not yet
        ("Shots were heard on the ferry lane", None, "2001-06-19", None),
        ("Shots were heard on the ferry lane", None, "1999-06-22/..", None),
        ("Shots were heard on the moon", None, "1999-06-22", None),
        ("Shots were heard in Lowtown", None, "1999-06-22", None),
        ("Shots were heard", None, "1999-06-22", None),
    ],
)
def test_an_incident_is_told_by_its_place_and_its_days(
    text: str, event: str | None, published: str, incident: str | None, known: Known
) -> None:
    told = (parse_edtf(event) if event else None, parse_edtf(published))
    found = incident_of(known, words_of(text), told, ())
    assert (found[0] if found else None) == incident


def test_what_is_like_coded_passages_tells_of_their_incident(known: Known) -> None:
    words = words_of("North Shore shut one gate of the dam on 20 June; a gate was shut again")
    near = ranker_of(known, "en").weigh(words, NOBODY).neighbours
    told = (parse_edtf("1999-06-20"), parse_edtf("1999-06-28"))
    found = incident_of(known, words, told, near)
    assert found is not None
    assert found[0] == "gate-shut"


def test_what_is_done_makes_it_more_or_less_likely(known: Known) -> None:
    text = "The gates of the dam were opened"
    given = given_text(known, text)
    plain = score_of(given, about_text(known, text))
    assert score_of(given, about_text(known, text, act=Act.DENIES)) > plain
    assert score_of(given, about_text(known, text, act=Act.BACKGROUND)) < plain
    quoted = {"speaker": SourceId("north-ministry"), "voice": Voice.QUOTED}
    assert score_of(given, about_text(known, text, **quoted)) > plain
    assert score_of(given, about_text(known, "Rain was reported")) == 0.0
    assert score_of(given, about_text(known, "The price of fish rose")) > 0.0


@pytest.mark.parametrize(
    ("text", "event", "past"),
    [
        ("The gates of the dam were opened in 1985", None, True),
        ("The gates of the dam were opened in 1985 and 1999", None, False),
        ("The gates of the dam were opened", "1998", True),
        ("The gates of the dam were opened in 1985", "1999-06", False),
        ("The gates of the dam were opened in 1985", "1985/..", True),
    ],
)
def test_what_is_told_of_earlier_times_is_less_likely(
    text: str, event: str | None, past: bool, known: Known
) -> None:
    given = given_text(known, text)
    changes = {"event": parse_edtf(event)} if event else {}
    plain = about_text(known, text.partition(" in ")[0])
    less = score_of(given, plain) - score_of(given, about_text(known, text, **changes))
    assert (less > 0.1) is past


def test_an_agreement_without_a_first_day_has_no_earlier_times(known: Known) -> None:
    agreement = replace(known.agreement, signed=parse_edtf("../1999-05-01"))
    given = given_text(replace(known, agreement=agreement), "The gates were opened in 1985")
    plain = given_text(known, given.text)
    about = about_text(known, given.text)
    assert score_of(given, about) > score_of(plain, about)


def test_a_denial_and_a_verdict_under_a_heading_share_what_stood_before(
    known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Point 2. Patrol boats were withdrawn. This was done. It denied that. North Shore."
    places = [(0, 7), (9, 36), (38, 51), (53, 67)]
    heading = (0, 7)
    read = [
        said(range=places[1], heading=heading, pointed=("2",)),
        said(range=places[2], heading=heading, pointed=("2",), status=Status.FULFILLED),
        said(range=places[3], act=Act.DENIES),
        said(range=places[3], heading=(1, 2)),
    ]
    monkeypatch.setattr(module, "read_text", lambda given: map(as_read, read))  # noqa: ARG005
    told, done, denied, other = read_about(given_text(known, text), ranker_of(known, "en"), NOBODY)
    assert done.weights[Target("2a")] == pytest.approx(0.6 * told.weights[Target("2a")])
    assert done.place == (0, 51)
    assert told.place == (9, 36)
    assert denied.weights[Target("2a")] == pytest.approx(0.6 * told.weights[Target("2a")])
    assert other.weights == {}
