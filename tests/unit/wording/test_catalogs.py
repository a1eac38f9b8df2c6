"""The catalogs hold just what the program says, in translations that fit."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date as day
from gettext import c2py
from itertools import chain

import pytest
from babel import Locale
from babel.dates import format_interval, format_skeleton
from babel.messages.catalog import Message

from compliance.model.dates.edtf import parse_edtf
from compliance.model.dates.words import display_date
from compliance.views.texts import LANGUAGES
from compliance.wording.speaking import CATALOGS, Language, spoken_in
from support.catalogs import TRANSLATED, as_mo, as_po, kept, renewed
from support.repository import ROOT

TO_THE_11TH = re.compile(r"(?<=10)\W+11")
GAP = re.compile(r"\{[a-z_]+\}")
DASH = re.compile(r"\s*[\u2013\u2014]\s*")
TAG = re.compile(r"</?[a-z][^>]*>")
CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|<[^>]*>", re.DOTALL)
STRAIGHT = re.compile(r"\w'\w|\ws' ")
"""Straight apostrophes within words and behind a plural; not quotes, as templates have in code."""
languages = pytest.mark.parametrize("language", TRANSLATED)


@languages
def test_catalogs_are_in_step_with_the_code(
    language: Language, pytestconfig: pytest.Config
) -> None:
    po, mo = CATALOGS / f"{language}.po", CATALOGS / f"{language}.mo"
    new = renewed(language)
    if pytestconfig.getoption("--update-golden"):
        po.write_bytes(as_po(new))
        mo.write_bytes(as_mo(new))
    accept = "look for what is new and translate it; renew the files with: pytest --update-golden"
    assert po.read_bytes() == as_po(new), f"{po.name} differs; {accept}"
    assert mo.read_bytes() == as_mo(kept(language)), f"{mo.name} is of another {po.name}; {accept}"


@languages
def test_every_message_is_translated(language: Language) -> None:
    assert [m.id for m in kept(language) if m.id and not all(_forms(m.string))] == []


@languages
def test_translations_have_the_gaps_and_tags_of_their_messages(language: Language) -> None:
    assert [
        (message.id, form)
        for message in kept(language)
        if message.id
        for form in _forms(message.string)
        if not _fits(message, form)
    ] == []


@languages
def test_what_is_said_of_several_numbers_names_the_number(language: Language) -> None:
    """In Russian, what is said of 1 is said of 21, too."""
    catalog = kept(language)
    form_of = c2py(catalog.plural_expr)
    times = Counter(map(form_of, range(1, 200)))
    assert [
        message.id
        for message in catalog
        if message.id and any("{number}" in form for form in _forms(message.string))
        for form, spoken in enumerate(_forms(message.string))
        if times[form] > 1 and "{number}" not in spoken
    ] == []


@languages
def test_apostrophes_in_messages_are_curly(language: Language) -> None:
    said = [form for one in kept(language) for form in (*_forms(one.id), *_forms(one.string))]
    assert [form for form in said if STRAIGHT.search(form)] == []


def test_apostrophes_in_templates_are_curly() -> None:
    pages = sorted(
        (*(ROOT / "templates").rglob("*.html.j2"), *(ROOT / "templates").rglob("*.md.j2"))
    )
    prose = {page.name: CODE.sub("", page.read_text("utf-8")) for page in pages}
    assert [name for name, words in prose.items() if STRAIGHT.search(words)] == []


def _fits(message: Message, form: str) -> bool:
    """Tell whether a translation has what its message has; a number may be in words in a form."""
    source = _forms(message.id)[-1]
    gaps, expected = set(GAP.findall(form)), set(GAP.findall(source))
    if len(_forms(message.id)) > 1:
        gaps, expected = gaps - {"{number}"}, expected - {"{number}"}
    return (gaps, Counter(TAG.findall(form))) == (expected, Counter(TAG.findall(source)))


def _forms(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string or ("",))


@languages
def test_dates_are_as_in_cldr(language: Language) -> None:
    months = range(1, 13)
    # As an interval has them: in Armenian, a day alone has the year first, as no interval has.
    ends = [(day(2020, month, 10), day(2020, month, 11)) for month in months]
    days = [TO_THE_11TH.sub("", format_interval(*two, "yMMMd", locale=language)) for two in ends]
    alone = [format_skeleton("yMMM", day(2020, month, 1), locale=language) for month in months]
    with spoken_in(language):
        assert [display_date(parse_edtf(f"2020-{month:02}-10")) for month in months] == days
        assert [display_date(parse_edtf(f"2020-{month:02}")) for month in months] == alone


@languages
@pytest.mark.parametrize(
    ("first", "last", "skeleton"),
    [
        ("2020-01-10", "2020-01-12", "yMMMd"),
        ("2020-01-10", "2020-11-12", "yMMMd"),
        ("2020-01", "2020-11", "yMMM"),
        ("2020", "2022", "y"),
    ],
)
def test_intervals_are_as_in_cldr_but_for_their_dash(
    language: Language, first: str, last: str, skeleton: str
) -> None:
    ends = (parse_edtf(first).lower, parse_edtf(last).lower)
    expected = format_interval(*ends, skeleton, locale=language)
    with spoken_in(language):
        said = display_date(parse_edtf(f"{first}/{last}"))
    assert DASH.sub("-", said) == DASH.sub("-", expected)


@languages
def test_languages_are_named_as_in_cldr(language: Language) -> None:
    with spoken_in(language):
        assert dict(LANGUAGES) == {tag: Locale.parse(language).languages[tag] for tag in LANGUAGES}


def test_no_message_is_in_two_catalogs_only() -> None:
    ids = [{(m.context, m.id) for m in kept(language)} for language in TRANSLATED]
    assert set(chain.from_iterable(ids)) == ids[0]
