"""The program's own pages have their messages put in when they are compiled."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from compliance.render.templates import no_page, saying, trusted
from compliance.wording.speaking import Language, spoken_in

RUSSIAN, ENGLISH = Language.RUSSIAN, Language.ENGLISH


def page(tmp_path: Path, template: str, language: Language = ENGLISH, **view: object) -> str:
    """Return what a template of the program makes of a view, in a language."""
    (tmp_path / "one.html.j2").write_text(template, "utf-8")
    with spoken_in(language):
        environment = trusted(tmp_path, no_page, markdown=False)
        return environment.get_template("one.html.j2").render(**view)


@pytest.mark.parametrize(
    ("template", "made"),
    [
        ('{{ _("Sides") }}: {{ a }}', "Стороны: &lt;i&gt;"),
        ('{{ _("Named {id}.", id=a) }}', "Названо &lt;i&gt;."),
        ('{% for x in [_("Sides")] %}{{ x }}{% endfor %}', "Стороны"),
        (
            '{% for x in [_("Named {id}.", id=a)] %}{{ x }}{% endfor %}',
            "Названо &lt;i&gt;.",
        ),
        ('{{ _("Named {id}.", id=_("Sides")) }}', "Названо Стороны."),
        ('{{ _p("what a voice does", "says") }}', "говорит"),
        ('{{ _n("{number} passage", "{number} passages", 3) }}', "3 отрывка"),
        ('{{ _("Version <bdi>{version}</bdi>", version=a) }}', "Версия <bdi>&lt;i&gt;</bdi>"),
        ('{{ _("no message {a}", a=a) }}', "no message &lt;i&gt;"),
        ('<p{{ foreign() }}{{ foreign("ru-RU") }}>', '<p lang="en">'),
        ("{% if foreign() %}other{% else %}same{% endif %}", "other"),
        ('{{ "<b>" }}', "&lt;b&gt;"),
    ],
)
def test_a_message_is_put_in_in_the_language_spoken(
    tmp_path: Path, template: str, made: str
) -> None:
    assert page(tmp_path, template, RUSSIAN, a="<i>") == made


def test_each_environment_keeps_its_language(tmp_path: Path) -> None:
    assert page(tmp_path, '{{ _("Sides") }}{{ foreign() }}') == "Sides"
    assert page(tmp_path, '{{ _("Sides") }}{{ foreign() }}', RUSSIAN) == 'Стороны lang="en"'


@given(st.text(), st.sampled_from([RUSSIAN, ENGLISH]))
def test_what_is_put_in_is_what_would_be_said(
    tmp_path_factory: pytest.TempPathFactory, text: str, language: Language
) -> None:
    """Law: it is all one whether a message is known before or asked for, as strangers' pages do."""
    given_, message = (text, Markup("<b>{}</b>").format(text)), "{left} and {right}"
    with spoken_in(language):
        said = saying(escape)["_"](message, left=given_[0], right=given_[1])
    template = '{{ _("{left} and {right}", left=a, right=b) }}'
    folder = tmp_path_factory.mktemp("law")
    assert page(folder, template, language, a=given_[0], b=given_[1]) == said
