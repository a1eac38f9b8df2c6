"""Templates of a stranger can read the view, and nothing else of the machine or the program."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2.exceptions import UndefinedError

from compliance.model.characters import UNFIT_FOR_A_PAGE
from compliance.render.pages import Pages
from compliance.render.sandbox.error import TemplateFailedError
from compliance.render.sandbox.sources import own_texts
from compliance.render.templates import is_web_address, no_page, trusted
from support.rendered import text_of
from support.templates import SHIPPED, asked, page_text
from support.views import HOSTILE, full_record, report_view, source_view, with_texts


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., str]:
    """Render a template text in a folder of its own."""

    def make(text: str, view: object = None, name: str = "page.html.j2") -> str:
        write(tmp_path / "templates", name, text)
        return page_text(view, name, tmp_path / "templates")

    return make


@pytest.fixture
def refusal(made: Callable[..., str]) -> Callable[..., str]:
    """Return what is said of a template that is refused."""

    def refuse(text: str, view: object = None, name: str = "page.html.j2") -> str:
        with pytest.raises(TemplateFailedError) as caught:
            made(text, view, name)
        return str(caught.value)

    return refuse


PLAIN_FIELDS = "they read the plain fields of the view"
NO_CALL = "templates may call macros, blocks and range, and nothing else"
NO_TEXT = "this is no text or number; print its fields, or join its texts"
NO_LIST = "this is no list; only lists have parts, and texts are printed whole"
NO_SUM = "numbers can be added, and texts, and lists, each to its like"
NO_NAME = "a template is named by a text, or several of them by a list of texts"
TOO_DEEP = "it is nested too deep; divide it, or leave brackets out"
LETTERS = "{% macro m() %}<b>{% endmacro %}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ ''.__class__.__mro__ }}", f'templates may not use "__class__"; {PLAIN_FIELDS}'),
        ("{{ ''['__class__'] }}", f'templates may not use "__class__"; {PLAIN_FIELDS}'),
        ("{{ (1)['__class__'] }}", f'templates may not use "__class__"; {PLAIN_FIELDS}'),
        ("{{ view.__init__.__globals__ }}", 'there is no "__init__"'),
        ("{{ 'a'.join('bc') }}", f'templates may not use "join"; {PLAIN_FIELDS}'),
        ("{{ '{0}'.format(1) }}", f'templates may not use "format"; {PLAIN_FIELDS}'),
        ("{{ ().count }}", f'templates may not use "count"; {PLAIN_FIELDS}'),
        ("{{ view.get('title') }}", 'there is no "get"'),
        (
            "{% macro m() %}{% endmacro %}{{ m.__call__ }}",
            f'templates may not use "__call__"; {PLAIN_FIELDS}',
        ),
        ("{{ range(10**9) }}", 'templates may not use the operator "**"'),
        ("{{ 'a' * 9 }}", 'templates may not use the operator "*"'),
        ("{{ '%9d' % 1 }}", 'templates may not use the operator "%"'),
        ("{{ view() }}", NO_CALL),
        ("{{ view | safe }}", "No filter named 'safe'"),
        ("{{ view is callable }}", "No test named 'callable'"),
        ("{{ none }}", NO_TEXT),
        ("{{ (1, 2) }}", NO_TEXT),
        ("{{ [1, 2] }}", NO_TEXT),
        ("{{ {1: 2} }}", NO_TEXT),
        ("{{ 0.5 }}", NO_TEXT),
        ("{{ view }}", NO_TEXT),
        ("{{ view ~ '' }}", NO_TEXT),
        ("{{ [[1]] | join }}", NO_TEXT),
        ("{{ [1] | join([1]) }}", NO_TEXT),
        ("{{ range(3) }}", NO_TEXT),
        ("{{ 'ab' | join }}", NO_LIST),
        ("{{ 'ab' | first }}", NO_LIST),
        ("{{ 'ab' | last }}", NO_LIST),
        ("{{ 'ab'[0] }}", NO_LIST),
        ("{{ 'ab'[:1] }}", NO_LIST),
        (f"{LETTERS}{{{{ m()[1:] }}}}", NO_LIST),
        ("{% for x in 'ab' %}{% endfor %}", NO_LIST),
        ("{% for x in view %}{% endfor %}", NO_LIST),
        ("{% for x, y in ['ab'] %}{% endfor %}", NO_LIST),
        (
            "{% for x, (y, z) in [[1, 'ab']] %}{% endfor %}",
            "a loop takes its items apart once, not",
        ),
        ("{% set x, y = 'ab' %}", "one name stands for one value; only a loop takes its items"),
        ("{% with x, y = 'ab' %}{% endwith %}", "one name stands for one value; only a loop takes"),
        ("{% set x, y %}ab{% endset %}", "one name stands for one value; only a loop takes its"),
        ("{% set x | first %}ab{% endset %}", "a block has no filter; give it to the values in"),
        ("{% filter first %}ab{% endfilter %}", "there is no block of a filter; give it to the"),
        ("{% autoescape false %}{% endautoescape %}", "templates do not switch the escaping"),
        ("{{ [1][1] }}", "this list has no such item; it has 1, counted from 0"),
        ("{{ [1][-2] }}", "this list has no such item; it has 1, counted from 0"),
        ("{{ 'a' + 1 }}", NO_SUM),
        ("{{ view + '' }}", NO_SUM),
        ("{{ veiw + '' }}", 'there is no "veiw"; did you mean "view"?'),
        ("{{ 'a' + veiw }}", 'there is no "veiw"; did you mean "view"?'),
        ("{{ veiw ~ '' }}", 'there is no "veiw"; did you mean "view"?'),
        ("{{ 1 / 0 }}", "it cannot be run: division by zero"),
        ("{{ missing }}", 'there is no "missing"; known: view'),
        ("{{ veiw }}", 'there is no "veiw"; did you mean "view"?'),
        ("{{ veiw.title }}", 'there is no "veiw"; did you mean "view"?'),
        ("{{ missing() }}", 'there is no "missing"; known: view'),
        ("{{ ('a',).other }}", f'templates may not use "other"; {PLAIN_FIELDS}'),
        ("{% for x in veiw %}{% endfor %}", 'there is no "veiw"; did you mean "view"?'),
        ("{% include 5 %}", NO_NAME),
        ("{% include view %}", NO_NAME),
        ("{% include [view, 5] %}", NO_NAME),
        ("{% include ['a', 'b'] %}", "there is none of the templates a, b"),
        ("{% extends view %}", NO_NAME),
        ("{% import view as x %}", NO_NAME),
        ("{% macro m(a, a) %}{% endmacro %}", 'the parameter "a" stands twice'),
        ("{% call(a, a) m() %}{% endcall %}", 'the parameter "a" stands twice'),
        ("{{ m(a=1, a=2) }}", 'the argument "a" stands twice'),
        ("{{ [] | join(a=1, a=2) }}", 'the argument "a" stands twice'),
        ("{{ 1 is eq(a=1, a=2) }}", 'the argument "a" stands twice'),
        ("{% call m(caller=1) %}{% endcall %}", 'the argument "caller" stands twice'),
        ("{% for a in [] %}" * 21 + "{% endfor %}" * 21, TOO_DEEP),
        ("{% if 1 %}" * 100 + "{% endif %}" * 100, TOO_DEEP),
        ("{{ 1" + " + 1" * 100 + " }}", TOO_DEEP),
        ("{# no end", "Missing end of comment tag"),
        ("{% if view %}", "Unexpected end of template"),
    ],
)
def test_what_templates_may_not_do_is_refused_with_its_place(
    refusal: Callable[..., str], text: str, said: str
) -> None:
    message = refusal(f"first line\n{text}", report_view())
    assert message.startswith(f"templates/page.html.j2:2: {said}")


def test_a_range_is_bounded(made: Callable[..., str], refusal: Callable[..., str]) -> None:
    assert made("{% for i in range(3) %}{{ i }}{% endfor %}") == "012"
    assert "Range too big" in refusal("{% for i in range(1000000000) %}{% endfor %}")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "page.html.j2/../../secret.txt", "a\x00b"]
)
def test_nothing_outside_the_folders_is_included(
    refusal: Callable[..., str], tmp_path: Path, name: str
) -> None:
    write(tmp_path, "secret.txt", "a secret")
    message = refusal(f"{{% include '{name}' %}}")
    assert message == f'templates/page.html.j2:1: there is no template "{name}"'


def test_a_template_that_includes_itself_ends(refusal: Callable[..., str]) -> None:
    message = refusal("{% include 'page.html.j2' %}")
    assert message == "templates/page.html.j2:1: it includes or calls itself without end"


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateFailedError) as caught:
        page_text(None, "report/none.html.j2", tmp_path)
    said = 'templates/report/none.html.j2: there is no template "report/none.html.j2"'
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}", TOO_DEEP),
        ("{% macro m(\ufb01, fi) %}{% endmacro %}", "duplicate argument"),
    ],
)
def test_what_python_cannot_compile_is_refused_with_its_file(
    refusal: Callable[..., str], tmp_path: Path, text: str, said: str
) -> None:
    write(tmp_path, "templates/_a.html.j2", text)
    message = refusal("{% include '_a.html.j2' %}")
    assert message.startswith(f"templates/_a.html.j2: the engine cannot compile it: {said}")


def test_the_place_of_a_mistake_is_in_the_template_that_has_it(
    refusal: Callable[..., str], tmp_path: Path
) -> None:
    write(tmp_path, "templates/part/_a.html.j2", "\n\n{{ veiw }}")
    message = refusal("{% include 'part/_a.html.j2' %}")
    assert message.startswith("templates/part/_a.html.j2:3: ")


def test_a_field_that_is_not_there_is_an_error_with_the_nearest_one(
    refusal: Callable[..., str],
) -> None:
    message = refusal("{{ view.titel }}", report_view())
    assert message == 'templates/page.html.j2:1: there is no "titel"; did you mean "title"?'


@pytest.mark.parametrize("field", ["evidence", "proved", "origin"])
def test_what_views_carry_for_machines_is_out_of_reach(
    refusal: Callable[..., str], field: str
) -> None:
    for template in (f"{{{{ view.{field} }}}}", f"{{{{ view['{field}'] }}}}"):
        assert f'there is no "{field}"' in refusal(template, full_record())


def test_a_workspace_overrides_templates_file_by_file(tmp_path: Path) -> None:
    mine, shipped = tmp_path / "mine", tmp_path / "shipped"
    write(shipped, "page.html.j2", "page {% include '_a.html.j2' %} {% include '_b.html.j2' %}")
    write(shipped, "_a.html.j2", "shipped a")
    write(shipped, "_b.html.j2", "shipped b")
    write(mine, "_a.html.j2", "my a")
    texts = own_texts(shipped) | own_texts(mine)
    assert "".join(asked(None, "page.html.j2", texts)) == "page my a shipped b"


def test_values_are_escaped_by_the_kind_of_the_template(made: Callable[..., str]) -> None:
    view = report_view(title="<b> *c* \x1b \u202e")
    html, markdown = "&lt;b&gt; *c* \ufffd \ufffd", "&lt;b> \\*c\\* \ufffd \ufffd"
    assert made("{{ view.title }}", view) == html
    assert made("{{ view.title }}", view, "page.svg.j2") == html
    assert made("{{ view.title }}", view, "page.txt.j2") == html
    assert made("{{ view.title }}", view, "page.md.j2") == markdown
    macro = "{% macro twice(x) %}{{ x }}|{{ x }}{% endmacro %}{{ twice(view.title) }}"
    assert made(macro, view, "page.md.j2") == f"{markdown}|{markdown}"
    assert made(macro, view) == f"{html}|{html}"


def test_constants_are_escaped_wherever_they_stand(made: Callable[..., str]) -> None:
    macro = "{% macro said(what) %}{{ '<b>' }}{{ what }}{{ '&' }}{% endmacro %}"
    assert made(f"{macro}{{{{ said('<i>') }}}}") == "&lt;b&gt;&lt;i&gt;&amp;"
    assert made("{{ '<b>' }}") == "&lt;b&gt;"
    assert made("a{{ '<b>' }}c{{ '&' }}") == "a&lt;b&gt;c&amp;"


def test_what_was_written_once_is_escaped_again(made: Callable[..., str]) -> None:
    macro = "{% macro bold() %}<b>{% endmacro %}"
    assert made(f"{macro}{{{{ bold() }}}}{{{{ '<b>' }}}}{{{{ bold() }}}}") == "<b>&lt;b&gt;<b>"
    assert made(f"{macro}{{{{ '<b>' }}}}{{{{ bold() }}}}{{{{ '<b>' }}}}") == "&lt;b&gt;<b>&lt;b&gt;"


def test_numbers_and_truth_values_can_be_printed(made: Callable[..., str]) -> None:
    assert made("{{ 1 }} {{ 2 }}", name="page.md.j2") == "1 2"
    assert made("{{ view.corpus.records }}", report_view()) == "105"


def test_inheritance_loops_and_macros_of_other_files_work(
    made: Callable[..., str], tmp_path: Path
) -> None:
    write(tmp_path, "templates/base.html.j2", "<{% block a %}base{% endblock %}>")
    write(tmp_path, "templates/_m.html.j2", "{% macro m(x) %}[{{ x }}{{ caller() }}]{% endmacro %}")
    text = (
        "{% extends 'base.html.j2' %}{% import '_m.html.j2' as all %}"
        "{% block a %}{{ super() }}{% for x in ['a', 'b'] %}"
        "{% call all.m(loop.index) %}{{ x }}{% endcall %}{% endfor %}{% endblock %}"
    )
    assert made(text) == "<base[1a][2b]>"


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "https://a.b/ c", "https://a.b/>", "https://", "//a.b", "https://a\n"],
)
def test_only_web_addresses_become_links(refusal: Callable[..., str], text: str) -> None:
    assert not is_web_address(text)
    view = report_view(title=text)
    message = refusal("{{ view.title | destination }}", view, "page.md.j2")
    assert "is no web address" in message


def test_an_address_keeps_its_signs_in_markdown(made: Callable[..., str]) -> None:
    view = report_view(title="http://a.b/c_d?e=1&copy=2")
    text = "{{ view.title | destination }}"
    assert made(text, view, "page.md.j2") == "http://a.b/c_d?e=1&amp;copy=2"
    assert not is_web_address(None)


def test_the_shipped_templates_compute_nothing() -> None:
    for path in SHIPPED.rglob("*.j2"):
        text = path.read_text("utf-8")
        assert "{% set" not in text, path.name
        assert "| safe" not in text, path.name


def test_a_mistake_in_a_shipped_template_is_a_bug(tmp_path: Path) -> None:
    write(tmp_path, "page.html.j2", "{{ veiw }}")
    with pytest.raises(UndefinedError):
        text_of(Pages(tmp_path).page(None, "page.html.j2"))


@pytest.mark.parametrize("name", ["report/report.html.j2", "report/report.md.j2"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_page_is_the_same_in_the_sandbox(tmp_path: Path, name: str, hostile: str) -> None:
    view = with_texts(source_view(), lambda _: hostile)
    page = page_text(view, name)
    assert page == page_text(view, name, tmp_path)
    assert UNFIT_FOR_A_PAGE.search(page) is None


def test_the_first_of_several_templates_that_is_there_is_included(
    made: Callable[..., str], tmp_path: Path
) -> None:
    write(tmp_path, "templates/_b.html.j2", "b")
    assert made("{% include ['_a.html.j2', '_b.html.j2'] %}") == "b"


def test_every_shipped_template_compiles() -> None:
    made = trusted(SHIPPED, no_page, markdown=False)
    names = made.list_templates(extensions=["j2"])
    assert sorted(names) == sorted(
        Path(folder, name).relative_to(SHIPPED).as_posix()
        for folder, _, found in os.walk(SHIPPED)
        for name in found
        if not folder.endswith("__pycache__")
    )
    for name in names:
        assert made.get_template(name).name == name


def test_numbers_texts_and_lists_can_be_added(made: Callable[..., str]) -> None:
    assert made("{{ 1 + 2 }} {{ 'a' + 'b' }} {{ '<' ~ 1 }} {{ ([1] + [2]) | length }}") == (
        "3 ab &lt;1 2"
    )


def test_lists_have_parts_and_ends(made: Callable[..., str]) -> None:
    text = "{% for a in [1, 2, 3][1:] %}{{ a }}{% endfor %}{{ [1, 2] | first }}{{ (1, 2) | last }}"
    assert made(text) == "2312"
    assert made("{{ [] | first is none }}{{ [] | last is none }}{{ [4, 5][-1] }}") == "TrueTrue5"
