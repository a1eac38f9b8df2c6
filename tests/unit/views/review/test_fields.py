"""Fields of a record on a sheet: in one order, each with a name, most with a key of their own."""

from __future__ import annotations

import re

from compliance.coding.item import Choice, FieldKind, FormField
from compliance.views.review.fields import called, field_view, field_views
from support.repository import ROOT


def line(name: str, *values: str) -> FormField:
    return FormField(name=name, kind=FieldKind.LINE, values=values)


def test_fields_stand_in_one_order_with_their_problems() -> None:
    views = field_views((line("note"), line("odd.one"), line("claim", "x")), {"note": ("wrong",)})
    assert [(one.name, one.label, one.key) for one in views] == [
        ("claim", "Claim, in your own words", "c"),
        ("note", "Note", "9"),
        ("odd.one", "Odd: one", None),
    ]
    assert [one.problems for one in views] == [(), ("wrong",), ()]
    assert [(one.kind, one.value, one.id) for one in views] == [
        ("lines", "x", "field-claim"),
        ("line", "", "field-note"),
        ("line", "", "field-odd-one"),
    ]


def test_figures_have_one_key_together() -> None:
    assert called("figures.0.what") == ("Figure 1: what it counts", "0")
    assert called("figures.0.value") == ("Figure 1: number", None)
    assert called("figures.1.what") == ("Figure 2: what it counts", None)
    assert called("figures.x") == ("Figures: x", None)


def test_no_two_things_on_a_sheet_have_the_same_key() -> None:
    names = re.findall(r'^    "([a-z_.]+)": \("', FIELDS, re.MULTILINE)
    fields = [key for key in (called(name)[1] for name in (*names, "claim")) if key]
    for sheet in ("item", "queue"):
        text = (ROOT / "templates" / "review" / f"{sheet}.html.j2").read_text("utf-8")
        own = re.findall(r'data-key="(.)"', text + HEAD)
        keys = [*own, *(fields if sheet == "item" else ())]
        assert sorted(keys) == sorted(set(keys)), sheet
        assert all(re.fullmatch(r"[a-z0-9.]", key) for key in keys)


HEAD = (ROOT / "templates" / "review" / "_sheet.html.j2").read_text("utf-8")
FIELDS = (ROOT / "compliance" / "views" / "review" / "fields.py").read_text("utf-8")


def test_a_list_may_be_left_empty_and_keeps_what_was_typed() -> None:
    choices = (Choice("a", "an a"), Choice("b", "a b"))
    one = FormField(name="act", kind=FieldKind.ONE, values=("b",), choices=choices)
    assert [(o.value, o.words, o.chosen) for o in field_view(one).options] == [
        ("", "—", False),
        ("a", "an a", False),
        ("b", "a b", True),
    ]
    odd = FormField(name="act", kind=FieldKind.ONE, values=("x",), choices=choices)
    assert [o.value for o in field_view(odd).options if o.chosen] == ["x"]
    several = FormField(name="targets", kind=FieldKind.SEVERAL, values=("x", "a"), choices=choices)
    view = field_view(several)
    assert (view.value, [o.value for o in view.options if o.chosen]) == ("x a", ["a"])
    voice = field_view(FormField(name="voice", kind=FieldKind.ONE, choices=choices))
    assert [o.words for o in voice.options if o.chosen] == ["— (own)"]
    nothing = FormField(name="act", kind=FieldKind.ONE, choices=choices)
    assert [o.value for o in field_view(nothing).options if o.chosen] == [""]
