"""Laws of reading texts: the sides are read alike, and the same text is read the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from compliance.model.base import SideId, SourceId
from compliance.suggest.given import Known
from compliance.suggest.said import Said
from support.choices import among
from support.reading import AGREEMENT, KNOWN, as_told, changed, read

ENGLISH = (
    "Norland's defence ministry said that {other} has violated the agreement.",
    "It added that the posts of {other} are empty.",
    "“We urge {other} to withdraw its 300 soldiers from the shore,” Norland said on Monday.",
    "“Nobody of us has been there since last year.”",
    "{other} denied the statement of Norland's foreign ministry.",
    "According to {other}, Norland has not fulfilled point 3.",
    "Both sides met on 3 March, and {other} pledged to exchange three prisoners.",
    "Anna Tarn believes that {other} must leave; Norburg has left.",
    "The president said all is quiet in {other}, but Norland did not withdraw.",
    "Witnesses close to {other} say the ceasefire is being violated by Norland.",
    "Point 2:\n• Return of the boats. {other} returned them. It has been fulfilled by Norland.\n",
)
RUSSIAN = (
    "Министерство обороны Норланда заявило, что {other} нарушила соглашение.",
    "Оно добавило, что посты пусты.",
    "«Мы призываем их отвести 300 солдат с нашего берега», — заявили в МИД Норланда в субботу.",
    "{other} опровергла заявление Норланда.",
    "По словам Анны Тарн, пункт 3 не выполнен. Об этом сообщила {other}.",
)
_EACH = {"en": "Sudonia", "ru": "Судония"}
_BREAKS = among((" ", "\n", "\n\n"))


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a language and a text of both sides in it."""
    language, sentences = draw(among((("en", ENGLISH), ("ru", RUSSIAN))))
    drawn = draw(st.lists(st.tuples(among(sentences), _BREAKS), min_size=1, max_size=8))
    return language, "".join(one.format(other=_EACH[language]) + gap for one, gap in drawn)


def _other(name: str) -> str:
    """Return the same side or voice of the other shore."""
    for one, other in (("north", "south"), ("south", "north")):
        if name == one or name.startswith(f"{one}-"):
            return other + name.removeprefix(one)
    return name


def _exchanged() -> Known:
    """Return what is known with the names of the two sides exchanged."""
    of_side = {side.id: side for side in AGREEMENT.sides}
    turned = []
    for side in AGREEMENT.sides:
        other = of_side[SideId(_other(side.id))]
        turned.append(replace(side, name=other.name, called=other.called))
    sources = {}
    for one in KNOWN.sources.values():
        named = KNOWN.sources[SourceId(_other(one.id))].entry
        entry = replace(one.entry, name=named.name, called=named.called)
        sources[one.id] = replace(one, entry=entry)
    return Known(agreement=replace(AGREEMENT, sides=tuple(turned)), sources=sources)


def _turned(said: Sequence[Said]) -> list[Said]:
    """Return statements with the two sides exchanged."""
    return [
        changed(
            one,
            side=SideId(_other(one.side)),
            speaker=SourceId(_other(one.speaker)) if one.speaker else None,
            via=tuple(SourceId(_other(relay)) for relay in one.via),
            respondents=tuple(sorted(map(_other, one.respondents))),
            denied=_other(one.details.denied) if one.details.denied else None,
        )
        for one in said
    ]


EXCHANGED = _exchanged()


@given(text=texts(), outlet=among(("gazette", "north-paper", "north-mod")))
def test_if_two_sides_exchange_their_names_they_do_in_what_is_read(
    text: tuple[str, str], outlet: str
) -> None:
    language, words = text
    before = read(words, language, outlet)
    after = read(words, language, _other(outlet), EXCHANGED)
    assert as_told(_turned(_turned(before))) == as_told(_turned(after))


@given(text=texts())
def test_the_same_text_is_read_the_same_and_in_order(text: tuple[str, str]) -> None:
    language, words = text
    said = read(words, language)
    assert as_told(said) == as_told(read(words, language))
    assert [one.sentence for one in said] == sorted(one.sentence for one in said)
    for one in said:
        assert 0 <= one.range[0] < one.range[1] <= len(words)


@given(text=st.text(max_size=200), language=among(("en", "ru")))
def test_any_text_at_all_is_read(text: str, language: str) -> None:
    for one in read(text, language):
        assert text[slice(*one.range)].strip()
