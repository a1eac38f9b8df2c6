"""Fields of forms and addresses, and what a sheet sends of an item."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from compliance.review.fields import Fields, UnfitFieldsError, fields_in
from compliance.review.forms import item_form

SENT = {
    "key": "a",
    "of": "herald",
    "from": "3",
    "to": "9",
    "text": "0f",
    "revision": "",
    "began": "1795811847",
    "claim": " Says\n  something. ",
    "f.act": "assesses",
    "f.status": "",
    "s.targets": "4b, 4 4b",
    "s.via": " ",
    "do": "accept",
}


def sent(**changed: str) -> Fields:
    return Fields(tuple((SENT | changed).items()))


def test_fields_are_read_as_browsers_send_them() -> None:
    pairs = [("a", "1 2"), ("é", "ж\n"), ("a", "")]
    assert fields_in(urlencode(pairs).encode()) == Fields(tuple(pairs))
    assert fields_in(b"") == Fields()


def test_a_name_that_comes_twice_has_no_one_value() -> None:
    fields = Fields((("a", " 1 "), ("b", "2"), ("a", "3")))
    assert fields.all("a") == (" 1 ", "3")
    assert (fields.one("b"), fields.one("c")) == ("2", "")
    assert (fields.last("a"), fields.last("c")) == ("3", "")
    with pytest.raises(UnfitFieldsError):
        fields.one("a")


@pytest.mark.parametrize("value", ["", "-1", "1.0", "²", "1" * 13, "x"])
def test_a_number_is_digits(value: str) -> None:
    with pytest.raises(UnfitFieldsError):
        Fields((("n", value),)).number("n")


def test_a_sheet_is_read_without_what_is_empty() -> None:
    form = item_form(sent())
    assert (form.key, form.article, form.place) == ("a", "herald", (3, 9))
    assert (form.revision, form.began, form.claim) == (None, 1795811847, "Says something.")
    assert form.typed == {"act": "assesses", "targets": ("4b", "4")}
    assert (form.do, form.given, form.first, form.last) == ("accept", (), "", "")
    assert item_form(sent(key="")).key is None


def test_a_value_is_put_into_a_field_or_taken_out_again() -> None:
    assert item_form(sent(do="toggle targets 4b")).typed["targets"] == ("4",)
    assert item_form(sent(do="toggle targets 5a")).typed["targets"] == ("4b", "4", "5a")
    assert item_form(sent(do="toggle respondents am")).typed["respondents"] == ("am",)
    assert item_form(sent(do="toggle act assesses")).typed == {"targets": ("4b", "4")}


@pytest.mark.parametrize(
    "changed",
    [{"from": "9"}, {"from": "x"}, {"began": ""}, {"do": "toggle targets"}, {"do": "toggle a b c"}],
    ids=repr,
)
def test_what_no_sheet_sends_is_unfit(changed: dict[str, str]) -> None:
    with pytest.raises(UnfitFieldsError):
        item_form(sent(**changed))
