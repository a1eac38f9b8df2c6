"""An agreement reads in the language spoken: all its names, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from compliance.model.agreement import Agreement
from compliance.model.base import BodyId, Target
from compliance.model.bearers import JointBody
from compliance.model.spoken import as_spoken, each_point, names_in, point_in, title_in, title_of
from compliance.views.parties import party_names
from compliance.wording.speaking import Language, spoken_in
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import Workspace
from support.builders import workspace
from support.reports import selection_of
from support.repository import ROOT
from support.translated import RUSSIAN, TRANSLATED


@pytest.fixture
def made(tmp_path: Path) -> Workspace:
    return load_workspace(workspace(tmp_path, agreement=TRANSLATED))


def test_as_it_is_written_it_is_itself(made: Workspace) -> None:
    agreement = made.agreement()
    assert as_spoken(agreement) is agreement
    with spoken_in(Language.RUSSIAN, "ru-RU"):
        assert as_spoken(agreement) is agreement
        assert names_in(agreement) is None


def test_without_a_translation_it_is_as_the_workspace_has_it(made: Workspace) -> None:
    bare = replace(made.agreement(), translations=None)
    with spoken_in(Language.ARMENIAN):
        assert as_spoken(made.agreement()) is made.agreement()
        assert as_spoken(bare) is bare
        assert names_in(bare) is None
    assert names_in(made.agreement()) is None


def test_all_its_names_are_in_the_language_and_its_other_words_as_written(made: Workspace) -> None:
    written = made.agreement()
    with spoken_in(Language.RUSSIAN):
        spoken = as_spoken(written)
        assert names_in(written) == "ru"
        assert as_spoken(written) is spoken, "made once"
    words = (spoken.title, spoken.short_title, spoken.point_word)
    assert words == tuple(RUSSIAN[key] for key in ("title", "short_title", "point_word"))
    assert (spoken.many_points, spoken.any_point) == ("Пункты", "каждому пункту")
    assert {str(side.id): side.name for side in spoken.sides} == RUSSIAN["names"]
    titles = {str(one.number): one.title for one in spoken.clauses}
    titles |= {str(one.id): one.duty for one in spoken.obligations}
    assert titles == RUSSIAN["titles"]
    assert _without_names(spoken) == _without_names(written)


def _without_names(agreement: Agreement) -> Agreement:
    return replace(
        agreement,
        title="",
        short_title="",
        point_word="",
        points_word=None,
        each_point=None,
        sides=tuple(replace(side, name="") for side in agreement.sides),
        clauses=tuple(
            replace(
                clause,
                title="",
                obligations=tuple(replace(one, duty="") for one in clause.obligations),
            )
            for clause in agreement.clauses
        ),
    )


def test_clauses_within_clauses_and_joint_bodies_have_their_names_too(made: Workspace) -> None:
    agreement = made.agreement()
    translations = agreement.translations
    assert translations
    body = JointBody(id=BodyId("panel"), name="Panel", of=("north", "south"))
    around = replace(agreement.clauses[0], obligations=(), clauses=agreement.clauses)
    given = translations["ru"]
    nested = replace(
        agreement,
        bodies=(body,),
        clauses=(around,),
        translations={"ru": replace(given, names={**given.names, "panel": "Комиссия"})},
    )
    with spoken_in(Language.RUSSIAN):
        spoken = as_spoken(nested)
        assert party_names(made, nested)["panel"] == "Комиссия"
    assert [one.name for one in spoken.bodies] == ["Комиссия"]
    assert [one.title for one in spoken.clauses[0].clauses] == ["Плотина", "Паром"]


def test_words_that_nobody_gave_for_points_are_made_of_the_one_that_was_given(
    made: Workspace,
) -> None:
    agreement = replace(made.agreement(), point_word="Article")
    assert (agreement.many_points, agreement.any_point) == (
        "Articles",
        "each article of the agreement",
    )


def test_where_no_word_for_points_was_given_the_program_has_its_own(made: Workspace) -> None:
    bare = replace(made.agreement(), point_word=None, translations=None)
    assert (bare.one_point, bare.many_points, bare.any_point) == ("Point", "Points", "each point")
    with spoken_in(Language.RUSSIAN):
        said = (as_spoken(bare).one_point, bare.many_points, bare.any_point)
        assert said == ("Пункт", "Пункты", "каждому пункту")
        assert (point_in(bare), names_in(bare)) == ("ru", None)
        given = replace(bare, point_word="Article")
        assert (given.one_point, given.many_points) == ("Article", "Articles")
        assert point_in(given) is None, "as the workspace has it"
        assert each_point(given) == "каждому пункту", "in a sentence of another language"
        assert replace(given, each_point="каждой статье").any_point == "каждой статье"
    assert each_point(given) == "each article of the agreement"


def test_what_is_shown_is_in_the_language_and_what_is_compared_as_it_is_written(
    made: Workspace,
) -> None:
    with spoken_in(Language.RUSSIAN):
        selection = selection_of(made)
        assert selection.names["north"] == RUSSIAN["names"]["north"]
        assert selection.duties[Target("1")] == RUSSIAN["titles"]["1"]
    assert selection.assessor.agreement is made.agreement()


@pytest.mark.parametrize("language", Language)
def test_the_shipped_agreement_is_there_in_every_language(language: Language) -> None:
    agreement = load_workspace(ROOT).agreement()
    with spoken_in(language):
        assert names_in(agreement) == (None if language is Language.ENGLISH else language)
        spoken = as_spoken(agreement)
    assert (spoken is agreement) == (language is Language.ENGLISH)
    assert len({one.name for one in spoken.sides}) == len(agreement.sides)


@pytest.mark.parametrize("language", Language)
def test_a_duty_of_the_shipped_agreement_is_short_in_every_language(language: Language) -> None:
    with spoken_in(language):
        duties = [one.duty for one in as_spoken(load_workspace(ROOT).agreement()).obligations]
    assert [one for one in duties if len(one.split()) > 8] == []


@pytest.mark.parametrize("language", Language)
def test_a_title_is_in_the_language_where_it_is_given(language: Language) -> None:
    settings = replace(load_workspace(ROOT).settings, titles={"ru-RU": "Russian", "hy": "Armenian"})
    expected = {Language.RUSSIAN: "Russian", Language.ARMENIAN: "Armenian"}.get(language)
    with spoken_in(language):
        assert title_of(settings) == expected or settings.title
        assert title_in(settings) == (language.value if expected else None)
        assert title_of(replace(settings, titles=None)) == settings.title
    with spoken_in(language, language.value):
        assert title_of(settings) == settings.title
