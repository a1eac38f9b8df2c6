"""The page on mutants names functions that exist, and its figures are those it adds up."""

from __future__ import annotations

import re

import pytest

from mutation.run import TESTS, _undecorated
from support.repository import ROOT, functions_in

PAGE = (ROOT / "docs" / "mutation.md").read_text("utf-8")
LEFT = re.compile(
    r"^\| `(?P<file>compliance/\S+\.py)` \| `(?P<function>[\w.]+)` \| (?P<mutants>\d+) \| \w",
    re.MULTILINE,
)
FIGURES = re.compile(
    r"^\| (?P<package>\w+) \| (?P<mutants>\d+) \| (?P<noticed>\d+) \| (?P<left>\d+) \| "
    r"(?P<share>\d+\.\d) % \|$",
    re.MULTILINE,
)
NAMED = sorted({(found["file"], found["function"]) for found in LEFT.finditer(PAGE)})


@pytest.mark.parametrize(("file", "function"), NAMED)
def test_what_is_left_is_in_a_function_that_exists(file: str, function: str) -> None:
    assert function in functions_in(file)


def test_the_shares_are_those_of_the_figures_and_at_least_nine_in_ten() -> None:
    rows = list(FIGURES.finditer(PAGE))
    assert [row["package"] for row in rows] == ["passages", "assessments", "audit"]
    for row in rows:
        mutants, noticed, left = (int(row[name]) for name in ("mutants", "noticed", "left"))
        assert mutants == noticed + left
        assert row["share"] == f"{100 * noticed / mutants:.1f}"
        assert float(row["share"]) >= 90
        listed = [f for f in LEFT.finditer(PAGE) if f["file"].split("/")[1] == row["package"]]
        assert sum(int(found["mutants"]) for found in listed) == left


def test_every_package_that_is_mutated_is_on_the_page_and_has_its_tests() -> None:
    assert {row["package"] for row in FIGURES.finditer(PAGE)} == set(TESTS)
    tests = [test.partition("::")[0] for chosen in TESTS.values() for test in chosen]
    assert [test for test in tests if not (ROOT / test).exists()] == []


DECORATED = """
class A:
    @property
    def b(self):
        return 1

    @classmethod
    def c(cls):
        return cls().b

@twice
@add(2)
def d(x):
    return x
"""
UNDECORATED = """
class A:
    def b(self):
        return 1
    b = property(b)

    @classmethod
    def c(cls):
        return cls().b

def d(x):
    return x
d = twice(add(2)(d))
"""


def test_a_decorator_is_written_as_a_call_below_its_function() -> None:
    assert _undecorated(DECORATED) == UNDECORATED
