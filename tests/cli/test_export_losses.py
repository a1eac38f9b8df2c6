"""What a loss sheet says is what a format leaves out: each field of a statement, one by one."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

from compliance.export.format import ExportFormat, Writer, loss_sheet
from compliance.export.formats.dna import fit_for_dna
from compliance.export.known import FORMATS
from compliance.passages.prove import Prover
from compliance.views.selection import Selection
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_fields import FIELD
from compliance.workspace.load import load_workspace
from support.builders import GAZETTE, HERALD, record, workspace
from support.reports import TextsInMemory

Given = Mapping[str, Any]

SAYS: Final = {"status": "fulfilled"}
NOTED: Final = {"note": "x"}
OTHER: Final = {"scope": "other_instrument", **NOTED}
DENIES: Final = {"act": "denies", "extent": "whole"}
TERMS: Final = {
    "instruments": [
        {"id": id, "title": id, "date": "1997-03", "confidence": "A"}
        for id in ("fishing-1997", "fishing-1998")
    ]
    + [
        {"id": id, "title": id, "date": "1999-05", "confidence": "A", "renews": ["1"]}
        for id in ("may-1999", "june-1999")
    ]
}
FIGURE: Final = {"what": "boats", "of": "north", "value": 2, "as_printed": "two"}

WAYS: Final[Mapping[str, tuple[Given, ...]]] = {
    "targets": tuple({**SAYS, "targets": one} for one in (["1a"], ["1"], ["*"], ["1a", "2a"])),
    "link": ({"link": "named"}, {"link": "inferred"}),
    "speaker": ({**SAYS}, {**SAYS, "speaker": "south-office"}),
    "voice": tuple({"via": ["wire"], "voice": one} for one in ("quoted", "reported")),
    "via": ({}, {"via": ["wire"]}, {"via": ["water-institute"]}),
    "act": ({}, {"act": "commits"}, {"act": "interprets", "reading": "unlisted", "note": "x"}),
    "status": tuple({"status": one} for one in ("fulfilled", "violated")),
    "respondents": tuple({"status": "violated", "respondents": one} for one in ([], ["south"])),
    "respondent_words": tuple(
        {"act": "demands", "respondents": ["south"], "respondent_words": one} for one in "xy"
    ),
    "part": tuple({"part": {"words": one}} for one in "xy"),
    "scope": tuple({**NOTED, "scope": one} for one in ("in_scope", "outside_zone")),
    "instrument": tuple({**OTHER, "instrument": f"fishing-{one}"} for one in (1997, 1998)),
    "renewal": tuple({"instrument": f"{one}-1999"} for one in ("may", "june")),
    "reading": tuple({"act": "interprets", "reading": one} for one in ("gates_all", "gates_flow")),
    "claim": ({**SAYS}, {**SAYS, "claim": "Another claim."}),
    "event": tuple({"event": one} for one in ("1999-06-01", "1999-06-02")),
    "asserted": tuple({**SAYS, "asserted": one} for one in ("1999-06-01", "1999-06-02")),
    "responds_to": tuple({**DENIES, "responds_to": [f"{GAZETTE}#e{one}"]} for one in (1, 2)),
    "extent": tuple(
        {**DENIES, "responds_to": [f"{GAZETTE}#e1"], "extent": one} for one in ("whole", "part")
    ),
    "denied_claim": tuple(
        {"act": "denies", "denied_claim": {"by": "south-office", "claim": one}} for one in "xy"
    ),
    "qualifies": tuple({"act": "caveats", "qualifies": [f"{GAZETTE}#e{one}"]} for one in (1, 2)),
    "incident": tuple({"incident": one} for one in ("gates-1999", "gate-shut")),
    "figures": tuple({"figures": [{**FIGURE, "of": one}]} for one in "xy"),
    "origin": tuple({"origin": one} for one in "xy"),
    "probable_speaker": tuple(
        {"probable_speaker": {"source": one, "because": "x"}} for one in ("wire", "south-office")
    ),
    "passage": tuple(
        {"passage": one}
        for one in (
            {"start": "Two boats stayed"},
            {"start": "Two boats stayed", "end": "lane"},
        )
    ),
    "translation": tuple({"translation": one} for one in "xy"),
    "original_language": tuple({"original_language": one} for one in ("ru", "hy")),
    "waivers": tuple(
        {"waivers": [{"finding": "long-passage", "because": one}]} for one in ("x", "y")
    ),
    "note": tuple({"note": one} for one in "xy"),
    "coded_by": tuple({**SAYS, "coded_by": [one]} for one in ("anna", "rules")),
    "language": tuple({"language": one} for one in ("ru", "hy")),
    "article": ({**SAYS}, {**SAYS, "article": HERALD}),
}
"""For each field, statements that differ in it and in nothing else."""

WORKED_OUT: Final = {"side", "group", "published", "locator", "replaced_by"}


OF_STATEMENTS: Final = tuple(one for one in FORMATS.values() if one.name != "qdc")
"""The formats but that of codes alone."""


def test_every_field_that_is_no_consequence_of_others_is_tried() -> None:
    assert WAYS.keys() == FIELD.keys() - WORKED_OUT


def selection_of(folder: Path, given: Given) -> Selection:
    """Return a workspace with two statements, and a third as it is given."""
    coded = {**given}
    language = coded.pop("language", None)
    records = [
        record(id="e1", status="fulfilled", respondents=["south"]),
        record(id="e2", status="violated", respondents=["south"]),
        record(id="e3", **coded),
    ]
    root = workspace(folder, evidence=records, agreement=TERMS)
    if language:
        file = root / "evidence" / f"{GAZETTE}.yaml"
        file.write_text(f"language: {language}\n{file.read_text('utf-8')}", "utf-8")
    made = load_workspace(root)
    return Selection.of(made, made.agreement(), Prover(made, TextsInMemory()))


def written(format: ExportFormat, selection: Selection) -> bytes:
    module, _, function = format.writer.partition(":")
    write: Writer = getattr(import_module(module), function)
    return b"".join(write(selection, chosen(format, selection)))


def chosen(format: ExportFormat, selection: Selection) -> tuple[Evidence, ...]:
    return fit_for_dna(selection.evidence) if format.name == "dna" else selection.evidence


PARTLY: Final = {("scope", "csl-json"), ("scope", "bibtex")}
"""What stands in a mark of a reference, and that only where it is a reason not to count one."""


@pytest.mark.parametrize("field", sorted(WAYS))
def test_a_field_is_told_apart_in_a_format_that_has_it_and_lost_in_each_other(
    field: str, tmp_path: Path
) -> None:
    selections = [selection_of(tmp_path / str(n), one) for n, one in enumerate(WAYS[field])]
    wrong = []
    for format in OF_STATEMENTS:
        found = {written(format, one) for one in selections}
        held = field in format.holds
        if len(found) != (len(selections) if held else 1) and (field, format.name) not in PARTLY:
            wrong.append(f"{format.name}: {len(found)} of {len(selections)} can be told apart")
        if not held and not all(is_told(format, field, one) for one in selections[1:]):
            wrong.append(f"{format.name}: not in the sheet")
    assert not wrong, wrong


def is_told(format: ExportFormat, field: str, selection: Selection) -> bool:
    """Return whether a sheet has a field of a statement, or the statement as a whole."""
    sheet = loss_sheet(format, selection, chosen(format, selection)).splitlines()
    return any(
        line.startswith(f"- {FIELD[field].label}: left out of") or line.endswith("#e3")
        for line in sheet
    )


def test_what_two_versions_of_an_article_say_stands_once_and_the_sheet_says_so(
    tmp_path: Path,
) -> None:
    first = {"id": "post-1", "published": "1999-07-05", "outlet": "south-gazette"}
    second = {**first, "id": "post-2", "published": "1999-07-06", "replaces": ["post-1"]}
    said = [record(article=one, speaker="south-office", **SAYS) for one in ("post-1", "post-2")]
    made = load_workspace(workspace(tmp_path, articles=[first, second], evidence=said))
    selection = Selection.of(made, made.agreement(), Prover(made, TextsInMemory()))
    sheet = loss_sheet(FORMATS["csv"], selection, selection.evidence)
    assert sheet.endswith(
        "- 1 statement of an earlier version of an article, as a later one says it:\n"
        "  post-1#e1: post-2#e1\n"
    )


def test_a_format_of_codes_has_nothing_of_a_statement_and_says_so(tmp_path: Path) -> None:
    ways: tuple[Given, ...] = ({}, {**SAYS, "claim": "Another claim."})
    selections = [selection_of(tmp_path / str(n), one) for n, one in enumerate(ways)]
    assert len({written(FORMATS["qdc"], one) for one in selections}) == 1
    sheet = loss_sheet(FORMATS["qdc"], selections[0], selections[0].evidence)
    assert "- statements: it has the codes alone" in sheet
