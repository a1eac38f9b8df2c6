"""Each cure works: what a problem's message says is done to its files, and no problem is left."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from compliance.workspace.problem_codes import PROBLEM_CODES
from support.builders import workspace
from support.check_cases import CASES, FOLDER, SEVERAL, name, overlay, problem_lines

NO_BREAK = "\N{NO-BREAK SPACE}"
SECOND_DOCUMENT = """side: isles
sources:
  - id: isles-council
    name: Isle Council
    kind: de_facto_authority
    basis: Run by the council.
    confidence: B
"""
CURES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "alias/of-a-list": (("&both [1a, 1b]", "[1a, 1b]"), ("*both", "[1a, 1b]")),
    "ambiguous-scalar/bare-date": ((" 1999-06-27", ' "1999-06-27"'),),
    "ambiguous-scalar/no": (("claim: no", 'claim: "no"'),),
    "ambiguous-scalar/null": (("note: Null", 'note: "Null"'),),
    "ambiguous-scalar/version": (("name: 1.10", 'name: "1.10"'),),
    "anchor/on-a-list": (("&both ", ""),),
    "comment/behind-a-claim": (("Losses # were heavy.", '"Losses # were heavy."'),),
    "control-character/in-a-text": (("\N{RIGHT-TO-LEFT OVERRIDE}", ""),),
    "control-character/line-break-in-quotes": ((r'"Isle\nCouncil"', '"Isle Council"'),),
    "cycle/part-of-itself": (("    part_of: isles-radio\n", ""),),
    "date/of-the-wrong-form": (("5 July 1999", "1999-07-05"),),
    "date/no-such-day": (("1999-06-31", "1999-06-27"),),
    "date/turned-round": (("1999-07/1999-06", "1999-06/1999-07"),),
    "date/no-break-space": ((NO_BREAK, ""),),
    "date-order/asserted-after-publication": (("1999-06-29", "1999-06-27"),),
    "date-order/published-without-end": (("1999-07-05/..", "../1999-07-05"),),
    "date-order/search": (("1999-05-01", "1999-03-01"),),
    "duplicate-id/source-and-side": (("id: isles\n", "id: isles-other\n"),),
    "duplicate-id/two-incidents": (("{id: gate-shut, name: Again}", "{id: gate, name: Again}"),),
    "duplicate-key/of-the-settings": (('title = "Again"\n', ""),),
    "empty-file/only-a-comment": (("# nothing yet", "searches: []"),),
    "empty-value/key-without": (("    note: \n", ""), ("    note:\n", "")),
    "empty-value/behind-a-sign-of-comments": (("#1 of", '"#1 of'), ("was shut.", 'was shut."')),
    "empty-value/rest-of-a-text": (("of 1,089 boats", '"of 1,089 boats"'),),
    "illegal-act/assesses-without-status": (("act: assesses", "act: states\n    event: '1999'"),),
    "illegal-act/background-with-respondents": (("    respondents: [north]\n", ""),),
    "illegal-act/caveats-nothing": (("act: caveats", "act: background"),),
    "illegal-act/demands-of-nobody": (
        ("act: demands", "act: demands\n    respondents: [unknown]"),
    ),
    "illegal-act/states-nothing-that-happened": (("act: states", "act: background"),),
    "illegal-act/words-for-nobody": (("    respondent_words: the northerners\n", ""),),
    "key-not-text/number": (("    12: no key\n", ""),),
    "lock/no-json": (("ours\n", ""), ("[1]\n", "")),
    "merge-conflict/in-a-record": (
        ("<<<<<<< HEAD\n", ""),
        ("=======\n    claim: All was done.\n>>>>>>> theirs\n", ""),
    ),
    "merge-conflict/in-quotes": (("||||||| base\n", ""), ('was\n      done."', 'was done."')),
    "merge-conflict/of-an-empty-list": (
        ("<<<<<<< HEAD\n=======\n", ""),
        (">>>>>>> theirs\n", ""),
    ),
    "merge-conflict/of-the-settings": (
        ("<<<<<<< HEAD\n", ""),
        ("=======\n>>>>>>> theirs\n", ""),
    ),
    "merge-conflict/of-the-lock": (
        ("<<<<<<< HEAD\n", ""),
        ("=======\n>>>>>>> theirs\n", ""),
    ),
    "merge-key/of-a-record": (("    <<: {voice: quoted}\n", ""),),
    "missing-key/empty-due": (("        due: {computed: from nothing}\n", ""),),
    "missing-key/of-the-settings": (('treaty"', 'treaty"\nagreement = "lake_1999"'),),
    "other-side/part-of": (("part_of: wire", "part_of: isles-council"),),
    "range/turned-round": (("range: [5, 5]", "range: [5, 6]"),),
    "range/overlap": (("range: [9, 12]", "range: [10, 12]"),),
    "repeated/targets-of-a-search": (("[1a, 1a]", "[1a]"),),
    "repeated/sides-of-the-settings": ((', "north"]', "]"),),
    "scope/instrument-in-scope": (("    instrument: fishing-1997\n", ""),),
    "scope/without-note": (("scope: not_a_clause", "scope: not_a_clause\n    note: why"),),
    "several-documents/in-one-file": ((f"---\n{SECOND_DOCUMENT}", ""),),
    "syntax/colon-in-a-flow-mapping": (("what: boats: all", 'what: "boats: all"'),),
    "syntax/colon-in-a-text": (
        ("He said: it was done: all of it", '"He said: it was done: all of it"'),
    ),
    "syntax/colon-of-another-script": (("\N{FULLWIDTH COLON} ", ": "),),
    "syntax/quotation-mark": (('"He said\n', '"He said"\n'),),
    "syntax/quoted-word-first": (('"Peace" was made.', "'\"Peace\" was made.'"),),
    "syntax/settings-open-quotes": (("treaty\n", 'treaty"\n'),),
    "syntax/settings-quotes-of-print": (("“both”", '"both"'),),
    "syntax/settings-without-quotes": (("= Lake treaty", '= "Lake treaty"'),),
    "syntax/settings-no-toml": (
        ("title: Lake treaty", 'title = "Lake treaty"\nagreement = "lake_1999"'),
    ),
    "syntax/tab": (("\tlink", "    link"),),
    "tag/of-a-text": (("!!str ", ""),),
    "too-many-words/title": (("of last May, two months on", "of last …"),),
    "too-many-words/wording": (("full as it was the year before", "full as it was"),),
    "unknown-agreement/of-the-settings": (("lake_1989", "lake_1999"),),
    "unknown-incident/misspelt": (("gate-shot", "gate-shut"),),
    "unknown-instrument/of-evidence": (("fishing-1979", "fishing-1997"),),
    "unknown-key/in-a-search": (("form:", "from:"),),
    "unknown-key/misspelt": (("speeker:", "speaker:"),),
    "unknown-key/letter-of-another-script": (("\N{CYRILLIC SMALL LETTER ES}laim", "claim"),),
    "unknown-part/misspelt": (("low_gate]", "low_gates]"),),
    "unknown-party/respondent": (("sauth", "south"),),
    "unknown-reading/misspelt": (("gates-all", "gates_all"),),
    "unknown-side/a-source-instead": (("side: league-mission", "side: league"),),
    "unknown-side/of-the-settings": (("soth", "south"),),
    "unknown-source/speaker": (("south-ofice", "south-office"),),
    "unknown-source/a-side-instead": (("speaker: south\n", "speaker: south-office\n"),),
    "unknown-source/outlet": (("outlet: wires", "outlet: wire"),),
    "unknown-target/of-evidence": (("1z", "1b"),),
    "unknown-target/of-a-search": (('"*", "3"', '"*"'),),
    "unknown-text/of-a-wording": ((", texts: [leaflet]", ""),),
    "unknown-word/misspelt": (("act: asses\n", "act: assesses\n"),),
    "unknown-word/letter-of-another-script": (("\N{CYRILLIC CAPITAL LETTER VE}\n", "B\n"),),
    "unknown-word/no-break-space": ((NO_BREAK, ""),),
    "unknown-word/of-the-settings": (("english", "neutral"),),
    "unknown-word/targets-of-a-search": (("targets: 1a", 'targets: ["1a"]'),),
    "voice/own-but-relayed": (("    via: [wire]\n", ""),),
    "white-space/pin": (('"Two boats "', '"Two boats"'), ('" stayed"', '"stayed"')),
    "wrong-type/fraction-for-number": (("value: 1.5", "value: 12"),),
    "wrong-type/grouped-number": (("value: 3 500", "value: 3500"),),
    "wrong-type/no-break-space-in-a-number": ((NO_BREAK, ""),),
    "wrong-type/number-for-date": (("asserted: 1999", 'asserted: "1999"'),),
    "wrong-type/number-for-text": (("number: 1\n", 'number: "1"\n'),),
    "wrong-type/several-for-list": (("targets: 1a, 1b", 'targets: ["1a", "1b"]'),),
    "wrong-type/text-for-list": (("targets: 1a", 'targets: ["1a"]'),),
    "wrong-type/text-for-number": (("value: two", "value: 12"),),
    "wrong-type/text-for-truth": (('named: "no"', "named: false"),),
    "wrong-type/word-for-truth": (("named: no", "named: false"),),
    "wrong-value/address": (("url: www", "url: https://www"),),
    "wrong-value/half-a-range": (("range: [0]", "range: [0, 9]"),),
    "wrong-value/id-in-capitals": (("Isles_Radio", "isles-radio"),),
    "wrong-value/language-tag": (("en_gb", "en-GB"),),
    "wrong-value/line-break-in-a-block": (("|\n      Isle\n      Council", "Isle Council"),),
    "wrong-value/no-break-space-in-an-id": ((NO_BREAK, ""),),
    "wrong-value/target-with-a-space": (("[point 1]", '["1"]'),),
}

BY_OTHER_MEANS = {
    "file-name": "a file is renamed",
    "link": "a link is replaced by what it leads to",
    "not-a-file": "a file is put in the place of something else",
    "not-utf8": "a file is saved in another encoding",
    "reserved-id": "a file is renamed with its id",
    "too-deep": "what the nested lists stand for is for their author to say",
    "too-large": "a file is split",
    "too-many": "the problems above it are put right",
    "unknown-evidence": "the record that is meant is for the author to name",
    "unknown-article": "the file of the article is added",
    "unreadable": "rights are changed",
}
"""Codes whose cure is no edit of a line."""


def cured(case: str) -> Mapping[str, str]:
    """Return the files of a case as the messages say they should be."""
    files = {}
    for file, data in overlay(FOLDER / case).items():
        text = data.decode()
        for wrong, right in CURES[case]:
            text = text.replace(wrong, right)
        files[file] = text
    return files


@pytest.mark.parametrize("case", CURES)
def test_the_cure_of_a_message_leaves_no_problem(case: str, tmp_path: Path) -> None:
    assert problem_lines(workspace(tmp_path, files=cured(case))) == []


def test_every_code_has_a_cure_that_is_tried_or_a_reason() -> None:
    tried = {case.partition("/")[0] for case in CURES}
    assert tried.isdisjoint(BY_OTHER_MEANS)
    assert tried | BY_OTHER_MEANS.keys() == PROBLEM_CODES.keys()
    assert CURES.keys() <= {name(case) for case in CASES}
    assert SEVERAL not in tried
