"""compliance export: other people's readers read what is written, and what is lost is told."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import yaml
from bibtexparser.entrypoint import parse_string
from oscal_bindings.models import AssessmentResultsDocument, ControlSelectionWithIncludeControls
from oscal_bindings.parser import parse_oscal
from prov.model import ProvAgent, ProvDocument, ProvEntity
from rocrate.rocrate import ROCrate

from compliance.export.known import FORMATS
from compliance.workspace.load import load_workspace
from support.builders import GAZETTE, HERALD, record, workspace
from support.cli import printed, run_cli
from support.exchange import readers
from support.exchange.ftm import ftm_entities
from support.exchange.json_ld import expanded, nodes
from support.repository import ROOT

ODD = 'Says "<b>" & =1+1 \U0001f6a3 {x}'
RECORDS: list[dict[str, Any]] = [
    record(id="e1", status="fulfilled", respondents=["south"], claim=ODD),
    record(id="e2", status="violated", respondents=["north"], speaker="south-office"),
    record(id="e3", status="in_progress", coded_by=["anna", "machine"]),
    record(id="e1", article=HERALD, act="denies", responds_to=[f"{GAZETTE}#e2"], extent="whole"),
    record(
        id="e2",
        article=HERALD,
        targets=["*", "1"],
        act="states",
        event="1999-06-02",
        figures=[{"what": "boats", "of": "north", "value": 2, "as_printed": "two"}],
    ),
]
CODERS = """coders:
  - {id: anna, name: Anna, kind: person}
  - {id: machine, name: A model, kind: language_model}
