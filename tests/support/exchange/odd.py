"""Workspaces whose texts are all that a file may hold, however odd, for formats of others."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from compliance.model.base import CoderId
from compliance.model.coder import Coder, CoderFile
from compliance.model.settings import Publication
from compliance.model.words import CoderKind
from compliance.workspace.workspace import link
from support.choices import among
from support.hostile import DIVIDED, MARKUP, UNSEEN
from support.strategies import DrawnRecords, DrawnWorkspace, all_faults, records

LONG = "\N{ROWBOAT}\N{HEBREW LETTER SHIN}\"'\\" * 400
"""As long as a line may be; of characters that are one, two and four bytes long."""
EDGES = (
    " begins with a space",
    "ends with one ",
    "\N{NO-BREAK SPACE}",
    "]]>",
    "&#0;",
    "\\u0000",
    "\ufdd0",
    "\U0001ffff",
    "a\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER ALEF}b",
    "\\textbackslash{} $x$ %y {z} @misc{k, a = {b}}",
    "`` '' -- --- ~ \\'e",
)
"""What stands at the edge of what XML, JSON-LD, BibTeX and patterns of others allow."""

TURNING = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF)))
ODD = st.sampled_from((*MARKUP, *UNSEEN, *EDGES, DIVIDED, LONG)) | st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters=TURNING),
    min_size=1,
    max_size=40,
)
"""Any line that the gate lets into a workspace; a test holds that."""

CODERS = tuple(
    Coder(id=CoderId(id), name=name, kind=kind)
    for id, name, kind in (
        ("a", "Anna", CoderKind.PERSON),
        ("a-b", "A model", CoderKind.LANGUAGE_MODEL),
        ("b", "An engine", CoderKind.ENGINE),
    )
)
CODED_BY = st.lists(st.sampled_from([one.id for one in CODERS]), unique=True, max_size=2)
PUBLISHED = among(
    [
        None,
        Publication(address="https://example.org/lake/", publisher="P & <Co>", version="2"),
        Publication(licence="CC-BY-4.0", licence_url="https://example.org/l"),
    ]
)


@st.composite
def odd_records(draw: st.DrawFn) -> DrawnRecords:
    """Draw records with any texts in claims, titles, names, authors and coders."""
    made = draw(records())
    drawn = replace(
        made,
        settings=replace(made.settings, title=draw(ODD), publication=draw(PUBLISHED)),
        articles={
            file: replace(one, authors=tuple(draw(st.lists(ODD, max_size=1))))
            for file, one in made.articles.items()
        },
        sources={
            file: replace(
                one,
                sources=tuple(
                    replace(source, name=f"{source.name} {draw(ODD)}") for source in one.sources
                ),
            )
            for file, one in made.sources.items()
        },
        evidence={
            file: replace(
                one,
                evidence=tuple(
                    replace(entry, claim=draw(ODD), coded_by=tuple(draw(CODED_BY)))
                    for entry in one.evidence
                ),
            )
            for file, one in made.evidence.items()
        },
        coders={
            "coders.yaml": CoderFile(
                coders=tuple(replace(one, name=f"{one.name} {draw(ODD)}") for one in CODERS)
            )
        },
    )
    found = DrawnRecords.of(drawn)
    assert all_faults(found) == []
    return found


def odd_workspaces() -> st.SearchStrategy[DrawnWorkspace]:
    """Draw linked workspaces of such records."""
    return odd_records().map(link).map(DrawnWorkspace.of)
