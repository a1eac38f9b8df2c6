"""Fields of a record as a form has them, flat, and as its file has them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.coding.form import (
    FIGURE_KEYS,
    KINDS,
    NOT_IN_A_FORM,
    FieldKind,
    find_strange,
    flat,
    name_in_form,
    nested,
    values_of,
)
from compliance.model.base import key_of
from compliance.model.evidence import EvidenceEntry


def test_a_form_has_every_field_of_a_record_or_leaves_it_out_by_name() -> None:
    keys = {key_of(one.name) for one in fields(EvidenceEntry)}
    assert {name.partition(".")[0] for name in KINDS} | NOT_IN_A_FORM == keys
    assert {name.partition(".")[0] for name in KINDS}.isdisjoint(NOT_IN_A_FORM)


def test_what_is_empty_is_left_out_and_white_space_around_it_too() -> None:
    form = {"act": " states ", "note": " ", "targets": ["1a", "", " 1b"], "via": []}
    assert values_of(form) == {"act": ("states",), "targets": ("1a", "1b")}


@pytest.mark.parametrize(
    "name",
    [
        *("", "id", "claim", "passage", "waivers", "coded_by", "figures", "figures.0"),
        *("figures.20.what", "figures.00.what", "figures.-1.what", "figures.0.mood"),
        *("figures.0.what.x", "part", "part.mood", "__class__", "targets.0", "figures.٣.what"),
    ],
)
def test_names_that_no_form_has_are_strange(name: str) -> None:
    assert [one for one, _ in find_strange({name: ("x",)})] == [name]


SAID: dict[str, Any] = {
    "targets": ["1a", "*"],
    "act": "states",
    "part": {"of": ["low"], "words": "by day"},
    "denied_claim": {"by": "south", "claim": "It was."},
    "figures": [
        {"what": "boats", "value": 3, "as_printed": "three"},
        {"what": "days", "from": 1, "to": "2.5", "unit": "km", "as_printed": "so many"},
    ],
}


def test_a_record_comes_back_as_it_was() -> None:
    assert nested(flat(SAID)) == SAID
    assert list(find_strange(flat(SAID))) == []


def test_figures_that_are_left_out_make_no_gap_and_keep_their_names() -> None:
    values = {"figures.7.what": ("b",), "figures.3.what": ("a",), "act": ("states",)}
    assert nested(values) == {"figures": [{"what": "a"}, {"what": "b"}], "act": "states"}
    assert name_in_form(values, "figures.1.value") == "figures.7.value"
    assert name_in_form(values, "act") == "act"


@pytest.mark.parametrize(
    ("said", "value"),
    [("12", 12), ("-3", -3), ("1.5", "1.5"), ("007", "007"), ("9" * 18, "9" * 18), ("x", "x")],
)
def test_whole_numbers_are_numbers(said: str, value: object) -> None:
    assert nested({"figures.0.value": (said,), "figures.0.unit": ("12",)}) == {
        "figures": [{"value": value, "unit": "12"}]
    }


WORDS = st.text(alphabet="ab1 .", min_size=1, max_size=5).map(str.strip).filter(bool)
FIGURES = [f"figures.{number}.{key}" for number in range(4) for key in FIGURE_KEYS]


@given(st.dictionaries(st.sampled_from([*KINDS, *FIGURES]), st.lists(WORDS, max_size=3)))
def test_what_is_not_strange_is_what_a_file_can_have(form: dict[str, list[str]]) -> None:
    values = values_of(form)
    strange = dict(find_strange(values))
    assert all(
        len(values[name]) > 1 and KINDS.get(name) is not FieldKind.SEVERAL for name in strange
    )
    sound = {name: given for name, given in values.items() if name not in strange}
    again = flat(nested(sound))
    plain = {name: one for name, one in sound.items() if not name.startswith("figures.")}
    assert {n: one for n, one in again.items() if not n.startswith("figures.")} == plain
    assert len(again) == len(sound)
