"""Each cure works: what a finding's message says is done, the finding goes, and no worse comes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from compliance.audit.rule import Severity
from compliance.audit.run import RULES
from support.cli import run_cli
from support.finding_cases import FINDS, FOLDER, LaidOut, lay_out, name, store

GAZETTE, HERALD = "evidence/gazette-1999-06-28.yaml", "evidence/herald-1999-07-01.yaml"
WIRE = "evidence/wire-1999-07-05.yaml"
NOTHING_FOUND = """  - side: {side}
    targets: all
    from: "1999-05-01"
    to: "1999-06-01"
    where: the archive of the harbour
    by: the coder
    found: nothing
"""
ORDER = (Severity.INFO, Severity.WARNING, Severity.ERROR)

Step = Callable[[LaidOut], None]


@dataclass(frozen=True)
class Edit:
    """Replace words in a file that have to be there; without words, append to it or make it."""

    file: str
    wrong: str
    right: str

    def __call__(self, case: LaidOut) -> None:
        path = case.root / self.file
        text = path.read_text("utf-8") if path.exists() else ""
        assert self.wrong in text
        path.write_text(
            text.replace(self.wrong, self.right) if self.wrong else text + self.right, "utf-8"
        )


@dataclass(frozen=True)
class Command:
    """Run the command that the message names."""

    words: tuple[str, ...]

    def __call__(self, case: LaidOut) -> None:
        env = {"COMPLIANCE_TEXTS": str(case.library.root)}
        done = run_cli("-w", case.root, *self.words, env=env)
        assert done.status == 0, done.stderr


def again(case: LaidOut) -> None:
    """Store the texts from their files."""
    store(case.library, case.texts)


def affirm(*words: str) -> Command:
    return Command(("affirm", *words))


E1 = affirm("gazette-1999-06-28#e1")
CURES: Mapping[str, tuple[Step, ...]] = {
    "altered-text/finds": (again,),
    "altered-text/finds-a-word-added": (again,),
    "altered-text/finds-broken-bytes": (again,),
    "altered-text/finds-never-affirmed": (again,),
    "altered-text/finds-outside": (again,),
    "ambiguous-passage/finds": (
        Edit(HERALD, "{start: South Shore}", '{start: South Shore, prefix: "1 July 1999 –"}'),
    ),
    "article-coded-in-part/finds": (
        Edit("articles/herald-1999-07-01.yaml", "coded: part", "coded: full"),
        Edit("articles/gazette-1999-06-28.yaml", "coded: part", "coded: full"),
    ),
    "article-not-coded/finds": (
        Edit(WIRE, "", "article: wire-1999-07-05\nagreement: lake_1999\nevidence: []\n"),
    ),
    "records-not-marked/finds": (
        Edit("articles/gazette-1999-06-28.yaml", "coded: none", "coded: part"),
    ),
    "asserted-after-published/finds": (
        Edit(GAZETTE, 'asserted: "1999-06"\n', 'asserted: "1999-06-27"\n'),
    ),
    "before-agreement/finds": (
        Edit(GAZETTE, "1999-04-30", "1999-06-27"),
        Edit(HERALD, 'event: "1999-04"', 'event: "1999-06-01"'),
    ),
    "claim-status/finds": (
        Edit(GAZETTE, "Point 1 was not met.", "Point 1 was violated."),
        Edit(GAZETTE, "The withdrawal is under way.", "The withdrawal is completed."),
        Edit(HERALD, "South Shore broke the treaty by", "South Shore did not withdraw"),
        Edit(HERALD, "The gates have not been opened.", "The gates were opened."),
    ),
    "figure-bound/finds": (Edit(GAZETTE, "value: 2, as", "at_least: 2, as"),),
    "cut-attribution/finds": (
        Edit(GAZETTE, "end: on 15 June", "end: the office added"),
        Edit(GAZETTE, "{start: Two boats stayed}", "{start: “Two boats stayed, end: no name}"),
    ),
    "cut-condition/finds": (
        Edit(WIRE, "end: in July", "end: unless it rains"),
        Edit(WIRE, "{start: the gates stay shut}", "{start: If a boat, end: stay shut}"),
    ),
    "cut-negation/finds": (
        Edit(HERALD, "start: withdrawn its patrol boats", "start: South Shore has not withdrawn"),
        Edit(HERALD, "South Shore withdrew its boats.", "South Shore has not withdrawn its boats."),
        Edit(HERALD, "status: fulfilled", "status: not_fulfilled"),
    ),
    "denied-before-said/finds": (Edit(HERALD, "1999-06-26", "1999-06-27"),),
    "event-outside-incident/finds": (Edit(GAZETTE, "1999-06-21", "1999-06-20"),),
    "inferred-but-named/finds": (Edit(GAZETTE, "link: inferred", "link: named"),),
    "limited-by-left-out/finds": (
        Edit(WIRE, "end: boats of both shores", "end: excluding Sunday"),
        Edit(WIRE, "opened the gates.", "opened the gates, except to some ferries."),
    ),
    "lock-without-record/finds": (affirm("--suspect"),),
    "long-passage/finds": (Edit(WIRE, ", end: all was well again", ""),),
    "missing-passage/finds": (
        Edit(GAZETTE, "Nobody ever wrote such a thing", "North Shore shut one gate"),
        Edit(GAZETTE, "end: in any paper", "end: on 20 June"),
    ),
    "near-passage/finds": (
        Edit(HERALD, "South Shore has withdrawn", "South Shore has not withdrawn"),
        Edit(GAZETTE, "one sluice", "one gate"),
        Edit(GAZETTE, "The boats never left", "The boats left"),
    ),
    "not-affirmed/finds": (E1,),
    "origin-differs/finds": (
        Edit(HERALD, "    origin: talk-at-the-lake\n", ""),
        Edit(GAZETTE, '"1999-06-28"\n    origin: talk-at-the-lake\n', '"1999-06-28"\n'),
    ),
    "published-after-retrieved/finds": (
        Edit("articles/gazette-1999-06-28.yaml", '"1999-06"', '"1999-06-28"'),
    ),
    "reading-not-held/finds": (
        Edit(
            "agreements/lake_1999.yaml",
            "{source: north-harbour, citation: Map",
            "{source: south-office, citation: Map",
        ),
    ),
    "repeated-record/finds": (Edit(GAZETTE, "    targets: [2b, 2a]\n", "    targets: [2b]\n"),),
    "search-found-nothing/finds": (
        Edit("searches.yaml", "no statement", "one statement"),
        Edit("searches.yaml", "found: nothing", "found: one briefing"),
        Edit("searches.yaml", "none of interest", "one briefing"),
    ),
    "search-run-found/finds": (
        Edit("searches.yaml", "found: nothing", "found: two articles of others"),
        Edit("searches.yaml", "0 statements", "one note of others"),
    ),
    "search-not-current/finds": tuple(
        Command(("search", "run", one))
        for one in ("never", "other-query", "fewer", "others", "not-held", "name")
    ),
    "side-not-read/finds": (
        *(
            Edit("searches.yaml", "", NOTHING_FOUND.format(side=side))
            for side in ("north", "south", "isles")
        ),
    ),
    "side-of-last-day/finds": (
        *(
            Edit(file, claim, f'asserted: "1999-06-27"\n    {claim}')
            for file, claim in (
                (GAZETTE, "claim: The boats left the lane"),
                (GAZETTE, "claim: The office will invite"),
                (HERALD, """claim: "In South Shore's view"""),
            )
        ),
    ),
    "side-without-basis/finds": (
        Edit("sources/north.yaml", "Not known.", "A ministry of North Shore."),
        Edit("sources/north.yaml", "Northern media.", "The ministry of North Shore owns it."),
        Edit("sources/north.yaml", "The evenings of North Shore.", "It speaks for the ministry."),
        Edit("sources/north.yaml", "The lakeside sheet.", "It speaks for the ministry."),
        Edit("sources/third.yaml", "n/a", "An institute of states that are no parties."),
        Edit("sources/third.yaml", "Inland media.", "Owned by its readers in other states."),
    ),
    "silent-target/finds": (Edit(HERALD, '    targets: ["2"]\n', "    targets: [2b]\n"),),
    "status-not-coded/finds": (
        Edit(GAZETTE, "violated the treaty by shutting", "shut"),
        Edit(GAZETTE, "failed to call back two boats", "left two boats there"),
    ),
    "suspect/finds": (E1,),
    "unused-incident/finds": (
        Edit("incidents.yaml", '  - {id: ferry-1999, name: "The ferry, June 1999"}\n', ""),
        Edit(
            "incidents.yaml", "  - {id: ferry-late, name: A late ferry, part_of: ferry-1999}\n", ""
        ),
    ),
    "unverified-passage/finds": (again, E1),
    "unverified-passage/finds-other-words": (again, E1),
    "voice-not-outlet/finds": (
        Edit(
            HERALD,
            "    speaker: north-ministry\n    act: assesses",
            "    speaker: north-ministry\n    voice: reported\n    act: assesses",
        ),
    ),
}
BY_A_PERSON = {
    "characterised-only": "another article is looked for",
    "denied-claim-not-coded": "another article is looked for",
    "language-not-listed": "what is cut off is looked at, and nothing is written",
    "unused-source": "a source that nobody will quote is taken out",
}
"""Codes whose cure is found outside the workspace, or is a decision."""