"""
ALL = {f"{GAZETTE}#e1", f"{GAZETTE}#e2", f"{GAZETTE}#e3", f"{HERALD}#e1", f"{HERALD}#e2"}
PUBLISHED = '\n[publication]\naddress = "https://example.org/lake/"\npublisher = "Lake Monitors"\n'


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    root = workspace(tmp_path / "lake", evidence=RECORDS, files={"coders.yaml": CODERS})
    with (root / "compliance.toml").open("a", encoding="utf-8") as file:
        file.write(PUBLISHED)
    return root


def exported(root: Path, to: str, *options: str) -> str:
    return printed("-w", root, "-q", "export", "--to", to, *options)


def test_annotations_are_json_ld_with_every_field(lake: Path, lake_texts: dict[str, str]) -> None:
    made = json.loads(exported(lake, "w3c-annotation"))
    assert made["total"] == 5
    items = {item["id"]: item for item in made["first"]["items"]}
    assert set(items) == {
        f"https://example.org/lake/articles/{one.replace('#', '.html#')}" for one in ALL
    }
    first = items[f"https://example.org/lake/articles/{GAZETTE}.html#e1"]
    assert first["body"][0]["value"] == first["compliance:claim"] == ODD
    assert first["body"][1]["source"] == "https://example.org/lake/points/1.html#1a"
    (fragment,) = first["target"]["selector"]
    assert fragment["value"] == ":~:text=Two%20boats%20stayed"
    held = printed("-w", lake, "-q", "export", "--to", "w3c-annotation", env=lake_texts)
    selectors = json.loads(held)["first"]["items"][0]["target"]["selector"]
    assert [one["type"] for one in selectors] == ["FragmentSelector", "TextPositionSelector"]
    triples = json.dumps(expanded(held))
    assert triples.count("urn:compliance:term:claim") == 5
    assert triples.count("urn:compliance:term:figures") == 5
    assert '"@json"' in triples


def test_provenance_is_read_by_prov(lake: Path) -> None:
    document = ProvDocument.deserialize(content=exported(lake, "prov"), format="json")
    entities = {str(one.identifier): one for one in document.get_records(ProvEntity)}
    assert sum(name.startswith("thing:record-") for name in entities) == 5
    agents = {str(one.identifier) for one in document.get_records(ProvAgent)}
    assert {"thing:coder-anna", "thing:coder-machine", "thing:voice-north-ministry"} <= agents
    labels = {label for one in entities.values() for label in one.get_attribute("prov:label")}
    assert ODD in labels


def test_the_table_of_dna_has_whoever_agrees_or_does_not(lake: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(lake, "dna"))))
    assert [(row["Person"], row["Agreement"]) for row in rows] == [
        ("Ministry of Waters of North Shore", "1"),
        (rows[1]["Person"], "0"),
    ]
    assert rows[0]["Text"] == ODD
    assert rows[0]["Concept"].startswith("1a ")
    assert rows[0]["Organization"] == "North Shore"


def test_the_graph_is_read_by_networkx(lake: Path) -> None:
    graph = nx.parse_graphml(exported(lake, "graphml"), force_multigraph=True)
    relations = {(a, b, of["relation"]) for a, b, of in graph.edges(data=True)}
    assert ("voice:north-ministry", "target:1a", "speaks of") in relations
    assert ("voice:north-ministry", "voice:south-office", "denies the words of") in relations
    assert ("voice:south-office", "party:north", "speaks of the conduct of") in relations
    assert graph.nodes["target:*"]["label"] == "the agreement as a whole"
    assert {of["statement"] for *_, of in graph.edges(data=True)} == ALL


def test_claims_are_reviewed_without_a_rating(lake: Path) -> None:
    made = exported(lake, "claimreview")
    assert "reviewRating" not in made
    reviews = {one["@id"]: one for one in json.loads(made)["@graph"]}
    assert len(reviews) == 5
    denied = reviews[f"https://example.org/lake/articles/{GAZETTE}.html#e2"]
    assert "denies it" in denied["reviewBody"]
    assert denied["author"]["name"] == "Lake Monitors"
    assert (
        sum(one["@type"] == ["http://schema.org/ClaimReview"] for one in nodes(expanded(made))) == 5
    )


def test_a_date_in_doubt_is_no_date_of_schema_org(tmp_path: Path) -> None:
    evidence = [record(asserted="1999-06~"), record(id="e2"), record(id="e3", asserted="1999-06")]
    root = workspace(tmp_path / "lake", evidence=evidence)
    reviews = json.loads(exported(root, "claimreview"))["@graph"]
    said = [one["itemReviewed"].get("datePublished") for one in reviews]
    assert said == [None, None, "1999-06"]
    article = root / f"articles/{GAZETTE}.yaml"
    about = article.read_text("utf-8").replace('"1999-06-28"', '"1999-06-28~"')
    article.write_text(about, "utf-8")
    [review, *_] = json.loads(exported(root, "claimreview"))["@graph"]
    assert "datePublished" not in review["itemReviewed"]["appearance"]
    [made] = [one for one in json.loads(exported(root, "ro-crate"))["@graph"]
              if one["@type"] == "Article"]  # fmt: skip
    assert made["name"]
    assert "datePublished" not in made


def test_assessment_results_are_read_by_bindings_of_oscal_and_find_nothing(lake: Path) -> None:
    results = parse_oscal(exported(lake, "oscal")).root
    assert isinstance(results, AssessmentResultsDocument)
    (result,) = results.assessment_results.results
    assert result.findings is None
    assert result.risks is None
    observations = {one.title: one for one in result.observations or ()}
    assert observations.keys() == ALL
    said = {one.name: one.value for one in observations[f"{HERALD}#e2"].props or ()}
    assert json.loads(said["figures"])[0]["as_printed"] == "two"
    assert said["event"] == "1999-06-02"
    first = observations[f"{GAZETTE}#e1"]
    assert first.description == ODD
    assert first.origins is not None
    assert first.relevant_evidence is not None
    voices = {one.uuid: one.name for one in results.assessment_results.metadata.parties or ()}
    assert voices[first.origins[0].actors[0].actor_uuid] == "Ministry of Waters of North Shore"
    assert first.relevant_evidence[0].description == "Two boats stayed"
    (selection,) = result.reviewed_controls.control_selections
    assert isinstance(selection, ControlSelectionWithIncludeControls)
    assert [one.control_id for one in selection.include_controls][:2] == ["agreement", "point-1"]


def test_of_nothing_there_are_results_without_observations(lake: Path) -> None:
    results = parse_oscal(exported(lake, "oscal", "--point", "2")).root
    assert isinstance(results, AssessmentResultsDocument)
    assert results.assessment_results.results[0].observations is None
    assert results.assessment_results.metadata.parties is None


def test_entities_of_follow_the_money_fit_its_schema(lake: Path) -> None:
    entities = ftm_entities(exported(lake, "ftm"))
    notes = {
        one["properties"]["name"][0]: one for one in entities.values() if one["schema"] == "Note"
    }
    assert set(notes) == ALL
    first = notes[f"{GAZETTE}#e1"]["properties"]
    assert first["description"] == [ODD]
    assert first["summary"] == ["Ministry of Waters of North Shore: fulfilled by South Shore"]
    assert first["sourceUrl"] == [f"https://example.org/lake/articles/{GAZETTE}.html#e1"]
    assert first["keywords"][0].startswith("1a ")
    assert entities[first["entity"][0]]["properties"]["fileName"] == [GAZETTE]
    assert notes[f"{HERALD}#e2"]["properties"]["keywords"][0] == "the agreement as a whole"
    links = {
        (
            entities[one["properties"]["subject"][0]]["properties"]["name"][0],
            entities[one["properties"]["object"][0]]["properties"]["name"][0],
            one["properties"]["role"][0],
        )
        for one in entities.values()
        if one["schema"] == "UnknownLink"
    }
    ministry = "Ministry of Waters of North Shore"
    assert (ministry, f"{GAZETTE}#e1", "says") in links
    assert (ministry, f"{HERALD}#e1", "denies") in links
    assert (f"{HERALD}#e1", f"{GAZETTE}#e2", "denies") in links
    assert (f"{GAZETTE}#e2", "North Shore", "is about the conduct of") in links
    assert {one["schema"] for one in entities.values()} == {
        "Article",
        "LegalEntity",
        "Note",
        "UnknownLink",
    }


def test_entities_tell_who_passes_on_what_and_leave_out_what_is_not_there(tmp_path: Path) -> None:
    root = workspace(
        tmp_path / "lake",
        evidence=[
            record(
                id="e1",
                status="fulfilled",
                speaker="south-office",
                voice="characterised",
                via=["north-ministry"],
            ),
            record(id="e2", status="violated", respondents=["south-office"]),
            record(
                id="e1",
                article=HERALD,
                targets=["2a"],
                act="denies",
                responds_to=[f"{GAZETTE}#e1"],
                extent="whole",
            ),
        ],
    )
    written = exported(root, "ftm")
    entities = ftm_entities(written)
    roles = [one["properties"].get("role") for one in entities.values()]
    assert ["passes on what others say"] in roles
    assert roles.count(["denies"]) == 2
    assert roles.count(["says, as told by another side"]) == 1
    note = next(one["properties"] for one in entities.values() if one["schema"] == "Note")
    assert "sourceUrl" not in note
    (summary,) = note["summary"]
    assert ", as told by another side: fulfilled; by whom, not said" in summary
    names = [one["properties"]["name"] for one in entities.values() if "name" in one["properties"]]
    assert len(names) == len({tuple(one) for one in names})
    alone = ftm_entities(exported(root, "ftm", "--point", "2"))
    # What it denies is not exported, so that no link leads there.
    assert [one["properties"].get("role") for one in alone.values()].count(["denies"]) == 1


def test_references_are_read_by_others(lake: Path) -> None:
    items = json.loads(exported(lake, "csl-json"))
    address = f"https://example.org/lake/articles/{GAZETTE}.html#e1"
    assert {item["id"].replace(":", "#") for item in items} == ALL
    assert items[0]["URL"] == address
    assert items[0]["container-title"]
    entries = parse_string(exported(lake, "bibtex"))
    assert entries.failed_blocks == []
    assert {entry.key.replace(":", "#") for entry in entries.entries} == ALL
    assert entries.entries[0]["url"] == address


def test_of_nothing_there_is_an_empty_list_of_references(lake: Path) -> None:
    assert json.loads(exported(lake, "csl-json", "--point", "2")) == []
    assert exported(lake, "bibtex", "--point", "2") == ""


def test_a_workspace_with_its_metadata_is_a_crate_that_others_read(lake: Path) -> None:
    terms = 'date = "1999-07-01"\nversion = "2"\nlicence = "CC-BY-4.0"\n'
    with (lake / "compliance.toml").open("a", encoding="utf-8") as file:
        file.write(terms)
    written = lake / "ro-crate-metadata.json"
    assert run_cli("-w", lake, "export", "--to", "ro-crate", "-o", written).status == 0
    crate = ROCrate(lake)
    assert (crate.license["name"], crate.publisher["name"]) == ("CC-BY-4.0", "Lake Monitors")
    assert crate.datePublished.date() == date(1999, 7, 1)
    claims = {one["name"]: one for one in crate.get_by_type("Claim")}
    assert claims.keys() == ALL
    said = claims[f"{GAZETTE}#e1"]
    assert said["text"] == ODD
    assert said["author"]["name"] == "Ministry of Waters of North Shore"
    assert said["appearance"].id == f"https://example.org/lake/articles/{GAZETTE}.html"
    assert (lake / said["isPartOf"].id).is_file()
    assert {one["name"] for one in crate.root_dataset["contributor"]} == {"Anna", "A model"}
    assert crate.dereference("#coder-anna").type == "Person"
    linked = [value for one in crate.get_entities() for value in one.properties().values()]
    ids = {value["@id"] for value in linked if isinstance(value, dict)}
    assert {id for id in ids if crate.dereference(id) is None} == {"https://w3id.org/ro/crate/1.1"}


def test_files_of_a_crate_say_what_they_are_and_its_terms_may_be_unknown(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake", evidence=RECORDS[:1])
    file = root / f"evidence/{GAZETTE}.yaml"
    content = yaml.safe_load(file.read_text("utf-8"))
    head = {key: value for key, value in content.items() if key != "evidence"}
    lines = "\n".join(map(json.dumps, (head, *content["evidence"])))
    file.with_suffix(".jsonl").write_text(f"{lines}\n", "utf-8")
    file.unlink()
    made = {one["@id"]: one for one in json.loads(exported(root, "ro-crate"))["@graph"]}
    assert made[f"evidence/{GAZETTE}.jsonl"]["encodingFormat"] == "application/jsonl"
    assert not {"datePublished", "version", "license", "publisher"} & made["./"].keys()


@pytest.mark.parametrize("to", sorted(FORMATS))
def test_what_is_lost_is_counted_beside_the_file(to: str, lake: Path, tmp_path: Path) -> None:
    file = tmp_path / f"lake.{to}"
    finished = run_cli("-w", lake, "export", "--to", to, "-o", file)
    assert finished.status == 0
    sheet = (tmp_path / f"lake.{to}.lost.txt").read_text("utf-8")
    assert sheet.startswith("What ")
    for field in ("figures", "extent"):
        told = f"- {field}: left out of 1 statement" in sheet
        assert told is (to not in {"w3c-annotation", "dna", "oscal", "qdc", "qdpx", "csv", "xlsx"})
    whole = {line.strip() for line in sheet.splitlines() if line.startswith("  ")}
    assert whole == (ALL - {f"{GAZETTE}#e1", f"{GAZETTE}#e2"} if to == "dna" else set())


def test_without_a_file_the_sheet_goes_to_standard_error(lake: Path) -> None:
    finished = run_cli("-w", lake, "export", "--to", "graphml", "--point", "2")
    assert finished.status == 0
    title, empty, *losses = finished.stderr.splitlines()
    assert "does not hold of" in title
    assert not empty
    assert losses[0] == "- passages, and the words of claims"
    assert "does not hold" not in finished.stdout
    graph = nx.parse_graphml(finished.stdout)
    assert not graph.nodes


READ: dict[str, Callable[[str], readers.Statements]] = {
    "w3c-annotation": readers.read_annotations,
    "prov": readers.read_prov,
    "csl-json": readers.read_csl_json,
    "bibtex": readers.read_bibtex,
    "ftm": readers.read_ftm,
    "oscal": readers.read_oscal,
    "ro-crate": readers.read_ro_crate,
    "graphml": readers.read_graphml,
    "claimreview": readers.read_claimreview,
}


@pytest.mark.parametrize("to", sorted(to for to, one in FORMATS.items() if not one.binary))
def test_everything_that_ships_is_read_by_others_and_twice_the_same(to: str) -> None:
    once = printed("-q", "export", "--to", to, cwd=ROOT)
    assert once == printed("-q", "export", "--to", to, cwd=ROOT)
    assert once.count("\n") > 100
    if to in READ:
        assert len(READ[to](once)) == len(load_workspace(ROOT).evidence)
