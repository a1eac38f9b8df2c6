"""Two codings of two articles: what agrees, what differs, and what cannot be said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from compliance.coding.choose import CodersUnclearError, chosen_articles, two_codings, unsettled
from compliance.coding.codings import Codings, NoCodingError
from compliance.coding.engine_coding import EngineCodings
from compliance.coding.fields import SCALES
from compliance.coding.pairs import TwoCodings, ids_for, next_id
from compliance.coding.reliability import reliability
from compliance.library.store import TextLibrary
from compliance.model.base import AgreementId, ArticleId, CoderId, Target
from compliance.model.evidence import PassagePin
from compliance.suggest.engines import engine_named
from compliance.suggest.given import Given
from compliance.suggest.suggestion import Suggestion
from compliance.views.reliability.build import (
    ReliabilityRequest,
    build_reliability_view,
    written,
)
from compliance.views.reliability.view import ReliabilityView
from compliance.workspace.records import Records
from compliance.workspace.workspace import UnknownIdError, link
from support.builders import GAZETTE, HERALD
from support.codings import ANNA, BORIS, coded_twice, codings_of
from support.codings import two_codings as both_codings
from support.relabel import Swap
from support.suggestions import suggestion

SHORT, LONG = ArticleId(GAZETTE), ArticleId(HERALD)


@pytest.fixture
def two(tmp_path: Path) -> TwoCodings:
    return both_codings(coded_twice(tmp_path / "lake"), tmp_path / "texts")


def test_records_are_paired_with_what_differs_and_an_id_each(two: TwoCodings) -> None:
    found = {
        one.id: (
            one.pair.first and one.pair.first.id,
            one.pair.second and one.pair.second.id,
            {d.field for d in one.differences},
            one.agreed,
        )
        for one in two.compared(SHORT)
    }
    assert found == {
        "e1": ("e1", "b1", set(), True),
        "e2": ("e2", "b2", {"passage"}, True),
        "e3": ("e3", "b3", {"act", "status"}, False),
        "e4": ("e4", "b4", {"claim"}, True),
        "e5": ("e5", None, set(), False),
        "e6": ("e6", "b6", set(), True),
        "b7": (None, "b7", set(), False),
    }


def test_references_to_the_same_record_are_the_same(two: TwoCodings) -> None:
    """e6 limits e4 and b6 limits b4; of the herald e3 denies e1 of the gazette and b3 its b1."""
    denials = [one for one in two.compared(LONG) if one.id == "e3"]
    assert [one.differences for one in denials] == [()]


def test_of_few_records_alpha_is_told_without_an_interval(two: TwoCodings) -> None:
    found = reliability(two, two.articles)
    assert found.counts == (11, 1, 1)
    assert found.unmeasured == ()
    assert found.passages.alpha is not None
    assert found.passages.articles == 2
    assert {one.scale.field for one in found.fields} >= {"act", "targets", "side"}
    assert all(one.agreement.interval is None for one in found.fields)
    assert not any(one.agreement.enough for one in found.fields)
    act = next(one.agreement for one in found.fields if one.scale.field == "act")
    assert (act.units, act.articles) == (11, 2)
    assert act.same == pytest.approx(10 / 11)


def test_fields_and_points_can_be_asked_for(two: TwoCodings) -> None:
    found = reliability(two, two.articles, targets={Target("2b")}, fields=["act"])
    assert [one.scale.field for one in found.fields] == ["act"]
    assert found.counts == (1, 0, 0)
    assert found.asked == frozenset({"act"})
    none = reliability(two, two.articles, targets=set())
    assert none.passages.alpha is None
    assert none.fields[0].agreement.same is None


def test_without_texts_passages_are_not_measured(tmp_path: Path) -> None:
    codings = codings_of(coded_twice(tmp_path / "lake"), TextLibrary(tmp_path / "none"))
    found = reliability(TwoCodings(codings, ANNA, BORIS), [SHORT])
    assert found.unmeasured == (SHORT,)
    assert (found.passages.units, found.passages.alpha) == (0, None)
    assert found.counts == (5, 1, 1)


def test_an_engine_is_one_more_coder(tmp_path: Path, two: TwoCodings) -> None:
    plain = two.codings
    codings = EngineCodings(plain.records, plain.library, plain.agreement, engine_named("rules"))
    rules = codings.name
    assert codings.articles(rules) == codings.articles(ANNA) == (SHORT, LONG)
    found = reliability(TwoCodings(codings, ANNA, rules), codings.articles(rules))
    assert found.counts[0] > 0
    speaker = next(one for one in found.fields if one.scale.field == "speaker")
    assert speaker.agreement.units <= found.counts[0]
    again = codings.coded(ANNA, SHORT)
    assert [one.id for one in again] == ["e1", "e2", "e3", "e4", "e5", "e6"]
    without = codings_of(coded_twice(tmp_path / "other"), TextLibrary(tmp_path / "none"))
    alone = EngineCodings(
        without.records, without.library, without.agreement, engine_named("rules")
    )
    assert alone.articles(rules) == ()


class Stub:
    """An engine that suggests one passage, and knows nobody who says it."""

    name, version = "stub", "1"

    def suggest(self, given: Given) -> tuple[Suggestion, ...]:
        words = "Two boats stayed"
        if words not in given.text:
            return ()
        start = given.text.index(words)
        passage = {"text": words, "pin": PassagePin(start=words), "engine": "stub"}
        return (suggestion(start, start + len(words), "2a", speaker=None, **passage),)


def test_of_a_suggestion_without_a_speaker_the_side_is_compared(two: TwoCodings) -> None:
    plain = two.codings
    codings = EngineCodings(plain.records, plain.library, plain.agreement, Stub())
    found = reliability(TwoCodings(codings, ANNA, codings.name), [SHORT])
    units = {one.scale.field: one.agreement.units for one in found.fields}
    assert (units["side"], units["speaker"]) == (1, 0)
    assert found.counts == (1, 5, 0)


def test_the_coders_and_articles_to_compare_are_named_or_are_clear(two: TwoCodings) -> None:
    codings = two.codings
    assert (two_codings(codings, []).first, two_codings(codings, []).second) == (ANNA, BORIS)
    assert two_codings(codings, [BORIS, ANNA]).first == BORIS
    with pytest.raises(CodersUnclearError, match="codings here: anna, boris"):
        two_codings(codings, [ANNA])
    with pytest.raises(NoCodingError, match='"bris"; did you mean "boris"'):
        two_codings(codings, [ANNA, "bris"])
    assert chosen_articles(two, [HERALD]) == (LONG,)
    with pytest.raises(UnknownIdError, match='no article coded by both "herald"'):
        chosen_articles(two, ["herald"])
    assert unsettled(two) == chosen_articles(two, []) == (SHORT, LONG)


def test_a_coding_that_is_not_there_is_named_with_its_path(two: TwoCodings) -> None:
    with pytest.raises(NoCodingError, match='of "wire" by "anna"; it would be codings/anna/wire'):
        two.codings.coded(ANNA, ArticleId("wire"))


def test_codings_for_another_agreement_are_passed_over(two: TwoCodings) -> None:
    found = two.codings.records.codings
    moved = {
        file: replace(one, agreement=AgreementId("pond_1998")) if one.coder == BORIS else one
        for file, one in found.items()
    }
    records = replace(two.codings.records, codings=moved)
    assert set(Codings(records, two.codings.library, two.codings.agreement).files) == {ANNA}


def test_what_an_engine_never_says_is_no_value_and_nothing_is_one(two: TwoCodings) -> None:
    one = two.codings.coded(ANNA, SHORT)[0]
    (speaker, status) = (
        next(scale for scale in SCALES if scale.field == name) for name in ("speaker", "status")
    )
    unsaid = replace(one, values={})
    assert speaker.value(unsaid) is None
    assert speaker.value(one) == "south-office"
    assert status.value(one) == "-"


def test_values_are_written_as_files_have_them() -> None:
    assert written({"of": [], "words": "at night"}) == "words: at night"
    assert written({"of": []}) == "-"
    assert written(["1a", "2b"]) == "1a 2b"
    assert written([]) == written(None) == "-"


def test_with_two_sides_exchanged_the_comparison_is_the_same_with_them_exchanged(
    tmp_path: Path,
) -> None:
    records = codings_of(coded_twice(tmp_path / "lake"), TextLibrary(tmp_path / "none")).records
    swap = Swap(records, "north", "south")
    before, after = (viewed(one, tmp_path) for one in (records, swap.value(records)))
    assert swap.value(before) == after
    assert before != after


def viewed(records: Records, folder: Path) -> ReliabilityView:
    """Return the view of both codings, without the texts of articles."""
    workspace = link(records)
    agreement = workspace.agreement()
    two = TwoCodings(Codings(records, TextLibrary(folder / "none"), agreement), ANNA, BORIS)
    request = ReliabilityRequest(workspace=workspace, agreement=agreement, coders={})
    return build_reliability_view([reliability(two, two.articles)], request)


def test_new_ids_follow_the_highest_that_is_taken(two: TwoCodings) -> None:
    assert next_id([]) == "e01"
    assert next_id(["e9", "b12", "x"]) == "e13"
    pairs = [pair for pair in two.pairs(SHORT) if pair.second and pair.second.id == "b7"]
    assert ids_for(pairs) == ("b7",)
    assert ids_for([*two.pairs(SHORT), *pairs])[-1] == "e08"


def test_a_coder_is_called_by_an_id() -> None:
    assert CoderId("anna") == ANNA
