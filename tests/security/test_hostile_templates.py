"""A stranger's templates reach nothing but the view, and come to an end."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from compliance.errors import ComplianceError
from compliance.render.pages import Pages
from compliance.render.sandbox import meter
from support.builders import workspace
from support.cli import run_cli
from support.templates import SHIPPED, page_text
from support.views import report_view

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

ENDLESS = (
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    f"{{% for a in '{'a' * 4_000}' %}}{{% for b in '{'b' * 4_000}' %}}{{% endfor %}}{{% endfor %}}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(99) }}",
    "{% block a %}{% endblock %}{% for i in range(9000) %}{{ self.a() }}{% endfor %}",
)

DOUBLED = {
    "~": "{% set a = a ~ a %}",
    "+": "{% set a = a + a %}",
    "join": "{% set a = (a, a) | join %}",
    "join with a sign": "{% set a = ('', '', '') | join(a) %}",
    "block": "{% set a %}{{ a }}{{ a }}{% endset %}",
    "macro": "{% macro m() %}{{ a }}{{ a }}{% endmacro %}{% set a = m() %}",
    "list": "{% set a = [a] + [a] %}{% set a = a | join %}",
}


def refusal(folder: Path, text: str) -> str:
    """Return what is said of a template that is refused."""
    folder.mkdir(exist_ok=True)
    (folder / "page.html.j2").write_text(text, "utf-8")
    with pytest.raises(ComplianceError) as caught:
        page_text(report_view(), "page.html.j2", folder)
    return str(caught.value)


@pytest.mark.parametrize("text", ESCAPES)
def test_a_template_reaches_nothing_of_python_or_of_the_machine(text: str, tmp_path: Path) -> None:
    message = refusal(tmp_path / "templates", text)
    assert message.startswith("templates/page.html.j2:1: ")
    assert "\n" not in message


@pytest.mark.parametrize("text", ENDLESS)
def test_a_template_that_goes_round_for_ever_is_stopped(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meter, "MOST_TURNS", 10_000)
    message = refusal(tmp_path / "templates", text)
    assert message.endswith("templates may make 10,000 turns of loops and calls, no more")


def test_templates_that_include_each_other_twice_are_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meter, "MOST_TURNS", 1_000)
    folder = tmp_path / "templates"
    folder.mkdir()
    for i in range(40):
        (folder / f"{i}.html.j2").write_text(f"{{% include '{i + 1}.html.j2' %}}" * 2, "utf-8")
    (folder / "40.html.j2").write_text("", "utf-8")
    message = refusal(folder, "{% include '0.html.j2' %}")
    assert message.endswith("templates may make 1,000 turns of loops and calls, no more")


@pytest.mark.parametrize("step", DOUBLED.values(), ids=DOUBLED)
def test_a_template_that_doubles_a_text_without_end_is_stopped(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meter, "MOST_CHARACTERS", 100_000)
    message = refusal(tmp_path / "templates", "{% set a = 'abcdefgh' %}" + step * 40)
    assert message.endswith("templates may write 100,000 characters, no more")


def test_a_page_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meter, "MOST_CHARACTERS", 1_000_000)
    text = f"{{% for a in range(99999) %}}{'a' * 4_000}{{% endfor %}}"
    message = refusal(tmp_path / "templates", text)
    assert message.endswith("templates may write 1,000,000 characters, no more")


def test_each_page_has_the_limits_for_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meter, "MOST_TURNS", 10)
    monkeypatch.setattr(meter, "MOST_CHARACTERS", 20)
    (tmp_path / "page.html.j2").write_text("{% for a in 'abcdefg' %}{{ a ~ 1 }}{% endfor %}")
    pages = Pages(SHIPPED, tmp_path)
    monkeypatch.setattr(meter, "MOST_CHARACTERS", 28)
    made = [pages.page(None, "page.html.j2") for _ in range(3)]
    assert made == [b"a1b1c1d1e1f1g1"] * 3


def test_a_template_adds_numbers_and_short_texts(tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_text(
        "{{ 1 + 2 }} {{ 'a' + 'b' }} {{ '<' ~ 1 }} {{ ([1] + [2]) | length }}"
    )
    assert page_text(None, "page.html.j2", tmp_path) == "3 ab &lt;1 2"


def test_a_template_of_a_megabyte_a_pipe_and_a_device_are_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    with (folder / "large.html.j2").open("wb") as file:
        file.truncate(1024 * 1024 + 1)
    os.mkfifo(folder / "pipe.html.j2")
    (folder / "zero.html.j2").symlink_to("/dev/zero")
    said = '"large.html.j2" has over 1 MiB; split it'
    assert refusal(folder, "{% include 'large.html.j2' %}").endswith(said)
    for name in ("pipe.html.j2", "zero.html.j2"):
        message = refusal(folder, f"{{% include '{name}' %}}")
        assert message.endswith(f'there is no template "{name}"')


def test_a_large_file_that_a_link_leads_to_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("a secret")
    (folder / "out.html.j2").symlink_to("../secret.txt")
    message = refusal(folder, "{% include 'out.html.j2' %}")
    assert message.endswith('"out.html.j2" leads out of the template folders')


@pytest.mark.parametrize("text", ["{{ view.__class__ }}", "{{ lipsum }}"])
def test_a_hostile_template_of_a_workspace_ends_its_report_and_nothing_else(
    text: str, tmp_path: Path
) -> None:
    root = workspace(tmp_path / "lake", files={"templates/report/report.html.j2": text})
    finished = run_cli("-w", root, "report", "-f", "html")
    assert (finished.status, finished.stdout) == (3, "")
    assert finished.stderr.startswith("templates/report/report.html.j2:1: ")
    assert run_cli("-w", root, "report", "-f", "json").status == 0


def test_shipped_templates_are_in_the_sandbox_as_soon_as_a_workspace_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meter, "MOST_TURNS", 10)
    root = workspace(tmp_path / "lake")
    assert run_cli("-w", root, "report", "-f", "html").status == 0
    (root / "templates").mkdir()
    assert run_cli("-w", root, "report", "-f", "html").status == 0
    (root / "templates" / "_of_mine.html.j2").write_text("", "utf-8")
    finished = run_cli("-w", root, "report", "-f", "html")
    assert (finished.status, finished.stdout) == (3, "")
    assert finished.stderr.endswith("templates may make 10 turns of loops and calls, no more\n")


def test_nothing_compiled_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "page.html.j2").write_text("{{ 1 + 2 }}", "utf-8")
    for pages in (Pages(tmp_path), Pages(SHIPPED, tmp_path)):
        assert pages.page(None, "page.html.j2") == b"3"
    assert [path.name for path in tmp_path.rglob("*")] == ["page.html.j2"]
