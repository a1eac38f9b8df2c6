"""JSON-LD as others read it, by pyld and by rdflib, with contexts that stand here: no network."""

from __future__ import annotations

import json
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import rocrate
from pyld import jsonld
from rdflib import Graph

SCHEMA = "http://schema.org/"
_DATA = Path(rocrate.__file__).parent / "data"
_TYPE = "@type"


@cache
def contexts() -> dict[str, Any]:
    """Return what stands at the addresses of contexts.

    That of schema.org has each term in its vocabulary, as the first two lines of the real one say.
    """
    annotations = json.loads(Path(__file__).with_name("anno.json").read_text("utf-8"))["@context"]
    crate = json.loads((_DATA / "ro-crate.jsonld").read_text("utf-8"))["@context"]
    return {
        "http://www.w3.org/ns/anno.jsonld": {**annotations, "@version": 1.1},
        "https://schema.org": {"@vocab": SCHEMA, "@version": 1.1},
        "https://w3id.org/ro/crate/1.1/context": crate,
    }


def _load(url: str, options: dict[str, Any]) -> dict[str, Any]:
    del options
    document = {"@context": contexts()[url]}
    return {"document": document, "documentUrl": url, "contextUrl": None}


def expanded(document: str) -> Any:  # noqa: ANN401 - whatever JSON-LD has
    """Return a document as pyld expands it: a key that no context knows is left out."""
    base = "https://base.example/"
    return jsonld.expand(json.loads(document), {"documentLoader": _load, "base": base})


def graph(document: str) -> Graph:
    """Return the triples that rdflib finds in a document."""
    made = json.loads(document)
    asked = made["@context"]
    each = asked if isinstance(asked, list) else [asked]
    made["@context"] = [contexts()[one] if isinstance(one, str) else one for one in each]
    # rdflib 7 warns of a class of its own that its reader uses.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=json.dumps(made), format="json-ld")


def nodes(found: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - whatever JSON-LD has
    """Return every node of an expanded document that says what it is."""
    if isinstance(found, list):
        return [node for one in found for node in nodes(one)]
    if not isinstance(found, dict) or found.get(_TYPE) == "@json":
        return []
    own = [found] if _TYPE in found and "@value" not in found else []
    return own + [node for one in found.values() for node in nodes(one)]


def sole(node: dict[str, Any], name: str) -> Any:  # noqa: ANN401 - whatever JSON-LD has
    """Return the one value of a property: a text, or a node."""
    (value,) = node[name]
    return value.get("@value", value)


@cache
def vocabulary() -> dict[str, dict[str, Any]]:
    """Return the classes and properties of schema.org, by their names."""
    found = json.loads((_DATA / "schema.jsonld").read_text("utf-8"))["@graph"]
    return {one["@id"].replace("schema:", SCHEMA, 1): one for one in found}


def strange_terms(document: str) -> list[str]:
    """Return which classes and properties of schema.org a document has at the wrong place."""
    found = []
    for node in nodes(expanded(document)):
        kinds = {above for kind in node[_TYPE] for above in _above(kind)}
        found += [kind for kind in node[_TYPE] if kind not in vocabulary()]
        for name in node.keys() - {"@id", _TYPE}:
            said = vocabulary().get(name)
            if said is None or not kinds & _listed(said, "schema:domainIncludes"):
                found.append(f"{name} of {', '.join(node[_TYPE])}")
    return found


def _above(kind: str) -> set[str]:
    """Return a class and those that it is a kind of."""
    broader = _listed(vocabulary().get(kind, {}), "rdfs:subClassOf")
    return {kind}.union(*map(_above, broader))


def _listed(said: dict[str, Any], name: str) -> set[str]:
    value = said.get(name, [])
    each = value if isinstance(value, list) else [value]
    return {one["@id"].replace("schema:", SCHEMA, 1) for one in each}