@pytest.mark.parametrize("case", CURES)
def test_the_cure_of_a_message_ends_the_finding_and_brings_no_worse(
    case: str, tmp_path: Path
) -> None:
    laid_out = lay_out(FOLDER / case, tmp_path)
    before = laid_out.findings()
    code = case.partition("/")[0]
    worst = max(ORDER.index(found.severity) for found in before if found.code == code)
    for step in CURES[case]:
        step(laid_out)
    after = laid_out.findings()
    assert [found.remark.message for found in after if found.code == code] == []
    known = {(found.code, found.remark.subject) for found in before}
    new = [found for found in after if (found.code, found.remark.subject) not in known]
    assert [found for found in new if ORDER.index(found.severity) >= max(worst, 1)] == []


def test_every_code_has_a_cure_that_is_tried_or_a_reason() -> None:
    tried = {case.partition("/")[0] for case in CURES}
    assert tried.isdisjoint(BY_A_PERSON)
    assert tried | BY_A_PERSON.keys() == {rule.code for rule in RULES}
    assert CURES.keys() <= {name(case) for case in FINDS}


@pytest.mark.parametrize("case", FINDS, ids=name)
def test_the_command_of_a_message_is_the_one_that_is_tried(case: Path) -> None:
    text = (case / "expected.txt").read_text("utf-8")
    told = set(re.findall(r"compliance (?:affirm|search run) (\S+)", text)) | {"run"}
    tried = {
        word
        for step in CURES.get(name(case), ())
        if isinstance(step, Command)
        for word in step.words[1:]
    }
    assert tried <= told
