"""Laws of exports: readers of others find each statement, and its words as they are here."""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from compliance.errors import Problem
from compliance.export.format import Writer
from compliance.export.formats.dna import agreeing, fit_for_dna
from compliance.export.known import FORMATS
from compliance.export.names import Names
from compliance.model.characters import FORBIDDEN_IN_LINES, IN_A_LINE
from compliance.passages.prove import Prover
from compliance.render.csv import plain
from compliance.render.told.junit import render_junit
from compliance.render.told.sarif import render_sarif
from compliance.render.told.told import told_by_check
from compliance.views.selection import Selection
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_fields import FIELDS
from compliance.workspace.workspace import Workspace
from support.exchange import readers
from support.exchange.odd import ODD, odd_workspaces
from support.rendered import text_of
from support.reports import TextsInMemory

EMPTY: tuple[object, ...] = (None, "", [])


def selection_of(made: Workspace) -> Selection:
    return Selection.of(made, made.agreement(), Prover(made, TextsInMemory()))


def written(to: str, selection: Selection, *statements: Evidence) -> str:
    """Return statements in a format: all of a workspace, unless some are named."""
    module, _, function = FORMATS[to].writer.partition(":")
    write: Writer = getattr(import_module(module), function)
    return b"".join(write(selection, statements or selection.evidence)).decode("utf-8")


def said(e: Evidence) -> dict[str, Any]:
    """Return the fields of a statement that have anything."""
    return {one.name: value for one in FIELDS if (value := one.data(e)) not in EMPTY}


@given(ODD)
def test_what_is_drawn_may_stand_in_a_file(text: str) -> None:
    assert FORBIDDEN_IN_LINES.search(text) is None
    assert re.fullmatch(IN_A_LINE, text)
    assert len(text) <= 2_000


@given(odd_workspaces())
def test_annotations_have_every_field_of_every_statement(made: Workspace) -> None:
    selection = selection_of(made)
    found = readers.read_annotations(written("w3c-annotation", selection))
    names = Names(selection)
    assert found.keys() == {names("record", e.id) for e in selection.evidence}
    for e in selection.evidence:
        read = found[names("record", e.id)]
        assert read.pop("body") == [e.entry.claim]
        assert {name: values for name, values in read.items() if values} == {
            name: as_json_ld(value) for name, value in said(e).items()
        }


def as_json_ld(value: Any) -> list[Any]:  # noqa: ANN401 - a value of any field
    """Return what expanded JSON-LD has of a value: lists of texts apart, all else as it is."""
    nested = isinstance(value, dict) or (
        isinstance(value, list) and any(one is None or isinstance(one, dict) for one in value)
    )
    return value if isinstance(value, list) and not nested else [value]


@given(odd_workspaces())
def test_provenance_has_whose_claim_each_is_from_where_and_coded_by_whom(made: Workspace) -> None:
    selection = selection_of(made)
    names = Names(selection)
    assert readers.read_prov(written("prov", selection)) == {
        names("record", e.id): {
            "claim": e.entry.claim,
            "speaker": e.speaker.name,
            "article": e.article.title,
            "coded_by": sorted(made.coders[coder].name for coder in e.coded_by),
        }
        for e in selection.evidence
    }


@given(odd_workspaces())
def test_references_are_valid_and_say_the_same_in_both_forms(made: Workspace) -> None:
    selection = selection_of(made)
    items = readers.read_csl_json(written("csl-json", selection))
    entries = readers.read_bibtex(written("bibtex", selection))
    ids = [e.id.replace("#", ":") for e in selection.evidence]
    assert ([*items], [*entries]) == (ids, ids)
    for item, entry in zip(items.values(), entries.values(), strict=True):
        assert bare(entry["title"]) == one_line(item["title"])
        (author,) = item["author"]
        assert bare(entry["author"]) == one_line(author["literal"])
        assert entry.get("url") == item.get("URL")


def bare(text: str) -> str:
    """Return what stands in a pair of braces, in which no sign of LaTeX stands for another."""
    assert (text[0], text[-1]) == ("{", "}")
    text = text[1:-1]
    for sign, words in (
        *((f"\\{sign}", sign) for sign in "&%$#_"),
        (r"\textbraceleft{}", "{"),
        (r"\textbraceright{}", "}"),
        (r"\textasciitilde{}", "~"),
        (r"\textasciicircum{}", "^"),
        (r"\textbackslash{}", "\\"),
    ):
        text = text.replace(sign, words)
    return one_line(text)


def one_line(text: str) -> str:
    return " ".join(text.split())


