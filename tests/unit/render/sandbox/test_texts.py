"""Whatever way a value takes through a stranger's template, it is escaped, and once."""

from __future__ import annotations

import pytest
from markupsafe import escape

from compliance.render.markdown_escape import escape_markdown
from compliance.render.sandbox.error import TemplateFailedError
from support.templates import asked
from support.views import report_view

VALUE = "*a* [b](http://c.d/?e=1&f=2) <i> `g` www.h.i | j"
BLOCK = "{% set m %}*<b>{% endset %}"
MACRO = "{% macro m(x) %}*<b>{{ x }}{% endmacro %}"

# On each page, V stands for the value as it is escaped once; *<b> is what the template writes.
WAYS = {
    "printed": ("{{ v }}", "V"),
    "printed by name": ("{{ view['title'] }}", "V"),
    "concatenated": ("{{ '' ~ v }}", "V"),
    "concatenated after a block": (BLOCK + "{{ m ~ v }}", "*<b>V"),
    "concatenated before a block": (BLOCK + "{{ v ~ m }}", "V*<b>"),
    "concatenated and printed in a block": (
        BLOCK + "{% set n %}{{ m ~ v }}{% endset %}{{ n ~ v }}",
        "*<b>VV",
    ),
    "concatenated over and over": (
        BLOCK + "{% set n = m ~ v %}{{ n ~ n ~ (v ~ n) }}",
        "*<b>V" * 2 + "V*<b>V",
    ),
    "added": (BLOCK + "{{ m + v }}{{ v + m }}", "*<b>VV*<b>"),
    "added to a text": ("{{ v + '' }}", "V"),
    "joined": ("{{ [v] | join }}", "V"),
    "joined with a block": (BLOCK + "{{ [m, v, m] | join }}", "*<b>V*<b>"),
    "joined by a block": (BLOCK + "{{ [v, v] | join(m) }}", "V*<b>V"),
    "joining blocks": (BLOCK + "{{ [m, m] | join(v) }}", "*<b>V*<b>"),
    "joined and joined": (BLOCK + "{{ [[m, v] | join, v] | join }}", "*<b>VV"),
    "in a block": ("{% set n %}{{ v }}{% endset %}{{ n }}", "V"),
    "in a block in a block": (
        "{% set n %}{% set o %}{{ v }}{% endset %}{{ o }}{% endset %}{{ n }}",
        "V",
    ),
    "by a macro": (MACRO + "{{ m(v) }}", "*<b>V"),
    "by a macro of a macro": (MACRO + "{{ m(m(v)) }}", "*<b>*<b>V"),
    "by a macro in a text": (MACRO + "{{ m(v) ~ v }}", "*<b>VV"),
    "by a macro's default": ("{% macro n(x=v) %}{{ x }}{% endmacro %}{{ n() }}", "V"),
    "by a macro's other arguments": (
        "{% macro n() %}{{ varargs[0] }}{{ kwargs.a }}{% endmacro %}{{ n(v, a=v) }}",
        "VV",
    ),
    "by a call": (
        "{% macro n() %}*<b>{{ caller(v) }}{% endmacro %}{% call(x) n() %}{{ x }}{% endcall %}",
        "*<b>V",
    ),
    "by a call in a text": (
        "{% macro n() %}{{ '' ~ caller() }}{% endmacro %}{% call n() %}{{ v }}{% endcall %}",
        "V",
    ),
    "by a block": ("{% block a %}{{ v }}{% endblock %}{{ self.a() ~ v }}", "VVV"),
    "by an include": ("{% include '_printing.md.j2' %}", "V"),
    "by an import": ("{% import '_printing.md.j2' as p with context %}{{ p.m() ~ v }}", "*<b>V"),
    "by a name of an import": ("{% import '_named.md.j2' as p %}{{ p.n ~ v }}", "*<b>V"),
    "by a loop": (BLOCK + "{% for x in [m, v] %}{{ x }}{% endfor %}", "*<b>V"),
    "by taking apart": (BLOCK + "{% for x, y in [[m, v]] %}{{ x ~ y }}{% endfor %}", "*<b>V"),
    "by a condition": (BLOCK + "{{ v if m else m }}{{ m and v }}{{ v or m }}", "VVV"),
    "by a list": (
        BLOCK + "{{ [v, m][0] }}{{ ([m, v] | last) ~ m }}{{ [v][:1] | first }}",
        "VV*<b>V",
    ),
    "by a mapping": ("{{ {'a': v}.a }}", "V"),
    "by with": (BLOCK + "{% with x = m ~ v %}{{ x }}{% endwith %}", "*<b>V"),
}

REFUSED = (
    "{{ m[1:] }}",
    "{{ m[0] }}",
    "{{ m[::-1] }}",
    "{{ v[:4] }}{{ v[4:] }}",
    "{{ m | first }}",
    "{{ m | last }}",
    "{{ m | join }}",
    "{% for x in m %}{{ x }}{% endfor %}",
    "{% for x in v %}{{ x }}{% endfor %}",
    "{% set a, b, c, d = m %}{{ a }}",
    "{% for a, b, c, d in [m] %}{{ a }}{% endfor %}",
    "{{ m % v }}",
    "{{ m * 2 }}",
    "{{ m.format(v) }}",
    "{{ m.replace('b', v) }}",
    "{{ m.join([v, v]) }}",
    "{{ m.unescape() }}",
    "{{ m.striptags() }}",
    "{{ v | safe }}",
    "{{ v | escape }}",
    "{{ v | e }}",
    "{{ v | forceescape }}",
    "{{ v | string }}",
    "{{ m | string }}",
    "{{ m | format(v) }}",
    "{{ m | replace('b', v) }}",
    "{{ v | upper }}",
    "{{ v | title }}",
    "{{ v | trim }}",
    "{{ v | wordwrap }}",
    "{{ v | indent }}",
    "{{ v | truncate }}",
    "{{ v | center }}",
    "{{ v | urlize }}",
    "{{ v | striptags }}",
    "{{ v | tojson }}",
    "{{ v | list }}",
    "{{ [v] | map('safe') | first }}",
    "{{ [m] | batch(1) | first }}",
    "{{ [m] | sum(start=v) }}",
    "{{ {'a': v} | xmlattr }}",
    "{% filter upper %}{{ v }}{% endfilter %}",
    "{% set n | upper %}{{ v }}{% endset %}{{ n }}",
    "{% autoescape false %}{{ v }}{% endautoescape %}",
)


def made(text: str, ending: str) -> str:
    """Return what a template makes, whose `v` is the value."""
    sources = {
        f"page.{ending}": "{% set v = view.title %}" + text,
        "_printing.md.j2": "{{ view.title }}{% macro m() %}*<b>{% endmacro %}",
        "_named.md.j2": "{% set n %}*<b>{% endset %}",
    }
    return "".join(asked(report_view(title=VALUE), f"page.{ending}", sources))


@pytest.mark.parametrize(("text", "page"), WAYS.values(), ids=WAYS)
@pytest.mark.parametrize(
    ("ending", "once"), [("md.j2", escape_markdown(VALUE)), ("html.j2", str(escape(VALUE)))]
)
def test_a_value_is_escaped_once_whatever_way_it_takes(
    text: str, page: str, ending: str, once: str
) -> None:
    assert made(text, ending) == page.replace("V", once)


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.parametrize("ending", ["md.j2", "html.j2"])
def test_there_is_no_other_way(text: str, ending: str) -> None:
    with pytest.raises(TemplateFailedError):
        made(BLOCK + text, ending)
