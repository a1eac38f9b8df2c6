"""Counts that a reader of the articles can check by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compliance.assessments.origins import origins_of
from compliance.assessments.versions import family_of
from compliance.model.base import ArticleId
from compliance.model.words import Act, Coded, Scope
from compliance.passages.locate import Level, Pin, SearchText, locate
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import Workspace

FARRUKH = "farrukh-2022-03"
BORDER = ("seyidlar-2021-04", "border-2022-09")


def about(shipped: Workspace, incident: str) -> list[Evidence]:
    """Return what articles coded in full say of an incident or a part of it, if it is counted."""
    parts = {i.id for i in shipped.incidents.values() if incident in (i.id, i.part_of)}
    return [
        e
        for e in shipped.evidence.values()
        if e.counted and e.entry.incident in parts and e.article.coded is Coded.FULL
    ]


def test_every_passage_stands_once_in_its_text_as_written(
    read: Sequence[Evidence], texts: Mapping[ArticleId, str]
) -> None:
    searches = {article: SearchText(text) for article, text in texts.items()}
    for e in read:
        pin = Pin(e.entry.passage.start, e.entry.passage.end, e.entry.passage.prefix)
        assert locate(searches[e.article.id], pin).level is Level.EXACT, e.id


def test_what_the_two_states_said_of_farrukh_has_two_and_three_origins(shipped: Workspace) -> None:
    origins = origins_of(shipped.evidence.values(), {}, family_of(shipped.articles))
    records = about(shipped, FARRUKH)
    counts = {
        side: len({origins[e.id] for e in records if e.side == side}) for side in ("ru", "az")
    }
    assert counts == {"ru": 2, "az": 3}
    assert len(records) > 5 * sum(counts.values())


def test_azerbaijani_voices_of_their_own_give_a_status_to_eleven_targets_or_more(
    shipped: Workspace,
) -> None:
    assessed = {
        target
        for e in shipped.evidence.values()
        if e.own and e.side == "az" and e.entry.status is not None
        for target in e.entry.targets
    }
    assert len(assessed) >= 11


def test_fire_at_the_state_border_is_coded_alike_wherever_it_happened(shipped: Workspace) -> None:
    for incident in BORDER:
        records = [e for e in shipped.evidence.values() if e.entry.incident == incident]
        assert len(records) >= 8
        for e in records:
            if e.entry.scope is not Scope.OTHER_INSTRUMENT:
                assert (e.entry.scope, e.entry.reading) == (Scope.ARGUABLE, "1a-border"), e.id


def test_a_denial_stands_under_every_target_of_what_it_denies(shipped: Workspace) -> None:
    for e in shipped.evidence.values():
        if e.entry.act is Act.DENIES and e.counted and e.responds_to:
            denied = {t for ref in e.responds_to for t in shipped.evidence[ref].entry.targets}
            assert set(e.entry.targets) == denied, e.id
