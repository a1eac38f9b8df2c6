"""What says the program's words in a stranger's template says nothing else, and reaches nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.render.sandbox.error import TemplateFailedError
from compliance.wording.speaking import Language, spoken_in
from support.templates import page_text
from support.views import report_view

ONE = "_() is given a message as it is, between quotes"
NUMBER = "_n() is given two forms of a message as they are, between quotes, and a number"
THERE = "_p() is given where a message stands, and the message, both between quotes"
TAG = "foreign() is given the tag of a language, or nothing"

OWN = "with_own is given words that stand in a text, and the tag of their language or nothing"


def page(folder: Path, text: str, view: object = None, name: str = "page.html.j2") -> str:
    path = folder / "templates" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return page_text(view, name, folder / "templates")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ _() }}", ONE),
        ("{{ _(message='a') }}", ONE),
        ("{{ _(1) }}", ONE),
        ("{{ _(view) }}", ONE),
        ("{{ _('a', view) }}", ONE),
        ("{{ _('a' ~ view) }}", ONE),
        ("{{ _('a' if view else '<b>') }}", ONE),
        ("{{ _(*['a']) }}", ONE),
        ("{{ _('a', **view) }}", ONE),
        ("{{ _n('a', 'b') }}", NUMBER),
        ("{{ _n('a', view, 1) }}", NUMBER),
        ("{{ _n('a', 'b', 1, '<b>') }}", NUMBER),
        ("{{ _p('a') }}", THERE),
        ("{{ _p(view, 'a') }}", THERE),
        ("{{ _p('a', message='b') }}", THERE),
        ("{{ foreign('a', 'b') }}", TAG),
        ("{{ foreign(*['a']) }}", TAG),
        ("{% with f = _ %}{{ f('a') }}{% endwith %}", '"_" is called, and nothing else'),
        ("{{ (_)(view) }}{{ [_] }}", ONE),
        ("{{ [_n] | first }}", '"_n" is called, and nothing else'),
        ("{{ _.__globals__ }}", '"_" is called, and nothing else'),
        ("{{ _p['a'] }}", '"_p" is called, and nothing else'),
        ("{{ 'a' | join(_) }}", '"_" is called, and nothing else'),
        ("{{ _('a', b=_) }}", '"_" is called, and nothing else'),
        ("{% macro m(x) %}{% endmacro %}{{ m(foreign) }}", '"foreign" is called'),
    ],
)
def test_what_is_no_message_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(TemplateFailedError) as caught:
        page(tmp_path, f"\n\n{text}", report_view())
    assert str(caught.value).startswith("templates/page.html.j2:3: ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ _n('a', 'b', '<b>') }}", "_n() is given two forms of a message and a number"),
        ("{{ _n('a', 'b', view.no) }}", "_n() is given two forms of a message and a number"),
        ("{{ _('{a}', a=view) }}", "this is no text or number"),
        ("{{ _('{a}', a=view.no) }}", 'there is no "no"'),
        ("{{ foreign(view) }}", TAG),
        ("{{ foreign(1) }}", TAG),
        ("{{ foreign(tag='de') }}", "foreign"),
        ("{{ 'a' | with_own(view) }}", OWN),
        ("{{ 'a' | with_own(1) }}", OWN),
        ("{{ 'a' | with_own('a', view) }}", OWN),
        ("{{ view | with_own('a') }}", "this is no text or number"),
        ("{{ view.no | with_own('a', 'de') }}", 'there is no "no"'),
    ],
)
def test_what_it_is_given_is_looked_at_when_it_is_called(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(TemplateFailedError) as caught:
        page(tmp_path, f"\n\n{text}", report_view())
    assert str(caught.value).startswith("templates/page.html.j2:3: ")
    assert said in str(caught.value)


def test_what_fills_a_gap_is_escaped_once_and_is_no_message(tmp_path: Path) -> None:
    view = report_view(title="<b> {y} {{ 1 }}")
    macro = "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}"
    text = macro + "{{ _('{a}: {b}', a=m(view.title), b=view.title) }}"
    assert page(tmp_path, text, view) == ("<i>&lt;b&gt; {y} {{ 1 }}</i>: &lt;b&gt; {y} {{ 1 }}")
    assert (
        page(tmp_path, "{{ _('{a}', a=view.title) }}", report_view(title="*a*"), "page.md.j2")
        == r"\*a\*"
    )


def test_a_gap_reaches_into_nothing(tmp_path: Path) -> None:
    text = "{{ _('{a.__class__} {a[0]} {a!r} {b}', a='x') }}"
    assert page(tmp_path, text) == "{a.__class__} {a[0]} {a!r} {b}"


def test_strangers_templates_speak_the_language_of_the_page(tmp_path: Path) -> None:
    text = "{{ _p('a month after a day', 'May') }}{{ foreign() }}{{ foreign(view.title) }}"
    with spoken_in(Language.RUSSIAN, "en-GB"):
        said = page(tmp_path, text, report_view(title="ru"))
        assert page(tmp_path, "<p{{ foreign(view) }}>", 'de"') == '<p lang="de&#34;">'
    assert said.endswith(' lang="en-GB"')
    assert page(tmp_path, text, report_view(title="hy-Armn")) == 'May lang="hy-Armn"'
    assert page(tmp_path, "{{ _n('{number} a', '{number} b', 2) }}") == "2 b"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{{ '<says> <it> now' | with_own('<it>') }}", "&lt;says&gt; {}&lt;it&gt;{} now"),
        ("{{ '<says> <it> now' | with_own('') }}", "&lt;says&gt; &lt;it&gt; now"),
        ("{{ '<says> <it> now' | with_own('that') }}", "&lt;says&gt; &lt;it&gt; now"),
        ("{% macro m() %}<i>it</i>{% endmacro %}{{ m() | with_own('it') }}", "<i>it</i>"),
        ("{{ 12 | with_own('1') }}", "12"),
    ],
)
def test_words_of_the_workspace_are_marked_where_another_language_is_spoken(
    tmp_path: Path, text: str, printed: str
) -> None:
    assert page(tmp_path, text) == printed.format("", "")
    with spoken_in(Language.ARMENIAN, 'en"'):
        marked = printed.format('<span lang="en&#34;">', "</span>")
        assert page(tmp_path, text) == marked
        in_armenian = text.replace("') }}", "', 'hy') }}")
        assert page(tmp_path, in_armenian) == printed.format("", "")
