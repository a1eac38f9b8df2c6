"""Each cure works: what a problem's message says is done to its files, and no problem is left."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from compliance.workspace.problem_codes import PROBLEM_CODES
from support.builders import workspace
from support.check_cases import CASES, FOLDER, SEVERAL, name, overlay, problem_lines

HASH = "a" * 64
LOCK_LINE = (
    f'{{"evidence":"herald-1999-07-01#e1","text_sha256":"{HASH}","range":[0,5],"words":4,'
    f'"passage_sha256":"{HASH}","fingerprint":{{"act":"0123456789abcdef"}},"on":"1999-08-01"}}'
)
NO_BREAK = "\N{NO-BREAK SPACE}"
SECOND_DOCUMENT = """side: isles
sources:
  - id: isles-council
    name: Isle Council
    kind: de_facto_authority
    basis: Run by the council.
    confidence: B
"""
A_DUTY = "{id: 9a, duty: Keep it, kind: state, bearers: [{side: north}], confidence: A}"
CURES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "alias/of-a-list": (("&both [1a, 1b]", "[1a, 1b]"), ("*both", "[1a, 1b]")),
    "ambiguous-scalar/bare-date": ((" 1999-06-27", ' "1999-06-27"'),),
    "ambiguous-scalar/keys-in-every-file": (("\nn: a\nno: a\non: a\ny: a\n", "\n"),),
    "ambiguous-scalar/no": (("claim: no", 'claim: "no"'),),
    "ambiguous-scalar/null": (("note: Null", 'note: "Null"'),),
    "ambiguous-scalar/version": (("name: 1.10", 'name: "1.10"'),),
    "anchor/on-a-list": (("&both ", ""),),
    "comment/behind-a-claim": (("Losses # were heavy.", '"Losses # were heavy."'),),
    "comment/in-a-text": (("The boat # 5 was\n      there.", '"The boat # 5 was\n      there."'),),
    "control-character/in-a-text": (("\N{RIGHT-TO-LEFT OVERRIDE}", ""),),
    "control-character/line-break-in-quotes": ((r'"Isle\nCouncil"', '"Isle Council"'),),
    "control-character/tab-in-a-text": (("Two\tboats", "Two boats"),),
    "cycle/after-its-own-clause": (('        relations: [{type: after, to: "1"}]\n', ""),),
    "cycle/answers": (
        ("[e2]", "[herald-1999-07-01#e1]"),
        ("    qualifies: [e3]\n", "    qualifies: [e1]\n"),
    ),
    "cycle/between-articles": (
        (
            "    responds_to: [herald-1999-07-01#e3]\n",
            "    denied_claim: {by: north, claim: It was.}\n",
        ),
        ("    extent: whole\n", ""),
    ),
    "cycle/incidents": ((", part_of: rain", ""),),
    "cycle/part-of-itself": (("    part_of: isles-radio\n", ""),),
    "cycle/part-of-sources": (("    part_of: isles-radio\n", ""),),
    "cycle/rests-on": ((", {type: rests_on, to: 1b}", ""),),
    "date-order/periods": (
        ('from: "1999-03", to: "1999-02"', 'from: "1999-02", to: "1999-03"'),
        ("{name: Isle Court}", '{name: Isle Court, from: "1999-04", to: "1999-04"}'),
        ('from: "../1999-05", to: "1999-06/.."', 'from: "1999-05", to: "1999-06"'),
        ('from: "1999-02", to: "1999-05", basis', 'from: "1999", to: "1999-05", basis'),
        ('side: sauth, from: "1999-05-31"', 'side: south, from: "1999-06", to: "1999-06"'),
    ),
    "date-order/asserted-after-publication": (("1999-06-29", "1999-06-27"),),
    "date-order/asserted-before-its-event": (('event: "1999-06-21"', 'event: "1999-06-20"'),),
    "date-order/event-after-publication": (('event: "1999-07"', 'event: "1999-06"'),),
    "date-order/published-without-end": (("1999-07-05/..", "../1999-07-05"),),
    "date-order/retrieved-before-publication": (
        ('retrieved: "1999-07-04"', 'retrieved: "1999-07-05"'),
    ),
    "date-order/search": (("1999-05-01", "1999-03-01"),),
    "date/no-break-space": ((NO_BREAK, ""),),
    "date/no-such-day": (("1999-06-31", "1999-06-27"),),
    "cycle/successors": (("    succeeds: [isles-council, isles-gull]\n", ""),),
    "cycle/versions": (("replaces: [wire-2]\n", ""),),
    "date/of-the-wrong-form": (("5 July 1999", "1999-07-05"),),
    "date/turned-round": (("1999-07/1999-06", "1999-06/1999-07"),),
    "date-order/version": (("herald-1999-07-01, herald-1999-07-01, wire-4, ", ""),),
    "duplicate-id/but-for-case": (
        ("id: 7A", "id: 7b"),
        ("number: 1A", 'number: "9"'),
    ),
    "duplicate-id/clause-within-a-clause": (("{id: 1a,", "{id: 1b,"),),
    "duplicate-id/name-of-a-count": ((", aliases: [Sluices]", ""),),
    "duplicate-id/source-and-side": (("id: isles\n", "id: isles-other\n"),),
    "duplicate-id/two-incidents": (("{id: gate-shut, name: Again}", "{id: gate, name: Again}"),),
    "duplicate-id/two-records": (("stayed}\n  - id: e1\n", "stayed}\n  - id: e2\n"),),
    "duplicate-id/two-sources": (("id: wire\n", "id: wire-two\n"),),
    "duplicate-id/within-an-agreement": (
        (
            (
                "  - {id: north, name: The North, role: party}\n"
                "  - {id: third, name: Others, role: other}\n"
            ),
            "",
        ),
        ("- id: full\n            says: Half", "- id: half\n            says: Half"),
        ("id: unlisted", "id: other"),
        (
            "{id: fishing, title: Fishing accord, confidence: A}\n  - {id: fishing,",
            "{id: fishing, title: Fishing accord, confidence: A}\n  - {id: angling,",
        ),
        ("number: 1a", 'number: "2"'),
    ),
    "duplicate-key/in-a-record": (("    link: named\n    link", "    link"),),
    "duplicate-key/of-the-settings": (('title = "Again"\n', ""),),
    "duplicate-key/table-of-the-settings": (("[more]\n[more]\n", ""),),
    "empty-file/only-a-comment": (("# nothing yet", "searches: []"),),
    "empty-value/behind-a-sign-of-comments": (("#1 of", '"#1 of'), ("was shut.", 'was shut."')),
    "empty-value/item": (("      -\n", ""),),
    "empty-value/key-that-is-needed": (("claim: \n", "claim: Two boats stayed.\n"),),
    "empty-value/key-without": (("    note: \n", ""), ("    note:\n", "")),
    "empty-value/rest-of-a-text": (("of 1,089 boats", '"of 1,089 boats"'),),
    "illegal-act/answers-without-denying": (
        (
            (
                "    responds_to: [e1]\n    extent: whole\n"
                "    denied_claim: {by: north, claim: It was.}\n"
            ),
            "",
        ),
    ),
    "illegal-act/arguable-without-reading": (
        ("scope: arguable\n", "scope: arguable\n    reading: gates_all\n"),
    ),
    "holder/not-the-speaker": (
        ('south-gazette, evidence: "gazette-1999-06-28#e3"', 'south-gazette, citation: "p. 3"'),
        ('north, evidence: "gazette-1999-06-28#e3"', 'north, citation: "p. 3"'),
        ('nroth, evidence: "gazette-1999-06-28#e3"', 'north, citation: "p. 4"'),
        ("#e99", "#e3"),
        ('said_on: "1995"', 'said_on: "1999-06-28"'),
        ('said_on: "1999-06-29"', 'said_on: "1999-06-28"'),
        ('evidence: "gazette-1999-06-28#e1"', 'citation: "p. 5"'),
        ('said_on: "1999-06-27"', 'said_on: "1999-06-28"'),
    ),
    "holder/another-voice": (("source: north,", "source: south-office,"),),
    "illegal-act/assesses-without-status": (("act: assesses", "act: states\n    event: '1999'"),),
    "illegal-act/background-with-respondents": (("    respondents: [north]\n", ""),),
    "illegal-act/caveats-nothing": (("act: caveats", "act: background"),),
    "illegal-act/demands-of-nobody": (
        ("act: demands", "act: demands\n    respondents: [unknown]"),
    ),
    "illegal-act/denies-nothing": (
        ("act: denies\n", "act: denies\n    denied_claim: {by: north, claim: It was.}\n"),
    ),
    "illegal-act/denies-twice-over": (("    denied_claim: {by: north, claim: It was.}\n", ""),),
    "illegal-act/denies-with-respondents": (("    respondents: [north]\n", ""),),
    "illegal-act/denies-without-extent": (
        ("    responds_to: [e1]\n", "    responds_to: [e1]\n    extent: unspecified\n"),
    ),
    "illegal-act/interprets-without-reading": (
        ("act: interprets\n", "act: interprets\n    reading: gates_all\n"),
    ),
    "illegal-act/qualifies-without-caveat": (("    qualifies: [e1]\n", ""),),
    "illegal-act/states-nothing-that-happened": (("act: states", "act: background"),),
    "illegal-act/states-with-status": (("    status: violated\n", ""),),
    "illegal-act/status-of-a-probable-speaker": (("    status: violated\n", ""),),
    "illegal-act/status-out-of-scope": (("    status: violated\n", ""),),
    "illegal-act/unlisted-without-note": (
        ("reading: unlisted\n", "reading: unlisted\n    note: Half of the gates.\n"),
    ),
    "illegal-act/words-for-nobody": (("    respondent_words: the northerners\n", ""),),
    "key-not-text/list": (("    ? [a]\n    : b\n", "    note: b\n"),),
    "key-not-text/missing": (("    ? \n    : b\n", "    note: b\n"),),
    "key-not-text/number": (("    12: no key\n", ""),),
    "lock/no-json": (("ours\n", ""), ("[1]\n", "")),
    "lock/shape": (
        ('"act":"0"', '"act":"0123456789abcdef"'),
        ('"range":[0],"words":"4"', '"range":[0,5],"words":4'),
        ('"no":"1999-02-30"', '"on":"1999-02-28"'),
        ('"on":"1999-02-30"', '"on":"1999-02-28"'),
    ),
    "lock/twice": ((f"\n{LOCK_LINE}\n", ""),),
    "merge-conflict/in-a-record": (
        ("<<<<<<< HEAD\n", ""),
        ("=======\n    claim: All was done.\n>>>>>>> theirs\n", ""),
    ),
    "merge-conflict/in-quotes": (("||||||| base\n", ""), ('was\n      done."', 'was done."')),
    "merge-conflict/of-an-empty-list": (
        ("<<<<<<< HEAD\n=======\n", ""),
        (">>>>>>> theirs\n", ""),
    ),
    "merge-conflict/of-the-lock": (
        ("<<<<<<< HEAD\n", ""),
        ("=======\n>>>>>>> theirs\n", ""),
    ),
    "merge-conflict/of-the-settings": (
        ("<<<<<<< HEAD\n", ""),
        ("=======\n>>>>>>> theirs\n", ""),
    ),
    "merge-key/of-a-record": (("    <<: {voice: quoted}\n", ""),),
    "missing-key/channel": (("{basis", "{side: north, basis"),),
    "missing-key/bearer-without-name": (
        ("{note: the fishers}", "{note: the fishers, named: false}"),
    ),
    "missing-key/empty-clause": (
        ("title: The pond}", f"title: The pond, obligations: [{A_DUTY}]}}"),
    ),
    "missing-key/figure-without-number": (
        ("boats, as_printed", "boats, value: 3, as_printed"),
        ("boats, to: 20", "boats, from: 10, to: 20"),
        ("boats, from: 20", "boats, from: 20, to: 30"),
    ),
    "missing-key/empty-due": (("        due: {computed: from nothing}\n", ""),),
    "missing-key/holder-without-citation": (
        ("{source: north, confidence: C}", "{source: north, citation: A letter, confidence: C}"),
    ),
    "missing-key/link-of-a-chain": (("{role: origin,", "{role: origin, name: A fax,"),),
    "missing-key/of-a-file": (("outlet: wire\n", "outlet: wire\nlanguage: en\n"),),
    "missing-key/of-a-record": (
        ("    act: background\n", "    act: background\n    claim: Two boats stayed.\n"),
    ),
    "missing-key/of-the-settings": (('treaty"', 'treaty"\nagreement = "lake_1999"'),),
    "missing-key/part-without-any": (("    part: {of: []}\n", ""),),
    "missing-key/search-for-nobody": (
        ("  - targets: all\n", "  - targets: all\n    side: league\n"),
    ),
    "other-side/part-of": (("part_of: wire", "part_of: isles-council"),),
    "range/overlap": (("range: [9, 12]", "range: [10, 12]"),),
    "range/turned-round": (("range: [5, 5]", "range: [5, 6]"),),
    "range/within-another": (
        ("range: [5, 10]", "range: [30, 35]"),
        ("range: [15, 20]", "range: [35, 40]"),
    ),
    "repeated/in-a-record": (
        ("[1a, 1b, 1a]", "[1a, 1b]"),
        ("[north, north]", "[north]"),
    ),
    "repeated/in-an-agreement": (
        ("[1a, 1a]", "[1a]"),
        ("[print, print]", "[print]"),
        ("[north, north]", "[north]"),
    ),
    "repeated/probable-speaker": (
        ("    probable_speaker: {source: south-office, because: It is said so.}\n", ""),
    ),
    "repeated/sides-of-the-settings": ((', "north"]', "]"),),
    "repeated/targets-of-a-search": (("[1a, 1a]", "[1a]"),),
    "repeated/via-and-answers": (
        ("[wire, wire]", "[wire]"),
        ("[e1, e1]", "[e1]"),
    ),
    "scope/instrument-in-scope": (("    instrument: fishing-1997\n", ""),),
    "scope/instrument-not-named": (
        ("scope: other_instrument\n", "scope: other_instrument\n    instrument: fishing-1997\n"),
    ),
    "scope/without-note": (("scope: not_a_clause", "scope: not_a_clause\n    note: why"),),
    "several-documents/in-one-file": ((f"---\n{SECOND_DOCUMENT}", ""),),
    "syntax/backslash": (("C:\\quay", "C:\\\\quay"),),
    "syntax/beginning-of-a-text": (("@north shut it.", '"@north shut it."'),),
    "syntax/beginning-with-a-question": (("? they said.", '"? they said."'),),
    "syntax/beginning-with-an-exclamation": (("!, they said.", '"!, they said."'),),
    "syntax/behind-a-bar": (("| An invented claim.", '"| An invented claim."'),),
    "syntax/behind-a-bracket": ((" and more", ""),),
    "syntax/colon-in-a-flow-mapping": (("what: boats: all", 'what: "boats: all"'),),
    "syntax/colon-in-a-text": (
        ("He said: it was done: all of it", '"He said: it was done: all of it"'),
    ),
    "syntax/colon-of-another-script": (("\N{FULLWIDTH COLON} ", ": "),),
    "syntax/colon-without-space": (("claim:An", "claim: An"),),
    "syntax/comment-in-a-list": (("Two # boats stayed", '"Two # boats stayed"'),),
    "syntax/indentation": (("   note: b\n", "    note: b\n"),),
    "syntax/key-without-colon": (("    note\n", "    note: b\n"),),
    "syntax/list-does-not-go-on": (("  note: b\n", "    note: b\n"),),
    "syntax/list-in-a-line": (("targets: - 1a", "targets:\n      - 1a"),),
    "syntax/open-list": (("[1a\n", "[1a]\n"),),
    "syntax/open-mapping": (("stayed\n", "stayed}\n"),),
    "syntax/percent": (("%article", "article"),),
    "syntax/quotation-mark": (('"He said\n', '"He said"\n'),),
    "syntax/quoted-word-first": (('"Peace" was made.', "'\"Peace\" was made.'"),),
    "syntax/settings-backslash": (("\\treaty\\d", "\\\\treaty\\\\d"),),
    "syntax/settings-invisible": (("\x01", ""),),
    "syntax/settings-no-toml": (
        ("title: Lake treaty", 'title = "Lake treaty"\nagreement = "lake_1999"'),
    ),
    "syntax/settings-open-list": (('["north", "south"\n', '["north", "south"]\n'),),
    "syntax/settings-open-quotes": (("treaty\n", 'treaty"\n'),),
    "syntax/settings-quotes-of-print": (("“both”", '"both"'),),
    "syntax/settings-without-quotes": (("= Lake treaty", '= "Lake treaty"'),),
    "syntax/tab": (("\tlink", "    link"),),
    "syntax/text-behind-a-list": (("      1b\n", "      - 1b\n"),),
    "tag/of-a-text": (("!!str ", ""),),
    "too-large/settings-long-line": (("a" * 2_000, "a\n# a"),),
    "too-many-words/pin": (
        ("North Shore shut one gate of the dam", "North Shore shut one gate of"),
        ("LOWTOWN 28 June 1999 – a b c", "28 June 1999 –"),
    ),
    "too-many-words/script-without-spaces": (("昨天在边境签署停火协定后", "昨天在边境签"),),
    "too-many-words/title": (("of last May, two months on", "of last …"),),
    "too-many-words/wording": (("full as it was the year before", "full as it was"),),
    "unknown-agreement/of-evidence": (("lake_2000", "lake_1999"),),
    "unknown-agreement/of-the-settings": (("lake_1989", "lake_1999"),),
    "unknown-incident/misspelt": (("gate-shot", "gate-shut"),),
    "unknown-incident/part-of": (("part_of: rain", "part_of: gates-1999"),),
    "unknown-instrument/of-evidence": (("fishing-1979", "fishing-1997"),),
    "unknown-key/in-a-passage": (
        ("begin:", "start:"),
        ("prefixx:", "prefix:"),
    ),
    "unknown-key/in-a-search": (("form:", "from:"),),
    "unknown-key/letter-of-another-script": (("\N{CYRILLIC SMALL LETTER ES}laim", "claim"),),
    "unknown-part/misspelt": (("low_gate]", "low_gates]"),),
    "unknown-key/misspelt": (("speeker:", "speaker:"),),
    "unknown-key/misspelt-optional": (("vioce:", "voice:"),),
    "unknown-key/nothing-like-it": (("website:", "url:"),),
    "unknown-key/of-the-settings": (
        ('title = "Lake treaty"\nag', "ag"),
        ("titel", "title"),
    ),
    "unknown-part/of-another-obligation": (("targets: [1a]", "targets: [1b]"),),
    "unknown-part/of-two-obligations": (('targets: ["1"]', "targets: [1a]"),),
    "unknown-party/denied-claim": (("by: nobody", "by: north"),),
    "unknown-party/holder": (("source: east", "source: north"),),
    "unknown-party/respondent": (("sauth", "south"),),
    "unknown-reading/misspelt": (("gates-all", "gates_all"),),
    "unknown-reading/of-another-obligation": (
        ("    reading: second_buoy\n", "    reading: gates_all\n"),
    ),
    "unknown-side/a-source-instead": (("side: league-mission", "side: league"),),
    "unknown-side/of-a-bearer": (("{side: south}", "{side: north}"),),
    "unknown-side/of-a-name": (("[nort]", "[north]"),),
    "unknown-side/of-the-settings": (("soth", "south"),),
    "unknown-source/a-side-instead": (("speaker: south\n", "speaker: south-office\n"),),
    "unknown-source/chain": (("source: wires", "source: wire"),),
    "unknown-source/of-a-bearer": (("harbor", "north-harbour"),),
    "unknown-source/of-a-search": (("source: league\n", "source: league-mission\n"),),
    "unknown-source/outlet": (("outlet: wires", "outlet: wire"),),
    "unknown-source/part-of": (("isles-counsel", "isles-council"),),
    "unknown-source/probable-speaker": (("north-office", "north-ministry"),),
    "unknown-source/speaker": (("south-ofice", "south-office"),),
    "unknown-source/via": (("[wire, inland]", "[wire]"),),
    "unknown-target/of-a-relation": (("to: 2a", 'to: "1"'),),
    "unknown-target/of-a-search": (('"*", "3"', '"*"'),),
    "unknown-target/of-a-wording": (("targets: [1b]", "targets: [1a]"),),
    "unknown-target/of-evidence": (("1z", "1b"),),
    "unknown-text/of-a-wording": ((", texts: [leaflet]", ""),),
    "unknown-word/letter-of-another-script": (("\N{CYRILLIC CAPITAL LETTER VE}\n", "B\n"),),
    "unknown-word/list-for-word": (("act: [states]", "act: background"),),
    "unknown-word/misspelt": (("act: asses\n", "act: assesses\n"),),
    "unknown-word/no-break-space": ((NO_BREAK, ""),),
    "unknown-word/nothing-like-it": (("kind: radio", "kind: media"),),
    "unknown-word/of-the-settings": (("english", "neutral"),),
    "unknown-word/targets-of-a-search": (("targets: 1a", 'targets: ["1a"]'),),
    "voice/characterised-by-a-third": (
        ("voice: characterised", "voice: reported"),
        ("[wire, north-ministry]", "[wire]"),
    ),
    "voice/characterised-by-nobody-else": (("voice: characterised", "voice: quoted"),),
    "voice/own-but-relayed": (("    via: [wire]\n", ""),),
    "voice/reported-by-the-other-side": (("voice: reported", "voice: characterised"),),
    "white-space/pin": (('"Two boats "', '"Two boats"'), ('" stayed"', '"stayed"')),
    "wrong-type/fraction-for-number": (("value: 1.5", "value: 12"),),
    "wrong-type/grouped-number": (("value: 3 500", "value: 3500"),),
    "wrong-type/list-for-text": (("[south-office]", "south-office"),),
    "wrong-type/list-for-truth": (("[no-one]", "false"),),
    "wrong-type/mapping-for-a-date": (("{day: 5}", '"1999-06-27"'),),
    "wrong-type/mapping-for-list": (("    targets: {first: 1a}\n", "    targets:\n      - 1a\n"),),
    "wrong-type/no-break-space-in-a-number": ((NO_BREAK, ""),),
    "wrong-type/number-for-date": (("asserted: 1999", 'asserted: "1999"'),),
    "wrong-type/number-for-text": (("number: 1\n", 'number: "1"\n'),),
    "wrong-type/several-for-list": (("targets: 1a, 1b", 'targets: ["1a", "1b"]'),),
    "wrong-type/text-for-a-number-with-a-fraction": (
        ("value: many", "value: 12"),
        ("value: 1.5e3", "value: 1.5"),
    ),
    "wrong-type/text-for-list": (("targets: 1a", 'targets: ["1a"]'),),
    "wrong-type/text-for-mapping": (
        ("passage: Two boats stayed", "passage:\n      start: Two boats stayed"),
    ),
    "wrong-type/text-for-number": (("value: two", "value: 12"),),
    "wrong-type/text-for-truth": (('named: "no"', "named: false"),),
    "wrong-type/word-for-truth": (("named: no", "named: false"),),
    "wrong-value/channel": (
        ("source: wire, side: north,", "source: wire,"),
        ("wires", "wire"),
        ("norht", "north"),
    ),
    "wrong-value/address": (("url: www", "url: https://www"),),
    "wrong-value/empty-list": (("targets: []", "targets: [1a]"),),
    "wrong-value/empty-text": (('claim: ""', "claim: Two boats stayed."),),
    "wrong-value/figure-not-printed": (("value: 3500", "value: 13"),),
    "wrong-value/figure-twice": ((", about: 4", ""),),
    "wrong-value/range-upside-down": (("from: 30, to: 20", "from: 20, to: 30"),),
    "wrong-value/half-a-range": (("range: [0]", "range: [0, 9]"),),
    "wrong-value/id-in-capitals": (("Isles_Radio", "isles-radio"),),
    "wrong-value/language-tag": (("en_gb", "en-GB"),),
    "wrong-value/line-break-in-a-block": (("|\n      Isle\n      Council", "Isle Council"),),
    "wrong-value/negative": (("[-1, 5]", "[0, 5]"),),
    "wrong-value/no-break-space-in-an-id": ((NO_BREAK, ""),),
    "wrong-value/search-for-two": (("    source: wire\n", ""),),
    "wrong-value/short-hash": (("container_sha256: abc", f"container_sha256: {HASH}"),),
    "wrong-value/side-and-source": ((", source: wire", ""),),
    "wrong-value/target-with-a-space": (("[point 1]", '["1"]'),),
    "wrong-value/three-in-a-range": (("[0, 1, 2]", "[0, 1]"),),
    "wrong-value/too-long": (("a" * 81, "a" * 80),),
}

BY_OTHER_MEANS = {
    "duplicate-id/two-agreements": "a file is renamed with its id",
    "duplicate-id/two-articles": "a file is renamed with its id",
    "duplicate-id/two-files-of-an-article": "a record is moved to the file of its article",
    "file-name": "a file is renamed",
    "link": "a link is replaced by what it leads to",
    "not-a-file": "a file is put in the place of something else",
    "not-utf8": "a file is saved in another encoding",
    "reserved-id": "a file is renamed with its id",
    "too-deep": "what the nested lists stand for is for their author to say",
    "too-many": "the problems above it are put right",
    "several": "its problems have cases of their own",
    "unknown-evidence": "the record that is meant is for the author to name",
    "unknown-article": "the file of the article is added",
    "unknown-side/of-a-file-of-sources": "a file is renamed with its side",
    "unknown-source/a-side-without-voices": "a file with a voice of the side is added",
    "unreadable": "rights are changed",
    "wrong-type/list-for-file": "the author says what the list is of",
}
"""Codes, and cases of other codes, whose cure is no edit of a line."""


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
    reasons = {reason for reason in BY_OTHER_MEANS if "/" not in reason}
    assert tried.isdisjoint(reasons)
    assert tried | reasons - {SEVERAL} == PROBLEM_CODES.keys()


def test_every_case_has_a_cure_that_is_tried_or_a_reason() -> None:
    cases = {name(case) for case in CASES}
    reasons = {case for case in cases if {case, case.partition("/")[0]} & BY_OTHER_MEANS.keys()}
    assert reasons.isdisjoint(CURES)
    assert reasons | CURES.keys() == cases
