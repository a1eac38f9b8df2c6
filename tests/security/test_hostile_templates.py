"""A stranger's templates reach nothing but the view, end, and take no more than they may."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from compliance.processes.limits import Limits
from compliance.render.pages import Pages
from compliance.render.sandbox.error import TemplateFailedError
from compliance.render.sandbox.own_pages import OwnPages
from compliance.render.sandbox.sources import own_texts
from support.builders import workspace
from support.cli import run_cli
from support.rendered import text_of
from support.templates import SHIPPED, asked
from support.views import EVIDENCE, full_record, report_view

SECRET = "a secret"
SMALL = Limits(seconds=1, patience=4, memory=200 * 1024 * 1024, size=1_000_000)

ESCAPES = (
    "{{ view.__class__ }}",
    "{{ view['__class__'] }}",
    "{{ view.title.__class__.__mro__[1].__subclasses__() }}",
    "{{ view.title.__init__.__globals__ }}",
    "{{ view.title['__' ~ 'class__'] }}",
    "{{ view.title | attr('__class__') }}",
    "{{ view.title | map(attribute='__class__') | first }}",
    "{{ '{0.__class__}'.format(view) }}",
    "{{ '{0.__class__}'.format_map({'0': view}) }}",
    "{{ ('%s' | format(view)) }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ loop.__class__ }}",
    "{% for x in 'a' %}{{ loop._iterator }}{% endfor %}",
    "{% for x in 'a' %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "{% macro m() %}{{ caller.__call__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{% macro m() %}{{ varargs.__class__ }}{% endmacro %}{{ m(1) }}",
    "{{ range.__self__ }}",
    "{{ cycler('a').next.__globals__ }}",
    "{{ joiner.__init__ }}",
    "{{ namespace(a=1) }}",
    "{{ lipsum.__globals__ }}",
    "{{ dict(a=1) }}",
    "{{ config }}",
    "{{ request }}",
    "{{ __import__('os') }}",
    "{{ ().__class__.__base__ }}",
    "{{ [].append(1) }}",
    "{{ {}.update({}) }}",
    "{{ view.clauses.index(1) }}",
    "{{ view.title.encode() }}",
    "{{ true.real.__class__ }}",
    "{% set view.title = 'x' %}",
    "{% do view.title %}",
    "{% debug %}",
    "{% import 'os' as os %}",
    "{% include '../compliance.toml' %}",
    "{% include '/etc/passwd' %}",
    "{% include 'C:/secret.txt' %}",
    "{% include ['../a', '/etc/passwd'] %}",
    "{% extends '../../etc/passwd' %}",
    "{% from '/etc/passwd' import a %}",
)

# What prints, holds or compares a view as a whole, or something that is no text.
WHOLE = (
    "{{ view }}",
    "{{ view ~ '' }}",
    "{{ '' ~ view ~ '' }}",
    "{{ view + '' }}",
    "{{ '' + view }}",
    "{{ [view] ~ '' }}",
    "{{ view.clauses }}",
    "{{ view.clauses ~ '' }}",
    "{{ [view, view] | join }}",
    "{{ ['a', 'b'] | join(view) }}",
    "{{ view | join }}",
    "{{ view | string }}",
    "{{ view | tojson }}",
    "{{ view | pprint }}",
    "{{ view | list }}",
    "{{ view | items }}",
    "{{ view | dictsort }}",
    "{{ view | xmlattr }}",
    "{{ view | format }}",
    "{{ view | urlencode }}",
    "{{ [view] | map('string') | join }}",
    "{{ '%s' % view }}",
    "{{ '%s' | format(view) }}",
    "{{ view in view.title }}",
    "{{ view < view }}",
    "{{ -view }}",
    "{{ view[view] }}",
    "{{ {view: 1} }}",
    "{{ view.clauses[view] }}",
    "{{ view.clauses[view:] | length }}",
    "{% for a in view %}{{ a }}{% endfor %}",
    "{% for a, b in view.items() %}{{ a }}{% endfor %}",
    "{% macro m() %}{{ kwargs }}{% endmacro %}{{ m(**view) }}",
    "{% macro m() %}{{ varargs }}{% endmacro %}{{ m(view) }}",
    "{% macro m() %}{% endmacro %}{{ m }}",
    "{% for a in [1] %}{{ loop }}{% endfor %}",
    "{% import '_m.html.j2' as m %}{{ m }}{{ m ~ '' }}",
    "{{ self }}",
    "{{ caller }}",
    "{% set view.title = 1 %}",
    "{{ veiw }}",
)

# What the engine or Python fails at in ways of their own.
AWKWARD = (
    "{% include view %}",
    "{% include [view, 5] %}",
    "{% include [5] %}",
    "{% include 'none' %}",
    "{% include 'a\\nb' %}",
    "{% include '" + "a" * 9_000 + "' %}",
    "{% extends view %}",
    "{% extends none %}",
    "{% import view as x %}",
    "{% from view import x %}",
    "{{ ['a', 'b'] | join([1]) }}",
    "{% for a in [1] %}" * 21 + "{% endfor %}" * 21,
    "{% if 1 %}" * 100 + "{% endif %}" * 100,
    "{% if 1 %}" * 5_000 + "{% endif %}" * 5_000,
    "{% with %}" * 99 + "{% endwith %}" * 99,
    "".join(f"{{% block b{i} %}}" for i in range(40)) + "{% endblock %}" * 40,
    "{{ " + "(" * 150 + "1" + ")" * 150 + " }}",
    "{{ " + "(" * 9_000 + "1" + ")" * 9_000 + " }}",
    "{{ " + "[" * 150 + "]" * 150 + " }}",
    "{{ " + "not " * 9_000 + "1 }}",
    "{{ " + "-" * 9_000 + "1 }}",
    "{{ 1" + " + 1" * 9_000 + " }}",
    "{{ view" + ".a" * 9_000 + " }}",
    "{{ view.title" + "|first" * 9_000 + " }}",
    "{{ 1" + " or 1" * 9_000 + " }}",
    "{{ " + "1 if 0 else " * 900 + "1 }}",
    "{% if 0 %}" + "{% elif 0 %}" * 3_000 + "{% endif %}",
    "{% macro m(a, a) %}{% endmacro %}",
    "{% macro m(\ufb01, fi) %}{% endmacro %}",
    "{% macro m() %}{% endmacro %}{% call(a, a) m() %}{% endcall %}",
    "{% macro m() %}{% endmacro %}{% call m(caller=1) %}{% endcall %}",
    "{% macro m(a) %}{% endmacro %}{{ m(a=1, a=2) }}",
    "{% macro m(a) %}{% endmacro %}{{ m(1, a=2) }}",
    "{% macro m() %}{% endmacro %}{{ m(1) }}",
    "{{ ['a'] | join(sign=1, sign=2) }}",
    "{{ ['a'] | join(signs=1) }}",
    "{{ 1 is eq(b=1, b=2) }}",
    "{% block a %}{% endblock %}{% block a %}{% endblock %}",
    "{% block a %}{{ super() }}{% endblock %}",
    "{% block a %}{% endblock %}{% call self.a() %}{% endcall %}",
    "{% call range(3) %}{% endcall %}",
    "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}",
    (
        "{% macro m() %}{{ caller() }}{% endmacro %}"
        "{% macro n() %}{% call m() %}{{ n() }}{% endcall %}{% endmacro %}{{ n() }}"
    ),
    "{% include 'page.html.j2' %}",
    "{% extends 'page.html.j2' %}",
    "{% import 'page.html.j2' as p %}",
    "{% block a %}{{ self.a() }}{% endblock %}",
    "{% set a, b = 'ab' %}",
    "{% set a | first %}<b>{% endset %}{{ a }}",
    "{% filter first %}<b>{% endfilter %}",
    "{{ 1 / 0 }}",
    "{{ 1 // 0 }}",
    "{{ 1e999 + 1 }}",
    "{{ " + "9" * 10_000 + " }}",
    "{% set a = 0x" + "f" * 5_000 + " %}{{ a }}",
    "{{ view.clauses[::0] | length }}",
    "{{ '\\N{nothing}' }}",
    "{# " * 10_000,
    "{% raw %}" * 1_000,
    "{% if view %}",
    "{{",
)

# What would run for ever, or fill the memory.
GREEDY = (
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(99) }}",
    "{% for i in range(99999) %}{% if 'x' in [0] + [1] * 9 %}{% endif %}{% endfor %}",
    "{% set a = range(99999) %}{% for i in a %}{% if 'x' in a %}{% endif %}{% endfor %}",
    "{% set a = '" + "ab" * 400_000 + "' %}"
    "{% for i in range(99999) %}{% if a ~ 'c' in a %}{% endif %}{% endfor %}",
    "{% set a = '" + "ab" * 400_000 + "' %}"
    "{% for i in range(99999) %}{% if a[::-1] == '' %}{% endif %}{% endfor %}",
    "{% set a = [1, 2] %}"
    + "{% set a = a + a %}" * 19
    + "{% for i in range(99999) %}{% if a[::-1] == a %}{% endif %}{% endfor %}",
    *(
        "{% set a = 'abcdefgh' %}" + step * 40 + "{{ a }}"
        for step in (
            "{% set a = a ~ a %}",
            "{% set a = a + a %}",
            "{% set a = [a, a] | join %}",
            "{% set a = ['', '', ''] | join(a) %}",
            "{% set a %}{{ a }}{{ a }}{% endset %}",
            "{% macro m() %}{{ a }}{{ a }}{% endmacro %}{% set a = m() %}",
        )
    ),
    "{% set a = [1, 2] %}" + "{% set a = a + a %}" * 40,
    "{% set a = [1, 2] %}" + "{% set a = [a, a] %}" * 40 + "{{ a == a }}{{ a ~ '' }}",
    "{% for i in range(99999) %}" + "a" * 4_000 + "{% endfor %}",
    "{% set a %}" + "a" * 900_000 + "{% endset %}{% for i in range(99999) %}{{ a }}{% endfor %}",
    (
        "{% block a %}{% endblock %}{% for i in range(99999) %}{% for j in range(99999) %}"
        "{{ self.a() }}{% endfor %}{% endfor %}"
    ),
    "{% for a in range(10000000000) %}{% endfor %}",
    "{{ range(99999) | join }}{{ range(99999) | join('" + "a" * 100_000 + "') }}",
    "{{ 'a' * 10**9 }}",
    "{{ ([0] * 999999999) | length }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ '{:999999999}'.format(1) }}",
    "{{ 'a' | center(1000000000) }}",
    "{{ 'a' | indent(1000000000) }}",
    "{{ 'a' | wordwrap(1) }}",
    "{{ [1] | batch(1000000000, 1) | first }}",
    "{{ [1] | slice(1000000000) | first }}",
    "{{ 'a' | replace('', 'b') }}",
    "{{ lipsum(100000) }}",
    "{{ '" + "a" * 1_000_000 + "' }}",
    "".join(f"{{% macro m{i} %}}{{% endmacro %}}" for i in range(20_000)),
    "".join(f"{{% set a{i} = 1 %}}" for i in range(30_000)),
    "{{ " + " ~ ".join(f"a{i}" for i in range(50_000)) + " }}",
    "{% for a in [1] %}{% endfor %}" * 25_000,
    "{% include 'none.html.j2' ignore missing %}" * 20_000,
)

# What goes wrong in the engine goes wrong in the same way in each process: some do for that.
IN_A_PROCESS = (*ESCAPES[::6], *WHOLE[::6], *AWKWARD, *GREEDY)


def named(texts: Sequence[str]) -> dict[str, str]:
    """Return templates by names that tell them apart."""
    return {f"{text[:60]} {number}": text for number, text in enumerate(texts)}


def holding_secrets() -> Any:  # noqa: ANN401 - a view
    """Return a view that carries a secret in everything that is for machine output."""
    evidence = SimpleNamespace(**vars(EVIDENCE), secret=SECRET)
    record: Any = full_record()
    record = replace(record, evidence=evidence, proved=SECRET, origin=(SECRET,))
    view: Any = report_view()
    left_out = replace(view.not_counted[0], records=(record,))
    return replace(view, agreement=SECRET, not_counted=(left_out,))


@pytest.mark.parametrize("text", named(IN_A_PROCESS).values(), ids=named(IN_A_PROCESS))
def test_a_hostile_template_ends_soon_and_shows_and_takes_nothing(
    text: str, tmp_path: Path
) -> None:
    (tmp_path / "page.html.j2").write_text(text, "utf-8")
    (tmp_path / "_m.html.j2").write_text("{% macro m() %}{% endmacro %}", "utf-8")
    pages, begun = OwnPages(tmp_path, tmp_path / "none", limits=SMALL), time.monotonic()
    try:
        said = text_of(pages.page(holding_secrets(), "page.html.j2"))
        assert text not in (*ESCAPES, *WHOLE)
    except TemplateFailedError as error:
        said = str(error)
        assert re.fullmatch("templates.{9,700}", said)
    assert SECRET not in said
    assert time.monotonic() - begun < SMALL.patience + 10


@pytest.mark.parametrize("text", [*ESCAPES, *WHOLE])
def test_what_a_template_may_not_do_is_refused_and_shows_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_text(text, "utf-8")
    (tmp_path / "_m.html.j2").write_text("{% macro m() %}{% endmacro %}", "utf-8")
    with pytest.raises(TemplateFailedError, match=r"^templates.{9,700}$") as caught:
        "".join(asked(holding_secrets(), "page.html.j2", own_texts(tmp_path)))
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("text", [*ESCAPES, *WHOLE[:12], *AWKWARD[:11]])
def test_what_a_template_may_not_do_is_told_with_its_place(text: str, tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_text(text, "utf-8")
    with pytest.raises(TemplateFailedError, match=r"^templates/page\.html\.j2:1: "):
        "".join(asked(holding_secrets(), "page.html.j2", own_texts(tmp_path)))


@pytest.mark.parametrize(
    "text", ["{{ view.__class__ }}", "{{ view ~ '' }}", "{% extends view %}", AWKWARD[10]]
)
def test_a_hostile_template_of_a_workspace_ends_its_report_and_nothing_else(
    text: str, tmp_path: Path
) -> None:
    root = workspace(tmp_path / "lake", files={"templates/report/report.html.j2": text})
    finished = run_cli("-w", root, "report", "-o", tmp_path / "report.html")
    assert (finished.status, finished.stdout) == (3, "")
    assert finished.stderr.startswith("templates/report/report.html.j2:1: ")
    assert finished.stderr.count("\n") == 1
    assert not (tmp_path / "report.html").exists()
    assert run_cli("-w", root, "report", "-f", "json").status == 0


def test_shipped_templates_are_in_the_sandbox_as_soon_as_a_workspace_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    root = workspace(tmp_path / "lake")
    assert run_cli("-w", root, "report", "-f", "html").status == 0
    (root / "templates").mkdir()
    assert run_cli("-w", root, "report", "-f", "html").status == 0
    (root / "templates" / "_of_mine.html.j2").write_text("", "utf-8")
    finished = run_cli("-w", root, "report", "-f", "html")
    assert (finished.status, finished.stdout) == (3, "")
    assert finished.stderr.startswith("templates: no process can be started to run them in: ")


def test_nothing_compiled_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "page.html.j2").write_text("{{ 1 + 2 }}", "utf-8")
    for pages in (Pages(tmp_path), OwnPages(SHIPPED, tmp_path)):
        assert text_of(pages.page(None, "page.html.j2")) == "3"
    assert [path.name for path in tmp_path.rglob("*")] == ["page.html.j2"]
