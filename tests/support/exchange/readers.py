"""Statements as other programs read them in an export: by name, what each has, or it fails."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
from bibtexparser.entrypoint import parse_string
from jsonschema import Draft7Validator  # type: ignore[import-untyped]
from oscal_bindings.models import AssessmentResultsDocument
from oscal_bindings.parser import parse_oscal
from prov.identifier import QualifiedName
from prov.model import ProvAgent, ProvDocument, ProvEntity, ProvRecord
from rdflib import Namespace
from rocrate.rocrate import ROCrate

from support.exchange.ftm import ftm_entities
from support.exchange.json_ld import SCHEMA, expanded, graph, nodes, sole, strange_terms

Statements = dict[str, dict[str, Any]]
"""What each statement has, by its name or address in the format."""

TERM = "urn:compliance:term:"
OA = Namespace("http://www.w3.org/ns/oa#")


def read_annotations(text: str) -> Statements:
    """Read Web Annotations: the fields by pyld, and the same number of them by rdflib."""
    found = [one for one in nodes(expanded(text)) if one["@type"] == [str(OA.Annotation)]]
    triples = graph(text)
    assert len(set(triples.subjects(predicate=None, object=OA.Annotation))) == len(found)
    assert {str(subject) for subject, _ in triples.subject_objects(OA.hasTarget)} == {
        node["@id"] for node in found
    }
    return {
        node["@id"]: {
            **{
                name.removeprefix(TERM): [value["@value"] for value in values]
                for name, values in node.items()
                if name.startswith(TERM)
            },
            "body": [
                value["@value"]
                for body in node[str(OA.hasBody)]
                for value in body.get("http://www.w3.org/1999/02/22-rdf-syntax-ns#value", ())
            ],
        }
        for node in found
    }


def read_prov(text: str) -> Statements:
    """Read PROV-JSON by prov: a claim, its speaker, its article and its coders."""
    document = ProvDocument.deserialize(content=text, format="json")
    labels = {
        str(one.identifier): _one(one, "prov:label")
        for one in (*document.get_records(ProvEntity), *document.get_records(ProvAgent))
    }
    relations: dict[tuple[str, str], list[str]] = defaultdict(list)
    for record in document.get_records():
        if record.is_relation():
            begin, end = (str(value) for _, value in record.formal_attributes[:2])
            relations[record.get_type().localpart, begin].append(end)
    found: Statements = {}
    for entity in document.get_records(ProvEntity):
        id = str(entity.identifier)
        if _one(entity, "prov:type") != "compliance:statement":
            continue
        (speaker,), (article,) = relations["Attribution", id], relations["Derivation", id]
        (coding,) = relations["Generation", id]
        found[_one(entity, "compliance:address")] = {
            "claim": labels[id],
            "speaker": labels[speaker],
            "article": labels[article],
            "coded_by": sorted(labels[agent] for agent in relations["Association", coding]),
        }
    return found


def _one(record: ProvRecord, name: str) -> str:
    (value,) = record.get_attribute(name)
    return str(value) if isinstance(value, QualifiedName) else value


@cache
def csl_schema() -> Draft7Validator:
    """Return the schema of citationstyles.org."""
    return Draft7Validator(json.loads(Path(__file__).with_name("csl-data.json").read_text("utf-8")))


def read_csl_json(text: str) -> Statements:
    """Read references, after the schema found nothing wrong."""
    items = json.loads(text)
    csl_schema().validate(items)
    return {item["id"]: item for item in items}


def read_bibtex(text: str) -> Statements:
    """Read BibTeX by bibtexparser."""
    library = parse_string(text)
    assert library.failed_blocks == []
    assert len(library.entries) == len(library.blocks)
    return {entry.key: {f.key: f.value for f in entry.fields} for entry in library.entries}


def read_ftm(text: str) -> Statements:
    """Read entities, held to the schema: a note's words, and what is linked with it."""
    entities = ftm_entities(text)
    found: Statements = {}
    for id, entity in entities.items():
        if entity["schema"] != "Note":
            continue
        said = entity["properties"]
        links = [one["properties"] for one in entities.values() if one["schema"] == "UnknownLink"]
        found[said["name"][0]] = {
            "description": said["description"],
            "article": entities[said["entity"][0]]["properties"]["fileName"],
            "from": sorted(one["subject"][0] for one in links if one["object"] == [id]),
            "to": sorted(one["object"][0] for one in links if one["subject"] == [id]),
        }
    return found


def read_oscal(text: str) -> Statements:
    """Read observations by the bindings of OSCAL: their properties."""
    results = parse_oscal(text).root
    assert isinstance(results, AssessmentResultsDocument)
    (result,) = results.assessment_results.results
    parties = {one.uuid: one.name for one in results.assessment_results.metadata.parties or ()}
    found: Statements = {}
    for one in result.observations or ():
        assert one.origins is not None
        found[one.title or ""] = {
            **{prop.name: prop.value for prop in one.props or ()},
            "description": one.description,
            "voice name": parties[one.origins[0].actors[0].actor_uuid],
        }
    return found


def read_ro_crate(text: str) -> Statements:
    """Read the metadata of a crate by rocrate, after its terms were found in their vocabularies."""
    crate = ROCrate(json.loads(text))
    assert len(list(crate.get_entities())) == len(json.loads(text)["@graph"])
    return {
        claim["name"]: {
            "text": claim["text"],
            "author": (claim["author"]["name"], claim["author"].get("url")),
            "article": claim["appearance"]["name"],
            "file": claim["isPartOf"].id,
            "address": claim.id,
        }
        for claim in crate.get_by_type("Claim")
    }


def read_graphml(text: str) -> Statements:
    """Read a graph by networkx: the edges of each statement, with both of their ends."""
    made = nx.parse_graphml(text, force_multigraph=True)
    found: Statements = {}
    for begin, end, of in made.edges(data=True):
        edges = found.setdefault(of["statement"], {"edges": [], "said": of})["edges"]
        edges.append((of["relation"], begin, made.nodes[begin]["label"], end))
    return found


def read_dna(text: str) -> list[dict[str, str]]:
    """Read the table of DNA as it is: a row a statement and duty."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def read_claimreview(text: str) -> Statements:
    """Read reviews by pyld, after each term was found where schema.org has it."""
    assert strange_terms(text) == []
    found: Statements = {}
    for node in nodes(expanded(text)):
        if node["@type"] == [f"{SCHEMA}ClaimReview"]:
            claim = sole(node, f"{SCHEMA}itemReviewed")
            found[node["@id"]] = {
                "claim": (sole(node, f"{SCHEMA}claimReviewed"), sole(claim, f"{SCHEMA}text")),
                "author": sole(sole(claim, f"{SCHEMA}author"), f"{SCHEMA}name"),
                "article": sole(sole(claim, f"{SCHEMA}appearance"), f"{SCHEMA}headline"),
            }
    return found