@given(odd_workspaces())
def test_entities_are_valid_and_link_each_statement_with_all_that_it_names(
    made: Workspace,
) -> None:
    selection = selection_of(made)
    found = readers.read_ftm(written("ftm", selection))
    assert found.keys() == {e.id for e in selection.evidence}
    for e in selection.evidence:
        read = found[e.id]
        assert read["description"] == [e.entry.claim]
        assert read["article"] == [e.article.id]
        assert len(read["to"]) == len({*e.entry.respondents}) + len({*e.responds_to})
        assert len(read["from"]) == 1 + len({relay.id for relay in e.relays}) + sum(
            e.id in other.responds_to for other in selection.evidence
        )


@given(odd_workspaces())
def test_observations_are_valid_and_have_every_field(made: Workspace) -> None:
    selection = selection_of(made)
    found = readers.read_oscal(written("oscal", selection))
    assert found.keys() == {e.id for e in selection.evidence}
    for e in selection.evidence:
        read = found[e.id]
        assert read.pop("description") == e.entry.claim
        assert read.pop("voice name") == (e.speaker.name.strip() or e.speaker.id)
        assert {
            name: value if value == said(e)[name] else json.loads(value)
            for name, value in read.items()
        } == said(e)


@given(odd_workspaces())
def test_a_crate_is_read_whole_with_each_claim_and_whose_it_is(made: Workspace) -> None:
    selection = selection_of(made)
    names = Names(selection)
    assert readers.read_ro_crate(written("ro-crate", selection)) == {
        e.id: {
            "text": e.entry.claim,
            "author": (e.speaker.name, e.speaker.entry.url),
            "article": e.article.title,
            "file": e.file,
            "address": names("record", e.id),
        }
        for e in selection.evidence
    }


@given(odd_workspaces())
def test_a_graph_has_an_edge_for_each_thing_that_a_statement_names(made: Workspace) -> None:
    selection = selection_of(made)
    found = readers.read_graphml(written("graphml", selection))
    assert found.keys() == {e.id for e in selection.evidence}
    for e in selection.evidence:
        voice = (f"voice:{e.speaker.id}", e.speaker.name)
        about = [("speaks of", *voice, f"target:{one}") for one in e.entry.targets]
        whose = [
            ("speaks of the conduct of", *voice, f"party:{one}") for one in e.entry.respondents
        ]
        denied = [
            ("denies the words of", *voice, f"voice:{made.evidence[one].speaker.id}")
            for one in e.responds_to
        ]
        assert sorted(found[e.id]["edges"]) == sorted([*about, *whose, *denied])
        assert found[e.id]["said"]["act"] == e.entry.act
        assert found[e.id]["said"].get("status") == e.entry.status


@given(odd_workspaces())
def test_the_table_of_dna_has_a_row_for_each_duty_of_each_statement(made: Workspace) -> None:
    selection = selection_of(made)
    chosen = fit_for_dna(selection.evidence)
    if not chosen:
        return
    rows = readers.read_dna(written("dna", selection, *chosen))
    assert [(row["Text"], row["Person"], row["Agreement"]) for row in rows] == [
        (plain(e.entry.claim), plain(e.speaker_name), str(int(agreeing(e) is True)))
        for e in chosen
        for _ in e.entry.targets
    ]
    assert [row["ID"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


@given(odd_workspaces())
def test_reviews_use_words_of_schema_org_alone_and_rate_nothing(made: Workspace) -> None:
    selection = selection_of(made)
    text = written("claimreview", selection)
    names = Names(selection)
    assert '"reviewRating"' not in text
    assert readers.read_claimreview(text) == {
        names("record", e.id): {
            "claim": (e.entry.claim, e.entry.claim),
            "author": e.speaker_name,
            "article": e.article.title,
        }
        for e in selection.evidence
    }


CODES = ("unknown-key", "syntax")
WORDS = st.text(st.characters(), max_size=60) | ODD
PROBLEMS = st.lists(
    st.builds(
        Problem,
        file=ODD.map(lambda text: f"evidence/{text}.yaml"),
        line=st.integers(1, 9),
        column=st.integers(1, 9),
        code=st.sampled_from(CODES),
        message=WORDS.map(lambda text: f"It says {text}"),
    ),
    max_size=4,
)


@given(PROBLEMS, PROBLEMS)
def test_whatever_is_told_of_files_is_valid_sarif_and_a_case_of_junit(
    problems: list[Problem], notices: list[Problem]
) -> None:
    told = told_by_check(problems, notices, dict.fromkeys(CODES, "It is wrong."), "data/")
    sarif = text_of(render_sarif(told)).encode()
    Sarif.model_validate_json(sarif)
    (run,) = json.loads(sarif)["runs"]
    codes = [one.code for one in (*problems, *notices)]
    assert sorted(one["ruleId"] for one in run["results"]) == sorted(codes)
    (suite,) = JUnitXml.fromstring(text_of(render_junit(told)).encode())
    assert sorted(case.classname for case in suite) == sorted(codes or ["check"])
    assert suite.failures == len(problems)
