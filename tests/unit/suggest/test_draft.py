"""The draft of an evidence file: every field that was found, and a note for each that was not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from compliance.model.base import AgreementId, ArticleId, EvidenceId, SourceId, Target
from compliance.model.dates.edtf import parse_edtf
from compliance.model.evidence import Figure
from compliance.model.words import Act, Scope, Status, Voice
from compliance.suggest.draft import draft_of
from compliance.workspace.layout import UnwritableWorkspaceError
from compliance.workspace.write import evidence_draft
from compliance.workspace.write.evidence_draft import evidence_text, write_evidence_draft
from unit.suggest.test_law import SOUND

ARTICLE = ArticleId("herald-1999-07-01")


def text_of(**changes: Any) -> str:  # noqa: ANN401 - any field
    made = replace(SOUND, **changes)
    return evidence_text(draft_of(ARTICLE, AgreementId("lake_1999"), [made]))


def test_what_was_found_is_filled_in_and_the_claim_is_left_open() -> None:
    written = text_of(
        targets=(Target("1a"), Target("1b")),
        act=Act.ASSESSES,
        status=Status.FULFILLED,
        voice=Voice.QUOTED,
        via=(SourceId("north-herald"),),
        respondents=("north",),
        asserted=parse_edtf("1999-07-01"),
        figures=(Figure(what="gates", value=4, as_printed="four"),),
    )
    assert written.partition("evidence:\n")[2] == (
        "  # score 0.50, stand-in 1\n"
        "  # or targets: 1b\n"
        "  - id: e01\n"
        "    targets: [1a]\n"
        "    link: inferred\n"
        "    speaker: north-ministry\n"
        "    voice: quoted\n"
        "    via: [north-herald]\n"
        "    act: assesses\n"
        "    status: fulfilled\n"
        "    respondents: [north]\n"
        "    # claim:  # what is said, in your own words\n"
        '    asserted: "1999-07-01"\n'
        "    figures:\n"
        "      - what: gates\n"
        "        value: 4\n"
        "        as_printed: four\n"
        "    passage:\n"
        "      start: The gates of\n"
        "      end: were opened\n"
    )


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        (
            {"act": Act.DENIES},
            "  # add responds_to: [e1] and extent",
        ),
        ({"act": Act.CAVEATS}, "  # add qualifies: [e1]\n"),
        ({"act": Act.DEMANDS}, "  # add respondents: [whom it is asked of]\n"),
        ({"act": Act.INTERPRETS}, "  # add reading: one of the obligation's, or unlisted"),
        ({"act": Act.STATES}, "  # add incident, or event\n"),
        (
            {"speaker": None, "speaker_words": "aides"},
            'a source id, printed as "aides"\n',
        ),
        ({"speaker": None}, "  # speaker: a source id\n"),
        ({"scope": Scope.ARGUABLE}, "    scope: arguable\n"),
    ],
)
def test_what_a_record_needs_beside_is_noted(changes: dict[str, Any], note: str) -> None:
    assert note in text_of(**changes)


def test_nothing_is_noted_of_what_is_there() -> None:
    found = {"act": Act.DENIES, "responds_to": (EvidenceId("a#e1"),)}
    assert "# add" not in text_of(**found)
    assert "# add" not in text_of(act=Act.BACKGROUND)


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(evidence_draft, "replace_file", refuse)
    draft = draft_of(ARTICLE, AgreementId("lake_1999"), [SOUND])
    with pytest.raises(UnwritableWorkspaceError):
        write_evidence_draft(tmp_path, draft, print)


def test_a_caveat_names_the_entry_that_it_limits() -> None:
    caveat = replace(SOUND, range=(0, 3), act=Act.CAVEATS, limits=SOUND.range)
    coded = replace(caveat, range=(4, 9), qualifies=(EvidenceId(f"{ARTICLE}#e7"),))
    draft = draft_of(ARTICLE, AgreementId("lake_1999"), [caveat, SOUND, coded])
    first, _, last = draft.entries
    assert first.behind["qualifies"] == ["e02"]
    assert last.behind["qualifies"] == [f"{ARTICLE}#e7", "e02"]
    assert not any("qualifies" in note for note in first.notes)
    (alone,) = draft_of(ARTICLE, AgreementId("lake_1999"), [caveat]).entries
    assert "qualifies" not in alone.behind
    assert alone.notes[-1] == "add qualifies: [e1]"
