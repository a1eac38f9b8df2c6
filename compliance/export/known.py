"""The formats into which statements can be exported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from compliance.export.format import ExportFormat
from compliance.workspace.evidence_fields import FIELD

_ALL: Final = frozenset(FIELD)
_NO_TEXTS: Final = "no text of an article: a passage is its first and last words, and its place"
_NO_TIMES: Final = "when something was coded: each time in it is 1 January 1980"
_FIELDS_IN_NOTES: Final = (
    "fields that are no codes of it: they stand, with all others, in the description of a passage"
)
_NOT_FOUND: Final = (
    "texts that are not on this machine, or have not the passage: only its first and last words"
)
_PLAIN_DATES: Final = "dates in doubt, open or of a span: only years, months and days"
_CITED: Final = frozenset({"speaker", "asserted", "passage", "article"})
_NOT_CITED: Final = (
    "what a statement says, but for the first and last words of its passage",
    "the words before a passage that tell it from others",
    "the obligations that it is about",
)

_NOT_IN_TABLES: Final = (
    _NO_TEXTS,
    "what a file says once for all of its statements: their language, and who coded them",
    "comments in files: they stay there, and `compliance import` does not touch them",
)

FORMATS: Final[Mapping[str, ExportFormat]] = {
    one.name: one
    for one in (
        ExportFormat(
            name="w3c-annotation",
            what="a W3C Web Annotation collection",
            writer="compliance.export.formats.annotation:write_annotations",
            holds=_ALL,
            cannot=(
                _NO_TEXTS,
                "fields that the model has no word for stand under names of ours (compliance:...)",
                "obligations, readings, voices and incidents: named, not described",
            ),
        ),
        ExportFormat(
            name="prov",
            what="a PROV-JSON document",
            writer="compliance.export.formats.prov:write_prov",
            holds=frozenset({"speaker", "claim", "coded_by", "article"}),
            cannot=(
                "what a statement says of an obligation: PROV tells where things come from",
                "the chain of copies, but for the outlet and the hashes of texts",
            ),
        ),
        ExportFormat(
            name="dna",
            what="the statement table of Discourse Network Analyzer",
            writer="compliance.export.formats.dna:write_dna",
            holds=frozenset(
                {"targets", "speaker", "claim", "asserted", "coded_by", "status", "article"}
            ),
            cannot=(
                "any status but done (1) and not done or broken (0): DNA has two values",
                "whose conduct a status is about, where several are meant by one duty",
            ),
        ),
        ExportFormat(
            name="graphml",
            what="a GraphML graph",
            writer="compliance.export.formats.graphml:write_graphml",
            holds=frozenset(
                {
                    "targets",
                    "speaker",
                    "act",
                    "status",
                    "respondents",
                    "responds_to",
                    "asserted",
                    "article",
                }
            ),
            cannot=("passages, and the words of claims",),
        ),
        ExportFormat(
            name="claimreview",
            what="a list of schema.org ClaimReviews",
            writer="compliance.export.formats.claimreview:write_claimreview",
            holds=frozenset({"speaker", "claim", "asserted", "article", "responds_to"}),
            cannot=(
                "a rating: this program has none, and some readers of ClaimReview ask for one",
                "passages, and the obligations that claims are about",
                _PLAIN_DATES,
            ),
        ),
        ExportFormat(
            name="oscal",
            what="an OSCAL document of assessment results",
            writer="compliance.export.formats.oscal:write_oscal",
            holds=_ALL,
            cannot=(
                "findings: these say whether a control is satisfied, and this program never does",
                "fields that OSCAL has no word for are properties of ours (urn:compliance:term:)",
                "obligations, readings, voices and incidents: named, not described",
                _NO_TEXTS,
                _NO_TIMES,
            ),
        ),
        ExportFormat(
            name="ftm",
            what="a list of FollowTheMoney entities",
            writer="compliance.export.formats.ftm:write_ftm",
            holds=frozenset(
                {
                    "targets",
                    "speaker",
                    "via",
                    "act",
                    "status",
                    "respondents",
                    "claim",
                    "asserted",
                    "responds_to",
                    "article",
                }
            ),
            cannot=(
                "the kind and the side of a voice: each is a LegalEntity, be it a person or a body",
                _PLAIN_DATES,
                "denials of statements that are not exported",
                "passages; obligations, but for their words",
            ),
        ),
        ExportFormat(
            name="ro-crate",
            what="the metadata of an RO-Crate",
            writer="compliance.export.formats.ro_crate:write_ro_crate",
            holds=frozenset({"speaker", "claim", "article", "coded_by"}),
            cannot=(
                "what a statement says of an obligation: the files that it lists have that",
                "the kind of a voice: each is an Organization, be it a person or a body",
                _PLAIN_DATES,
                "files but those of evidence, and hashes of any: a dossier has both",
                "a date and a licence, which RO-Crate asks for, where compliance.toml has none",
            ),
        ),
        ExportFormat(
            name="csl-json",
            what="a list of references in CSL-JSON",
            writer="compliance.export.formats.references:write_csl_json",
            holds=_CITED,
            cannot=_NOT_CITED,
        ),
        ExportFormat(
            name="bibtex",
            what="a BibTeX file",
            writer="compliance.export.formats.references:write_bibtex",
            holds=_CITED,
            cannot=_NOT_CITED,
        ),
        ExportFormat(
            name="csv",
            what="a table for spreadsheets",
            writer="compliance.export.tables.writers:write_csv",
            holds=_ALL - {"language"},
            cannot=_NOT_IN_TABLES,
        ),
        ExportFormat(
            name="xlsx",
            what="a workbook for spreadsheets",
            writer="compliance.export.tables.writers:write_xlsx",
            holds=_ALL - {"language"},
            cannot=(
                *_NOT_IN_TABLES,
                "statements with a field of more than 32,767 characters: a cell holds no more",
            ),
            binary=True,
        ),
        ExportFormat(
            name="qdc",
            what="a REFI-QDA codebook",
            writer="compliance.export.formats.qda.writers:write_qdc",
            holds=_ALL,
            cannot=(
                "statements: it has the codes alone",
                "dates, bearers, conditions and relations of obligations, and who holds readings",
            ),
        ),
        ExportFormat(
            name="qdpx",
            what="a REFI-QDA project",
            writer="compliance.export.formats.qda.writers:write_qdpx",
            holds=_ALL,
            cannot=(
                f"{_NO_TEXTS}; those held here go along with --texts",
                _FIELDS_IN_NOTES,
                _NO_TIMES,
            ),
            binary=True,
        ),
    )
}

WITH_TEXTS: Final[Mapping[str, ExportFormat]] = {
    "qdpx": replace(
        FORMATS["qdpx"],
        writer="compliance.export.formats.qda.writers:write_qdpx_with_texts",
        cannot=(
            _NOT_FOUND,
            "byte order marks in front of texts, and carriage returns",
            _FIELDS_IN_NOTES,
            _NO_TIMES,
        ),
    )
}
"""The formats that can have the texts of articles, with how these are written."""

ONLY_SOME: Final[Mapping[str, str]] = {
    "dna": "compliance.export.formats.dna:fit_for_dna",
    "xlsx": "compliance.export.tables.writers:fit_for_xlsx",
}
"""What chooses the statements that a format can hold at all, where it cannot hold all."""
