"""Workspaces with records taken out, or with texts put in."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from compliance.library.store import text_sha256
from compliance.model.article import HeldText
from compliance.model.base import EvidenceId
from compliance.model.evidence import EvidenceEntry
from compliance.model.objection import ObjectionFile
from compliance.workspace.evidence import Evidence
from compliance.workspace.records import Records
from compliance.workspace.workspace import link

SECRET = "zqsecret"


def ids_of(records: Records, wanted: Callable[[Evidence], bool]) -> frozenset[EvidenceId]:
    """Return the ids of the records of evidence that a test wants."""
    return frozenset(e.id for e in link(records).evidence.values() if wanted(e))


def with_answers(records: Records, ids: Collection[EvidenceId]) -> frozenset[EvidenceId]:
    """Return ids with those of all records that refer to them, at any remove."""
    evidence = link(records).evidence.values()
    found = set(ids)
    reached = -1
    while len(found) > reached:
        reached = len(found)
        found |= {e.id for e in evidence if found & {*e.responds_to, *e.qualifies}}
    return frozenset(found)


def without(records: Records, ids: Collection[EvidenceId]) -> Records:
    """Return records without some evidence, without the locks of that, and the objections to it."""
    evidence = {
        file: replace(
            one, evidence=tuple(e for e in one.evidence if f"{one.article}#{e.id}" not in ids)
        )
        for file, one in records.evidence.items()
    }
    return replace(
        records,
        evidence={file: one for file, one in evidence.items() if one.evidence},
        lock=tuple(entry for entry in records.lock if entry.evidence not in ids),
        objections={file: _objecting(one, ids) for file, one in records.objections.items()},
    )


def _objecting(file: ObjectionFile, ids: Collection[EvidenceId]) -> ObjectionFile:
    """Return objections without those that a record makes which is gone, or that are to none."""
    left = (replace(o, to=tuple(i for i in o.to if i not in ids)) for o in file.objections)
    return ObjectionFile(objections=tuple(o for o in left if o.to and o.evidence not in ids))


def with_texts(records: Records) -> tuple[Records, tuple[str, ...]]:
    """Return records whose passages all stand once in a text of their article, and the texts.

    Between the ends of each passage that has two stands a secret.
    """
    texts = []
    articles, evidence = dict(records.articles), {}
    for file, one in records.evidence.items():
        entries = tuple(_pinned(entry) for entry in one.evidence)
        evidence[file] = replace(one, evidence=entries)
        text = "\n".join(_sentence(entry) for entry in entries)
        texts.append(text)
        path = f"articles/{one.article}.yaml"
        held = HeldText(
            container_sha256="a" * 64, range=(0, len(text)), text_sha256=text_sha256(text)
        )
        articles[path] = replace(articles[path], held=(held,))
    made = replace(records, articles=articles, evidence=evidence, lock=())
    return made, tuple(texts)


def _pinned(entry: EvidenceEntry) -> EvidenceEntry:
    """Return an entry whose pin has words that no other has."""
    pin = entry.passage
    end = None if pin.end is None else f"{entry.id}y {pin.end}"
    made = replace(pin, start=f"{pin.start} {entry.id}x", end=end, prefix=None)
    return replace(entry, passage=made)


def _sentence(entry: EvidenceEntry) -> str:
    pin = entry.passage
    return pin.start if pin.end is None else f"{pin.start} {SECRET} {pin.end}"
