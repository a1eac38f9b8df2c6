"""Queries: what they ask for, and what is refused with what would be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.library.fulltext.index import match_of
from compliance.model.query.query import QueryError, expanded, names_of, parse_query


@pytest.mark.parametrize(
    ("asked", "printed", "match"),
    [
        ("Ferry  GATE", "ferry gate", '(("ferry")) AND (("gate"))'),
        ("ferry AND gate", "ferry gate", '(("ferry")) AND (("gate"))'),
        ('"The ferry lane"', '"the ferry lane"', '(("the ferry lane"))'),
        ("«the lane» “a gate”", '"the lane" "a gate"', '(("the lane")) AND (("a gate"))'),
        ("gate*", "gate*", '(("gate" *))'),
        ('"ferry la*"', '"ferry la*"', '(("ferry la" *))'),
        ("don't", '"don t"', '(("don t"))'),
        ("停火*", '"停 火*"', '(("停 火" *))'),
        ("a OR b OR c d", "(a OR b OR c) d", '(("a") OR ("b") OR ("c")) AND (("d"))'),
        ('a -b -"c d"', 'a -b -"c d"', '((("a"))) NOT ((("b")) OR (("c d")))'),
        ("a \u2212b", "a -b", '((("a"))) NOT ((("b")))'),
        ("or and not", "or and not", '(("or")) AND (("and")) AND (("not"))'),
        ("-OR a", "-or a", '((("a"))) NOT ((("or")))'),
    ],
)
def test_what_is_asked(asked: str, printed: str, match: str) -> None:
    query = parse_query(asked)
    assert str(query) == printed
    assert match_of(query) == match.replace('((("a"))) NOT', '((("a"))) NOT')


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "names nothing that is to be there; write a word without a minus"),
        ("-a", "names nothing that is to be there"),
        ("—", '"—" has no letter and no digit; write a word'),
        ('""', '"" has no letter and no digit'),
        ("*", '"*" has no letter and no digit'),
        ("a*b", '"*" stands only at the end of a word'),
        ('"a* b"', '"*" stands only at the end of a word'),
        ('a "b c', "a quotation mark is not closed; write one at the end of the phrase"),
        ("OR a", '"OR" stands between two words'),
        ("a OR", '"OR" stands between two words'),
        ("a OR OR b", '"OR" stands between two words'),
        ("-a OR b", '"OR" stands between two words'),
        ("a OR -b", 'a minus stands behind "OR"'),
        ("NOT a", "write a minus before the word, as -word"),
        ("(a b)", '"(" means nothing in a query; put it in quotes'),
        ("title:a", '":" means nothing in a query'),
        ("a^2", '"^" means nothing'),
        ("{a}", '"{" means nothing'),
        ("a|b", '"|" means nothing'),
        (" ".join("a" * 65), "the query has 65 terms; write at most 64"),
        ("a" * 2001, "the query has 2,001 characters; write at most 2,000"),
    ],
)
def test_what_has_no_meaning_is_refused(asked: str, said: str) -> None:
    with pytest.raises(QueryError) as refused:
        parse_query(asked)
    assert said in str(refused.value)
    assert "; " in str(refused.value)


NAMES = names_of(
    [
        ("Shusha", "Shushi", "Şuşa", "Шуша"),
        ("Nagorno Karabakh", "Dağlıq Qarabağ", "Karabakh"),
        ("Only one",),
        ("Karabakh", "Artsakh"),
        ("—", "Gate"),
    ]
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("shushi", "(shushi OR shusha OR susa OR шуша)"),
        ("-Shusha gate", "-(shusha OR shushi OR susa OR шуша) gate"),
        ('"nagorno karabakh"', '("nagorno karabakh" OR "daglıq qarabag" OR karabakh)'),
        (
            "in Nagorno Karabakh now",
            'in ((nagorno karabakh) OR "nagorno karabakh" OR "daglıq qarabag" OR karabakh) now',
        ),
        ("nagorno -karabakh", None),
        ("shush*", "shush*"),
        ("only one", "only one"),
        ("a OR shusha", "(a OR shusha OR shushi OR susa OR шуша)"),
        ("karabakh", '(karabakh OR "nagorno karabakh" OR "daglıq qarabag" OR artsakh)'),
    ],
)
def test_a_name_is_found_in_all_its_spellings(asked: str, found: str | None) -> None:
    said = str(expanded(parse_query(asked), NAMES))
    if found is None:
        assert said.startswith("nagorno -(karabakh OR")
    else:
        assert said == found.replace("daglıq", "dagliq")


def test_without_names_nothing_is_added() -> None:
    query = parse_query("a b")
    assert expanded(query, {}) == query


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"-*()OR '), max_size=40))
def test_every_query_is_understood_or_refused(asked: str) -> None:
    try:
        query = parse_query(asked)
    except QueryError:
        return
    assert query.wanted
    inside = match_of(query).split('"')[1::2]
    assert all(word.isalnum() or not word.isascii() for one in inside for word in one.split())
