"""Templates of a stranger can read the view, and nothing else of the machine or the program."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2.exceptions import UndefinedError

from compliance.errors import ComplianceError
from compliance.model.characters import UNFIT_FOR_A_PAGE
from compliance.render.pages import Pages
from compliance.render.sandbox.failure import TemplateFailedError
from compliance.render.templates import is_web_address, trusted
from support.templates import SHIPPED, page_text
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
        with pytest.raises(ComplianceError) as caught:
            made(text, view, name)
        assert isinstance(caught.value, TemplateFailedError)
        return str(caught.value)

    return refuse


PLAIN_FIELDS = "they read the plain fields of the view"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ ''.__class__.__mro__ }}", f'templates may not use "__class__"; {PLAIN_FIELDS}'),
        ("{{ ''['__class__'] }}", f'templates may not use "__class__"; {PLAIN_FIELDS}'),
        ("{{ view.__init__.__globals__ }}", f'templates may not use "__init__"; {PLAIN_FIELDS}'),
        ("{{ 'a'.join('bc') }}", f'templates may not use "join"; {PLAIN_FIELDS}'),
        ("{{ '{0}'.format(1) }}", "templates may call macros, blocks and range, and nothing else"),
        ("{{ ().count }}", f'templates may not use "count"; {PLAIN_FIELDS}'),
        ("{{ range(10**9) }}", 'templates may not use the operator "**"'),
        ("{{ 'a' * 9 }}", 'templates may not use the operator "*"'),
        ("{{ '%9d' % 1 }}", 'templates may not use the operator "%"'),
        ("{{ view() }}", "templates may call macros, blocks and range, and nothing else"),
        ("{{ view | safe }}", "No filter named 'safe'"),
        ("{{ view is callable }}", "No test named 'callable'"),
        ("{{ none }}", "this is no text or number; print its fields, or join its texts"),
        ("{{ (1, 2) }}", "this is no text or number; print its fields, or join its texts"),
        ("{{ [1, 2] }}", "this is no text or number; print its fields, or join its texts"),
        ("{{ (1, 2) | join }}", "this is no text or number; print its fields, or join its texts"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ missing }}", 'there is no "missing"; known: view'),
        ("{{ veiw }}", 'there is no "veiw"; did you mean "view"?'),
        ("{{ missing() }}", 'there is no "missing"; known: view'),
        ("{{ ('a',).other }}", 'there is no "other"'),
        ("{% for x in veiw %}{% endfor %}", 'there is no "veiw"; did you mean "view"?'),
        ("{% if view %}", "Unexpected end of template"),
    ],
)
def test_what_templates_may_not_do_is_refused_with_its_place(
    refusal: Callable[..., str], text: str, said: str
) -> None:
    message = refusal(f"first line\n{text}")
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


def test_a_link_that_leads_out_of_the_folders_is_refused(
    refusal: Callable[..., str], made: Callable[..., str], tmp_path: Path
) -> None:
    write(tmp_path, "secret.txt", "a secret")
    write(tmp_path, "templates/inside.txt", "no secret")
    (tmp_path / "templates" / "out.html.j2").symlink_to("../secret.txt")
    (tmp_path / "templates" / "in.html.j2").symlink_to("inside.txt")
    message = refusal("{% include 'out.html.j2' %}")
    assert message.endswith(': "out.html.j2" leads out of the template folders')
    assert made("{% include 'in.html.j2' %}") == "no secret"


def test_a_template_that_includes_itself_ends(refusal: Callable[..., str]) -> None:
    message = refusal("{% include 'page.html.j2' %}")
    assert message == "templates/page.html.j2:1: it includes or calls itself without end"


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateFailedError) as caught:
        page_text(None, "report/none.html.j2", tmp_path)
    said = 'templates/report/none.html.j2: there is no template "report/none.html.j2"'
    assert str(caught.value) == said


def test_a_template_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_bytes(b"\xff")
    with pytest.raises(TemplateFailedError, match="a template is not UTF-8"):
        page_text(None, "page.html.j2", tmp_path)


def test_a_template_that_cannot_be_read_is_refused(
    refusal: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("jinja2.loaders.open", refuse, raising=False)
    assert refusal("") == "templates/page.html.j2: a template cannot be read: Permission denied"


def test_the_place_of_a_mistake_is_in_the_template_that_has_it(
    refusal: Callable[..., str], tmp_path: Path
) -> None:
    write(tmp_path, "templates/part/_a.html.j2", "\n\n{{ veiw }}")
    message = refusal("{% include 'part/_a.html.j2' %}")
    assert message.startswith("templates/part/_a.html.j2:3: ")


def test_the_place_of_a_mistake_is_found_in_any_folder(tmp_path: Path) -> None:
    write(tmp_path, "shipped/page.html.j2", "\n{{ veiw }}")
    with pytest.raises(TemplateFailedError, match=r"^shipped/page\.html\.j2:2: ") as caught:
        Pages(tmp_path / "shipped", tmp_path / "templates").page(None, "page.html.j2")
    cause = caught.value.__cause__
    assert cause is not None
    elsewhere = TemplateFailedError(cause, [tmp_path / "templates"], "page.html.j2")
    assert elsewhere.place == f"{(tmp_path / 'shipped/page.html.j2').as_posix()}:2"


def test_a_field_that_is_not_there_is_an_error_with_the_nearest_one(
    refusal: Callable[..., str],
) -> None:
    message = refusal("{{ view.titel }}", report_view())
    assert message == 'templates/page.html.j2:1: there is no "titel"; did you mean "title"?'


@pytest.mark.parametrize("field", ["evidence", "proved"])
def test_what_views_carry_for_machines_is_out_of_reach(
    refusal: Callable[..., str], field: str
) -> None:
    record = full_record()
    object.__setattr__(record, field, Path("a secret"))
    for template in (f"{{{{ view.{field} }}}}", f"{{{{ view['{field}'] }}}}"):
        assert f'templates may not use "{field}"; {PLAIN_FIELDS}' in refusal(template, record)


def test_a_view_cannot_be_printed_with_all_it_holds(refusal: Callable[..., str]) -> None:
    assert "this is no text or number" in refusal("{{ view }}", full_record())
    assert "this is no text or number" in refusal("{{ (view, view) | join }}", full_record())
    assert "whole" not in repr(full_record()).partition("proved")[2]


def test_a_workspace_overrides_templates_file_by_file(tmp_path: Path) -> None:
    mine, shipped = tmp_path / "mine", tmp_path / "shipped"
    write(shipped, "page.html.j2", "page {% include '_a.html.j2' %} {% include '_b.html.j2' %}")
    write(shipped, "_a.html.j2", "shipped a")
    write(shipped, "_b.html.j2", "shipped b")
    write(mine, "_a.html.j2", "my a")
    assert Pages(shipped, mine).page(None, "page.html.j2") == b"page my a shipped b"
    assert Pages(mine, shipped).page(None, "page.html.j2") == b"page shipped a shipped b"


def test_values_are_escaped_by_the_kind_of_the_template(made: Callable[..., str]) -> None:
    view = report_view(title="<b> *c* \x1b \u202e")
    html, markdown = "&lt;b&gt; *c* \ufffd \ufffd", "&lt;b> \\*c\\* \ufffd \ufffd"
    assert made("{{ view.title }}", view) == html
    assert made("{{ view.title }}", view, "page.svg.j2") == html
    assert made("{{ view.title }}", view, "page.txt") == html
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
        "{% block a %}{{ super() }}{% for x in 'ab' %}"
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
        Pages(tmp_path).page(None, "page.html.j2")


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
    made = trusted(SHIPPED, markdown=False)
    names = made.list_templates(extensions=["j2"])
    assert sorted(names) == sorted(
        Path(folder, name).relative_to(SHIPPED).as_posix()
        for folder, _, found in os.walk(SHIPPED)
        for name in found
        if not folder.endswith("__pycache__")
    )
    for name in names:
        assert made.get_template(name).name == name
