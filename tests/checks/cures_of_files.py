"""What is done about files and the shape of what is in them, as the messages of the cases say."""

from __future__ import annotations

from collections.abc import Mapping

HASH = "a" * 64
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
SAID = "according_to: [{source: north, citation: A letter, confidence: B}]"
CURES_OF_FILES: Mapping[str, tuple[tuple[str, str], ...]] = {
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
    "date/no-break-space": ((NO_BREAK, ""),),
    "date/no-such-day": (("1999-06-31", "1999-06-27"),),
    "date/of-the-wrong-form": (("5 July 1999", "1999-07-05"),),
    "date/turned-round": (("1999-07/1999-06", "1999-06/1999-07"),),
    "duplicate-key/in-a-record": (("    link: named\n    link", "    link"),),
    "duplicate-key/of-the-settings": (('title = "Again"\n', ""),),
    "duplicate-key/table-of-the-settings": (("[more]\n[more]\n", ""),),
    "empty-file/only-a-comment": (("# nothing yet", "searches: []"),),
    "empty-value/behind-a-sign-of-comments": (("#1 of", '"#1 of'), ("was shut.", 'was shut."')),
    "empty-value/item": (("      -\n", ""),),
    "empty-value/key-that-is-needed": (("claim: \n", "claim: Two boats stayed.\n"),),
    "empty-value/key-without": (("    note: \n", ""), ("    note:\n", "")),
    "empty-value/decimal-comma": (("value: 1,5", "value: 1.5"), (": 1,5 km", ': "1,5 km"')),
    "empty-value/rest-of-a-text": (("of 1,089 boats", '"of 1,089 boats"'),),
    "key-not-text/list": (("    ? [a]\n    : b\n", "    note: b\n"),),
    "key-not-text/missing": (("    ? \n    : b\n", "    note: b\n"),),
    "key-not-text/number": (("    12: no key\n", ""),),
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
    "missing-key/day-of-a-renewal": (
        ("renews: [1a],", 'renews: [1a], from: "1999-06-20",'),
        ('Summer accord, from: "1999-06-20"', 'Summer accord, date: "1999-06-20"'),
    ),
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
    "missing-key/side-without-role": (("name: South Shore}", "name: South Shore, role: party}"),),
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
    "unknown-key/in-a-passage": (
        ("begin:", "start:"),
        ("prefixx:", "prefix:"),
    ),
    "unknown-key/in-a-search": (("form:", "from:"),),
    "unknown-key/letter-of-another-script": (("\N{CYRILLIC SMALL LETTER ES}laim", "claim"),),
    "unknown-key/misspelt": (("speeker:", "speaker:"),),
    "unknown-key/misspelt-optional": (("vioce:", "voice:"),),
    "unknown-key/nothing-like-it": (("website:", "url:"),),
    "unknown-key/of-the-settings": (
        ('title = "Lake treaty"\nag', "ag"),
        ("titel", "title"),
    ),
    "unknown-word/letter-of-another-script": (("\N{CYRILLIC CAPITAL LETTER VE}\n", "B\n"),),
    "unknown-word/list-for-word": (("act: [states]", "act: background"),),
    "unknown-word/misspelt": (("act: asses\n", "act: assesses\n"),),
    "unknown-word/no-break-space": ((NO_BREAK, ""),),
    "unknown-word/nothing-like-it": (("kind: radio", "kind: media"),),
    "unknown-word/of-the-settings": (("english", "neutral"),),
    "unknown-word/targets-of-a-search": (("targets: 1a", 'targets: ["1a"]'),),
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
    "wrong-value/role-and-roles": (("    role: party\n", ""),),
    "wrong-value/role-of-no-party": (
        ("role: not_a_party", f"roles: [{{role: not_a_party, {SAID}}}]"),
    ),
    "wrong-value/search-for-two": (("    source: wire\n", ""),),
    "wrong-value/short-hash": (("container_sha256: abc", f"container_sha256: {HASH}"),),
    "wrong-value/side-and-body": ((", body: panel", ""),),
    "wrong-value/side-and-source": ((", source: wire", ""),),
    "wrong-value/target-with-a-space": (("[point 1]", '["1"]'),),
    "wrong-value/three-in-a-range": (("[0, 1, 2]", "[0, 1]"),),
    "wrong-value/too-long": (("a" * 81, "a" * 80),),
}
"""For each case the words to replace, with those to put in their place."""
